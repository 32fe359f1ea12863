using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Chuqing.Office.Data;
using Npgsql;

namespace Chuqing.Bench;

/// <summary><c>bench lists</c>: the ledger's pages over HTTP from a served installation with a million lines, each question many times, on SQLite or PostgreSQL.</summary>
static partial class ListsBench
{
    const int Times = 20;

    static readonly (string Name, string Query)[] Questions =
    [
        ("第一页", ""), ("一个县", "?area=440205"), ("一个行业", "?sector=水泥"), ("淘汰类", "?verdict=淘汰类"), ("未研判", "?verdict=未研判"), ("停产", "?status=Idle"),
        ("县＋行业＋判定", "?area=440205&sector=炼铁&verdict=疑似"), ("搜常见词", "?q=水泥"), ("搜企业名", "?q=丹霞100005"), ("搜两词", "?q=云岭 高炉"), ("搜没有的", "?q=不存在的厂"), ("县里搜", "?area=440205&q=电弧炉"),
    ];

    public static async Task<int> RunAsync(Options options)
    {
        var lines = options.Rows ?? 1_000_000;
        using var place = new Place();
        var data = place.Folder("data");
        var database = options.Postgres is { } server ? await NewDatabaseAsync(server) : DatabaseSettings.InFolder(data);
        await Processes.OursAsync(ServedOffice.Environment(database), "db", "migrate", "--city", "440200", "--data", data);
        var watch = Stopwatch.StartNew();
        await LedgerMaker.FillAsync(database, "440200", lines);
        // 长开的服务器自己会做，这里不等它
        if (database.Provider == "postgres") await RunAsync(database.Connection, "VACUUM ANALYZE");
        Console.WriteLine($"{(database.Provider == "postgres" ? "PostgreSQL" : "SQLite")}，{lines:N0} 条线，{lines / 3:N0} 家企业，装入 {watch.Elapsed.TotalSeconds:0} 秒。每问 {Times} 次（另有一次热身），毫秒：中位 / p95 / 最长");

        await using var office = await ServedOffice.StartAsync(database, data);
        List<double> all = [];
        foreach (var (name, query) in Questions) all.AddRange(await AskAsync(office, name, $"/office/ledger{query}"));
        all.AddRange(await TurnAsync(office));
        Console.WriteLine(FormattableString.Invariant($"全部 {all.Count} 次请求：p95 {At(all, 0.95):0} ms，最长 {all.Max():0} ms"));
        return 0;
    }

    static async Task<List<double>> AskAsync(ServedOffice office, string name, string url)
    {
        var (page, _) = await GetAsync(office, url);
        List<double> times = [];
        for (var i = 0; i < Times; i++) times.Add((await GetAsync(office, url)).Milliseconds);
        Console.WriteLine(FormattableString.Invariant($"{name}：{At(times, 0.5):0} / {At(times, 0.95):0} / {times.Max():0}　{Counted(page)}"));
        return times;
    }

    // 一页页往后翻，看翻深了慢不慢
    static async Task<List<double>> TurnAsync(ServedOffice office)
    {
        List<double> times = [];
        for (var url = "/office/ledger?sector=水泥"; times.Count < Times * 2;)
        {
            var (page, milliseconds) = await GetAsync(office, url);
            times.Add(milliseconds);
            if (Next().Match(page) is not { Success: true } next) break;
            url = WebUtility.HtmlDecode(next.Groups[1].Value);
        }
        Console.WriteLine(FormattableString.Invariant($"连翻 {times.Count} 页：{At(times, 0.5):0} / {At(times, 0.95):0} / {times.Max():0}"));
        return times;
    }

    static async Task<(string Page, double Milliseconds)> GetAsync(ServedOffice office, string url)
    {
        var start = Stopwatch.GetTimestamp();
        var page = await office.Client.GetStringAsync(url);
        return (page, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    static async Task<DatabaseSettings> NewDatabaseAsync(string server)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"chuqing_bench_{System.Environment.ProcessId}");
        await RunAsync(server, $"DROP DATABASE IF EXISTS {name}", $"CREATE DATABASE {name}");
        return new("postgres", new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
    }

    static async Task RunAsync(string server, params string[] commands)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        foreach (var sql in commands)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
            await command.ExecuteNonQueryAsync();
        }
    }

    static double At(List<double> times, double share) => times.Order().ElementAt(Math.Min(times.Count - 1, (int)Math.Ceiling(times.Count * share) - 1));

    static string Counted(string page) => Count().Match(page) is { Success: true } count ? WebUtility.HtmlDecode(count.Value) : "";

    [GeneratedRegex("""<a [^>]*href="([^"]*after=[^"]*)""")]
    private static partial Regex Next();

    [GeneratedRegex(@"共 ?[\d,，]+\+? ?[条家]")]
    private static partial Regex Count();
}
