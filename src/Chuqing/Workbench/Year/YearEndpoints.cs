using Chuqing.Office;
using Chuqing.Office.People;
using Chuqing.Office.Returns;

namespace Chuqing.Web.Workbench.Year;

/// <summary>The files of a year's return, within the divisions of who asks, and the rows behind a figure as a sheet.</summary>
static class YearEndpoints
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "summary.docx", Docx, (files, _) => files.Summary);
        Map(app, "report.xlsx", Xlsx, (files, _) => files.Sheet);
        Map(app, "report.zip", "application/zip", (files, year) => new($"落后产能退出年度总结-{year}.zip", files.Zip()));
        app.MapGet("/office/year/{year:int}/trace.json", async (int year, YearReturn report, CancellationToken cancel) =>
            Results.Bytes((await report.MakeAsync(year, cancel)).Trace.Content, "application/json; charset=utf-8")).RequireAuthorization(Rights.YearReport);
        app.MapGet("/office/year/rows.xlsx", async (HttpRequest request, YearRowQueries rows, Today today, CancellationToken cancel) =>
        {
            var filter = AskedRows.Of(request.Query, today.Date) ?? throw new BadInputException("地址里的条件看不懂，没有当作全部导出。请从数字点进来再导出。");
            return Results.File(RowsSheet.Write(filter, await rows.RowsAsync(filter, cancel), today.Date), Xlsx, $"{filter.Year}年{Law.Labels.Label(filter.Of)}.xlsx");
        }).RequireAuthorization(Rights.YearRead);
    }

    static void Map(IEndpointRouteBuilder app, string name, string type, Func<ReturnFiles, int, ReturnFile> pick) =>
        app.MapGet("/office/year/{year:int}/" + name, async (int year, YearReturn report, CancellationToken cancel) =>
        {
            var file = pick(await report.MakeAsync(year, cancel), year);
            return Results.File(file.Content, type, file.Name);
        }).RequireAuthorization(Rights.YearReport);
}
