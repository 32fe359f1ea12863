using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.People;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Workbench.Missing;

/// <summary>The list of missing facts as sheets to send: one for each body that holds some.</summary>
static class MissingEndpoints
{
    /// <summary>Most lines of one export; the last row says where there were more.</summary>
    const int Most = 5000;

    static readonly ColumnOut[] Columns =
    [
        new("企业名称", 34), new("县（市、区）", 18), new("行业", 12), new("生产线（设备）", 40), new("编号", 10, AsText: true), new("要什么", 60), new("也可向谁要", 24), new("补了会怎样", 40),
        new("现值与限值", 60), new("回填：值", 14), new("回填：来源", 18), new("回填：持有单位", 18), new("是否演示", 10),
    ];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/office/missing/export", ExportAsync).RequireAuthorization(Rights.LedgerRead);

    /// <summary>Where lines stand that never enter a work list.</summary>
    public static string OutsideOf(DivisionTree divisions) => divisions.All.FirstOrDefault(d => !d.CountsInTotals)?.Path ?? "~";

    static async Task<IResult> ExportAsync(HttpContext http, MissingQueries missing, AppDb db, Today today, CancellationToken cancel)
    {
        var divisions = await DivisionTree.LoadAsync(db, cancel);
        var filter = AskedMissing.Read(http.Request.Query).Filter(divisions, db.Scope) with { After = null };
        var sheets = new SortedDictionary<string, List<IReadOnlyList<object?>>>(StringComparer.Ordinal);
        var (read, next) = (0, (Guid?)null);
        do
        {
            var page = await missing.PageAsync(filter with { After = next }, OutsideOf(divisions), cancel);
            foreach (var line in page.Lines)
                foreach (var group in line.Deciding.Facts.GroupBy(f => f.Holders[0]).Where(g => filter.Holder is null || g.Key == filter.Holder))
                {
                    if (!sheets.TryGetValue(group.Key, out var rows)) sheets[group.Key] = rows = [];
                    rows.AddRange(group.Select(fact => Cells(line, fact, divisions)));
                }
            read += page.Lines.Count;
            next = page.Next;
        } while (next is not null && read < Most);
        if (next is not null) foreach (var rows in sheets.Values) rows.Add([$"只导出前 {read} 条线，后面还有；请按县或行业分开导出。"]);
        if (sheets.Count == 0) sheets[filter.Holder ?? "补资料"] = [];
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        SheetWriter.Write(file, [.. sheets.Select(s => new SheetOut(s.Key, Columns, s.Value))]);
        file.Position = 0;
        return Results.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"补资料{(filter.Holder is { } holder ? "-" + holder : "")}-{today.Date:yyyy-MM-dd}.xlsx");
    }

    static object?[] Cells(UndecidedLine line, Law.Screening.WantedFact fact, DivisionTree divisions) =>
    [
        line.Enterprise, divisions.NameOf(line.Line.DivisionPath), line.Line.Sector, line.Line.EquipmentText, line.Line.Number, fact.Text, string.Join("、", fact.Holders.Skip(1)),
        MissingText.Then(line, line.Deciding.Facts.Count),
        string.Join("；", line.Distances.Select(d => $"{d.Item}：{d.Said}")), null, null, null, line.Line.IsDemo ? "演示" : null,
    ];
}
