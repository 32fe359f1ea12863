using Chuqing.Law.Procedures;
using Chuqing.Office.Lists;
using Chuqing.Office.Registry;
using Chuqing.Web.Tests.LawBook;
using Chuqing.Web.Tests.Lists;
using Chuqing.Web.Tests.Registry;
using Chuqing.Web.Tests.Workbench;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chuqing.Web.Tests.People;

/// <summary>How far a row is seen.</summary>
enum Reach
{
    /// <summary>By the person alone who made it: nobody else, whatever the duty.</summary>
    Person,

    /// <summary>From the level of the city alone: it holds rows of all counties.</summary>
    City,

    /// <summary>From its division and from above. The sample row must lie in 曲江区 itself, not in a town.</summary>
    Division,

    /// <summary>Everybody with the right in the city, wherever in it: what its officers make of the law.</summary>
    OwnCity,

    /// <summary>Everybody with the right, of any city: the law.</summary>
    Everyone,
}

/// <param name="Reach">How far the row is seen.</param>
/// <param name="AddressAsync">Makes a row of its own and gives the address of its page.</param>
sealed record SampleRow(Reach Reach, Func<WebApp, Task<string>> AddressAsync);

/// <summary>
/// One line per page or endpoint with a parameter: which row the rights matrix tries it with. A page that is missing here fails
/// <see cref="RightsMatrixTests"/>. Rows are made through the services, as people would.
/// </summary>
static class SampleRows
{
    public static readonly IReadOnlyDictionary<string, SampleRow> Addresses = new Dictionary<string, SampleRow>
    {
        ["/office/determinations/{Id:guid}"] = new(Reach.Division, async app => $"/office/determinations/{await LawRows.DeterminationAsync(app)}"),
        ["/office/law/documents/{Document}"] = new(Reach.Everyone, _ => Task.FromResult("/office/law/documents/catalogue-2024")),
        ["/office/law/sittings/{Id:guid}"] = new(Reach.OwnCity, async app => $"/office/law/sittings/{await LawRows.SittingAsync(app)}"),
        ["/office/law/originals/{id:guid}"] = new(Reach.OwnCity, async app => $"/office/law/originals/{await LawRows.OriginalAsync(app)}"),
        ["/office/citations/{Id:guid}"] = new(Reach.Division, async app => $"/office/citations/{await LawRows.CitationAsync(app)}"),
        ["/office/lines/{LineId:guid}/cite"] = new(Reach.Division, async app => $"/office/lines/{await LawRows.LineAsync(app)}/cite?rule={LawRows.Furnace400}"),
        ["/office/law/{Id}"] = new(Reach.Everyone, _ => Task.FromResult($"/office/law/{LawRows.Furnace400}")),
        ["/office/law/editions/{Id:guid}"] = new(Reach.OwnCity, async app => $"/office/law/editions/{await EditionRows.EditionAsync(app)}"),
        ["/office/law/previews/{Id:guid}"] = new(Reach.Division, async app => $"/office/law/previews/{await EditionRows.PreviewAsync(app)}"),
        ["/office/law/previews/{id:guid}/export.xlsx"] = new(Reach.Division, async app => $"/office/law/previews/{await EditionRows.PreviewAsync(app)}/export.xlsx"),
        ["/office/law/jobs/{Id:guid}"] = new(Reach.Person, async app => $"/office/law/jobs/{await EditionRows.JobAsync(app)}"),
        ["/office/law/jobs/{id:guid}/progress"] = new(Reach.Person, async app => $"/office/law/jobs/{await EditionRows.JobAsync(app)}/progress"),
        ["/office/lines/{LineId:guid}/determine"] = new(Reach.Division, async app => $"/office/lines/{await LawRows.LineAsync(app)}/determine?rule={LawRows.Furnace400}"),
        ["/office/lists/drafts/{Id:guid}"] = new(Reach.City, async app =>
        {
            var handler = await app.WhoIsAsync(Who.Handler);
            return $"/office/lists/drafts/{(await app.DoAsync(Who.Handler, (ListService s) => s.PrepareAsync(handler, ListKind.Yellow, 2026, WebApp.Cancel))).Id}";
        }),
        ["/office/lists/{Kind}/{Year:int}"] = new(Reach.City, async app => $"/office/lists/exits/2026{await ReleasedAsync(app, "")}"),
        ["/office/lists/{Kind}/{Year:int}/{Number:int}"] = new(Reach.City, async app => $"/office/lists/exits/2026{await ReleasedAsync(app, "/1")}"),
        ["/office/lists/{Kind}/{Year:int}/difference"] = new(Reach.City, async app => $"/office/lists/exits/2026{await ReleasedAsync(app, "/difference?from=1&to=1")}"),
        ["/office/lists/{Kind}/{Year:int}/recall"] = new(Reach.City, async app => $"/office/lists/exits/2026{await ReleasedAsync(app, "/recall")}"),
        ["/office/lists/{Kind}/{Year:int}/correct/{RowId:guid}"] = new(Reach.City, async app =>
        {
            var row = await ListRowsAtHand.VerifiedAsync(app, "望江建材");
            return $"/office/lists/exits/2026{await ReleasedAsync(app, $"/correct/{row}")}";
        }),
        // 各人只看得到自己辖区的行，表人人出得了
        ["/office/year/{year:int}/report.xlsx"] = new(Reach.Everyone, _ => Task.FromResult("/office/year/2026/report.xlsx")),
        ["/office/year/{year:int}/report.zip"] = new(Reach.Everyone, _ => Task.FromResult("/office/year/2026/report.zip")),
        ["/office/year/{year:int}/summary.docx"] = new(Reach.Everyone, _ => Task.FromResult("/office/year/2026/summary.docx")),
        ["/office/year/{Year:int}/summary"] = new(Reach.Everyone, _ => Task.FromResult("/office/year/2026/summary")),
        ["/office/year/{year:int}/trace.json"] = new(Reach.Everyone, _ => Task.FromResult("/office/year/2026/trace.json")),
        ["/office/acts/{ProceedingId:guid}/{Act}"] = new(Reach.Division, async app => $"/office/acts/{await app.ServedCaseAsync()}/{EnergyProcedure.Ask}"),
        ["/office/cases/{Id:guid}"] = new(Reach.Division, async app => $"/office/cases/{await app.ServedCaseAsync()}"),
        ["/office/exits/{Id:guid}"] = new(Reach.Division, async app => $"/office/exits/{await app.ExitAsync()}"),
        ["/office/files/{id:guid}"] = new(Reach.Division, async app => $"/office/files/{await app.FileAsync(Who.Handler)}"),
        ["/office/enterprises/{Id:guid}"] = new(Reach.Division, async app => $"/office/enterprises/{(await LineAsync(app)).EnterpriseId}"),
        ["/office/import/{Token}"] = new(Reach.Person, async app => $"/office/import/{await SheetAsync(app)}"),
        ["/office/import/{token}/progress"] = new(Reach.Person, async app => $"/office/import/{await SheetAsync(app)}/progress"),
        ["/office/import/{token}/returned"] = new(Reach.Person, async app => $"/office/import/{await SheetAsync(app)}/returned"),
        ["/office/enterprises/{Id:guid}/merge"] = OfEnterprise("merge"),
        ["/office/enterprises/{Id:guid}/split"] = OfEnterprise("split"),
        ["/office/enterprises/{Id:guid}/move"] = OfEnterprise("move"),
        ["/office/enterprises/{EnterpriseId:guid}/fact"] = OfEnterprise("fact"),
        ["/office/enterprises/{EnterpriseId:guid}/unmerge"] = OfEnterprise("unmerge"),
        ["/office/lines/{Id:guid}/owner"] = OfLine("owner"),
        ["/office/lines/{Id:guid}/merge"] = OfLine("merge"),
        ["/office/lines/{Id:guid}/split"] = OfLine("split"),
        ["/office/lines/{LineId:guid}/fact"] = OfLine("fact"),
        ["/office/lines/{LineId:guid}/unmerge"] = OfLine("unmerge"),
        ["/office/lines/{Id:guid}"] = new(Reach.Division, async app => $"/office/lines/{(await LineAsync(app)).Id}"),
    };

