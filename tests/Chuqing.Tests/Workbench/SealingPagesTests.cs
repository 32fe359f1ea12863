using System.Text.Json;
using Chuqing.Law.Procedures;
using Chuqing.Office.Procedures;
using static Chuqing.Law.Procedures.ExitProcedure;

namespace Chuqing.Web.Tests.Workbench;

/// <summary>The second branch of an exit over its pages.</summary>
public class SealingPagesTests
{
    [Fact]
    public async Task The_page_says_which_branch_what_is_lacking_and_shows_both_promises()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.ExitAsync();
        await app.TakeAsync(Who.Handler, id, new(RecordShut, CaseYard.Day("2026-11-03")) { Files = [await app.FileAsync(Who.Handler)] });
        var handler = await app.SignInAsync(Who.Handler);
        var form = await handler.PageAsync($"/office/acts/{id}/{ChooseSealing}");
        (await handler.RefusedAsync(form, "main form[method=post]", ("On", "2026-11-04"), ("Text", ""), ("stage", "check"))).QuerySelector("#f-Text-error")!.TextContent.ShouldContain("暂不具备拆除条件的理由");

        await SealAsync(app, id);
        await app.TakeAsync(Who.Handler, id, new(PromiseByEnterprise, CaseYard.Day("2026-11-05")) { Text = "企业网站首页", Files = [await app.FileAsync(Who.Handler, "承诺书.pdf")] });
        var page = await handler.PageAsync($"/office/exits/{id}");
        page.QuerySelector(".choice.is-on")!.TextContent.ShouldContain("暂不具备");
        var main = page.QuerySelector("main")!.TextContent;
        main.ShouldContain("厂房与邻线共用基础");
        main.ShouldContain("还缺：地方政府承诺、省级公告、限时拆除日、两人封存验收、拆除、两人拆除验收、公告");
        var promises = page.QuerySelectorAll("section[aria-labelledby=h-promises] .cols > div");
        promises.Select(p => p.QuerySelector("h3")!.TextContent).Take(2).ShouldBe(["企业公开承诺不再恢复生产", "地方政府承诺"]);
        promises[0].TextContent.ShouldContain("企业网站首页");
        promises[1].TextContent.ShouldContain("还没有");

