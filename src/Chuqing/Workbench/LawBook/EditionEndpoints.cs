using Chuqing.Law.Shelf;
using Chuqing.Office;
using Chuqing.Office.LawBook;
using Chuqing.Office.People;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Workbench.LawBook;

/// <summary>The files of the law book: the sheet of a preview, the progress of one, the shape of a local file.</summary>
static class EditionEndpoints
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/office/law/previews/{id:guid}/export.xlsx", ExportAsync).RequireAuthorization(Rights.LawRead);
        app.MapGet("/office/law/jobs/{id:guid}/progress", ProgressAsync).RequireAuthorization(Rights.LawCompare);
        app.MapGet("/office/law/local-template.json", Template).RequireAuthorization(Rights.LawRead);
    }

    static async Task<IResult> ExportAsync(Guid id, LawPreviewQueries queries, CancellationToken cancel)
    {
        try
        {
            var view = await queries.OfAsync(id, cancel);
            using var book = new MemoryStream();
            LawPreviewBook.Write(book, view.Preview.Title, view.Preview.Digest, view.Comparison);
            return Results.File(book.ToArray(), Xlsx, $"依据预览-{Today.DateOf(view.Preview.At):yyyyMMdd}-{view.Preview.Digest[..8]}.xlsx");
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
    }

    static async Task<IResult> ProgressAsync(Guid id, LawJobs jobs, CancellationToken cancel)
    {
        try
        {
            var now = await jobs.OfAsync(id, cancel);
            return Results.Json(new { now.State, now.Done, now.Total, now.Message });
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
    }

    static IResult Template(CurrentActor actor, string? area)
    {
        var city = actor.Required.City;
        var asked = area is { Length: 6 } && LocalFile.Holds(area, city) ? area : city;
        return Results.File(LocalTemplate.Of(asked), "application/json; charset=utf-8", $"local-{asked}.json");
    }
}
