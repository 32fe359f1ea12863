using Chuqing.Office;
using Chuqing.Office.Settings;
using Chuqing.Web.Demo;
using Chuqing.Web.Host;

namespace Chuqing.Web.Commands;

/// <summary><c>demo</c>: everything embedded, with invented data, on this machine only.</summary>
static class DemoCommand
{
    public static readonly Command Command = new("demo", "[--port 5080] [--reset] [--data 文件夹]", "建一个演示库（数据虚构），打印各角色账号，开在 127.0.0.1。", RunAsync);

    static async Task<int> RunAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("port", "reset");
        var port = arguments.Number("port") ?? 5080;
        var folder = DataFolder.Of(arguments);
        var mark = Path.Combine(folder, "demo");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(mark))
            throw new BadInputException($"{folder} 里有数据，而且不是演示库。请用 --data 另指一个空文件夹；什么都没有改。");
        if (arguments.Has("reset") && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var settings = OfficeSettings.InFolder(folder) with { IsDemo = true };
        if (!File.Exists(Path.Combine(folder, DemoReady)))
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(mark, "演示库：数据虚构。\n", cancel);
            await FillAsync(settings, output.Log, cancel);
        }
        await using var app = OfficeHost.Build(settings, [$"http://127.0.0.1:{port}"]);
        await app.StartAsync(cancel);
        await PrintAsync(output.Result, port);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    const string DemoReady = "demo-ready";

    // 填到一半被打断的演示库不接着用，删了重来
    static async Task FillAsync(OfficeSettings settings, TextWriter log, CancellationToken cancel)
    {
        foreach (var entry in new DirectoryInfo(settings.DataFolder).EnumerateFileSystemInfos().Where(e => e.Name != "demo"))
            if (entry is DirectoryInfo half) half.Delete(recursive: true);
            else entry.Delete();
        await using (var host = CommandHost.Unchecked(settings))
            await new DemoData(host.Services, log).FillAsync(cancel);
        await File.WriteAllTextAsync(Path.Combine(settings.DataFolder, DemoReady), "", cancel);
    }

    static async Task PrintAsync(TextWriter result, int port)
    {
        await result.WriteLineAsync($"演示已开：http://127.0.0.1:{port}（门户）　http://127.0.0.1:{port}/office（工作台）");
        await result.WriteLineAsync($"各角色账号，密码都是 {DemoPeople.Password}：");
        foreach (var person in DemoPeople.All) await result.WriteLineAsync($"  {person.SignInName,-12} {person.Title}　{person.Organ}");
        await result.WriteLineAsync("数据均为虚构，不作任何依据。按 Ctrl+C 停。");
        await result.FlushAsync();
    }
}