        // 缺附件、不是人民政府：四百，说在哪一格
        var promise = await handler.PageAsync($"/office/acts/{id}/{PromiseByGovernment}");
        var refused = await handler.RefusedAsync(promise, "main form[method=post]", ("On", "2026-11-05"), ("Authority", "曲江区工信局"), ("DocumentNumber", "曲府函〔2026〕3号"), ("stage", "done"));
        refused.QuerySelector("#f-Authority-error")!.TextContent.ShouldContain("人民政府全称");
        refused.QuerySelector("#f-Files-error")!.TextContent.ShouldContain("附件");
        refused.QuerySelector("input[name=DocumentNumber]")!.GetAttribute("value").ShouldBe("曲府函〔2026〕3号");
        (await (await app.SignInAsync(Who.Verifier)).PageAsync($"/office/acts/{id}/{VerifySealingFirst}")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("还缺");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_overdue_sealed_line_is_first_of_what_waits_and_its_figures_open_to_its_row()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.ExitAsync();
        await app.TakeAsync(Who.Handler, id, new(RecordShut, CaseYard.Day("2026-11-03")) { Files = [await app.FileAsync(Who.Handler)] });
        await SealAsync(app, id);
        foreach (var (act, authority) in new[] { (PromiseByEnterprise, null), (PromiseByGovernment, "曲江区人民政府"), (AnnounceByProvince, "广东省工业和信息化厅") })
            await app.TakeAsync(Who.Handler, id, new(act, CaseYard.Day("2026-11-05")) { Text = "网站", Authority = authority, DocumentNumber = "函〔2026〕3号", Files = [await app.FileAsync(Who.Handler)] });

        var handler = await app.SignInAsync(Who.Handler);
        var form = await handler.PageAsync($"/office/acts/{id}/{SetDismantleBy}");
        var check = await handler.ReadAsync(await handler.SendAsync(form, "main form[method=post]", ("On", "2026-11-05"), ("OwnDay", "2026-11-20"), ("Authority", "曲江区人民政府"), ("DocumentNumber", "曲府函〔2026〕4号"), ("stage", "check")));
        check.QuerySelector("main")!.TextContent.ShouldContain("限时拆除日");
        await handler.TakenAsync(check, "main form[method=post]", ("stage", "done"));
        await app.TakeAsync(Who.Verifier, id, new(VerifySealingFirst, CaseYard.Day("2026-11-06")) { Text = "已封存", Files = [await app.FileAsync(Who.Verifier)] });
        await app.TakeAsync(Who.OtherVerifier, id, new(VerifySealingSecond, CaseYard.Day("2026-11-09")) { Text = "已封存", DocumentNumber = "韶退验〔2026〕1号" });

        var exit = await handler.PageAsync($"/office/exits/{id}");
        exit.QuerySelector(".clock.over")!.TextContent.ShouldContain("遇节假日不顺延");
        exit.QuerySelector(".clock.over .days")!.TextContent.ShouldContain("已逾期");
        var first = (await handler.PageAsync("/office")).QuerySelector(".todo li")!;
        (first.QuerySelector(".what")!.GetAttribute("href"), first.QuerySelector(".due b")!.TextContent).ShouldBe(($"/office/exits/{id}", "已逾期 3 天"));
        var list = await handler.PageAsync("/office/exits?mode=Sealing&due=Overdue&state=SealVerified");
        list.QuerySelectorAll("section[aria-label=查询结果] tbody tr").Length.ShouldBe(1);
        list.QuerySelector("#sealed tbody")!.TextContent.ShouldContain("厂房与邻线共用基础");
        list.QuerySelector("#year")!.TextContent.ShouldContain("今年还没有计入的");
        (await handler.PageAsync("/office/exits?mode=Dismantling")).QuerySelectorAll("section[aria-label=查询结果] tbody tr").ShouldBeEmpty();

        var coordinator = await app.SignInAsync(Who.Coordinator);
        var year = await coordinator.PageAsync("/office/year");
        var figures = year.QuerySelectorAll("main a[href^='/office/year/sealed']");
        figures.Length.ShouldBeGreaterThan(8);
        foreach (var figure in figures) (await coordinator.PageAsync(figure.GetAttribute("href")!)).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await coordinator.PageAsync("/office/year/sealed?on=2026-11-08")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        (await coordinator.PageAsync("/office/year/sealed?on=昨天&county=440281")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        using var trace = JsonDocument.Parse(await (await coordinator.GetAsync("/office/year/2026/trace.json")).Content.ReadAsStringAsync(WebApp.Cancel));
        var late = trace.RootElement.EnumerateArray().Single(t => t.GetProperty("unit").GetString() == "天");
        (late.GetProperty("table").GetString(), late.GetProperty("value").GetInt32(), late.GetProperty("rows")[0].GetGuid()).ShouldBe(("已封存未拆除", 3, id));
        app.Log.ShouldBeEmpty();
    }

    // 关停之后走到封存
    static async Task SealAsync(WebApp app, Guid id)
    {
        async Task TakeAsync(string act, string text) => await app.TakeAsync(Who.Handler, id,
            new(act, CaseYard.Day("2026-11-04")) { Text = text, Authority = "曲江供电局", DocumentNumber = "断〔2026〕1号", KeptSupply = "消防水", Files = [await app.FileAsync(Who.Handler)] });
        await TakeAsync(ChooseSealing, "厂房与邻线共用基础");
        foreach (var act in new[] { CutOffUtilities, RemovePowerGear, SealEquipment }) await TakeAsync(act, "见附件");
    }
}
