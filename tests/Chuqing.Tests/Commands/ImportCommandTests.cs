using System.Text.Json;
using Chuqing.Office.Data;
using Chuqing.Office.Registry;
using Chuqing.Office.Settings;
using Chuqing.Web.Commands;
using Chuqing.Web.Tests.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.Commands;

public class ImportCommandTests
{
    static string Case(string name) => Path.Combine(AppContext.BaseDirectory, "cases", name);

    [Fact]
    public async Task The_published_exit_lists_go_in_once_and_the_second_time_change_nothing()
    {
        using var run = new ConsoleRun();
        await run.FurnishAsync();
        var tried = await ImportAsync(run, Case("exit_lists.csv"), "--dry-run");
        (tried.Exit, tried.Json.GetProperty("accepted").GetInt32(), tried.Json.GetProperty("job").ValueKind).ShouldBe((0, 95, JsonValueKind.Null));
        (await CountsAsync(run)).ShouldStartWith("0 0 0 0 0 0 ");

        var taken = await ImportAsync(run, Case("exit_lists.csv"));

        taken.Exit.ShouldBe(0);
        taken.Json.EnumerateObject().Select(p => p.Name).ShouldBe(["accepted", "rejected", "warnings", "job"]);
        taken.Json.GetProperty("accepted").GetInt32().ShouldBe(95);
        taken.Json.GetProperty("rejected").GetArrayLength().ShouldBe(0);
        taken.Json.GetProperty("job").GetGuid().ShouldNotBe(Guid.Empty);
        var after = await CountsAsync(run);
        var again = await ImportAsync(run, Case("exit_lists.csv"));
        again.Exit.ShouldBe(0);
        again.Json.GetProperty("job").GetGuid().ShouldBe(taken.Json.GetProperty("job").GetGuid());
        again.Json.GetProperty("warnings")[0].GetString()!.ShouldContain("已经导入过");
        (await CountsAsync(run)).ShouldBe(after);
    }

