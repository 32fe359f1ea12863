using Chuqing.Law;
using Chuqing.Office;
using Chuqing.Office.Contradictions;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.People;

namespace Chuqing.Web.Workbench.Contradictions;

/// <summary>The contradictions of a query as a sheet.</summary>
static class ContradictionEndpoints
{
    static readonly ColumnOut[] Columns =
    [
        new("企业名称", 34), new("县（市、区）", 18), new("生产线（设备）", 36), new("矛盾", 24), new("一边", 36), new("单位", 20), new("日期", 12), new("出处", 30),
        new("另一边", 36), new("单位", 20), new("日期", 12), new("出处", 30), new("办理", 14), new("核定", 40), new("核定人", 14), new("是否演示", 10),
    ];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/office/contradictions/export", ExportAsync).RequireAuthorization(Rights.LedgerRead);

    /// <summary>The query as the address writes it; what is not understood counts as not asked, and no state asks for those that wait.</summary>
    public static ContradictionFilter Read(IQueryCollection query, IEnumerable<Division> counties) => new(
        Enum.TryParse<ContradictionState>(query["state"], out var state) && Enum.IsDefined(state) ? state : ContradictionState.Open,
        Enum.TryParse<ContradictionRule>(query["rule"], out var rule) && Enum.IsDefined(rule) ? rule : null,
        counties.FirstOrDefault(c => c.Path == query["area"])?.Path, Guid.TryParse(query["after"], out var after) ? after : null);

    static async Task<IResult> ExportAsync(HttpContext http, ContradictionQueries queries, Chuqing.Office.Registry.AttributionQueries attributions, AppDb db, Today today, CancellationToken cancel)
    {
        var divisions = await DivisionTree.LoadAsync(db, cancel);
        var filter = Read(http.Request.Query, divisions.Counties.Where(c => db.Scope.Contains(c.Path))) with { After = null };
        var (rows, lines) = (new List<IReadOnlyList<object?>>(), new List<Guid>());
        await foreach (var row in queries.AllAsync(filter, cancel))
        {
            rows.Add(Cells(row, divisions));
            lines.Add(row.LineId);
        }
        var whose = await attributions.OfAsync(lines, cancel);
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        SheetWriter.Write(file, [new SheetOut("数据矛盾", Columns, rows), .. Registry.SourceSheet.Of(whose)]);
        file.Position = 0;
        return Results.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"数据矛盾-{today.Date:yyyy-MM-dd}.xlsx");
    }

    static object?[] Cells(ContradictionRow row, DivisionTree divisions)
    {
        var (first, second) = (row.Contradiction.First, row.Contradiction.Second);
        var ruling = row.Rulings.Count > 0 ? row.Rulings[0] : null;
        return
        [
            row.Enterprise, divisions.NameOf(row.DivisionPath), row.Line, row.Contradiction.Rule.Label(), first.Says, first.Owner, first.On, first.Source, second.Says, second.Owner, second.On, second.Source,
            row.State.Label(), ruling is null ? null : $"{ruling.Outcome.Label()}{(ruling.ReferredTo is { } to ? $"：{to}" : "")}。{ruling.Because}", ruling?.ActorName, row.IsDemo ? "演示" : null,
        ];
    }
}
