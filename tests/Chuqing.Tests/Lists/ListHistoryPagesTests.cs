using System.Net;
using Chuqing.Office.Lists;
using Chuqing.Web.Portal.Released;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Chuqing.Web.Tests.Lists.ListRowsAtHand;

namespace Chuqing.Web.Tests.Lists;

public sealed class ListHistoryPagesTests
{
    [Fact]
    public async Task A_recall_by_two_takes_the_rows_off_the_portal_and_keeps_them_readable_and_a_later_version_follows()
    {
        await using var app = await WebApp.StartAsync();
        await ServedAsync(app, "云岭水泥");
        var one = await ReleaseAsync(app, ListKind.Yellow);
        var (handler, releaser, visitor) = (await app.SignInAsync(Who.Handler), await app.SignInAsync(Who.Releaser), app.Visitor());

        var page = await handler.PageAsync("/office/lists/yellow/2026/recall");
        (await handler.RefusedAsync(page, "form[aria-label=拟撤回]", ("reason", ""))).QuerySelector(".error-text")!.TextContent.ShouldContain("理由");
        var draft = await handler.TakenAsync(page, "form[aria-label=拟撤回]", ("reason", "未满异议期"));
        draft.QuerySelector("main")!.TextContent.ShouldContain("须由另一人核对并发布");
        await releaser.TakenAsync(await releaser.PageAsync(draft.Url), "form[aria-label=发布]", ("compared", "yes"));

        var latest = await visitor.PageAsync("/lists/yellow/2026");
        latest.QuerySelector("main")!.TextContent.ShouldContain("第 1 版已撤回");
        latest.QuerySelector("main")!.TextContent.ShouldContain("理由：未满异议期。2026年11月23日 撤回");
        latest.QuerySelectorAll("main table").ShouldBeEmpty();
        var recalled = await visitor.PageAsync("/lists/yellow/2026/1");
        recalled.QuerySelector(".say-stop")!.TextContent.ShouldContain("第 1 版已撤回，不作依据");
        recalled.QuerySelector("main table")!.TextContent.ShouldContain("云岭水泥");
        (await visitor.PageAsync("/")).QuerySelector("main")!.TextContent.ShouldContain("现在没有现行的一版");
        (await (await visitor.GetAsync("/lists/yellow/2026/1.json")).Content.ReadAsStringAsync(WebApp.Cancel)).ShouldBe(ListProof.FileOf(one));

        await ReleaseAsync(app, ListKind.Yellow);
        (await visitor.PageAsync("/lists/yellow/2026")).QuerySelector("main")!.TextContent.ShouldContain("第 1 版撤回后重新公布");
        var history = await visitor.PageAsync("/lists/yellow/2026/history");
        history.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        history.QuerySelector("main")!.TextContent.ShouldContain("已由第 2 版撤回");
        (await visitor.PageAsync("/lists/yellow/2026/1-3")).QuerySelector("main")!.TextContent.ShouldContain("两版逐行相同");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_goes_from_the_row_to_the_next_version_and_shows_old_and_new()
    {
        await using var app = await WebApp.StartAsync();
        var (kept, struck) = (await ServedAsync(app, "云岭水泥"), await ServedAsync(app, "松岗水泥"));
        await ReleaseAsync(app, ListKind.Yellow);
        var handler = await app.SignInAsync(Who.Handler);
        var version = await handler.PageAsync("/office/lists/yellow/2026/1");
        version.QuerySelector($"a[href='/office/lists/yellow/2026/correct/{kept}']").ShouldNotBeNull();

        var form = await handler.PageAsync($"/office/lists/yellow/2026/correct/{kept}");
        var refused = await handler.RefusedAsync(form, "form[aria-label=记更正]", ("act", "replace"), ("capacity", "很多"), ("reason", "产能录错"), ("paper", "韶工信核〔2026〕12号"));
        refused.QuerySelector("#f-capacity-error")!.TextContent.ShouldContain("不是大于零的数");
        refused.QuerySelector("#f-capacity")!.GetAttribute("value").ShouldBe("很多");
        var history = await handler.TakenAsync(refused, "form[aria-label=记更正]", ("act", "replace"), ("capacity", "38.5"), ("reason", "产能录错"), ("paper", "韶工信核〔2026〕12号"));
        history.QuerySelector("main")!.TextContent.ShouldContain("产能：原“36”，更正为“38.5”");
        await handler.TakenAsync(await handler.PageAsync($"/office/lists/yellow/2026/correct/{struck}"), "form[aria-label=记更正]", ("act", "strike"), ("reason", "主体未建成"), ("paper", "韶工信核〔2026〕13号"));
        (await app.Visitor().PageAsync("/lists/yellow/2026")).QuerySelector("main")!.TextContent.ShouldNotContain("38.5");
        // 记更正的人不能编了又发：这里经办编，发布人发
        await ReleaseAsync(app, ListKind.Yellow);

        var shown = (await app.Visitor().PageAsync("/lists/yellow/2026")).QuerySelector("main")!;
        shown.QuerySelectorAll("[aria-label='名单，可左右滚动'] tbody tr").Length.ShouldBe(1);
        shown.TextContent.ShouldContain("产能：原“36”，更正为“38.5”。产能录错（韶工信核〔2026〕12号），自2026 年第 2 版起。");
        shown.QuerySelector("#removed")!.ParentElement!.TextContent.ShouldContain("更正剔除 主体未建成（韶工信核〔2026〕13号）");
        var difference = (await handler.PageAsync("/office/lists/yellow/2026/difference?from=2&to=1")).QuerySelector("main")!.TextContent;
        difference.ShouldContain("不再列 1 行");
        difference.ShouldContain("38.5");
        var csv = await (await app.Visitor().GetAsync("/lists/yellow/2026/2.csv")).Content.ReadAsStringAsync(WebApp.Cancel);
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4);
        csv.ShouldContain("现行（更正）");
        csv.ShouldContain("移出,2026-11-23,更正剔除：主体未建成");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_red_row_shows_the_government_that_decided_and_never_a_bureau()
    {
        await using var app = await WebApp.StartAsync();
        await ClosedAsync(app, "云岭水泥");
        await ReleaseAsync(app, ListKind.Yellow);
        await ReleaseAsync(app, ListKind.Red);

        var row = (await app.Visitor().PageAsync("/lists/red/2026")).QuerySelector("main tbody tr")!.TextContent;

        foreach (var words in new[] { "云岭水泥", "2026年10月1日 复查不合格", "曲江区人民政府", "韶曲府决〔2026〕5号", "2026年10月9日", "直接送达" }) row.ShouldContain(words);
        (await app.Visitor().PageAsync("/lists/yellow/2026")).QuerySelectorAll("main tbody tr").ShouldBeEmpty();
        (await (await app.Visitor().GetAsync("/lists/red/2026/1.csv")).Content.ReadAsStringAsync(WebApp.Cancel)).ShouldContain("曲江区人民政府,韶曲府决〔2026〕5号,2026-10-09,直接送达");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_pages_of_a_list_that_was_not_released_are_not_there()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);

        foreach (var path in new[] { "/office/lists/red/2026", "/office/lists/blue/2026", "/office/lists/red/2026/1", "/office/lists/red/2026/recall", $"/office/lists/red/2026/correct/{Guid.Empty}" })
            (await handler.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task A_reader_sees_recall_and_correction_locked()
    {
        await using var app = await WebApp.StartAsync();
        var id = await ServedAsync(app, "云岭水泥");
        await ReleaseAsync(app, ListKind.Yellow);
        var reader = await app.SignInAsync(Who.Reader);

        foreach (var path in new[] { "/office/lists/yellow/2026/recall", $"/office/lists/yellow/2026/correct/{id}" })
            (await reader.PageAsync(path)).QuerySelectorAll("main form").ShouldBeEmpty(path);
    }
}
