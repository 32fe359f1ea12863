using Chuqing.Office.Procedures;

namespace Chuqing.Web.Commands;

/// <summary><c>clocks rebuild</c>: every clock again from its steps; says how many rows stood otherwise.</summary>
static class ClocksCommand
{
    public static readonly Command Rebuild = new("clocks rebuild", "[--data 文件夹] [--json]",
        "按步骤重算全部期限，报出有几个与原来不同；有算不出的退出码为 1。", RunAsync);

    static async Task<int> RunAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("json");
        arguments.AllowWords(0);
        await using var host = await CommandHost.OpenAsync(arguments, cancel);
        var rebuilt = await host.Get<ClockRebuild>().RunAsync(cancel);
        foreach (var (proceeding, reason) in rebuilt.Broken) await output.Log.WriteLineAsync($"办件 {proceeding}：{reason}");
        await output.Result.WriteLineAsync(arguments.Has("json")
            ? JsonOut.Line(new { rebuilt.Clocks, rebuilt.Differed, broken = rebuilt.Broken.Count })
            : $"重算 {rebuilt.Clocks} 个期限，{rebuilt.Differed} 个与原来不同，{rebuilt.Broken.Count} 个算不出。");
        return rebuilt.Broken.Count == 0 ? 0 : 1;
    }
}
