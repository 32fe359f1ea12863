using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.Registry;

/// <summary>Wherever facts of a licensed source are shown or go out, its name, licence and address stand beside them; and nowhere else.</summary>
public class SourcePagesTests
{
    const string Source = "来源：Global Energy Monitor, Global Iron and Steel Tracker，CC BY 4.0，";
    const string Link = "https://globalenergymonitor.org/projects/global-iron-and-steel-tracker/";

    [Fact]
    public async Task Pages_and_exports_of_the_steel_plants_name_their_source()
    {
        await using var app = await WebApp.StartAsync();
        await LedgerSheets.ImportAsync(app, Who.Handler, "云岭水泥,,曲江区,,水泥,机立窑1条,1#,,,在产\n");
        var handler = await app.WhoIsAsync(Who.Handler);
        await app.DoAsync(Who.Handler, (RegistryImport i) => i.ImportAsync(new(handler.Actor, handler.DivisionPath), Path.Combine(AppContext.BaseDirectory, "cases", "gem_steel_plants_china.csv"), "gem_steel_plants_china.csv", null, WebApp.Cancel));
        await using var db = app.Everything();
        var plant = await db.Set<ProductionLine>().FirstAsync(l => l.Number == "SCN00003", WebApp.Cancel);
        var own = await db.Set<ProductionLine>().FirstAsync(l => l.Sector == "水泥", WebApp.Cancel);
        await app.DoAsync(Who.Handler, (ScreeningService s) => s.RunAsync(handler, null, new(2026, 11, 23), WebApp.Cancel));
        var visitor = await app.SignInAsync(Who.Handler);

        foreach (var address in new[] { $"/office/lines/{plant.Id}", $"/office/enterprises/{plant.EnterpriseId}", "/office/ledger?q=安徽长江钢铁", "/office/search?q=安徽长江钢铁", "/office/screening?q=安徽长江钢铁" })
        {
            var page = await visitor.PageAsync(address);
            var note = page.QuerySelector(".source-note").ShouldNotBeNull(address);
            note.TextContent.ShouldStartWith(Source);
            note.QuerySelector("a")!.GetAttribute("href").ShouldBe(Link);
        }
        var facts = (await visitor.PageAsync($"/office/lines/{plant.Id}")).QuerySelector("#facts tbody")!.TextContent;
        facts.ShouldContain("gem_steel_plants_china.csv 第 2 行");
        facts.ShouldNotContain("【来源");
        foreach (var address in new[] { $"/office/lines/{own.Id}", $"/office/enterprises/{own.EnterpriseId}", "/office/ledger?q=云岭", "/office/search?q=云岭", "/office/screening?q=云岭" })
            (await visitor.PageAsync(address)).QuerySelector(".source-note").ShouldBeNull(address);

        (await SheetsAsync("/office/ledger/export?q=安徽长江钢铁")).ShouldBe(["台账", $"来源与许可 Global Energy Monitor, Global Iron and Steel Tracker CC BY 4.0 {Link}"]);
        (await SheetsAsync("/office/ledger/export?q=云岭")).ShouldBe(["台账"]);
        app.Log.ShouldBeEmpty();

        async Task<List<string>> SheetsAsync(string address)
        {
            using var book = SheetReader.Read(new MemoryStream(await (await visitor.GetAsync(address)).Content.ReadAsByteArrayAsync(WebApp.Cancel)), "台账.xlsx", cancel: WebApp.Cancel);
            return [.. book.Tables.Select(t => t.Name == "台账" ? "台账" : $"{t.Name} {string.Join(' ', t.Rows().Last().Cells.Select(c => c.Text))}")];
        }
    }
}
