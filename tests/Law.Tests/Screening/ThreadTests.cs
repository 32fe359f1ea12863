using System.Text;
using System.Text.Json;
using Chuqing.Law.Screening;
using Chuqing.Law.Tests.Shelf;

namespace Chuqing.Law.Tests.Screening;

/// <summary>One compiled law asked from many threads at once.</summary>
public class ThreadTests
{
    static readonly LineFacts[] Asked =
    [
        .. BandLine.Of(Shelves.Shipped).SelectMany(b => new[] { -1m, 0m, 1m }.Select(off => b.Line.With(b.Rule.Metric.Name, b.Band.Grades.Limit + off, b.Year, b.Rule.Metric.Unit))),
        .. Enumerable.Range(380, 60).Select(volume => Lines.Furnace(volume).With("高炉工序能耗", volume, 2025)),
    ];

    [Fact]
    public async Task Sixteen_threads_say_the_same_bytes_as_one()
    {
        var law = CompiledLaw.Compile(Shelves.Shipped, _ => true, Lines.Today);
        var alone = Said(law, 0);
        using var start = new Barrier(16);

        // 各从不同的线起头，免得十六个线程齐步走
        var together = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            return Said(law, i * Asked.Length / 16);
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        alone.Length.ShouldBeGreaterThan(10_000);
        foreach (var said in together) said.AsSpan().SequenceEqual(alone).ShouldBeTrue();
    }

    static byte[] Said(CompiledLaw law, int first)
    {
        var said = new string[Asked.Length];
        for (var i = 0; i < Asked.Length; i++)
        {
            var at = (first + i) % Asked.Length;
            said[at] = JsonSerializer.Serialize(law.Judge(Asked[at]));
        }
        return Encoding.UTF8.GetBytes(string.Join('\n', said));
    }
}
