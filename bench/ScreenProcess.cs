namespace Chuqing.Bench;

/// <summary><c>bench screen process</c>: the whole process <c>screen</c> over a csv, with parsing and full JSON.</summary>
static class ScreenProcess
{
    public static async Task<int> RunAsync(Options options)
    {
        var rows = options.Rows ?? 100_000;
        using var place = new Place();
        var csv = place.File("台账.csv");
        SheetMaker.Csv(csv, rows);
        List<Measured> whole = [];
        for (var run = 0; run < options.Runs; run++)
        {
            var measured = await Processes.OursAsync("screen", csv, "--on", "2026-11-23", "--json");
            var lines = measured.Output.AsSpan().Count('\n');
            if (lines != rows) throw new InvalidOperationException($"screen 给出 {lines} 行，应为 {rows}。");
            whole.Add(measured);
        }
        Console.WriteLine($"screen 整个进程，{rows:N0} 行 csv（{new FileInfo(csv).Length / 1048576.0:0.0} MB）：{Figures.Of(whole.Select(m => m.Seconds))} 秒，峰值 {Figures.Of(whole.Select(m => m.PeakBytes / 1048576.0))} MB，输出 {whole[0].Output.Length / 1e6:0} 百万字");
        return 0;
    }
}
