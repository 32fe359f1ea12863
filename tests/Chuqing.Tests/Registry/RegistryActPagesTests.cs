using System.Net;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Web.Tests.Registry.LedgerSheets;

namespace Chuqing.Web.Tests.Registry;

public class RegistryActPagesTests
{
    const string Rows = "云岭水泥,,曲江区,,水泥,湿法窑1条,1#,30,万吨/年,在产\n云岭水泥有限公司,,曲江区,,水泥,湿法窑1条,2#,,,停产\n云岭水泥有限公司,,曲江区,,,湿法窑1条,3#,,,\n";

    static async Task<List<ProductionLine>> LinesAsync(WebApp app)
    {
        await using var db = app.Everything();
        return await db.Set<ProductionLine>().AsNoTracking().OrderBy(l => l.Number).ToListAsync(WebApp.Cancel);
    }

    [Fact]
    public async Task Ticked_rows_are_exported_checked_and_changed_with_a_source_and_nothing_without_a_second_look()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.Handler, Rows);
        var handler = await app.SignInAsync(Who.Handler);
        var lines = await LinesAsync(app);
        var list = await handler.PageAsync("/office/ledger?tick=1");
        list.QuerySelectorAll("input[name=line][checked]").Length.ShouldBe(3);

        var token = list.QuerySelector("#chosen input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var shown = await handler.ReadAsync(await PostAsync("/office/ledger/chosen", ("_handler", "chosen"), ("line", $"{lines[1].Id}")));
        shown.QuerySelectorAll("table.t tbody tr").Length.ShouldBe(1);
        var refused = await handler.RefusedAsync(shown, "main form", ("what", "Sector"), ("Sector", "建材"), ("Source", ""), ("stage", "check"));
        refused.QuerySelector("#f-Source-error")!.TextContent.ShouldContain("来源");
        refused.QuerySelector("#f-Sector")!.GetAttribute("value").ShouldBe("建材");
        var check = await handler.ReadAsync(await handler.SendAsync(refused, "main form", ("what", "Sector"), ("Sector", "建材"), ("Source", "县局核实表"), ("stage", "check")));
        check.QuerySelector(".say-warn")!.TextContent.ShouldContain("改成“建材”");
        (await LinesAsync(app))[1].Sector.ShouldBe("水泥");
        var done = await handler.TakenAsync(check, "main form", ("stage", "done"));
        done.QuerySelector(".say-ok")!.TextContent.ShouldContain("1 条");
        (await LinesAsync(app))[1].Sector.ShouldBe("建材");

        var file = await PostAsync("/office/ledger/export-chosen", ("line", $"{lines[0].Id}"), ("line", $"{lines[1].Id}"));
        using var book = SheetReader.Read(new MemoryStream(await file.Content.ReadAsByteArrayAsync(WebApp.Cancel)), "台账.xlsx", cancel: WebApp.Cancel);
        book.Tables[0].Rows().Count().ShouldBe(3);
        (await PostAsync("/office/ledger/export-chosen")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await handler.PageAsync("/office/ledger/chosen")).QuerySelector(".empty-x")!.TextContent.ShouldContain("勾选");

        Task<HttpResponseMessage> PostAsync(string path, params (string, string)[] fields) => handler.AskAsync(new(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)), KeyValuePair.Create("__RequestVerificationToken", token)]),
        });
    }

    [Fact]
    public async Task Duplicates_lead_to_a_merge_that_both_pages_tell_and_that_can_be_undone()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.Handler, Rows);
        var handler = await app.SignInAsync(Who.Handler);
        var page = await handler.PageAsync("/office/ledger/duplicates?by=Name");
        var merge = await handler.PageAsync(page.QuerySelector("table.t a.btn-primary")!.GetAttribute("href")!);
        var refused = await handler.RefusedAsync(merge, "main form[method=post]", ("Because", ""), ("On", "2026-11-24"));
        refused.QuerySelector(".say-stop")!.TextContent.ShouldContain("核对过了请打勾");
        refused = await handler.RefusedAsync(merge, "main form[method=post]", ("Because", ""), ("On", "2026-11-24"), ("Checked", "yes"));
        refused.QuerySelector("#f-On-error")!.TextContent.ShouldContain("还没有到");
        refused.QuerySelector("#f-Because-error")!.TextContent.ShouldContain("理由");

        var survivor = await handler.TakenAsync(merge, "main form[method=post]", ("Because", "同一张执照"), ("Checked", "yes"));
        survivor.QuerySelector("main")!.TextContent.ShouldContain("并入这家的");
        survivor.QuerySelectorAll("section[aria-labelledby=h-lines] tbody tr").Length.ShouldBe(3);
        survivor.QuerySelector("#links")!.TextContent.ShouldContain("企业合并");
        await using (var db = app.Everything())
        {
            var gone = await db.Set<Enterprise>().SingleAsync(e => e.MergedIntoId != null, WebApp.Cancel);
            var told = await handler.PageAsync($"/office/enterprises/{gone.Id}");
            told.QuerySelector(".say-info a")!.GetAttribute("href").ShouldBe($"/office/enterprises/{gone.MergedIntoId}");
            var undo = await handler.PageAsync(told.QuerySelector(".acts a")!.GetAttribute("href")!);
            var back = await handler.TakenAsync(undo, "main form[method=post]", ("Because", "两家各有执照"), ("Checked", "yes"));
            back.QuerySelector("#links")!.TextContent.ShouldContain("撤销企业合并");
        }
        (await LinesAsync(app)).Select(l => l.EnterpriseId).Distinct().Count().ShouldBe(2);
        var again = await handler.PageAsync("/office/ledger/duplicates?by=Name");
        var button = again.QuerySelector("button[name=pair]")!.GetAttribute("value")!;
        (await handler.RefusedAsync(again, "main form[method=post]", ("pair", button))).QuerySelector(".say-stop")!.TextContent.ShouldContain("为什么不是同一个");
        var reason = again.QuerySelector("input[name^=because-]")!.GetAttribute("name")!;
        (await handler.TakenAsync(again, "main form[method=post]", ("pair", button), (reason, "两张执照"))).QuerySelector(".empty-x").ShouldNotBeNull();
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_changes_hands_and_facts_and_the_page_tells_both_days()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.Handler, Rows);
        app.Time.Advance(TimeSpan.FromDays(10));
        var handler = await app.SignInAsync(Who.Handler);
        var line = (await LinesAsync(app))[0];

        var fact = await handler.PageAsync($"/office/lines/{line.Id}/fact?name=产能");
        fact.QuerySelector("#f-Value")!.GetAttribute("value").ShouldBe("30");
        (await handler.RefusedAsync(fact, "main form[method=post]", ("Value", "三十五"), ("Source", "审计报告"))).QuerySelector("#f-Value-error")!.TextContent.ShouldContain("不是数");
        await handler.TakenAsync(fact, "main form[method=post]", ("Value", "35"), ("Source", "审计报告"), ("On", "2026-12-01"));
        var owner = await handler.PageAsync($"/office/lines/{line.Id}/owner");
        var after = await handler.TakenAsync(owner, "main form[method=post]", ("Name", "新峰水泥"), ("Because", "资产转让"), ("Source", "转让协议"), ("On", "2026-12-01"), ("Checked", "yes"));
        after.QuerySelector("#links")!.TextContent.ShouldContain("归属变更");
        after.QuerySelector(".page-h")!.TextContent.ShouldContain("新峰水泥");

        var before = await handler.PageAsync($"/office/lines/{line.Id}?on=2026-11-30&known=2026-12-03");
        before.QuerySelector("main")!.TextContent.ShouldContain("那时属于“云岭水泥”");
        before.QuerySelector("#facts")!.TextContent.ShouldContain("与现在不同：现在是 35");
        (await handler.PageAsync($"/office/lines/{line.Id}?on=2026-12-01&known=2026-12-03")).QuerySelector("main")!.TextContent.ShouldNotContain("那时属于");
        (await (await app.SignInAsync(Who.Reader)).GetAsync($"/office/lines/{line.Id}/owner")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_is_split_and_an_enterprise_is_split_and_moved()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.Handler, Rows);
        var handler = await app.SignInAsync(Who.Handler);
        var lines = await LinesAsync(app);
        var split = await handler.PageAsync($"/office/lines/{lines[0].Id}/split");
        (await handler.RefusedAsync(split, "main form[method=post]", ("PartedEquipment", ""), ("Because", "两台"), ("Checked", "yes"))).QuerySelector("#f-PartedEquipment-error").ShouldNotBeNull();
        var parted = await handler.TakenAsync(split, "main form[method=post]", ("PartedEquipment", "湿法窑1条"), ("PartedNumber", "1#乙"), ("Because", "一行记了两台"), ("Checked", "yes"));
        parted.QuerySelector("#links a")!.GetAttribute("href").ShouldBe($"/office/lines/{lines[0].Id}");
        var merge = await handler.PageAsync($"/office/lines/{lines[2].Id}/merge?into={lines[1].Id}");
        (await handler.TakenAsync(merge, "main form[method=post]", ("Because", "同一条"), ("Checked", "yes"))).QuerySelector("main")!.TextContent.ShouldContain("有 1 行并入这条线");

        var firm = await handler.PageAsync($"/office/enterprises/{lines[1].EnterpriseId}/split");
        var made = await handler.TakenAsync(firm, "main form[method=post]", ("lines", $"{lines[1].Id}"), ("Name", "新峰建材"), ("Because", "两家"), ("Checked", "yes"));
        made.QuerySelector("h1")!.TextContent.ShouldBe("新峰建材");
        var move = await handler.PageAsync(made.QuerySelectorAll(".acts a")[^1].GetAttribute("href")!);
        (await handler.TakenAsync(move, "main form[method=post]", ("to", "/440200/440205/440205100/"), ("Because", "记错了镇"), ("Checked", "yes"))).QuerySelector(".page-h")!.TextContent.ShouldContain("马坝镇");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_is_kept_under_a_name_and_opens_with_the_ledger()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.Handler, Rows);
        var handler = await app.SignInAsync(Who.Handler);
        var list = await handler.PageAsync("/office/ledger?status=Idle");
        var save = await handler.PageAsync(list.QuerySelectorAll("nav[aria-label=常用查询] a")[0].GetAttribute("href")!);
        (await handler.RefusedAsync(save, "form[aria-label=存下这个查询]", ("name", ""))).QuerySelector("#f-name-error").ShouldNotBeNull();
        var views = await handler.TakenAsync(save, "form[aria-label=存下这个查询]", ("name", "停产的"));
        var act = views.QuerySelectorAll("button[name=do]").Select(b => b.GetAttribute("value")!).First(v => v.StartsWith("default", StringComparison.Ordinal));
        await handler.TakenAsync(views, "form[aria-label=管理常用查询]", ("do", act));
        var opened = await handler.FollowAsync(await handler.GetAsync("/office/ledger"));
        opened.QuerySelectorAll("table.t tbody tr").Length.ShouldBe(1);
        (await handler.PageAsync(opened.QuerySelector(".tabs-x a")!.GetAttribute("href")!)).QuerySelectorAll("table.t tbody tr").Length.ShouldBe(1);
        (await handler.PageAsync("/office/ledger?all=1")).QuerySelectorAll("table.t tbody tr").Length.ShouldBe(3);
        (await (await app.SignInAsync(Who.OtherHandler)).PageAsync("/office/ledger")).QuerySelector("nav[aria-label=常用查询]")!.TextContent.ShouldNotContain("停产的");
    }
}
