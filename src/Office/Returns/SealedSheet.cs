using Chuqing.Office.Exits;

namespace Chuqing.Office.Returns;

/// <summary>The sheet 已封存未拆除 of a year's report: what stands sealed on its day, counted apart from the exits.</summary>
static class SealedSheet
{
    const string Name = "已封存未拆除";
    const int County = 2, Enterprise = 3, Line = 5, Capacity = 6, Unit = 7, Days = 13;

    public static TracedSheet Of(string document, string place, DateOnly on, IReadOnlyList<SealedExit> rows)
    {
        var sheet = new TracedSheet(document, Name, [6, 12, 28, 21, 26, 10, 10, 12, 12, 34, 12, 18, 10]);
        sheet.Line(1, $"{place}落后产能{Name}情况表{(rows.Any(r => r.IsDemo) ? "（演示）" : "")}", CellLook.Title, 34);
        sheet.Line(2, $"截至 {on:yyyy-MM-dd}。不计入当年退出。每个数字的来处见 {YearReport.TraceName}。", CellLook.Note, 18);
        sheet.Header(3, "序号", "县（市、区）", "企业名称", "统一社会信用代码", "生产线（设备）", "产能", "单位", "封存日期", "封存验收日期", "暂不具备拆除条件的理由", "限时拆除日", "逾期与否", "逾期天数");
        var at = 3;
        foreach (var row in rows) Put(sheet, ++at, row, on);
        at += 2;
        foreach (var (column, head) in new[] { (County, "合计"), (Enterprise, "企业（家）"), (Line, "生产线（条）"), (Capacity, "产能"), (Unit, "单位"), (Days, "逾期（条）") })
            sheet.Text(at, column, head, CellLook.Header);
        foreach (var share in SealedTotals.ByCounty(on, rows)) Put(sheet, ++at, share, rows, CellLook.Body);
        foreach (var share in SealedTotals.ByUnit(on, place, rows)) Put(sheet, ++at, share, rows, CellLook.Total);
        Whole(sheet, ++at, place, on, rows);
        sheet.Line(at + 2, SealedExitQueries.CountingSentence(on), CellLook.Note, 62);
        return sheet;
    }

    static void Put(TracedSheet sheet, int at, SealedExit row, DateOnly on)
    {
        var query = new SealedFilter(on, Line: row.Id).Query;
        sheet.Text(at, 1, FormattableString.Invariant($"{at - 3}"));
        sheet.Text(at, County, row.County);
        sheet.Text(at, Enterprise, row.IsDemo ? $"{row.Enterprise}（演示）" : row.Enterprise);
        sheet.Text(at, 4, row.CreditCode);
        sheet.Text(at, Line, row.Equipment);
        if (row.Capacity is { } capacity) sheet.Figure(at, Capacity, capacity, $"{row.Enterprise} {row.Equipment} 封存产能", row.Unit, query, [row.Id]);
        else sheet.Text(at, Capacity, "未填");
        sheet.Text(at, Unit, row.Unit ?? "未填");
        sheet.Day(at, 8, row.SealedOn);
        sheet.Day(at, 9, row.SealVerifiedOn);
        sheet.Text(at, 10, row.Reason);
        sheet.Day(at, 11, row.DismantleBy);
        sheet.Text(at, 12, row.Standing);
        if (row.IsOverdue) sheet.Figure(at, Days, row.OverdueDays, $"{row.Enterprise} {row.Equipment} 逾期天数", "天", query, [row.Id]);
        else sheet.Text(at, Days, null);
    }

    static void Put(TracedSheet sheet, int at, SealedShare share, IReadOnlyList<SealedExit> rows, CellLook look)
    {
        var what = $"{share.Head} 已封存未拆除 {(share.Unit.Length > 0 ? share.Unit : "产能或单位未填")}";
        sheet.Text(at, County, share.Head, look);
        Counts(sheet, at, what, share.Filter, rows, look);
        if (share.Capacity is { } sum) sheet.Figure(at, Capacity, sum, $"{what} 产能合计", share.Unit, share.Filter.Query, Ids(share.Filter, rows), look);
        else sheet.Text(at, Capacity, "未填，不作零", look);
        sheet.Text(at, Unit, share.Unit.Length > 0 ? share.Unit : "未填", look);
    }

    static void Whole(TracedSheet sheet, int at, string place, DateOnly on, IReadOnlyList<SealedExit> rows)
    {
        sheet.Text(at, County, $"{place}（各单位）", CellLook.Total);
        Counts(sheet, at, $"{place} 已封存未拆除", new(on), rows, CellLook.Total);
        sheet.Text(at, Capacity, "不同单位不相加", CellLook.Total);
        sheet.Text(at, Unit, "", CellLook.Total);
    }

    static void Counts(TracedSheet sheet, int at, string what, SealedFilter filter, IReadOnlyList<SealedExit> rows, CellLook look)
    {
        var (all, late) = (filter.Of(rows), filter with { Overdue = true });
        sheet.Figure(at, Enterprise, SealedTotals.Enterprises(all), $"{what} 企业家数", "家", filter.Query, Ids(filter, rows), look);
        sheet.Figure(at, Line, all.Count, $"{what} 生产线条数", "条", filter.Query, Ids(filter, rows), look);
        sheet.Figure(at, Days, late.Of(rows).Count, $"{what} 逾期条数", "条", late.Query, Ids(late, rows), look);
    }

    static Guid[] Ids(SealedFilter filter, IReadOnlyList<SealedExit> rows) => [.. filter.Of(rows).Select(r => r.Id)];
}