    [Fact]
    public async Task The_steel_plants_of_gem_go_in_as_rows_of_elsewhere_with_their_attribution()
    {
        using var run = new ConsoleRun();
        await run.FurnishAsync();

        var taken = await ImportAsync(run, Case("gem_steel_plants_china.csv"));

        taken.Json.GetProperty("rejected").EnumerateArray().Select(r => r.ToString()).ShouldBeEmpty();
        (taken.Exit, taken.Json.GetProperty("accepted").GetInt32()).ShouldBe((0, 557));
        var warnings = taken.Json.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!).ToList();
        warnings[0].ShouldContain("Global Energy Monitor, CC BY 4.0");
        warnings.ShouldContain(w => w.StartsWith("557 行写的县（市、区）不是本市的"));
        await using var db = Open(run);
        (await db.Set<ProductionLine>().AllAsync(l => l.DivisionPath == "/440200/000000/", WebApp.Cancel)).ShouldBeTrue();
        (await db.Set<Fact>().AllAsync(f => f.Source.StartsWith("【来源：Global Energy Monitor, Global Iron and Steel Tracker；CC BY 4.0；https://"), WebApp.Cancel)).ShouldBeTrue();
        (await db.Set<ProductionLine>().CountAsync(l => l.Capacity == 0, WebApp.Cancel)).ShouldBe(0, "N/A 不是零");
    }

    [Fact]
    public async Task Two_bad_rows_stop_all_or_are_left_out_and_come_back_beside_the_data()
    {
        using var run = new ConsoleRun();
        await run.FurnishAsync();
        var path = run.Beside("台账.csv");
        await File.WriteAllTextAsync(path, LedgerSheets.Header + "好,,曲江区,,水泥,湿法窑1条,,30,万吨/年,\n没单位,,曲江区,,水泥,湿法窑1条,,30,,\n没县,,,,水泥,湿法窑1条,,,,\n", WebApp.Cancel);
        var before = await CountsAsync(run);

        var none = await ImportAsync(run, path);

        none.Exit.ShouldBe(1);
        none.Json.GetProperty("accepted").GetInt32().ShouldBe(0);
        none.Json.GetProperty("job").ValueKind.ShouldBe(JsonValueKind.Null);
        none.Json.GetProperty("rejected")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["row", "column", "reason"]);
        (none.Json.GetProperty("rejected")[0].GetProperty("row").GetInt32(), none.Json.GetProperty("rejected")[0].GetProperty("column").GetString()).ShouldBe((3, "H"));
        var returned = Path.Combine(run.Data, "returned", "退回-台账.csv");
        none.Log.ShouldContain(returned);
        (await File.ReadAllTextAsync(returned, WebApp.Cancel)).ShouldContain("退回原因");
        (await CountsAsync(run)).ShouldBe(before);

        var good = await ImportAsync(run, path, "--good-rows");
        (good.Exit, good.Json.GetProperty("accepted").GetInt32(), good.Json.GetProperty("rejected").GetArrayLength()).ShouldBe((1, 1, 2));
        (await ImportAsync(run, path)).Exit.ShouldBe(1, "只写过好的行，不能说整份都导入过");
    }

    [Theory]
    [InlineData("picture")]
    [InlineData("truncated")]
    [InlineData("bomb")]
    [InlineData("cell")]
    [InlineData("html")]
    [InlineData("empty")]
    [InlineData("no header")]
    public async Task A_file_that_is_no_ledger_exits_2_and_writes_nothing(string kind)
    {
        using var run = new ConsoleRun();
        await run.FurnishAsync();
        var before = await CountsAsync(run);
        var (name, content, reason) = LedgerSheets.Bad(kind);
        await File.WriteAllBytesAsync(run.Beside(name), content, WebApp.Cancel);

        var answer = await run.RunAsync("import", "ledger", run.Beside(name), "--city", "440200", "--json");

        (answer.Exit, answer.Result).ShouldBe((2, ""));
        answer.Log.ShouldContain(reason);
        (await CountsAsync(run)).ShouldBe(before);
        Directory.Exists(Path.Combine(run.Data, "returned")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_named_and_nothing_is_made()
    {
        using var run = new ConsoleRun();
        var none = await run.RunAsync("import", "ledger", Case("exit_lists.csv"), "--json");
        none.Exit.ShouldBe(2);
        none.Log.ShouldContain("没有数据库");
        Directory.Exists(run.Data).ShouldBeFalse();

        await run.FurnishAsync();
        (await run.RunAsync("import", "ledger", Case("exit_lists.csv"), "--json")).Log.ShouldContain("2 个市：440200 韶关市、441800 清远市");
        (await run.RunAsync("import", "ledger", Case("exit_lists.csv"), "--city", "110000")).Log.ShouldContain("没有代码是“110000”的市");
        (await run.RunAsync("import", "ledger", run.Beside("没有.xlsx"), "--city", "440200")).Log.ShouldContain("找不到文件");
        (await run.RunAsync("import", "ledger", Case("exit_lists.csv"), "--city", "440200", "--map", run.Beside("没有.json"))).Log.ShouldContain("打不开");
        (await run.RunAsync("import", "ledger", Case("exit_lists.csv"), "--dryrun", "1")).Log.ShouldContain("没有 --dryrun 选项");
        (await run.RunAsync("import", "ledger")).Log.ShouldContain("还缺台账文件");
    }

    static async Task<(int Exit, JsonElement Json, string Log)> ImportAsync(ConsoleRun run, string path, params string[] more)
    {
        var answer = await run.RunAsync(["import", "ledger", path, "--city", "440200", "--json", .. more]);
        answer.Result.ShouldNotBeEmpty(answer.Log);
        return (answer.Exit, JsonDocument.Parse(answer.Result).RootElement, answer.Log);
    }

    static AppDb Open(ConsoleRun run) => new AppDbFactory(DatabaseSettings.InFolder(run.Data)).Open(DataScope.System);

    static async Task<string> CountsAsync(ConsoleRun run)
    {
        await using var db = Open(run);
        return await LedgerSheets.CountsAsync(db);
    }
}
