using System.Net;
using System.Text.Json;
using Chuqing.Office.Ledger;
using Chuqing.Office.Plans;
using Chuqing.Web.Tests.Commands;
using static Chuqing.Web.Tests.Lists.ListRowsAtHand;

namespace Chuqing.Web.Tests.Year;

public sealed class YearPagesTests
{
    [Fact]
    public async Task Every_figure_of_the_year_opens_to_its_rows()
    {
        await using var app = await WebApp.StartAsync();
        await VerifiedAsync(app, "望江建材");
        await VerifiedAsync(app, "松岗造纸", 500m, "t/d");
        await VerifiedAsync(app, "不知产能的厂", null, null);
        var coordinator = await app.SignInAsync(Who.Coordinator);

        var page = await coordinator.PageAsync("/office/year");
        page.QuerySelector("main")!.TextContent.ShouldContain("不借用别的年份的节点");
        var figures = page.QuerySelectorAll("main a[href^='/office/year/rows']");
        figures.Length.ShouldBeGreaterThan(15);
        foreach (var address in figures.Select(a => a.GetAttribute("href")!).Distinct())
        {
            var rows = await coordinator.PageAsync(address);
            var shown = rows.QuerySelectorAll("tbody tr").Length;
            // 以“条”计的数，就是点开看到的行数
            foreach (var figure in figures.Where(a => a.GetAttribute("href") == address && a.NextElementSibling?.TextContent == "条")) figure.TextContent.ShouldBe($"{shown}", address);
            shown.ShouldBeGreaterThan(0, address);
        }
        (await coordinator.PageAsync("/office/year/rows?year=2026&unit=")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await coordinator.PageAsync("/office/year/rows?year=2025")).QuerySelector("main")!.TextContent.ShouldContain("没有符合的行");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_nodes_stand_on_the_page_of_their_year_only()
    {
        await using var app = await WebApp.StartAsync();
        var plan = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "plans", "shaoguan-2023.json"), WebApp.Cancel);
        await app.DoAsync(Who.Coordinator, (PlanService s) => s.AcceptForYearAsync(Actor.Program(WebApp.City), plan, 2026, WebApp.Cancel));
        var reader = await app.SignInAsync(Who.Reader);

        var page = await reader.PageAsync("/office/year?year=2026");
        page.QuerySelectorAll(".nodes li").Length.ShouldBe(6);
        page.QuerySelector(".nodes li.now")!.TextContent.ShouldContain("还有 38 天");
        // 没有办结登记：过去的节点不画成办完
        page.QuerySelectorAll(".nodes li.done, .nodes li.late").ShouldBeEmpty();
        page.QuerySelector("main")!.TextContent.ShouldContain("无文号（演示）");
        (await reader.PageAsync("/office/year?year=2025")).QuerySelectorAll(".nodes li").ShouldBeEmpty();
        page.QuerySelectorAll("main .acts .btn-primary").ShouldBeEmpty();
        (await reader.GetAsync("/office/year/2026/report.xlsx")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_report_comes_from_the_page_and_from_the_console_alike()
    {
        await using var app = await WebApp.StartAsync();
        await VerifiedAsync(app, "望江建材");
        var coordinator = await app.SignInAsync(Who.Coordinator);

        var sheet = await coordinator.GetAsync("/office/year/2026/report.xlsx");
        sheet.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("退出情况表-2026.xlsx");
        using var trace = JsonDocument.Parse(await (await coordinator.GetAsync("/office/year/2026/trace.json")).Content.ReadAsStringAsync(WebApp.Cancel));
        trace.RootElement.EnumerateArray().First().EnumerateObject().Select(p => p.Name).ShouldBe(["figure", "document", "table", "row", "column", "value", "unit", "query", "rows"]);
        (await coordinator.GetAsync("/office/year/2027/report.xlsx")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var run = new ConsoleRun();
        await run.FurnishAsync();
        var done = await run.RunAsync("report", "year", "2026", "--out", run.Beside("out"), "--city", WebApp.City);
        done.Exit.ShouldBe(0, done.Log);
        Directory.GetFiles(run.Beside("out")).Select(Path.GetFileName).ShouldBe(["trace.json", "退出情况表-2026.xlsx"], ignoreOrder: true);
        using var none = new ConsoleRun();
        (await none.RunAsync("report", "year", "2026", "--out", none.Beside("out"))).Exit.ShouldBe(2);
        Directory.Exists(none.Beside("out")).ShouldBeFalse();
        Directory.Exists(none.Data).ShouldBeFalse();
        (await run.RunAsync("report", "year", "2026", "--out", run.Beside("out"))).Log.ShouldContain("--city");
        (await run.RunAsync("report", "year", "二六", "--out", run.Beside("out"), "--city", WebApp.City)).Exit.ShouldBe(2);
        (await run.RunAsync("lists", "publish", "--city", WebApp.City)).Exit.ShouldBe(0);
        File.Exists(Path.Combine(run.Data, "released", "index.html")).ShouldBeTrue();
    }
}
