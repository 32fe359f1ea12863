using Chuqing.Law.Procedures;

namespace Chuqing.Web.Tests.Workbench;

/// <summary>Exits, and the first page of the day.</summary>
public class ExitAndHomeTests
{
    [Fact]
    public async Task An_exit_opens_only_on_a_ground_that_stands_and_once()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        (await handler.PageAsync($"/office/exits/open?line={await app.LineAsync()}")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("没有成立的理由");

        var (_, line) = await app.ClosedCaseAsync();
        var form = await handler.PageAsync($"/office/exits/open?line={line}");
        (await handler.RefusedAsync(form, "main form[method=post]", ("on", "2026-10-31"))).QuerySelector("#f-on-error")!.TextContent.ShouldContain("2026-11-01");
        var page = await handler.TakenAsync(form, "main form[method=post]", ("on", "2026-11-02"));
        page.QuerySelector("main")!.TextContent.ShouldContain("政府决定关闭");
        page.QuerySelector(".acts-box a.act b")!.TextContent.ShouldBe("记录关停");
        (await handler.PageAsync($"/office/exits/open?line={line}")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("一条线只退一次");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_persons_verify_over_the_pages_and_the_year_counts_the_line()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.ExitAsync();
        await app.TakeAsync(Who.Handler, id, new(ExitProcedure.RecordShut, CaseYard.Day("2026-11-05")) { Files = [await app.FileAsync(Who.Handler)] });
        await app.TakeAsync(Who.Handler, id, new(ExitProcedure.RecordDismantled, CaseYard.Day("2026-11-10")) { Text = "窑体拆除", Files = [await app.FileAsync(Who.Handler, "拆除后.jpg", "image/jpeg")] });
        await app.TakeAsync(Who.Verifier, id, new(ExitProcedure.VerifyFirst, CaseYard.Day("2026-11-16")) { Text = "已拆", Files = [await app.FileAsync(Who.Verifier)] });
        var first = await app.SignInAsync(Who.Verifier);
        (await first.PageAsync($"/office/acts/{id}/{ExitProcedure.VerifySecond}")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("须由另一人办");

        var second = await app.SignInAsync(Who.OtherVerifier);
        var check = await second.ReadAsync(await second.SendAsync(await second.PageAsync($"/office/acts/{id}/{ExitProcedure.VerifySecond}"), "main form[method=post]",
            ("On", "2026-11-20"), ("Text", "不能恢复"), ("DocumentNumber", "韶退验〔2026〕1号"), ("stage", "check")));
        var page = await second.TakenAsync(check, "main form[method=post]", ("stage", "done"));
        page.QuerySelector(".photos img")!.GetAttribute("alt").ShouldBe("记录拆除：拆除后.jpg");
        var list = await second.PageAsync("/office/exits");
        list.QuerySelector("#year tbody tr")!.TextContent.ShouldContain("云岭水泥有限公司");
        list.QuerySelector("#year")!.TextContent.ShouldContain("两人验收的完成日在当年之内");
    }

    [Fact]
    public async Task The_first_page_lists_what_waits_for_this_person_overdue_first()
    {
        await using var app = await WebApp.StartAsync();
        var later = await app.ServedCaseAsync();
        var late = await app.ServedCaseAsync("2026-11-20");
        var unserved = await app.CaseAsync();
        await app.TakeAsync(Who.Handler, later, new(EnergyProcedure.Ask, CaseYard.Day("2026-11-20")) { Text = "申请延期" });

        var handler = await (await app.SignInAsync(Who.Handler)).PageAsync("/office");
        handler.QuerySelectorAll(".todo .what").Select(a => a.GetAttribute("href")).ShouldBe([$"/office/cases/{late}", $"/office/cases/{later}", $"/office/cases/{unserved}"]);
        var first = handler.QuerySelector(".todo li")!;
        first.ClassList.ShouldContain("over");
        first.QuerySelector(".due b")!.TextContent.ShouldBe("已逾期 3 天");
        // 届满之后延期申请已不能登记，先列的是现在能办的
        first.QuerySelector("a.btn")!.TextContent.ShouldBe("复查合格");

        var approver = await (await app.SignInAsync(Who.Approver)).PageAsync("/office");
        approver.QuerySelectorAll(".todo .what").Select(a => a.GetAttribute("href")).ShouldBe([$"/office/cases/{later}"]);
        approver.QuerySelector(".todo a.btn")!.GetAttribute("href").ShouldBe($"/office/acts/{later}/{EnergyProcedure.Grant}");

        var patrol = await (await app.SignInAsync(Who.Patrol)).PageAsync("/office");
        patrol.QuerySelector("main")!.TextContent.ShouldContain("没有等您办的件");
        patrol.QuerySelectorAll("nav.tiles").ShouldBeEmpty();
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_county_sees_its_own_files_and_its_neighbour_sees_none()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.ServedCaseAsync();
        (await (await app.SignInAsync(Who.CountyHandler)).PageAsync("/office")).QuerySelectorAll(".todo .what").Length.ShouldBe(1);
        var sibling = await app.SignInAsync(Who.SiblingHandler);
        (await sibling.PageAsync("/office")).QuerySelectorAll(".todo .what").ShouldBeEmpty();
        (await sibling.PageAsync("/office/cases")).QuerySelector("main")!.TextContent.ShouldContain("还没有办件");
        await sibling.PageAsync($"/office/cases/{id}", System.Net.HttpStatusCode.NotFound);
    }
}
