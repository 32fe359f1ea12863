using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Chuqing.Law.Screening;
using Chuqing.Office.Data;

namespace Chuqing.Bench;

/// <summary><c>bench screen http</c>: one line's facts posted again and again by a signed-in officer over many connections of this machine; the generator shares the processors.</summary>
static class ScreenHttp
{
    const int Connections = 32;
    // 头几秒多半在编译代码，不作数
    static readonly TimeSpan Warming = TimeSpan.FromSeconds(15), Measuring = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(Options options)
    {
        using var place = new Place();
        var data = place.Folder("data");
        await Processes.OursAsync("db", "migrate", "--city", "440200", "--data", data);
        await using var office = await ServedOffice.StartAsync(DatabaseSettings.InFolder(data), data);
        var address = office.Client.BaseAddress!;
        var cookie = office.Cookies.GetCookieHeader(address);
        byte[][] requests = [.. SheetMaker.Lines(210).Select(f => Request(f, address, cookie))];
        await RunAsync(address, requests, Warming);
        Console.WriteLine($"POST /api/v1/judge，{Connections} 个连接，一条线的事实（约 {requests[0].Length} 字节含头）进，判定与全部依据出；发请求的也在这台机器上");
        List<double> rates = [], p50 = [], p99 = [], serving = [], asking = [];
        for (var run = 0; run < options.Runs; run++)
        {
            var (served, own) = (office.ProcessorTime, Environment.CpuUsage.TotalTime);
            var (times, seconds, bytes) = await RunAsync(address, requests, Measuring);
            serving.Add((office.ProcessorTime - served).TotalMicroseconds / times.Count);
            asking.Add((Environment.CpuUsage.TotalTime - own).TotalMicroseconds / times.Count);
            times.Sort();
            rates.Add(times.Count / seconds);
            p50.Add(times[times.Count / 2]);
            p99.Add(times[(int)(times.Count * 0.99)]);
            if (run == 0) Console.WriteLine(FormattableString.Invariant($"　回答平均 {bytes / times.Count:N0} 字节"));
        }
        Console.WriteLine($"　每秒 {Figures.Of(rates)} 次；毫秒：中位 {Figures.Of(p50)}，p99 {Figures.Of(p99)}");
        Console.WriteLine($"　处理器时间（微秒一次）：服务 {Figures.Of(serving)}，发请求的 {Figures.Of(asking)}");
        return 0;
    }

    static async Task<(List<double> Milliseconds, double Seconds, long Bytes)> RunAsync(Uri address, byte[][] requests, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, Connections).Select(i => Task.Run(() => AskAsync(address, requests, i, start, time))));
        return ([.. done.SelectMany(d => d.Milliseconds)], Stopwatch.GetElapsedTime(start).TotalSeconds, done.Sum(d => d.Bytes));
    }

    // 不经 HttpClient：它一次花的处理器时间与被量的差不多，量的就不是服务了
    static async Task<(List<double> Milliseconds, long Bytes)> AskAsync(Uri address, byte[][] requests, int first, long start, TimeSpan time)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var buffer = new byte[1 << 17];
        List<double> milliseconds = new(1 << 16);
        long bytes = 0;
        for (var i = first; Stopwatch.GetElapsedTime(start) < time; i++)
        {
            var at = Stopwatch.GetTimestamp();
            await socket.SendAsync(requests[i % requests.Length]);
            var filled = 0;
            while (!buffer.AsSpan(0, filled).EndsWith("\r\n0\r\n\r\n"u8))
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(filled));
                if (got == 0 || !buffer.AsSpan().StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException($"没有答 200：{Encoding.UTF8.GetString(buffer, 0, filled + got)}");
                filled += got;
            }
            milliseconds.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            bytes += filled;
        }
        return (milliseconds, bytes);
    }

    static byte[] Request(LineFacts facts, Uri address, string cookie)
    {
        var body = JsonSerializer.Serialize(new
        {
            Enterprise = "某厂（演示）", facts.Sector, facts.Products, facts.Province, facts.Capacity,
            Machines = facts.Machines!.Select(m => new { m.Type, m.Count, m.Numbers, m.Specs }), Metrics = facts.Metrics.Select(m => new { m.Name, m.Value, m.Unit, m.Year }),
        }, JsonSerializerOptions.Web);
        return Encoding.UTF8.GetBytes($"POST /api/v1/judge HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {cookie}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}
