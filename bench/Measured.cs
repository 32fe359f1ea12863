using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Chuqing.Bench;

/// <summary>A whole process as it ran.</summary>
/// <param name="Seconds">From start to end, by the wall.</param>
/// <param name="PeakBytes">Largest resident set: VmHWM on Linux, elsewhere what the system tells.</param>
sealed record Measured(double Seconds, long PeakBytes, int ExitCode, string Output, string Errors)
{
    public static async Task<Measured> RunAsync(string program, IEnumerable<KeyValuePair<string, string>> variables, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var ended = process.WaitForExitAsync();
        long peak = 0;
        // 峰值只有活着时读得到；它只升不降，最后一次读到的就是它
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.WhenAny(ended, Task.Delay(5));
        }
        await ended;
        return new(watch.Elapsed.TotalSeconds, peak, process.ExitCode, await output, await errors);
    }

    static long PeakOf(Process process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                process.Refresh();
                return process.PeakWorkingSet64;
            }
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}

/// <summary>Figures of several runs: smallest, median, largest.</summary>
sealed record Figures(double Least, double Median, double Most)
{
    public static Figures Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(sorted[0], sorted[sorted.Length / 2], sorted[^1]);
    }

    public override string ToString() => FormattableString.Invariant($"{Median:0.00}（{Least:0.00}–{Most:0.00}）");
}
