using System.Net;
using System.Text;
using AngleSharp.Dom;

namespace Chuqing.Web.Tests.LawBook;

public sealed class LawPagesTests
{
    const string Page = $"/office/law/{LawRows.Furnace400}";

    static readonly (string, string?)[] Filled = [("title", "《产业结构调整指导目录（2024年本）》"), ("number", "国家发展改革委令第7号"), ("item", "淘汰类 一（五）1"), ("quote", "400 立方米及以下炼铁高炉")];

    static SentFile Scan => new("scan", "目录扫描.pdf", Encoding.UTF8.GetBytes("原文"), "application/pdf");

    [Fact]
    public async Task Two_officers_confirm_on_the_page_and_the_same_one_cannot_twice()
    {
        await using var app = await WebApp.StartAsync();
        var first = await app.SignInAsync(Who.LawOfficer);
        var page = await first.PageAsync(Page);
        Standing(page).ShouldBe("草稿");
        (await first.FollowAsync(await first.SendAsync(page, "form[enctype]", Filled, [Scan]))).Body!.TextContent.ShouldContain("贺核对");

        var again = await first.ReadAsync(await first.SendAsync(await first.PageAsync(Page), "form[enctype]", Filled, [Scan]), HttpStatusCode.BadRequest);
        again.Body!.TextContent.ShouldContain("须由另一人再核对");
        Standing(again).ShouldBe("一人已核");

        var second = await app.SignInAsync(Who.OtherLawOfficer);
        var done = await second.FollowAsync(await second.SendAsync(await second.PageAsync(Page), "form[enctype]", Filled, [Scan]));
        Standing(done).ShouldBe("已确认");
        done.QuerySelector("form[enctype]").ShouldBeNull();
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_signature_without_its_scan_is_refused_and_the_entries_are_kept()
    {
        await using var app = await WebApp.StartAsync();
        var officer = await app.SignInAsync(Who.LawOfficer);

        var refused = await officer.ReadAsync(await officer.SendAsync(await officer.PageAsync(Page), "form[enctype]", Filled, []), HttpStatusCode.BadRequest);

        refused.GetElementById("f-scan-error")!.TextContent.ShouldContain("扫描件");
        refused.QuerySelector("input[name=number]")!.GetAttribute("value").ShouldBe("国家发展改革委令第7号");
        Standing(refused).ShouldBe("草稿");
    }

    [Fact]
    public async Task The_list_asks_two_dates_and_the_page_never_lends_a_later_version()
    {
        await using var app = await WebApp.StartAsync();
        var reader = await app.SignInAsync(Who.Reader);

        var list = await reader.PageAsync("/office/law?q=blast-furnace.400&on=2023-06-01");
        list.QuerySelectorAll("tbody tr").ShouldNotBeEmpty();
        list.QuerySelector("tbody")!.TextContent.ShouldContain("2020-01-01");
        (await reader.PageAsync($"{Page}?on=2019-12-31")).Body!.TextContent.ShouldContain("不能套用后来的规定");
        (await reader.PageAsync("/office/law?known=2020-01-01")).Body!.TextContent.ShouldContain("还没有接收任何法规");
        (await reader.PageAsync("/office/law?on=去年")).Body!.TextContent.ShouldContain("不是日期");
        await reader.PageAsync("/office/law/no.such.rule", HttpStatusCode.NotFound);
        (await reader.PageAsync(Page)).QuerySelector("form[enctype]").ShouldBeNull("a reader has no form to sign");
        app.Log.ShouldBeEmpty();
    }

    static string Standing(IDocument page) => page.QuerySelector(".law-v .cur .seal")!.TextContent.Trim();
}
