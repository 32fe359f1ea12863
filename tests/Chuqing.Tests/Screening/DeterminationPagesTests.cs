using System.Net;
using Chuqing.Web.Tests.LawBook;

namespace Chuqing.Web.Tests.Screening;

public sealed class DeterminationPagesTests
{
    [Fact]
    public async Task A_draft_offers_no_determination_and_a_confirmed_rule_does()
    {
        await using var app = await WebApp.StartAsync();
        var line = await LawRows.LineAsync(app);
        var handler = await app.SignInAsync(Who.Handler);
        var address = $"/office/lines/{line}/determine?rule={LawRows.Furnace400}";

        var draft = await handler.PageAsync(address);
        draft.Body!.TextContent.ShouldContain("还是草稿");
        draft.QuerySelector("main form[method=post]").ShouldBeNull();

        await LawRows.ConfirmAsync(app);
        var page = await handler.TakenAsync(await handler.PageAsync(address), "main form[method=post]");
        page.QuerySelector("h1")!.TextContent.ShouldContain("曲江测试钢铁有限公司");
        page.Body!.TextContent.ShouldContain("高炉容积 380 m3 ≤ 400 m3");
        page.Body!.TextContent.ShouldContain("送达之前是拟认定");
        (await handler.PageAsync("/office/determinations")).Body!.TextContent.ShouldContain("拟认定");

        (await handler.RefusedAsync(await handler.PageAsync(address), "main form[method=post]")).Body!.TextContent.ShouldContain("已有一件认定在办");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Screening_runs_from_its_page_and_counts_by_verdict()
    {
        await using var app = await WebApp.StartAsync();
        await LawRows.LineAsync(app);
        var handler = await app.SignInAsync(Who.Handler);

        (await handler.RefusedAsync(await handler.PageAsync("/office/screening"), "main form[method=post]", ("day", "2026-11-24"))).Body!.TextContent.ShouldContain("还没有到");
        var done = await handler.TakenAsync(await handler.PageAsync("/office/screening"), "main form[method=post]", ("day", "2026-11-23"));
        done.QuerySelectorAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("疑似");
        (await handler.PageAsync("/office/screening?verdict=淘汰类")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        (await (await app.SignInAsync(Who.SiblingHandler)).PageAsync("/office/screening")).QuerySelectorAll("tbody tr").ShouldBeEmpty("another county's line");
        (await (await app.SignInAsync(Who.Reader)).PageAsync("/office/screening")).QuerySelector("main form[method=post]").ShouldBeNull();
        app.Log.ShouldBeEmpty();
    }
}
