using System.Text.Json;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.Settings;
using Chuqing.Web.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.Commands;

public class DatabaseCommandsTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("ledger verify")]
    [InlineData("backup ../somewhere.zip")]
    public async Task A_command_that_needs_a_database_and_finds_none_exits_2_and_creates_nothing(string command)
    {
        using var run = new ConsoleRun();
        var answer = await run.RunAsync(command.Split(' '));
        answer.Exit.ShouldBe(2);
        answer.Log.ShouldContain("没有数据库");
        answer.Result.ShouldBeEmpty();
        Directory.Exists(run.Data).ShouldBeFalse();
        Directory.CreateDirectory(run.Data);
        (await run.RunAsync(command.Split(' '))).Exit.ShouldBe(2);
        Directory.EnumerateFileSystemEntries(run.Data).ShouldBeEmpty();
    }

    [Fact]
    public async Task Migrate_makes_a_database_that_everything_else_takes_and_a_second_run_changes_nothing()
    {
        using var run = new ConsoleRun();
        (await run.RunAsync("db", "migrate")).ShouldBe(new(0, $"数据库已就绪：{run.Data}\n", ""));
        (await run.RunAsync("db", "migrate")).ShouldBe(new(0, $"数据库已是最新：{run.Data}\n", ""));
        (await run.RunAsync("ledger", "verify")).ShouldBe(new(0, "还没有留痕。\n", ""));
    }

    [Fact]
    public async Task A_new_installation_gets_its_city_and_its_first_people_from_the_console()
    {
        using var run = new ConsoleRun();
        (await run.RunAsync("db", "migrate", "--city", "440200")).ShouldSatisfyAllConditions(a => a.Exit.ShouldBe(0, a.Log), a => a.Result.ShouldContain("已装入 440200"));
        (await run.RunAsync("db", "migrate", "--city", "440200")).Result.ShouldContain("早已装入");
        string[] add = ["people", "add", "chen", "--city", "440200", "--name", "陈立", "--organ", "市工业和信息化局", "--title", "科员", "--division", "440205", "--duty"];
        try
        {
            Environment.SetEnvironmentVariable("CHUQING__PASSWORD", "short");
            (await run.RunAsync([.. add, "经办"])).Log.ShouldContain("至少 10 个字符");
            Environment.SetEnvironmentVariable("CHUQING__PASSWORD", "long enough 1");
            (await run.RunAsync([.. add, "经手"])).Log.ShouldContain("没有“经手”这项职责");
            (await run.RunAsync([.. add, "经办,审核"])).Result.ShouldBe("已建账号 chen：市工业和信息化局，曲江区，经办、审核。\n");
            (await run.RunAsync([.. add, "经办"])).ShouldSatisfyAllConditions(a => a.Exit.ShouldBe(2), a => a.Log.ShouldContain("已经有登录名“chen”"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("CHUQING__PASSWORD", null);
        }
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_not_touched()
    {
        using var run = new ConsoleRun();
        await run.FurnishAsync();
        await ExecuteAsync(run, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')");
        var answer = await run.RunAsync("ledger", "verify");
        answer.Exit.ShouldBe(2);
        answer.Log.ShouldContain("这个程序太旧");
    }

    [Fact]
    public async Task Verify_is_silent_about_a_whole_chain_and_names_what_was_changed_in_a_broken_one()
    {
        using var run = new ConsoleRun();
        await run.FurnishAsync();
        await using (var host = CommandHost.Unchecked(SettingsReader.Read(run.Data, _ => null)))
            (await host.Get<LedgerSealer>().SealAsync(WebApp.Cancel)).ShouldBe(2);

        var whole = await run.RunAsync("ledger", "verify", "--json");
        whole.Exit.ShouldBe(0);
        var lines = whole.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines.Select(l => l.GetProperty("city").GetString()).ShouldBe(["440200", "441800"]);
        lines[0].EnumerateObject().Select(p => p.Name).ShouldBe(["city", "entries", "sealed", "waiting", "lastSeal", "faults"]);
        lines[0].GetProperty("sealed").GetInt64().ShouldBe(1);

        // 绕开程序、先拆触发器再改：这是有人动了库文件
        await ExecuteAsync(run, "DROP TRIGGER \"LedgerEntries_NoUPDATE\"; UPDATE LedgerEntries SET Content = replace(Content, '440200', '440201') WHERE City = '440200'");
        var broken = await run.RunAsync("ledger", "verify");
        broken.Exit.ShouldBe(1);
        broken.Result.ShouldContain("内容被改过");
        broken.Result.ShouldContain("441800：留痕 1 条，已封 1 条，待封 0 条");
    }

    [Fact]
    public async Task Config_check_lists_what_is_in_force_and_writes_nothing()
    {
        using var run = new ConsoleRun();
        var bare = await run.RunAsync("config", "check");
        bare.Exit.ShouldBe(1);
        bare.Result.ShouldContain("不好 数据文件夹");
        Directory.Exists(run.Data).ShouldBeFalse();

        await run.FurnishAsync();
        var before = Directory.EnumerateFileSystemEntries(run.Data).Order().ToList();
        var check = await run.RunAsync("config", "check", "--json");
        var lines = check.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(l => l.GetProperty("setting").GetString()!);
        lines["数据库"].GetProperty("fault").ValueKind.ShouldBe(JsonValueKind.Null);
        lines["放假安排"].GetProperty("value").GetString()!.ShouldContain("已公布到 20");
        Directory.EnumerateFileSystemEntries(run.Data).Where(f => !f.EndsWith("-wal") && !f.EndsWith("-shm")).Order().ShouldBe(before);
    }

    static async Task ExecuteAsync(ConsoleRun run, string sql)
    {
        await using var connection = new SqliteConnection(DatabaseSettings.InFolder(run.Data).Connection + ";Pooling=False");
        await connection.OpenAsync(WebApp.Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(WebApp.Cancel);
    }
}