    static async Task<string> ReleasedAsync(WebApp app, string page)
    {
        await ListRowsAtHand.ReleaseAsync(app, ListKind.YearlyExits);
        return page;
    }

    static SampleRow OfEnterprise(string act) => new(Reach.Division, async app => $"/office/enterprises/{(await LineAsync(app)).EnterpriseId}/{act}");

    static SampleRow OfLine(string act) => new(Reach.Division, async app => $"/office/lines/{(await LineAsync(app)).Id}/{act}");

    static async Task<ProductionLine> LineAsync(WebApp app)
    {
        await LedgerSheets.ImportAsync(app, Who.AllOfCounty, "云岭水泥,,,,水泥,湿法窑1条,1#,,,\n");
        await using var db = app.Everything();
        return await db.Set<ProductionLine>().OrderBy(l => l.Id).LastAsync(l => l.DivisionPath == "/440200/440205/", WebApp.Cancel);
    }

    // 放在不开这些页的人名下：谁都不是它的主人
    static async Task<string> SheetAsync(WebApp app)
    {
        var staging = app.Services.GetRequiredService<ImportStaging>();
        return (await staging.SaveAsync(await app.WhoIsAsync(Who.OtherHandler), "台账.csv", new MemoryStream(LedgerSheets.Gbk(LedgerSheets.Header)), WebApp.Cancel)).Token;
    }
}
