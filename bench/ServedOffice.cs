using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Chuqing.Office.Data;

namespace Chuqing.Bench;

/// <summary>A served installation and an officer signed in to it.</summary>
sealed partial class ServedOffice : IAsyncDisposable
{
    const string Password = "bench-440200-only";
    readonly Process process;

    ServedOffice(Process process, HttpClient client, CookieContainer cookies) => (this.process, Client, Cookies) = (process, client, cookies);

    public HttpClient Client { get; }
    public CookieContainer Cookies { get; }

    /// <summary>What the served program has used of the processors.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The built program serves a data folder, in its own process; returns when the officer is in.</summary>
    public static async Task<ServedOffice> StartAsync(DatabaseSettings database, string data)
    {
        await Processes.OursAsync(Environment(database), "people", "add", "bench", "--city", "440200", "--name", "基准", "--organ", "市工信局（演示）", "--title", "统筹", "--duty", "统筹,经办", "--data", data);
        var port = FreePort();
        var start = new ProcessStartInfo(Processes.Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in new[] { "serve", "--urls", $"http://127.0.0.1:{port}", "--data", data }) start.ArgumentList.Add(word);
        foreach (var (name, value) in Environment(database)) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var said = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("服务没有开起来。");
        if (!said.Contains(port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)) throw new InvalidOperationException(said);
        var cookies = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var office = new ServedOffice(process, client, cookies);
        await office.SignInAsync();
        return office;
    }

    /// <summary>The variables that make the program use this database.</summary>
    public static Dictionary<string, string> Environment(DatabaseSettings database)
    {
        var variables = new Dictionary<string, string> { ["CHUQING__PASSWORD"] = Password };
        if (database.Provider == "postgres") (variables["CHUQING__DATABASE__PROVIDER"], variables["CHUQING__DATABASE__CONNECTION"]) = (database.Provider, database.Connection);
        return variables;
    }

    async Task SignInAsync()
    {
        var page = await Client.GetStringAsync("/signin");
        var fields = Hidden().Matches(page).Select(m => KeyValuePair.Create(WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value))).ToList();
        using var form = new FormUrlEncodedContent([.. fields, new("name", "bench"), new("password", Password)]);
        using var answer = await Client.PostAsync("/signin", form);
        if (answer.RequestMessage?.RequestUri?.AbsolutePath == "/signin") throw new InvalidOperationException("登录不上。");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)""")]
    private static partial Regex Hidden();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
