using System.Net;
using Chuqing.Office.Lists;
using Chuqing.Web.Tests.Lists;
using Chuqing.Web.Tests.Workbench;
using static Chuqing.Web.Tests.Registry.LedgerSheets;

namespace Chuqing.Web.Tests.Search;

public class SearchPagesTests
{
    [Fact]
    public async Task The_box_stands_on_every_page_with_a_label_and_leads_to_groups_with_links()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.Handler, string.Concat(Enumerable.Range(1, 12).Select(i => $"云岭第{i}水泥厂,,曲江区,,水泥,机立窑1条,{i}#,,,在产\n")));
        var handler = await app.SignInAsync(Who.Handler);
        var ledger = await handler.PageAsync("/office/ledger");
        ledger.QuerySelector(".topbar label[for=top-q]")!.TextContent.ShouldContain("文号");

        var page = await handler.ReadAsync(await handler.SendAsync(ledger, ".topbar form[role=search]", ("q", "云岭")));

        page.Url.ShouldContain("/office/search?q=");
        page.QuerySelector("h1")!.TextContent.ShouldBe("查找“云岭”");
        page.QuerySelector("#top-q")!.GetAttribute("value").ShouldBe("云岭");
        var groups = page.QuerySelectorAll("section.card h2").Select(h => h.TextContent).ToList();
        groups.ShouldBe(["企业", "生产线（设备）"]);
        page.QuerySelectorAll("section[aria-label=企业] li").Length.ShouldBe(10);
        var all = await handler.PageAsync(page.QuerySelector("section[aria-label=企业] .card-header a")!.GetAttribute("href")!);
        all.QuerySelectorAll("table.t tbody tr").Length.ShouldBe(12);
        (await handler.PageAsync(page.QuerySelector("section[aria-label='生产线（设备）'] li a")!.GetAttribute("href")!)).QuerySelector("h1")!.TextContent.ShouldContain("机立窑");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_exact_document_number_still_shows_the_page_and_its_link_opens_the_case()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.ServedCaseAsync();
        var handler = await app.SignInAsync(Who.Handler);

        var page = await handler.PageAsync("/office/search?q=" + Uri.EscapeDataString("能改[2026]14号"));

        var item = page.QuerySelector("section[aria-label^=办件] li")!;
        item.TextContent.ShouldContain("能改〔2026〕14号");
        item.TextContent.ShouldContain("完全相同");
        item.QuerySelector("a")!.GetAttribute("href").ShouldBe($"/office/cases/{id}");
        await handler.PageAsync($"/office/cases/{id}");
    }

    [Fact]
    public async Task A_version_is_found_by_its_title_and_only_by_those_of_the_whole_city()
    {
        await using var app = await WebApp.StartAsync();
        await ListRowsAtHand.VerifiedAsync(app, "望江建材");
        await ListRowsAtHand.ReleaseAsync(app, ListKind.YearlyExits);

        var page = await (await app.SignInAsync(Who.Reader)).PageAsync("/office/search?q=退出名单 2026");

        var link = page.QuerySelector("section[aria-label=名单版本] li a")!;
        link.TextContent.ShouldBe("2026 年度退出名单第 1 版");
        await (await app.SignInAsync(Who.Reader)).PageAsync(link.GetAttribute("href")!);
        (await (await app.SignInAsync(Who.CountyHandler)).PageAsync("/office/search?q=退出名单 2026")).QuerySelector("section[aria-label=名单版本]").ShouldBeNull("县里打不开那一页");
    }

    [Fact]
    public async Task Every_link_of_an_answer_opens()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.CountyHandler, "曲江水泥,,,马坝镇,水泥,机立窑1条,1#,,,在产\n");
        var county = await app.SignInAsync(Who.CountyHandler);
        foreach (var words in new[] { "曲江", "水泥", "机立窑", "GB 16780", "马坝" })
        {
            var page = await county.PageAsync($"/office/search?q={Uri.EscapeDataString(words)}");
            var links = page.QuerySelectorAll("section.card a").Select(a => a.GetAttribute("href")!).Distinct().ToList();
            links.ShouldNotBeEmpty(words);
            foreach (var link in links) (await county.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK, $"{words} → {link}");
        }
        app.Log.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", 200, "企业：名称、曾用名、统一社会信用代码")]
    [InlineData("%25", 200, "只有标点")]
    [InlineData("_", 200, "只有标点")]
    [InlineData("云", 200, "只有一个字")]
    [InlineData("%00%00", 200, "企业：名称")]
    [InlineData("没有这样的厂", 200, "没有查到“没有这样的厂”")]
    [InlineData("%3Cscript%3Ealert(1)%3C/script%3E", 200, "没有查到“<script>")]
    public async Task What_cannot_be_searched_or_found_says_what_can(string q, int status, string says)
    {
        await using var app = await WebApp.StartAsync();
        var page = await (await app.SignInAsync(Who.Handler)).PageAsync($"/office/search?q={q}", (HttpStatusCode)status);
        page.QuerySelector("main")!.TextContent.ShouldContain(says);
        page.QuerySelectorAll("main script").ShouldBeEmpty();
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_long_words_are_refused_beside_the_field()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        await handler.PageAsync("/office/search?q=" + Uri.EscapeDataString(new string('云', 100)));
        var page = await handler.PageAsync("/office/search?q=" + Uri.EscapeDataString(new string('云', 240)), HttpStatusCode.BadRequest);
        page.QuerySelector("#f-q-error")!.TextContent.ShouldContain("240 个字，最多 100 个字");
        page.QuerySelector("#f-q")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task Who_may_read_nothing_is_told_so()
    {
        await using var app = await WebApp.StartAsync();
        await app.ServedCaseAsync();
        var page = await (await app.SignInAsync(Who.Patrol)).PageAsync("/office/search?q=能改〔2026〕14号");
        page.QuerySelector("main")!.TextContent.ShouldContain("这里没有可查的内容");
        page.QuerySelectorAll("section.card li").Length.ShouldBe(0);
    }
}
