using Chuqing.Office;
using Chuqing.Web.Host;

namespace Chuqing.Web.Commands;

/// <summary><c>serve</c>: the web server of production, over a database that is there and current.</summary>
static class ServeCommand
{
    public static readonly Command Command = new("serve", "[--serve portal] [--urls 地址;地址] [--data 文件夹]", "开网页服务，默认 http://127.0.0.1:5080；数据库须先用 db migrate 建好。--serve portal 只开门户，不碰数据库。", RunAsync);

    static async Task<int> RunAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("urls", "serve");
        arguments.AllowWords(0);
        var urls = Urls(arguments.Option("urls") ?? Environment.GetEnvironmentVariable("CHUQING__URLS") ?? "http://127.0.0.1:5080");
        switch (arguments.Option("serve"))
        {
            case null: break;
            case "portal": return await ServeAsync(Portal(DataFolder.SettingsOf(arguments), urls), output, cancel);
            case var other: throw new BadInputException($"--serve 的值“{other}”不认识。可用：portal。");
        }
        // 用完就放：服务自己再开一个
        var host = await CommandHost.OpenAsync(arguments, cancel);
        var settings = host.Settings;
        await host.DisposeAsync();
        return await ServeAsync(OfficeHost.Build(settings, urls), output, cancel);
    }

    static WebApplication Portal(Chuqing.Office.Settings.OfficeSettings settings, string[] urls) =>
        Directory.Exists(settings.ReleasedFolder)
            ? PortalHost.Build(settings.ReleasedFolder, urls, settings.IsDemo)
            : throw new BadInputException($"没有发布夹 {settings.ReleasedFolder}。先在办公端发布名单，或运行 lists publish；什么都没有建。");

    /// <summary>Serves until told to stop.</summary>
    public static async Task<int> ServeAsync(WebApplication app, CommandOutput output, CancellationToken cancel)
    {
        await using (app)
        {
            try
            {
                await app.StartAsync(cancel);
            }
            catch (IOException taken)
            {
                throw new BadInputException($"开不了这个地址：{taken.Message}。可用 --urls 换一个端口。");
            }
            await output.Result.WriteLineAsync($"已开在 {string.Join(' ', app.Urls)}，按 Ctrl+C 停。");
            await output.Result.FlushAsync(CancellationToken.None);
            await app.WaitForShutdownAsync(cancel);
        }
        return 0;
    }

    static string[] Urls(string text)
    {
        var urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length == 0 || Array.Find(urls, u => !Uri.TryCreate(u.Replace("*", "any", StringComparison.Ordinal).Replace("+", "any", StringComparison.Ordinal), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) is not null)
            throw new BadInputException($"--urls 的值“{text}”看不懂。请写成 http://127.0.0.1:5080，几个地址用 ; 隔开。");
        return urls;
    }
}
