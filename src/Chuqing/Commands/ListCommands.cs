using Chuqing.Office;
using Chuqing.Office.Lists;
using Chuqing.Web.Portal.Released;

namespace Chuqing.Web.Commands;

/// <summary><c>lists verify</c> proves a released file; <c>lists publish</c> brings the released folder to what the database says.</summary>
static class ListCommands
{
    public static readonly Command Verify = new("lists verify", "文件.json", "核对公布的名单文件有没有被改过，与旁边的前一版是否衔接；不用数据库。不符的退出码为 1。", VerifyAsync);

    public static readonly Command Publish = new("lists publish", "[--city 代码] [--data 文件夹]", "按数据库重写公开目录里缺的、不同的页面和文件；可以反复运行。", PublishAsync);

    static async Task<int> VerifyAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow();
        arguments.AllowWords(1);
        var path = Path.GetFullPath(arguments.Word(0, "名单文件，例如 released/lists/yellow/2026/3.json"));
        if (!File.Exists(path)) throw new BadInputException($"找不到文件 {path}。");
        var proven = ListProof.Verify(await File.ReadAllTextAsync(path, cancel), number =>
            Path.Combine(Path.GetDirectoryName(path)!, $"{number}.json") is var beside && File.Exists(beside) ? File.ReadAllText(beside) : null);
        foreach (var line in proven.Lines) await output.Result.WriteLineAsync(line);
        return proven.Holds ? 0 : 1;
    }

    static async Task<int> PublishAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("city");
        arguments.AllowWords(0);
        await using var host = await CommandHost.OpenAsync(arguments, cancel);
        var publisher = new ReleasePublisher(host.Get<Chuqing.Office.Data.AppDbFactory>(), host.Settings);
        var city = arguments.Option("city") ?? await publisher.CityAsync(cancel) ?? throw new BadInputException("库里还没有区划，没有可公布的。");
        var written = await publisher.PublishAsync(city, cancel);
        await output.Result.WriteLineAsync(written == 0 ? $"公开目录已是最新：{host.Settings.ReleasedFolder}" : $"写了 {written} 个文件：{host.Settings.ReleasedFolder}");
        return 0;
    }
}
