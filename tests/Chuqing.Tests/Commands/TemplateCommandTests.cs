using Chuqing.Office.Files.Sheets;
using Chuqing.Web.Commands;

namespace Chuqing.Web.Tests.Commands;

public sealed class TemplateCommandTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task The_template_is_written_once_and_never_over_a_file()
    {
        var path = Path.Combine(folder.FullName, "台账.xlsx");

        (await RunAsync(path, "--county", "仁化县")).ShouldBe((0, ""));
        using (var book = SheetReader.Read(path, cancel: TestContext.Current.CancellationToken)) book.Tables[0].Name.ShouldBe("台账");
        var (code, log) = await RunAsync(path);

        code.ShouldBe(2);
        log.ShouldContain("没有覆盖");
    }

    [Fact]
    public async Task A_missing_or_odd_name_and_a_missing_folder_are_refused()
    {
        (await RunAsync()).Code.ShouldBe(2);
        (await RunAsync("台账.xls")).Log.ShouldContain(".xlsx 结尾");
        (await RunAsync(Path.Combine(folder.FullName, "无", "台账.xlsx"))).Log.ShouldContain("写不了");
    }

    static async Task<(int Code, string Log)> RunAsync(params string[] args)
    {
        using StringWriter result = new(), log = new();
        var code = await CommandLine.RunAsync(["template", "ledger", .. args], new(result, log), TestContext.Current.CancellationToken);
        return (code, log.ToString());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
