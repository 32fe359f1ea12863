using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;

namespace Chuqing.Web.Commands;

/// <summary><c>db migrate</c> and <c>ledger verify</c>.</summary>
static class DatabaseCommands
{
    public static readonly Command Migrate = new("db migrate", "[--city 440200] [--data 文件夹]",
        "建库，或把库升到这个程序的版本；给出市的代码时，还装入它的区划、法规和工作方案。没有变化时什么都不做。", MigrateAsync);

    public static readonly Command Verify = new("ledger verify", "[--data 文件夹] [--json]", "重算每一条留痕和每一个封记；有对不上的退出码为 1。", VerifyAsync);

    static async Task<int> MigrateAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("city");
        arguments.AllowWords(0);
        var settings = DataFolder.SettingsOf(arguments);
        await using var host = CommandHost.Unchecked(settings);
        Directory.CreateDirectory(settings.DataFolder);
        var before = await host.FaultOfDatabaseAsync(cancel);
        try
        {
            await host.Get<Schema>().MigrateAsync(cancel);
        }
        catch (System.Data.Common.DbException bad)
        {
            throw new BadInputException($"数据库升不上去：{bad.Message}。请检查连接串里的用户是不是库的属主。");
        }
        await output.Result.WriteLineAsync(before is null ? $"数据库已是最新：{settings.DataFolder}" : $"数据库已就绪：{settings.DataFolder}");
        if (arguments.Option("city") is not { } city) return 0;
        var founded = await new Founding(host.Get<AppDbFactory>(), settings, host.Get<LawLibrary>(), host.Get<TimeProvider>()).FoundAsync(city, cancel);
        await output.Result.WriteLineAsync(founded ? $"已装入 {city} 的区划、法规和工作方案。" : $"{city} 早已装入，没有改动。");
        return 0;
    }

    static async Task<int> VerifyAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("json");
        arguments.AllowWords(0);
        await using var host = await CommandHost.OpenAsync(arguments, cancel);
        var checks = await host.Get<LedgerProof>().VerifyAsync(cancel);
        foreach (var check in checks)
        {
            if (arguments.Has("json")) await output.Result.WriteLineAsync(JsonOut.Line(check));
            else
            {
                await output.Result.WriteLineAsync($"{check.City}：留痕 {check.Entries} 条，已封 {check.Sealed} 条，待封 {check.Waiting} 条，末封记 {check.LastSeal ?? "无"}");
                foreach (var fault in check.Faults) await output.Result.WriteLineAsync($"  {fault}");
                await output.Result.WriteLineAsync(check.Faults.Count == 0 ? "  全部对得上。" : $"  有 {check.Faults.Count} 处对不上。");
            }
        }
        if (checks.Count == 0 && !arguments.Has("json")) await output.Result.WriteLineAsync("还没有留痕。");
        return checks.Any(c => c.Faults.Count > 0) ? 1 : 0;
    }
}
