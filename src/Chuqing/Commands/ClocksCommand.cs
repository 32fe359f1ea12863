using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Procedures;
using Chuqing.Office.Settings;

namespace Chuqing.Web.Commands;

/// <summary><c>clocks rebuild</c>: every clock again from its steps; says how many rows stood otherwise.</summary>
static class ClocksCommand
{
    public static readonly Command Rebuild = new("clocks rebuild", "[--data DIR] [--json]",
        "按步骤重算所有在走和停下的期限，报出有几个与原来不同；都相同答 0，有算不出的答 1。", RunAsync);

    static async Task<int> RunAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("json");
        if (arguments.Words.Count > 0) throw new BadInputException($"多出一个词“{arguments.Words[0]}”。");
        var folder = arguments.Option("data") ?? Environment.GetEnvironmentVariable("CHUQING__DATA") ?? "./data";
        var settings = OfficeSettings.InFolder(folder);
        // 先看文件在不在：打开一个没有的 SQLite 库会造出一个空的
        if (settings.Database.Provider == "sqlite" && !File.Exists(Path.Combine(settings.DataFolder, "chuqing.db")))
            throw new BadInputException($"“{settings.DataFolder}”里没有数据库。先运行 demo 或 db migrate；什么都没有建。");
        var databases = new AppDbFactory(settings.Database);
        if (!await new Schema(databases).IsCurrentAsync(cancel)) throw new BadInputException("数据库还不是这一版，请先运行 db migrate。什么都没有改。");
        var rebuilt = await new ClockRebuild(databases, new LawLibrary(settings), TimeProvider.System).RunAsync(cancel);
        foreach (var (proceeding, reason) in rebuilt.Broken) await output.Log.WriteLineAsync($"办件 {proceeding}：{reason}");
        await output.Result.WriteLineAsync(arguments.Has("json")
            ? JsonOut.Line(new { rebuilt.Clocks, rebuilt.Differed, broken = rebuilt.Broken.Count })
            : $"重算 {rebuilt.Clocks} 个期限，{rebuilt.Differed} 个与原来不同，{rebuilt.Broken.Count} 个算不出。");
        return rebuilt.Broken.Count == 0 ? 0 : 1;
    }
}
