using Chuqing.Law;
using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Jobs;
using Chuqing.Office.People;
using Chuqing.Office.Registry;
using Microsoft.AspNetCore.Mvc;

namespace Chuqing.Web.Workbench.Registry;

/// <summary>The files of the ledger: export, empty sheet, sheet of rejected rows.</summary>
static class LedgerEndpoints
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    static readonly ColumnOut[] Columns =
    [
        new("企业名称", 34), new("统一社会信用代码", 24, AsText: true), new("县（市、区）", 18), new("所在地", 18), new("行业", 12), new("生产线（设备）", 40),
        new("编号", 10, AsText: true), new("产能", 12), new("产能单位", 12), new("状态", 10), new("研判", 10), new("缺项", 8), new("是否演示", 10),
    ];

    public static void Map(WebApplication app)
    {
        app.MapGet("/office/ledger/export", ExportAsync).RequireAuthorization(Rights.LedgerRead);
        app.MapPost("/office/ledger/export-chosen", ExportChosenAsync).RequireAuthorization(Rights.LedgerRead);
        app.MapGet("/office/template", TemplateAsync).RequireAuthorization(Rights.LedgerImport);
        app.MapGet("/office/import/{token}/progress", ProgressAsync).RequireAuthorization(Rights.LedgerImport);
        app.MapGet("/office/import/{token}/returned", Returned).RequireAuthorization(Rights.LedgerImport);
    }

    static async Task<IResult> ExportAsync(HttpContext http, AppDb db, LineListQueries lines, AttributionQueries attributions, Today today, CancellationToken cancel)
    {
        var divisions = await DivisionTree.LoadAsync(db, cancel);
        var query = LedgerQuery.Read(http.Request.Query, divisions);
        var (rows, ids) = (new List<IReadOnlyList<object?>>(), new List<Guid>());
        await foreach (var row in lines.AllAsync(query.Filter(1)).WithCancellation(cancel))
        {
            ids.Add(row.Id);
            rows.Add(Cells(row, divisions));
        }
        return Ledger(rows, await attributions.OfAsync(ids, cancel), today);
    }

    // 表单绑定带防伪：别的网站不能替人导出
    static async Task<IResult> ExportChosenAsync([FromForm(Name = "line")] Guid[]? chosen, AppDb db, LineListQueries lines, AttributionQueries attributions, Today today, CancellationToken cancel)
    {
        if (chosen is not { Length: > 0 and <= BulkService.Most }) throw new BadInputException(chosen is { Length: > 0 } ? $"一次最多导出所选的 {BulkService.Most} 条；更多的请用“导出”。" : "没有选生产线。请在台账里勾选要导出的行。");
        var divisions = await DivisionTree.LoadAsync(db, cancel);
        return Ledger([.. (await lines.ChosenAsync(chosen, cancel)).Select(row => Cells(row, divisions))], await attributions.OfAsync(chosen, cancel), today);
    }

    static IReadOnlyList<object?> Cells(LineRow row, DivisionTree divisions) =>
        [row.Enterprise, row.CreditCode, divisions.NameOf(row.DivisionPath), row.Place, row.Sector, row.EquipmentText, row.Number, row.Capacity, row.CapacityUnit,
            row.Status.Label(), row.Verdict ?? LedgerQuery.Unscreened, row.Verdict is null ? null : row.Missing, row.IsDemo ? "演示" : null];

    static IResult Ledger(List<IReadOnlyList<object?>> rows, IReadOnlyList<Attribution> attributions, Today today) =>
        Sheet($"台账-{today.Date:yyyy-MM-dd}.xlsx", file => SheetWriter.Write(file, [new SheetOut("台账", Columns, rows), .. SourceSheet.Of(attributions)]));

    static async Task<IResult> TemplateAsync(AppDb db, CancellationToken cancel)
    {
        var divisions = await DivisionTree.LoadAsync(db, cancel);
        // 县里的人只填得了本县；镇里的人按所在的县填
        var counties = divisions.Counties.Where(c => db.Scope.Contains(c.Path) || db.Scope.PathFrom.StartsWith(c.Path, StringComparison.Ordinal)).Select(c => c.Name).ToList();
        return Sheet("台账空表.xlsx", file => LedgerTemplate.Write(file, counties));
    }

    static async Task<IResult> ProgressAsync(string token, CurrentActor current, ImportStaging staging, JobQueries jobs, HttpContext http, CancellationToken cancel)
    {
        var sheet = staging.Open(current.Required, token);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(UnderWay.Of(sheet, sheet.Job is { } id ? await jobs.FindAsync(id, cancel) : null, staging));
    }

    static IResult Returned(string token, CurrentActor current, ImportStaging staging)
    {
        if (staging.ReturnedOf(staging.Open(current.Required, token)) is not { } returned) throw new NotFoundException("退回表：这份表没有退回的行");
        return Results.File(File.OpenRead(returned.Path), returned.Path.EndsWith(".xlsx", StringComparison.Ordinal) ? Xlsx : "text/csv", returned.Name);
    }

    static IResult Sheet(string name, Action<Stream> write)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            write(file);
            file.Position = 0;
            return Results.File(file, Xlsx, name);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
