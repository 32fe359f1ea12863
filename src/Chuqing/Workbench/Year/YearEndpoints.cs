using Chuqing.Office.People;
using Chuqing.Office.Returns;

namespace Chuqing.Web.Workbench.Year;

/// <summary>The files of a year's report, within the divisions of who asks.</summary>
static class YearEndpoints
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/office/year/{year:int}/report.xlsx", async (int year, YearReport report, CancellationToken cancel) =>
        {
            var files = await report.MakeAsync(year, cancel);
            return Results.File(files.Sheet, Xlsx, files.Name);
        }).RequireAuthorization(Rights.YearReport);
        app.MapGet("/office/year/{year:int}/trace.json", async (int year, YearReport report, CancellationToken cancel) =>
            Results.Text((await report.MakeAsync(year, cancel)).Trace, "application/json; charset=utf-8")).RequireAuthorization(Rights.YearReport);
    }
}
