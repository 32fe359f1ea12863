using System.Net;
using System.Text.Json;
using Chuqing.Office.Ledger;
using Chuqing.Office.Plans;
using Chuqing.Web.Tests.Workbench;
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
    public async Task Every_figure_of_the_summary_is_a_link_to_rows_that_add_up_to_it()
    {
        await using var app = await WebApp.StartAsync();
        await VerifiedAsync(app, "望江建材");
        await VerifiedAsync(app, "松岗造纸", 500m, "t/d");
        await VerifiedAsync(app, "不知产能的厂", null, null);
        await app.ServedCaseAsync();
        var coordinator = await app.SignInAsync(Who.Coordinator);

        var page = await coordinator.PageAsync("/office/year/2026/summary");
        var figures = page.QuerySelectorAll("article.paper a.trace");
        figures.Length.ShouldBeGreaterThan(20);
        using var trace = JsonDocument.Parse(await (await coordinator.GetAsync("/office/year/2026/trace.json")).Content.ReadAsStringAsync(WebApp.Cancel));
        var entries = trace.RootElement.EnumerateArray().Where(e => e.GetProperty("document").GetString() == "工作总结-2026.docx").ToList();
        // 页面上的数字就是 Word 里的数字，次序也一样
        figures.Select(a => a.GetAttribute("href")).ShouldBe(entries.Select(e => e.GetProperty("query").GetString()));
        foreach (var entry in entries)
        {
            var rows = await coordinator.PageAsync(entry.GetProperty("query").GetString()!);
            rows.QuerySelectorAll("tbody tr").Length.ShouldBe(entry.GetProperty("rows").GetArrayLength(), entry.GetProperty("figure").GetString());
            var (value, unit) = (entry.GetProperty("value").GetDecimal(), entry.GetProperty("unit").GetString());
            rows.QuerySelector(".lead")!.TextContent.ShouldContain($"{Chuqing.Web.Face.ChineseText.Number(value)} {unit}", Case.Sensitive, entry.GetProperty("figure").GetString());
        }
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_summary_and_the_rows_can_be_taken_away_and_what_cannot_be_read_is_not_taken_for_all()
    {
        await using var app = await WebApp.StartAsync();
        await VerifiedAsync(app, "望江建材");
        var (coordinator, reader) = (await app.SignInAsync(Who.Coordinator), await app.SignInAsync(Who.Reader));

        var word = await coordinator.GetAsync("/office/year/2026/summary.docx");
        word.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("工作总结-2026.docx");
        using var zip = new System.IO.Compression.ZipArchive(await (await coordinator.GetAsync("/office/year/2026/report.zip")).Content.ReadAsStreamAsync(WebApp.Cancel));
        zip.Entries.Count.ShouldBe(3);
        (await reader.PageAsync("/office/year/2026/summary")).QuerySelectorAll(".acts a").ShouldBeEmpty();
        (await reader.GetAsync("/office/year/2026/summary.docx")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.GetAsync("/office/year/rows.xlsx?year=2026")).Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("2026年当年退出.xlsx");

        (await coordinator.PageAsync("/office/year/rows?year=2026&of=all")).QuerySelector("main")!.TextContent.ShouldContain("看不懂");
        (await coordinator.PageAsync("/office/year/rows?year=2026&line=1")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        (await coordinator.GetAsync("/office/year/rows.xlsx?year=2026&of=all")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await coordinator.GetAsync("/office/year/2027/summary")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await coordinator.GetAsync($"/office/year/rows?year=2026&of=listed&release={Guid.CreateVersion7()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
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
        page.QuerySelectorAll("main a[href$='report.xlsx']").ShouldBeEmpty();
        (await reader.GetAsync("/office/year/2026/report.xlsx")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_report_comes_from_the_page_with_its_trace()
    {
        await using var app = await WebApp.StartAsync();
        await VerifiedAsync(app, "望江建材");
        var coordinator = await app.SignInAsync(Who.Coordinator);

        var sheet = await coordinator.GetAsync("/office/year/2026/report.xlsx");
        sheet.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("退出情况表-2026.xlsx");
        using var trace = JsonDocument.Parse(await (await coordinator.GetAsync("/office/year/2026/trace.json")).Content.ReadAsStringAsync(WebApp.Cancel));
        trace.RootElement.EnumerateArray().First().EnumerateObject().Select(p => p.Name).ShouldBe(["figure", "document", "table", "row", "column", "value", "unit", "query", "rows"]);
        (await coordinator.GetAsync("/office/year/2027/report.xlsx")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
