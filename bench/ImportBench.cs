using System.Text.Json;

namespace Chuqing.Bench;

/// <summary><c>bench import</c>: the whole process <c>import ledger</c> into an empty database, beside MiniExcel that only reads the same file.</summary>
static class ImportBench
{
    public static async Task<int> RunAsync(Options options)
    {
        var rows = options.Rows ?? 100_000;
        using var place = new Place();
        var file = place.File("台账.xlsx");
        SheetMaker.Xlsx(file, rows);
        Console.WriteLine($"{rows:N0} 行，{new FileInfo(file).Length / 1048576.0:0.0} MB。每次一个空库；整个进程的时间与内存。");

        List<Measured> ours = [], peers = [];
        for (var run = 0; run < options.Runs; run++)
        {
            var data = place.Folder($"data{run}");
            await Processes.OursAsync("db", "migrate", "--city", "440200", "--data", data);
            var own = await Processes.OursAsync("import", "ledger", file, "--data", data, "--json");
            var peer = await Processes.PeerAsync("miniexcel", file);
            // 先看做的是不是同一件事：收下的行数等于读到的行数
            var (accepted, read) = (JsonDocument.Parse(own.Output).RootElement.GetProperty("accepted").GetInt32(), int.Parse(peer.Output.Split(' ')[0], null));
            if (accepted != rows || read != rows) throw new InvalidOperationException($"结果不等：收下 {accepted} 行，MiniExcel 读到 {read} 行，应为 {rows}。");
            ours.Add(own);
            peers.Add(peer);
            Directory.Delete(data, recursive: true);
        }
        Report("import ledger", ours);
        Report("MiniExcel 只读", peers);
        Console.WriteLine(FormattableString.Invariant($"倍数（中位比中位） {Figures.Of(ours.Select(m => m.Seconds)).Median / Figures.Of(peers.Select(m => m.Seconds)).Median:0.00}"));
        return 0;
    }

    static void Report(string what, List<Measured> runs) =>
        Console.WriteLine($"{what}：{Figures.Of(runs.Select(m => m.Seconds))} 秒，峰值 {Figures.Of(runs.Select(m => m.PeakBytes / 1048576.0))} MB");
}
