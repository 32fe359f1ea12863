using System.Net;
using Chuqing.Law.Procedures;
using Chuqing.Office.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.Workbench;

/// <summary>Cases as officers see and do them, over HTTP.</summary>
public class CasePagesTests
{
    [Fact]
    public async Task A_case_is_opened_from_a_binding_finding_and_shows_its_basis_and_acts()
    {
        await using var app = await WebApp.StartAsync();
        var line = await app.LineAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var form = await handler.PageAsync($"/office/cases/open?line={line}");
        form.QuerySelector(".basis")!.TextContent.ShouldContain("121.4");
        (await handler.RefusedAsync(form, "main form[method=post]", ("On", "2026-11-24"))).QuerySelector("#f-On-error")!.TextContent.ShouldContain("还没有到");

        var page = await handler.TakenAsync(form, "main form[method=post]", ("On", "2026-06-18"));
        page.QuerySelector("h1")!.TextContent.ShouldBe("责令限期整改");
        page.QuerySelector(".basis")!.TextContent.ShouldContain("GB 16780-2021");
        page.QuerySelectorAll(".acts-box a.act b").Select(a => a.TextContent).ShouldBe(["送达责令限期整改"]);
        var locked = page.QuerySelector(".acts-box button[disabled]")!;
        page.GetElementById(locked.GetAttribute("aria-describedby")!)!.TextContent.ShouldContain("“审核”职责");
        (await handler.PageAsync("/office/cases")).QuerySelector("table tbody a")!.TextContent.ShouldBe("云岭水泥有限公司 Φ3.5×54m回转窑1台");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_figure_that_is_a_lead_offers_no_case()
    {
        await using var app = await WebApp.StartAsync();
        var line = await app.LineAsync(Chuqing.Law.Screening.PermittedUse.ClueOnly);
        var page = await (await app.SignInAsync(Who.Handler)).PageAsync($"/office/cases/open?line={line}");
        page.QuerySelector("main")!.TextContent.ShouldContain("仅作线索");
        page.QuerySelectorAll("input[type=radio]").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_is_checked_before_it_is_served_and_its_clock_shows_the_arithmetic()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.CaseAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var form = await handler.PageAsync($"/office/acts/{id}/{EnergyProcedure.Serve}");
        (string, string?)[] entries = [("On", "2026-06-29"), ("DocumentNumber", "能改〔2026〕14号"), ("OwnDay", "2026-12-30"), ("Delivery", "直接送达"), ("stage", "check")];

        var refused = await handler.RefusedAsync(form, "main form[method=post]", entries);
        refused.QuerySelector("#f-OwnDay-error")!.TextContent.ShouldContain("晚于法定最长期限 2026-12-29");
        refused.QuerySelector("#f-DocumentNumber")!.GetAttribute("value").ShouldBe("能改〔2026〕14号");
        (await app.StateAsync(id)).ShouldBe(EnergyProcedure.Opened);

        entries[2] = ("OwnDay", "2026-12-29");
        var check = await handler.ReadAsync(await handler.SendAsync(refused, "main form[method=post]", entries));
        check.QuerySelector("main")!.TextContent.ShouldContain("2026年12月29日 星期二 届满");
        (await app.StateAsync(id)).ShouldBe(EnergyProcedure.Opened);

        var back = await handler.ReadAsync(await handler.SendAsync(check, "main form[method=post]", ("stage", "edit")));
        back.QuerySelector("#f-DocumentNumber")!.GetAttribute("value").ShouldBe("能改〔2026〕14号");

        var page = await handler.TakenAsync(check, "main form[method=post]", ("stage", "done"));
        page.QuerySelector("h1")!.TextContent.ShouldContain("能改〔2026〕14号");
        page.QuerySelector(".clock .days")!.TextContent.ShouldBe("36天");
        page.QuerySelectorAll(".calc li").Select(l => l.TextContent).ShouldContain(l => l.Contains("民法典第二百零一条"));
        page.QuerySelectorAll(".acts-box button[disabled]").ShouldContain(b => b.TextContent.Contains("复查不合格") && b.TextContent.Contains("最早 2026-12-30"));
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_that_came_with_a_refused_form_are_kept_and_stand_with_the_step()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.ServedCaseAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var form = await handler.PageAsync($"/office/acts/{id}/{EnergyProcedure.PassRecheck}");
        var refused = await handler.ReadAsync(await handler.SendAsync(form, "main form[method=post]", [("On", "2026-11-20"), ("Text", ""), ("stage", "done")],
            [new SentFile("Files", "复查报告.pdf", [37, 80, 68, 70], "application/pdf")]), HttpStatusCode.BadRequest);
        refused.QuerySelector("#f-Text-error")!.TextContent.ShouldContain("要填说明");
        refused.QuerySelector("main")!.TextContent.ShouldContain("已收下：复查报告.pdf");

        var page = await handler.TakenAsync(refused, "main form[method=post]", ("Text", "降到 114 kgce/t"), ("stage", "done"));
        var link = page.QuerySelector(".steps-v a[href^='/office/files/']")!;
        link.TextContent.ShouldContain("复查报告.pdf");
        var file = await handler.GetAsync(link.GetAttribute("href")!);
        (await file.Content.ReadAsByteArrayAsync(WebApp.Cancel)).ShouldBe([37, 80, 68, 70]);
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await (await app.SignInAsync(Who.SiblingHandler)).GetAsync(link.GetAttribute("href")!)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_that_somebody_sent_in_is_never_shown_as_a_page()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.FileAsync(Who.Handler, "报告.html", "text/html");
        var answer = await (await app.SignInAsync(Who.Handler)).GetAsync($"/office/files/{id}");
        (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType).ShouldBe(("application/octet-stream", "attachment"));
    }

    [Fact]
    public async Task An_act_of_another_duty_out_of_order_or_unknown_says_why_and_does_nothing()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.ServedCaseAsync();
        var approver = await app.SignInAsync(Who.Approver);
        var form = await approver.PageAsync($"/office/acts/{id}/{EnergyProcedure.Ask}");
        form.QuerySelector("[role=alert]")!.TextContent.ShouldContain("“经办”职责");
        (await approver.RefusedAsync(form, "main form[method=post]", ("On", "2026-11-20"), ("Text", "延期"))).QuerySelector("[role=alert]")!.TextContent.ShouldContain("“经办”职责");
        (await approver.PageAsync($"/office/acts/{id}/{EnergyProcedure.Grant}")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("现在是“整改中”");
        (await approver.PageAsync($"/office/acts/{id}/Close")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("可以办的是");
        (await approver.PageAsync($"/office/acts/{Guid.CreateVersion7()}/Close", HttpStatusCode.NotFound)).QuerySelector("h1")!.TextContent.ShouldBe("没有这一页");
        (await app.StateAsync(id)).ShouldBe(EnergyProcedure.Rectifying);
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_who_was_slower_is_told_what_stands_now()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.ServedCaseAsync();
        var slow = await app.SignInAsync(Who.OtherHandler);
        var form = await slow.PageAsync($"/office/acts/{id}/{EnergyProcedure.Ask}");
        await app.TakeAsync(Who.Handler, id, new(EnergyProcedure.Ask, CaseYard.Day("2026-11-20")) { Text = "申请延期" });
        var refused = await slow.RefusedAsync(form, "main form[method=post]", ("On", "2026-11-20"), ("Text", "申请延期"), ("stage", "done"));
        refused.QuerySelector("[role=alert]")!.TextContent.ShouldContain("申请延期");
        await using var db = app.Everything();
        (await db.Set<ProceedingStep>().CountAsync(s => s.ProceedingId == id, WebApp.Cancel)).ShouldBe(3);
    }
}
