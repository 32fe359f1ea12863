using System.Net;
using Chuqing.Office.Lists;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Web.Tests.Lists.ListRowsAtHand;

namespace Chuqing.Web.Tests.Lists;

public sealed class ListPagesTests
{
    [Fact]
    public async Task One_prepares_another_compares_and_releases_and_the_portal_shows_it()
    {
        await using var app = await WebApp.StartAsync();
        var id = await ServedAsync(app, "云岭水泥");
        var (handler, releaser) = (await app.SignInAsync(Who.Handler), await app.SignInAsync(Who.Releaser));

        var draft = await handler.TakenAsync(await handler.PageAsync("/office/lists"), "form[aria-label=编制名单]", ("kind", "yellow"), ("year", "2026"));
        draft.QuerySelector("main")!.TextContent.ShouldContain("须由另一人核对并发布");
        draft.QuerySelector($"a[href='/office/cases/{id}']").ShouldNotBeNull();

        var seen = await releaser.PageAsync(draft.Url);
        (await releaser.RefusedAsync(seen, "form[aria-label=发布]")).QuerySelector("main")!.TextContent.ShouldContain("请先逐行对过依据");
        var released = await releaser.TakenAsync(seen, "form[aria-label=发布]", ("compared", "yes"));
        released.QuerySelector("main")!.TextContent.ShouldContain("公开页面已写好");

        var page = await app.Visitor().PageAsync("/lists/yellow/2026");
        page.QuerySelector("main table")!.TextContent.ShouldContain("云岭水泥");
        (await app.Visitor().PageAsync("/")).QuerySelector("main")!.TextContent.ShouldContain("首次公布，共 1 行。");
        (await releaser.PageAsync("/office/lists")).QuerySelector("main")!.TextContent.ShouldContain("第 1 版");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_return_needs_its_reason_and_keeps_the_draft_off_the_portal()
    {
        await using var app = await WebApp.StartAsync();
        var (handler, releaser) = (await app.SignInAsync(Who.Handler), await app.SignInAsync(Who.Releaser));
        var draft = await handler.TakenAsync(await handler.PageAsync("/office/lists"), "form[aria-label=编制名单]", ("kind", "exits"), ("year", "2026"));
        var again = await handler.RefusedAsync(await handler.PageAsync("/office/lists"), "form[aria-label=编制名单]", ("kind", "exits"), ("year", "2026"));
        again.QuerySelector("main")!.TextContent.ShouldContain("已有一份待核对的草稿");

        var refused = await releaser.RefusedAsync(await releaser.PageAsync(draft.Url), "form[aria-label=退回]", ("reason", ""));
        refused.QuerySelector(".error-text")!.TextContent.ShouldContain("请写退回的理由");
        await releaser.TakenAsync(refused, "form[aria-label=退回]", ("reason", "第 2 行还没拆"));

        (await handler.PageAsync(draft.Url)).QuerySelector("main")!.TextContent.ShouldContain("第 2 行还没拆");
        (await app.Visitor().GetAsync("/lists/exits/2026")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await using var db = app.Everything();
        (await db.Set<ListRelease>().CountAsync(WebApp.Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_may_not_act_sees_the_act_locked_with_its_reason()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.WhoIsAsync(Who.Handler);
        var draft = await app.DoAsync(Who.Handler, (ListService s) => s.PrepareAsync(handler, ListKind.Yellow, 2026, WebApp.Cancel));
        var county = await app.SignInAsync(Who.CountyHandler);

        (await county.PageAsync("/office/lists")).QuerySelector("#why-prepare")!.TextContent.ShouldContain("市一级");
        (await county.GetAsync($"/office/lists/drafts/{draft.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await (await app.SignInAsync(Who.Reader)).PageAsync($"/office/lists/drafts/{draft.Id}");
        page.QuerySelectorAll("main form").ShouldBeEmpty();
        page.QuerySelectorAll("button.act[disabled]").Length.ShouldBe(2);
        (await county.PageAsync($"/office/lists/drafts/{Guid.Empty}", HttpStatusCode.NotFound)).QuerySelector("h1")!.TextContent.ShouldBe("没有这一页");
    }
}
