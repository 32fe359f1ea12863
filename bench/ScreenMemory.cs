using System.Diagnostics;
using Chuqing.Law.Screening;

namespace Chuqing.Bench;

/// <summary><c>bench screen memory</c>: a million lines, read once, against the whole law.</summary>
static class ScreenMemory
{
    public static int Run(Options options)
    {
        var (law, rows) = (BenchLaw.Whole(), options.Rows ?? 1_000_000);
        var start = Stopwatch.GetTimestamp();
        TypedLine[] lines = [.. SheetMaker.Lines(rows).Select(law.Read)];
        Console.WriteLine(FormattableString.Invariant($"内存中：{law.Count} 条规定，{rows:N0} 条线（造出并读成事实 {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} 秒，不计入）"));
        Console.WriteLine(FormattableString.Invariant($"　每条线平均有 {Judging.Judge(law, lines, new()) / (double)rows:0.0} 条规定管到"));
        foreach (var threads in new[] { 1, 2 })
        {
            var (seconds, bytes) = Judging.Measure(law, lines, threads, options.Runs);
            Console.WriteLine(FormattableString.Invariant($"　{threads} 线程：{Figures.Of(seconds)} 秒，每秒 {rows / Figures.Of(seconds).Median / 1e6:0.00} 百万条，每条分配 {bytes:0.000} 字节"));
        }
        var explained = Stopwatch.GetTimestamp();
        var some = Math.Min(rows, 100_000);
        long letters = 0;
        for (var i = 0; i < some; i++)
            foreach (var finding in law.Judge(lines[i].Facts).Findings) letters += finding.Because.Length;
        Console.WriteLine(FormattableString.Invariant($"　从事实读起、写出全部依据：1 线程每秒 {some / Stopwatch.GetElapsedTime(explained).TotalSeconds / 1e6:0.00} 百万条（{some:N0} 条，{letters:N0} 字）"));
        return 0;
    }
}
