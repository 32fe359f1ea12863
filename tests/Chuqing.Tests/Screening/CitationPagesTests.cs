using System.Net;
using Chuqing.Web.Tests.LawBook;

namespace Chuqing.Web.Tests.Screening;

public sealed class CitationPagesTests
{
    static readonly (string, string?)[] Filled =
    [
        ("document", "《产业结构调整指导目录（2024年本）》"), ("number", "国家发展改革委令第7号"), ("item", "淘汰类 一（五）1"), ("documentOn", "2023-12-27"), ("inForceFrom", "2024-02-01"), ("quote", "400立方米及以下炼铁高炉"),
    ];

    static SentFile Original => new("original", "目录.pdf", "%PDF-1.4 原文"u8.ToArray(), "application/pdf");

    [Fact]
    public async Task A_citation_is_entered_from_the_line_checked_by_another_and_carries_the_determination()
    {
        await using var app = await WebApp.StartAsync();
        var line = await LawRows.LineAsync(app);
        var handler = await app.SignInAsync(Who.Handler);
        var enter = (await handler.PageAsync($"/office/lines/{line}")).QuerySelector("a[href*='/cite?']").ShouldNotBeNull().GetAttribute("href")!;
        var refused = await handler.ReadAsync(await handler.SendAsync(await handler.PageAsync(enter), "form[enctype]", [.. Filled.Where(f => f.Item1 != "quote"), ("documentOn", "去年")], []), HttpStatusCode.BadRequest);
        refused.GetElementById("f-quote-error").ShouldNotBeNull();
        refused.GetElementById("f-original-error").ShouldNotBeNull();
        refused.QuerySelector("input[name=number]")!.GetAttribute("value").ShouldBe("国家发展改革委令第7号");
        var entered = await handler.FollowAsync(await handler.SendAsync(await handler.PageAsync(enter), "form[enctype]", Filled, [Original]));
        entered.Body!.TextContent.ShouldContain("待另一人");
        entered.QuerySelector("form[aria-label=对照原件核对]").ShouldBeNull();
        var address = new Uri(entered.Url).AbsolutePath;

        var officer = await app.SignInAsync(Who.LawOfficer);
        (await officer.PageAsync("/office")).QuerySelector($"a[href='{address}']").ShouldNotBeNull();
        var check = await officer.PageAsync(address);
        (await officer.RefusedAsync(check, "form[aria-label=对照原件核对]", ("agrees", null))).GetElementById("f-agrees-error").ShouldNotBeNull();
        (await officer.RefusedAsync(check, "form[aria-label=对照原件核对]", ("agrees", "no"))).GetElementById("f-reason-error").ShouldNotBeNull();
        await officer.TakenAsync(check, "form[aria-label=对照原件核对]", ("agrees", "yes"));

        var propose = (await handler.PageAsync(address)).QuerySelector("a[href*='citation=']").ShouldNotBeNull().GetAttribute("href")!;
        var done = await handler.TakenAsync(await handler.PageAsync(propose), "form[aria-label=提出拟认定]");
        done.QuerySelector(".basis")!.TextContent.ShouldSatisfyAllConditions(t => t.ShouldContain("〔人工引用〕"), t => t.ShouldContain("400立方米及以下炼铁高炉"), t => t.ShouldContain("规则本身提出时仍是草稿"));
        (await handler.PageAsync($"/office/lines/{line}")).Body!.TextContent.ShouldContain("〔人工引用〕");
        (await handler.PageAsync("/office/citations")).Body!.TextContent.ShouldContain("两人核对一致");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_second_person_nothing_is_proposed_and_a_stranger_sees_nothing()
    {
        await using var app = await WebApp.StartAsync();
        var id = await LawRows.CitationAsync(app);
        var (line, handler) = (await LawRows.LineAsync(app), await app.SignInAsync(Who.Handler));
        var page = await handler.PageAsync($"/office/lines/{line}/determine?rule={LawRows.Furnace400}&citation={id}");
        page.Body!.TextContent.ShouldContain("还没有第二人");
        page.QuerySelector("form[aria-label=提出拟认定]").ShouldBeNull();
        await (await app.SignInAsync(Who.SiblingHandler)).PageAsync($"/office/citations/{id}", HttpStatusCode.NotFound);
        await (await app.SignInAsync(Who.Reader)).PageAsync($"/office/lines/{line}/cite?rule={LawRows.Furnace400}", HttpStatusCode.Forbidden);
        (await handler.PageAsync($"/office/lines/{line}/cite?rule=no.such")).Body!.TextContent.ShouldContain("没有管到");
        app.Log.ShouldBeEmpty();
    }
}
