using System.Diagnostics;
using Chuqing.Law.Screening;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.LawBook;
using Chuqing.Office.Screening;

namespace Chuqing.Bench;

/// <summary><c>bench screen</c>: the whole process <c>screen</c> over a csv, and the comparison core alone over typed facts in memory.</summary>
static class ScreenBench
{
    public static async Task<int> RunAsync(Options options)
    {
        var rows = options.Rows ?? 100_000;
        using var place = new Place();
        var (xlsx, csv) = (place.File("台账.xlsx"), place.File("台账.csv"));
        SheetMaker.Xlsx(xlsx, rows);
        SheetMaker.Csv(csv, rows);
        List<Measured> whole = [];
        for (var run = 0; run < options.Runs; run++)
        {
            var measured = await Processes.OursAsync("screen", csv, "--on", "2026-11-23", "--json");
            var lines = measured.Output.AsSpan().Count('\n');
            if (lines != rows) throw new InvalidOperationException($"screen 给出 {lines} 行，应为 {rows}。");
            whole.Add(measured);
        }
        Console.WriteLine($"screen 整个进程，{rows:N0} 行 csv：{Figures.Of(whole.Select(m => m.Seconds))} 秒，峰值 {Figures.Of(whole.Select(m => m.PeakBytes / 1048576.0))} MB");
        InMemory(csv, options.Runs);
        return 0;
    }

    static void InMemory(string csv, int runs)
    {
        var law = CityLaw.OfShelf(LoadedLaw.Read(ShelfFolder.Read(Path.Combine(Path.GetDirectoryName(Processes.Program)!, "law"))), new(2026, 11, 23)).Compiled;
        using var book = SheetReader.Read(csv);
        LineFacts[] facts = [.. MappedSheet.Open(book).Rows().Select(r => FactReading.OfRow(r, "440000"))];
        foreach (var threads in new[] { 1, 2 })
        {
            List<double> rates = [];
            for (var run = 0; run <= runs; run++)
            {
                var start = Stopwatch.GetTimestamp();
                Parallel.ForEach(facts, new ParallelOptions { MaxDegreeOfParallelism = threads }, line => law.Judge(line));
                // 头一次是热身
                if (run > 0) rates.Add(facts.Length / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e6);
            }
            Console.WriteLine($"内存中研判，{law.Pack.Catalogue.Count} 条目录、{facts.Length:N0} 条线，{threads} 线程：每秒 {Figures.Of(rates)} 百万条");
        }
    }
}
