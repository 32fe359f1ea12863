using Chuqing.Office.Contradictions;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Tests.Contradictions;

/// <summary>数据矛盾 and 补资料 over HTTP.</summary>
public class ContradictionPagesTests
{
    [Fact]
    public async Task A_contradiction_shows_both_sides_with_owner_and_date_and_is_ruled_once()
    {
        await using var app = await WebApp.StartAsync();
        await SetUpAsync(app);
        var handler = await app.SignInAsync(Who.Handler);

        var page = await handler.PageAsync("/office/contradictions");
        var row = page.QuerySelector("table.t tbody tr")!.TextContent;
        foreach (var word in new[] { "已关停，仍在用电用煤", "工信台账", "供电局", "2026-06-30", "用电量 2026 年 10 月 4100 kWh" }) row.ShouldContain(word);
        (await handler.PageAsync("/office")).QuerySelector("a[href='/office/contradictions']").ShouldNotBeNull();
        var chosen = page.QuerySelector("button[name=chosen]")!.GetAttribute("value")!;
        var key = chosen.Split(' ')[1];

        var refused = await handler.RefusedAsync(page, "main form[method=post]", ("chosen", chosen), ($"because-{key}", "电话问过"));
        refused.QuerySelector($"#f-outcome-{key}-error")!.TextContent.ShouldContain("哪一边属实");
        refused.QuerySelector($"#f-because-{key}")!.GetAttribute("value").ShouldBe("电话问过");

        await handler.TakenAsync(page, "main form[method=post]", ("chosen", chosen), ($"outcome-{key}", "BothHold"), ($"because-{key}", "只有消防照明用电，查了电表。"));
        (await handler.PageAsync("/office/contradictions")).QuerySelector("table.t").ShouldBeNull();
        (await handler.PageAsync("/office/contradictions?state=Settled")).QuerySelector("table.t tbody")!.TextContent.ShouldContain("只有消防照明用电");
        using var book = SheetReader.Read(new MemoryStream(await (await handler.GetAsync("/office/contradictions/export?state=Settled")).Content.ReadAsByteArrayAsync(WebApp.Cancel)), "矛盾.xlsx", cancel: WebApp.Cancel);
        book.Tables[0].Rows().Last().Cells.Select(c => c.Text).ShouldContain("供电局");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_county_does_not_see_anothers_and_a_reader_is_offered_no_ruling()
    {
        await using var app = await WebApp.StartAsync();
        await SetUpAsync(app);

        var reader = await (await app.SignInAsync(Who.Reader)).PageAsync("/office/contradictions");

        reader.QuerySelector("table.t tbody tr").ShouldNotBeNull();
        reader.QuerySelector("button[name=chosen]").ShouldBeNull();
        (await (await app.SignInAsync(Who.CountyHandler)).PageAsync("/office/contradictions")).QuerySelector("table.t").ShouldBeNull("始兴的，曲江看不到");
    }

    [Fact]
    public async Task What_is_missing_is_listed_by_who_holds_it_and_goes_out_as_a_sheet_for_each()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.WhoIsAsync(Who.Handler);
        await ImportAsync(app, "企业名称,县（市、区）,行业,生产线（设备）\n甲水泥厂,曲江区,水泥熟料,新型干法水泥熟料生产线2500t/d\n乙铁厂,始兴县,炼铁,炼铁高炉1座\n", null);
        await app.DoAsync(Who.Handler, (ScreeningService s) => s.RunAsync(handler, null, new(2026, 11, 23), WebApp.Cancel));
        var visitor = await app.SignInAsync(Who.Handler);

        var page = await visitor.PageAsync("/office/missing");

        var heads = page.QuerySelectorAll("h2.card-title").Select(h => h.TextContent).ToList();
        heads.ShouldContain("向节能监察机构要");
        heads.ShouldContain("向企业要");
        page.QuerySelector("main")!.TextContent.ShouldContain("高炉容积");
        (await visitor.PageAsync("/office/missing?holder=企业")).QuerySelectorAll("h2.card-title").Select(h => h.TextContent).ShouldBe(["向企业要"]);
        using var book = SheetReader.Read(new MemoryStream(await (await visitor.GetAsync("/office/missing/export")).Content.ReadAsByteArrayAsync(WebApp.Cancel)), "补资料.xlsx", cancel: WebApp.Cancel);
        book.Tables.Select(t => t.Name).ShouldContain("节能监察机构");
        var county = await (await app.SignInAsync(Who.CountyHandler)).PageAsync("/office/missing");
        county.QuerySelector("main")!.TextContent.ShouldContain("甲水泥厂");
        county.QuerySelector("main")!.TextContent.ShouldNotContain("乙铁厂");
        app.Log.ShouldBeEmpty();
    }

    internal static async Task SetUpAsync(WebApp app)
    {
        await ImportAsync(app, "企业名称,县（市、区）,生产线（设备）,编号,状态\n甲造纸厂,始兴县,1760毫米造纸机1台,1#,已关停\n", null, new(2026, 6, 30));
        await ImportAsync(app, "企业名称,县（市、区）,生产线（设备）,编号,指标|用电量|kWh|2026-10\n甲造纸厂,始兴县,1760毫米造纸机1台,1#,4100\n", new(Law.Screening.SourceKind.CalibratedMeter, "供电局"));
    }

    static async Task ImportAsync(WebApp app, string sheet, Sourcing? sourcing, DateOnly? asOf = null)
    {
        var person = await app.WhoIsAsync(Who.Handler);
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, sheet, WebApp.Cancel);
        try
        {
            (await app.DoAsync(Who.Handler, (RegistryImport i) => i.ImportAsync(new(person.Actor, person.DivisionPath) { Sourcing = sourcing, AsOf = asOf }, path, $"{Guid.CreateVersion7()}.csv", null, WebApp.Cancel))).Rejected.ShouldBeEmpty();
        }
        finally
        {
            File.Delete(path);
        }
    }
}
