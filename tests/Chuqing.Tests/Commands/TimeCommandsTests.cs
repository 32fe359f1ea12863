using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Chuqing.Web.Commands;

namespace Chuqing.Web.Tests.Commands;

/// <summary>The contract of <c>term</c>, <c>workdays</c> and <c>creditcode</c>: shapes and exit codes.</summary>
public class TimeCommandsTests
{
    static async Task<(int Exit, string Result, string Log)> Run(string command)
    {
        var (result, log) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync(command.Split(' '), new(result, log), TestContext.Current.CancellationToken);
        return (exit, result.ToString(), log.ToString());
    }

    [Fact]
    public async Task Term_prints_due_provisional_arithmetic_and_citation()
    {
        var (exit, result, log) = await Run("term energy.rectify --from 2026-06-29 --json");
        exit.ShouldBe(0);
        log.ShouldBeEmpty();
        var json = JsonDocument.Parse(result).RootElement;
        json.EnumerateObject().Select(p => p.Name).ShouldBe(["due", "provisional", "arithmetic", "citation"]);
        json.GetProperty("due").GetString().ShouldBe("2026-12-29");
        json.GetProperty("provisional").GetBoolean().ShouldBeFalse();
        json.GetProperty("arithmetic").EnumerateArray().Select(l => l.GetString()).ShouldContain("自 2026-06-30 起算 6 个月，届满日 2026-12-29");
        var citation = json.GetProperty("citation");
        citation.EnumerateObject().Select(p => p.Name).ShouldBe(["document", "number", "item", "quote"]);
        citation.GetProperty("document").GetString().ShouldBe("《关于利用综合标准依法依规推动落后产能退出的指导意见》");
        citation.GetProperty("number").GetString().ShouldBe("工信部联产业〔2017〕30号");
        result.ShouldContain("送达");
        result.Trim().ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("term energy.rectify --from 2026-01-06 --extend 3 --json", "2026-10-08")]
    [InlineData("term energy.rectify --from 2026-01-06 --suspend 2026-03-02..2026-03-11 --json", "2026-07-16")]
    [InlineData("term energy.rectify --from 2026-01-06 --suspend 2026-03-02..2026-03-06 --suspend 2026-03-07..2026-03-11 --json", "2026-07-16")]
    [InlineData("term energy.extension --from 2026-07-06 --json", "2026-10-08")]
    public async Task Term_extends_and_suspends(string command, string due)
    {
        var (exit, result, _) = await Run(command);
        exit.ShouldBe(0);
        JsonDocument.Parse(result).RootElement.GetProperty("due").GetString().ShouldBe(due);
    }

    [Theory]
    [InlineData("term energy.rectify --from 2026-01-06 --extend 4", "1 至 3 个月")]
    [InlineData("term energy.rectify --from 2026-01-06 --extend 0", "1 至 3 个月")]
    [InlineData("term energy.rectify --from 2026-01-06 --extend -1", "不是整数")]
    [InlineData("term energy.rectify --from 2026-01-06 --extend", "还缺一个值")]
    [InlineData("term energy.rectify --from 2026-1-6", "2026-1-6")]
    [InlineData("term energy.rectify --from 2017-02-16", "不能套用后来的规定")]
    [InlineData("term energy.rectify --from 9999-11-30", "9999")]
    [InlineData("term energy.rectify", "--from")]
    [InlineData("term energy.rectify penalty.pay --from 2026-01-06", "多出一个词")]
    [InlineData("term no.such --from 2026-01-06", "energy.rectify")]
    [InlineData("term energy.rectify --from 2026-01-06 --suspend 2026-03-02", "2026-07-01..2026-07-10")]
    [InlineData("term energy.rectify --from 2026-01-06 --suspend 2026-03-02..2026-03-01", "颠倒")]
    [InlineData("term energy.rectify --from 2026-01-06 --on 2026-03-02", "没有 --on")]
    [InlineData("workdays 2026-01-06 2026-01-05", "晚于止日")]
    [InlineData("workdays 2026-01-06", "止日")]
    [InlineData("workdays 2018-12-31 2019-01-05", "2019-01-01")]
    [InlineData("creditcode --json", "统一社会信用代码")]
    public async Task Bad_input_exits_2_with_a_sentence_and_no_result(string command, string said)
    {
        var (exit, result, log) = await Run(command);
        exit.ShouldBe(2);
        result.ShouldBeEmpty();
        log.ShouldContain(said);
    }

    [Theory]
    [InlineData("2026-02-14", "2026-02-24", 2, true)]
    [InlineData("2026-01-05", "2026-01-05", 1, true)]
    [InlineData("2026-12-31", "2026-12-31", 1, true)]
    [InlineData("2026-12-31", "2027-01-01", 2, false)]
    [InlineData("2019-01-01", "2026-12-31", 1994, true)]
    public async Task Workdays_count_both_ends_and_say_whether_all_is_known(string from, string through, int count, bool known)
    {
        var (exit, result, _) = await Run($"workdays {from} {through} --json");
        exit.ShouldBe(0);
        result.Trim().ShouldBe($$"""{"workingDays":{{count}},"known":{{(known ? "true" : "false")}}}""");
    }

    [Fact]
    public async Task Creditcode_prints_a_line_per_code_in_order_and_exits_1_if_one_is_malformed()
    {
        var (exit, result, _) = await Run("creditcode 91440205MA5DEMA16M abc 9144028170794****E 91350211M0000XUF46 --json");
        exit.ShouldBe(1);
        result.Trim().Split('\n').ShouldBe([
            """{"code":"91440205MA5DEMA16M","state":"valid","expected":"M","division":"440205"}""",
            """{"code":"abc","state":"malformed","expected":null,"division":null}""",
            """{"code":"9144028170794****E","state":"masked","expected":null,"division":"440281"}""",
            """{"code":"91350211M0000XUF46","state":"checkDigitDiffers","expected":"R","division":"350211"}""",
        ]);
        (await Run("creditcode 91440205MA5DEMA16M 9144028170794****E 91350211M0000XUF46")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task The_program_itself_prints_utf8_without_a_mark_and_passes_the_exit_code_on()
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Chuqing.exe" : "Chuqing");
        using var process = Process.Start(new ProcessStartInfo(program, "creditcode 厂 --json") { RedirectStandardOutput = true }).ShouldNotBeNull();
        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(1);
        Encoding.UTF8.GetString(bytes.ToArray()).Trim().ShouldBe("""{"code":"厂","state":"malformed","expected":null,"division":null}""");
    }
}
