using System.Net;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Web.Tests.Registry.LedgerSheets;

namespace Chuqing.Web.Tests.Registry;

public class LedgerPagesTests
{
    [Fact]
    public async Task The_ledger_pages_by_key_and_counts_what_the_conditions_leave()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.Handler, string.Concat(Enumerable.Range(1, 55).Select(i => $"云岭{i}号水泥,,曲江区,,水泥,湿法窑1条,{i}#,,,在产\n")) + "别家铸造,,始兴县,,钢铁,中频炉1台,,3,吨/年,停产\n");
        var handler = await app.SignInAsync(Who.Handler);

        var all = await handler.PageAsync("/office/ledger");
        all.QuerySelectorAll("table.t tbody tr").Length.ShouldBe(50);
        all.QuerySelector(".pager")!.TextContent.ShouldContain("共 56 条");
        var rest = await handler.PageAsync(all.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        rest.QuerySelectorAll("table.t tbody tr").Length.ShouldBe(6);
        rest.QuerySelector("a[rel=next]").ShouldBeNull();
        var back = await handler.PageAsync(rest.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        back.QuerySelector("table.t tbody")!.TextContent.ShouldBe(all.QuerySelector("table.t tbody")!.TextContent);

        var narrowed = await handler.PageAsync("/office/ledger?q=铸造&status=Idle&verdict=未研判");
        narrowed.QuerySelector("table.t tbody tr")!.TextContent.ShouldContain("3吨/年");
        narrowed.QuerySelectorAll("table.t tbody tr").Length.ShouldBe(1);
        narrowed.QuerySelector("#f-status option[selected]")!.TextContent.ShouldBe("停产");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_without_answer_names_its_conditions_and_offers_to_drop_one()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        (await handler.PageAsync("/office/ledger")).QuerySelector("main")!.TextContent.ShouldContain("台账还是空的");
        await ImportAsync(app, Who.Handler, "云岭水泥,,曲江区,,水泥,湿法窑1条,1,,,\n云岭建材,,曲江区,,水泥,湿法窑1条,1,,,\n");
        var other = app.Divisions.Counties.First(c => c.Name == "南雄市");

        var empty = await handler.PageAsync($"/office/ledger?q=云岭&area={other.Code}");

        empty.QuerySelector(".empty-x")!.TextContent.ShouldContain("“云岭”＋“南雄市”没有结果。去掉地区有 2 条。");
        var dropped = await handler.PageAsync(empty.QuerySelector(".empty-x a")!.GetAttribute("href")!);
        dropped.QuerySelectorAll("table.t tbody tr").Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_export_has_the_rows_of_the_page_and_no_cell_becomes_a_formula()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.Handler, "=1+1水泥,,曲江区,,水泥,+湿法窑1条,-1,30,万吨/年,\n别家,,始兴县,,钢铁,@中频炉1台,,,,\n");
        var handler = await app.SignInAsync(Who.Handler);

        var answer = await handler.GetAsync("/office/ledger/export?sector=水泥");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("台账-2026-11-23.xlsx");
        using var book = SheetReader.Read(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(WebApp.Cancel)), "台账.xlsx", cancel: TestContext.Current.CancellationToken);
        var rows = book.Tables[0].Rows().ToList();
        rows.Count.ShouldBe(2);
        (rows[1][1].Kind, rows[1][1].Text, rows[1][6].Kind, rows[1][6].Text, rows[1][7].Text).ShouldBe((CellKind.Text, "=1+1水泥", CellKind.Text, "+湿法窑1条", "-1"));
        (rows[1][8].Number, rows[1][11].Text).ShouldBe((30m, "未研判"));
    }

    [Fact]
    public async Task The_print_view_has_all_rows_and_who_printed_it()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.Handler, string.Concat(Enumerable.Range(1, 60).Select(i => $"云岭,,曲江区,,水泥,湿法窑1条,{i}#,,,\n")));
        var page = await (await app.SignInAsync(Who.Handler)).PageAsync("/office/ledger?print=1");
        page.QuerySelectorAll("table.t tbody tr").Length.ShouldBe(60);
        page.QuerySelector(".print-foot")!.TextContent.ShouldContain("陈经办（测试）　2026-11-23 09:00");
    }

    [Fact]
    public async Task A_line_shows_what_was_not_understood_and_every_version_as_of_any_day()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.Handler, "云岭,91440205MA5DEMA16M,曲江区,马坝镇,水泥,Φ2.6×13m水泥磨1台带奇巧装置,1#,30,万吨/年,在产\n", "十一月.csv");
        app.Time.Advance(TimeSpan.FromDays(12));
        await ImportAsync(app, Who.Handler, "云岭,91440205MA5DEMA16M,曲江区,马坝镇,水泥,Φ2.6×13m水泥磨1台带奇巧装置,1#,35,万吨/年,停产\n", "十二月.csv");
        var line = await LineAsync(app);
        var handler = await app.SignInAsync(Who.Handler);

        var now = await handler.PageAsync($"/office/lines/{line.Id}");
        var story = now.QuerySelector("main")!.TextContent;
        story.ShouldContain("没有读懂：带奇巧装置");
        story.ShouldContain("直径 = 2.6 m；长度 = 13 m");
        Row(now, "产能").ShouldSatisfyAllConditions(
            r => r.ShouldContain("35万吨/年"), r => r.ShouldContain("十二月.csv 第 2 行"), r => r.ShouldContain("可作依据"), r => r.ShouldContain("以前 1 版"), r => r.ShouldContain("十一月.csv 第 2 行"));

        var known = await handler.PageAsync($"/office/lines/{line.Id}?known=2026-11-23&on=2026-12-31");
        Row(known, "产能").ShouldContain("30万吨/年");
        Row(known, "产能").ShouldContain("与现在不同：现在是 35");
        (await handler.PageAsync($"/office/lines/{line.Id}?on=2026-11-22")).QuerySelector("#facts")!.TextContent.ShouldContain("那时还没有这些事实");
        var refused = await handler.PageAsync($"/office/lines/{line.Id}?on=11月23日", HttpStatusCode.BadRequest);
        refused.QuerySelector("#facts .say-stop")!.TextContent.ShouldContain("“11月23日”看不懂");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enterprise_shows_the_state_of_its_code_and_its_lines()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.Handler, "云岭,9144020579****315E,曲江区,,水泥,湿法窑1条,1#,,,\n云岭,,曲江区,,水泥,水泥磨1台,,,,\n");
        await using var db = app.Everything();
        var enterprise = await db.Set<Enterprise>().FirstAsync(e => e.CreditCode != null, WebApp.Cancel);
        var text = (await (await app.SignInAsync(Who.Reader)).PageAsync($"/office/enterprises/{enterprise.Id}")).QuerySelector("main")!.TextContent;
        text.ShouldContain("有遮挡，不能核验");
        text.ShouldContain("湿法窑1条");
        text.ShouldContain("9144020579****315E");
        var refused = await (await app.SignInAsync(Who.Reader)).PageAsync($"/office/enterprises/{enterprise.Id}?on=昨天", HttpStatusCode.BadRequest);
        refused.QuerySelector("#f-on-error")!.TextContent.ShouldContain("“昨天”看不懂");
    }

    [Fact]
    public async Task Another_county_and_another_city_see_nothing_of_it()
    {
        await using var app = await WebApp.StartAsync();
        await ImportAsync(app, Who.CountyHandler, "云岭,,,,水泥,湿法窑1条,1#,,,\n");
        var line = await LineAsync(app);
        foreach (var who in new[] { Who.SiblingHandler, Who.ElsewhereHandler })
        {
            var visitor = await app.SignInAsync(who);
            await visitor.PageAsync($"/office/lines/{line.Id}", HttpStatusCode.NotFound);
            await visitor.PageAsync($"/office/enterprises/{line.EnterpriseId}", HttpStatusCode.NotFound);
            (await visitor.PageAsync("/office/ledger")).QuerySelector("main")!.TextContent.ShouldContain("台账还是空的");
        }
        (await (await app.SignInAsync(Who.Patrol)).GetAsync("/office/ledger")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var county = await app.SignInAsync(Who.CountyHandler);
        (await county.PageAsync($"/office/lines/{line.Id}")).QuerySelector("h1")!.TextContent.ShouldBe("1# 湿法窑1条");
        (await county.PageAsync("/office/lines/0198a000-0000-7000-8000-000000000000", HttpStatusCode.NotFound)).Body!.TextContent.ShouldContain("没有找到这条生产线");
    }

    [Fact]
    public async Task The_empty_sheet_offers_the_counties_of_the_city_or_ones_own()
    {
        await using var app = await WebApp.StartAsync();
        Choices(await (await app.SignInAsync(Who.Handler)).GetAsync("/office/template")).Count.ShouldBe(app.Divisions.Counties.Count());
        Choices(await (await app.SignInAsync(Who.TownHandler)).GetAsync("/office/template")).ShouldBe(["曲江区"]);

        static List<string> Choices(HttpResponseMessage answer)
        {
            using var book = SheetReader.Read(answer.Content.ReadAsStream(WebApp.Cancel), "空表.xlsx", cancel: TestContext.Current.CancellationToken);
            return [.. book.Tables.First(t => t.Hidden).Rows().Select(r => r[1].Text).Where(t => t.Length > 0)];
        }
    }

    static string Row(AngleSharp.Dom.IDocument page, string fact) =>
        page.QuerySelectorAll("#facts tbody tr").Single(r => r.QuerySelector("td b")!.TextContent == fact).TextContent;

    static async Task<ProductionLine> LineAsync(WebApp app)
    {
        await using var db = app.Everything();
        return await db.Set<ProductionLine>().SingleAsync(WebApp.Cancel);
    }
}
