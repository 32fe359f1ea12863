using System.Diagnostics;
using Chuqing.Law.Screening;

namespace Chuqing.Bench;

/// <summary>Lines judged on some threads: how long, and how much memory.</summary>
static class Judging
{
    /// <returns>Seconds of each run after one that warms up, and bytes allocated for each line by the last.</returns>
    public static (List<double> Seconds, double Bytes) Measure(CompiledLaw law, TypedLine[] lines, int threads, int runs, int rounds = 1)
    {
        List<double> seconds = [];
        var bytes = 0.0;
        for (var run = 0; run <= runs; run++)
        {
            var rooms = Enumerable.Range(0, threads).Select(_ => new Outcomes()).ToArray();
            foreach (var room in rooms) Judge(law, lines.AsSpan(0, Math.Min(lines.Length, 1000)), room);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            var workers = rooms.Select((room, i) => new Thread(() =>
            {
                var (from, to) = (lines.Length * i / threads, lines.Length * (i + 1) / threads);
                for (var round = 0; round < rounds; round++) Judge(law, lines.AsSpan(from, to - from), room);
            })).ToArray();
            foreach (var worker in workers) worker.Start();
            foreach (var worker in workers) worker.Join();
            if (run == 0) continue;
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / rounds);
            bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)lines.Length / rounds;
        }
        return (seconds, bytes);
    }

    public static long Judge(CompiledLaw law, ReadOnlySpan<TypedLine> lines, Outcomes room)
    {
        long found = 0;
        foreach (var line in lines)
        {
            law.Judge(line, room);
            found += room.Count;
        }
        return found;
    }
}
