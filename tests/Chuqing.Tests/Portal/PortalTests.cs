using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Chuqing.Office.Lists;
using Chuqing.Web.Host;
using Chuqing.Web.Portal.Released;
using Chuqing.Web.Tests.Commands;
using Chuqing.Web.Tests.Face;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Chuqing.Web.Tests.Lists.ListRowsAtHand;

namespace Chuqing.Web.Tests.Portal;

public sealed class PortalTests
{
    [Theory]
    [InlineData("/office")]
    [InlineData("/office/ledger")]
    [InlineData("/signin")]
    public async Task The_office_is_not_there_on_the_public_side(string path)
    {
        await using var portal = await BarePortal.StartAsync();

        (await portal.Visitor.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await portal.Visitor.GetAsync("/lists/yellow")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Pages_csv_and_json_are_served_with_the_database_gone()
    {
        await using var portal = await BarePortal.StartAsync();
        var visitor = portal.Visitor;

        var page = await visitor.PageAsync("/lists/yellow/2026");
        page.QuerySelector("h1")!.TextContent.ShouldBe("“黄牌”名单（不达标应限期整改）");
        page.QuerySelector("main")!.TextContent.ShouldContain("与第 1 版相比：新增 1 行；现有 2 行。");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        page.QuerySelectorAll("tbody a[href='#objection']").Length.ShouldBe(2);
        page.QuerySelector("#objection")!.TextContent.ShouldContain("韶关市工业和信息化局");
        page.QuerySelectorAll("tbody .pill-dai").Length.ShouldBe(1);

        var old = await visitor.PageAsync("/lists/yellow/2026/1");
        old.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        old.QuerySelector("main")!.TextContent.ShouldContain("这是旧版，现行的是第 2 版");

        var csv = await visitor.GetAsync("/lists/yellow/2026/2.csv");
        csv.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        csv.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("黄牌名单-2026-第2版.csv");
        var bytes = await csv.Content.ReadAsByteArrayAsync(WebApp.Cancel);
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines.ShouldContain(l => l.Contains("\"'=HYPERLINK(\"\"http://x\"\",1)\""));

        var json = await visitor.GetAsync("/lists/yellow/2026/2.json");
        ListProof.Verify(await json.Content.ReadAsStringAsync(WebApp.Cancel), _ => null).Holds.ShouldBeTrue();
        (await (await visitor.GetAsync("/lists/yellow/2026/latest.json")).Content.ReadAsStringAsync(WebApp.Cancel)).ShouldBe(await json.Content.ReadAsStringAsync(WebApp.Cancel));
        using var index = JsonDocument.Parse(await (await visitor.GetAsync("/index.json")).Content.ReadAsStringAsync(WebApp.Cancel));
        index.RootElement.GetProperty("releases").EnumerateArray().Select(r => $"{r.GetProperty("kind").GetString()}/{r.GetProperty("number").GetInt32()}").ShouldBe(["yellow/2", "yellow/1", "exits/1"]);
    }

    [Theory]
    [InlineData("/lists/blue")]
    [InlineData("/lists/red/2026")]
    [InlineData("/lists/yellow/2026/2-1")]
    [InlineData("/lists/yellow/2026/1-2.json")]
    [InlineData("/lists/yellow/2026/1-02")]
    [InlineData("/lists/yellow/2025")]
    [InlineData("/lists/yellow/2026/3")]
    [InlineData("/lists/yellow/2026/01")]
    [InlineData("/lists/yellow/2026/.lock")]
    [InlineData("/lists/yellow/2026/..%2f..%2findex.json")]
    [InlineData("/lists/yellow/2026/1.html.csv")]
    [InlineData("/lists/..%2f..%2f/2026")]
    public async Task What_was_not_released_is_not_found(string path)
    {
        await using var portal = await BarePortal.StartAsync();

        (await portal.Visitor.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task No_released_page_needs_what_the_policy_forbids_and_every_link_leads_somewhere()
    {
        await using var portal = await BarePortal.StartAsync();
        HashSet<string> seen = [];
        Queue<string> ahead = new(["/"]);
        while (ahead.TryDequeue(out var path))
        {
            if (!seen.Add(path)) continue;
            var answer = await portal.Visitor.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            answer.Headers.CacheControl!.ToString().ShouldBe("public, no-cache");
            var page = await portal.Visitor.ReadAsync(answer);
            page.QuerySelectorAll("[style], style, script").ShouldBeEmpty(path);
            page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty(path);
            page.QuerySelectorAll("h1").Length.ShouldBe(1, path);
            page.Title!.ShouldEndWith("韶关市工业和信息化局落后产能退出公开");
            page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).ShouldBeEmpty(path);
            var links = page.QuerySelectorAll("a[href], link[href], use").Select(e => e.GetAttribute("href")!).Where(h => !h.StartsWith('#')).ToList();
            links.ShouldAllBe(h => h.StartsWith('/'));
            foreach (var link in links) ahead.Enqueue(link.Split('#')[0]);
        }
        foreach (var expected in new[] { "/lists", "/lists/yellow", "/lists/exits", "/lists/yellow/2026", "/lists/yellow/2026/1", "/lists/yellow/2026/2.json", "/lists/yellow/2026/history", "/lists/yellow/2026/1-2", "/lists/red", "/lists/exits/2026/1.csv", "/css/chuqing.css", "/lib/icons.svg" }) seen.ShouldContain(expected);
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_twice()
    {
        await using var portal = await BarePortal.StartAsync();
        var tag = (await portal.Visitor.GetAsync("/lists/yellow/2026")).Headers.ETag.ShouldNotBeNull();
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/lists/yellow/2026", UriKind.Relative)) { Headers = { IfNoneMatch = { tag } } };

        (await portal.Visitor.AskAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Before_the_first_list_the_portal_says_so()
    {
        await using var app = await WebApp.StartAsync();
        await app.Services.GetRequiredService<ReleasePublisher>().PublishAsync(WebApp.City, WebApp.Cancel);

        (await app.Visitor().PageAsync("/")).QuerySelector("main")!.TextContent.ShouldContain("还没有公布名单");
        (await app.Visitor().PageAsync("/lists/exits")).QuerySelector("main")!.TextContent.ShouldContain("还没有公布年度退出名单");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_crash_left_out_is_written_again_and_what_stands_is_not_touched()
    {
        await using var app = await WebApp.StartAsync();
        await ServedAsync(app, "甲厂");
        await ReleaseAsync(app, ListKind.Yellow);
        var (publisher, root) = (app.Services.GetRequiredService<ReleasePublisher>(), app.Services.GetRequiredService<Chuqing.Office.Settings.OfficeSettings>().ReleasedFolder);
        (await publisher.PublishAsync(WebApp.City, WebApp.Cancel)).ShouldBe(0);
        var before = await File.ReadAllTextAsync(Path.Combine(root, "lists/yellow/2026/1.html"), WebApp.Cancel);
        File.Delete(Path.Combine(root, "lists/yellow/2026/1.html"));
        await File.WriteAllTextAsync(Path.Combine(root, "lists/yellow/2026/1.json"), "半", WebApp.Cancel);

        (await publisher.PublishAsync(WebApp.City, WebApp.Cancel)).ShouldBe(2);

        (await File.ReadAllTextAsync(Path.Combine(root, "lists/yellow/2026/1.html"), WebApp.Cancel)).ShouldBe(before);
        Directory.EnumerateFiles(root, ".*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe([".lock"]);
        await Should.ThrowAsync<Chuqing.Office.BadInputException>(() => publisher.PublishAsync("441800", WebApp.Cancel));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("甲,乙", "\"甲,乙\"")]
    [InlineData("甲\"乙", "\"甲\"\"乙\"")]
    [InlineData("云岭水泥", "云岭水泥")]
    [InlineData(null, "")]
    public void No_cell_of_a_csv_is_a_formula(string? value, string cell) => ListCsv.Cell(value).ShouldBe(cell);

    [Fact]
    public async Task A_released_file_is_proven_from_the_console()
    {
        await using var portal = await BarePortal.StartAsync();
        var two = Path.Combine(portal.Folder, "lists/yellow/2026/2.json");

        var good = await ConsoleRun.RunBareAsync("lists", "verify", two);
        await File.WriteAllTextAsync(two, (await File.ReadAllTextAsync(two, WebApp.Cancel)).Replace("甲厂", "乙厂"), WebApp.Cancel);
        var bad = await ConsoleRun.RunBareAsync("lists", "verify", two);

        (good.Exit, good.Result).ShouldSatisfyAllConditions(g => g.Exit.ShouldBe(0), g => g.Result.ShouldContain("与第 1 版衔接"));
        (bad.Exit, bad.Result).ShouldSatisfyAllConditions(b => b.Exit.ShouldBe(1), b => b.Result.ShouldContain("摘要不符"));
        (await ConsoleRun.RunBareAsync("lists", "verify", two + "x")).Exit.ShouldBe(2);
    }

    /// <summary>A host with nothing but a released folder: its database and office are gone.</summary>
    sealed class BarePortal(WebApplication app, string folder, Visitor visitor) : IAsyncDisposable
    {
        public string Folder => folder;
        public Visitor Visitor => visitor;

        public static async Task<BarePortal> StartAsync()
        {
            var folder = Directory.CreateTempSubdirectory("chuqing-released-").FullName;
            await using (var office = await WebApp.StartAsync())
            {
                await ServedAsync(office, "甲厂");
                await ReleaseAsync(office, ListKind.Yellow);
                await ServedAsync(office, "=HYPERLINK(\"http://x\",1)");
                await ReleaseAsync(office, ListKind.Yellow);
                await VerifiedAsync(office, "望江建材");
                await ReleaseAsync(office, ListKind.YearlyExits);
                var written = office.Services.GetRequiredService<Chuqing.Office.Settings.OfficeSettings>().ReleasedFolder;
                foreach (var file in Directory.EnumerateFiles(written, "*", SearchOption.AllDirectories))
                {
                    var copy = Path.Combine(folder, Path.GetRelativePath(written, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.Copy(file, copy);
                }
            }
            var log = new LogLines();
            var app = PortalHost.Build(folder, ["http://127.0.0.1:0"], demo: false, b => b.Logging.ClearProviders().AddProvider(log));
            await app.StartAsync(WebApp.Cancel);
            return new(app, folder, new Visitor(new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), log));
        }

        public async ValueTask DisposeAsync()
        {
            visitor.Dispose();
            await app.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
