using Chuqing.Law.Screening;

namespace Chuqing.Bench;

/// <summary><c>bench screen curves</c>: what more lines cost, and what more rules cost.</summary>
static class ScreenCurves
{
    public static int Run(Options options)
    {
        var law = BenchLaw.Whole();
        Console.WriteLine("线数（1 线程）：条 / 秒 / 每条纳秒");
        foreach (var rows in new[] { 10_000, 100_000, 1_000_000 })
        {
            TypedLine[] lines = [.. SheetMaker.Lines(rows).Select(law.Read)];
            var (seconds, _) = Judging.Measure(law, lines, 1, options.Runs, rounds: 1_000_000 / rows);
            Console.WriteLine(FormattableString.Invariant($"　{rows,9:N0} / {Figures.Of(seconds).Median:0.0000} / {Figures.Of(seconds.Select(s => s / rows * 1e9)):0}"));
        }
        Console.WriteLine("规定数（1 线程，100,000 条线；多出来的规定各管别的设备、产品和指标）：条规定 / 每条线纳秒 / 编译毫秒");
        foreach (var times in new[] { 1, 2, 4, 8 })
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            var more = BenchLaw.Times(times);
            var compiling = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            TypedLine[] lines = [.. SheetMaker.Lines(100_000).Select(more.Read)];
            var (seconds, _) = Judging.Measure(more, lines, 1, options.Runs, rounds: 10);
            Console.WriteLine(FormattableString.Invariant($"　{more.Count,6:N0} / {Figures.Of(seconds.Select(s => s / 100_000 * 1e9)):0} / {compiling:0}（含读架）"));
        }
        return 0;
    }
}
