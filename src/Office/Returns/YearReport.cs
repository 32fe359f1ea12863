using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Exits;

namespace Chuqing.Office.Returns;

/// <summary>The table of a year, made and not yet written.</summary>
/// <param name="Name">退出情况表-2026.xlsx.</param>
public sealed record YearFiles(string Name, byte[] Sheet, IReadOnlyList<TraceEntry> Entries);

/// <summary>退出情况表: what left in a year, line by line, with totals, and where every figure comes from.</summary>
public sealed class YearReport(AppDb db, ExitYearQueries exits, SealedExitQueries sealedExits, Today today)
{
    public const string TraceName = "trace.json";
    const int County = 2, Sector = 3, Enterprise = 4, Code = 5, Line = 6, Capacity = 7, Unit = 8;

    public static string SheetName(int year) => $"退出情况表-{year}.xlsx";

    /// <summary>韶关市2026年落后产能退出情况表.</summary>
    public static string TitleOf(string place, int year) => $"{place}{year}年落后产能退出情况表";

    /// <exception cref="BadInputException">A year that has not begun.</exception>
    internal static void RefuseUnless(int year, Today today)
    {
        if (year < 2000 || year > today.Date.Year) throw new BadInputException($"{year} 年还没有开始，或不像一个年份。只能出到 {today.Date.Year} 年；什么都没有写。");
    }

    /// <summary>Makes the report of a year from the exits within one's divisions.</summary>
    /// <exception cref="BadInputException">A year that has not begun.</exception>
    public async Task<YearFiles> MakeAsync(int year, CancellationToken cancel)
    {
        RefuseUnless(year, today);
        var rows = await exits.RowsAsync(year, cancel);
        // 县里的人出的是本县的表
        var place = (await DivisionTree.LoadAsync(db, cancel)).NameOf(db.Scope.PathFrom);
        var name = SheetName(year);
        var day = SealedTotals.DayOf(year, today.Date);
        TracedSheet[] sheets = [LinesOf(name, place, year, rows), CountiesOf(name, place, year, rows), SealedSheet.Of(name, place, day, await sealedExits.RowsAsync(day, cancel))];
        TraceEntry[] entries = [.. sheets.SelectMany(s => s.Traces)];
        return new(name, TracedBook.Write(sheets), entries);
    }

    TracedSheet LinesOf(string document, string place, int year, IReadOnlyList<ExitOfYear> rows)
    {
        var sheet = new TracedSheet(document, "退出情况表", [5, 10, 8, 24, 20, 20, 9, 9, 12, 11, 11, 18, 18]);
        Head(sheet, TitleOf(place, year), rows);
        sheet.Header(3, "序号", "县（市、区）", "行业", "企业名称", "统一社会信用代码", "生产线（设备）", "产能", "单位", "退出依据", "关停日期", "拆除日期", "验收日期", "公告");
        var at = 4;
        foreach (var row in rows)
        {
            sheet.Text(at, 1, FormattableString.Invariant($"{at - 3}"));
            sheet.Text(at, County, row.County);
            sheet.Text(at, Sector, row.Sector ?? ExitTotals.NoSector);
            sheet.Text(at, Enterprise, row.IsDemo ? $"{row.Enterprise}（演示）" : row.Enterprise);
            sheet.Text(at, Code, row.CreditCode);
            sheet.Text(at, Line, row.Equipment);
            if (row.Capacity is { } capacity) sheet.Figure(at, Capacity, capacity, $"{row.Enterprise} {row.Equipment} 产能", row.Unit, new ExitFilter(year, Line: row.Id).Query, [row.Id]);
            else sheet.Text(at, Capacity, "未填");
            sheet.Text(at, Unit, row.Unit ?? "未填");
            sheet.Text(at, 9, row.Ground);
            sheet.Day(at, 10, row.ShutOn);
            sheet.Day(at, 11, row.DismantledOn);
            sheet.Text(at, 12, $"{row.VerifiedOn:yyyy-MM-dd}{Line2(row.VerificationNumber)}");
            sheet.Text(at, 13, row.AnnouncedOn is { } announced ? $"{announced:yyyy-MM-dd}{Line2(row.Announcement)}" : "尚未公告");
            at++;
        }
        at++;
        foreach (var (column, head) in new[] { (Enterprise, "合计（按行业）"), (Code, "企业（家）"), (Line, "生产线（条）"), (Capacity, "产能"), (Unit, "单位") })
            sheet.Text(at, column, head, CellLook.Header);
        foreach (var share in ExitTotals.BySector(year, rows)) Put(sheet, ++at, Enterprise, Code, Line, Capacity, share, rows, CellLook.Body);
        foreach (var share in ExitTotals.ByUnit(year, place, rows)) Put(sheet, ++at, Enterprise, Code, Line, Capacity, share, rows, CellLook.Total);
        Whole(sheet, ++at, Enterprise, Code, Line, Capacity, year, place, rows);
        sheet.Line(at + 2, ExitYearQueries.CountingSentence(year), CellLook.Note, 44);
        return sheet;
    }

    TracedSheet CountiesOf(string document, string place, int year, IReadOnlyList<ExitOfYear> rows)
    {
        var sheet = new TracedSheet(document, "按县合计", [20, 16, 16, 18, 18]);
        Head(sheet, $"{place}{year}年落后产能退出情况（按县）", rows);
        sheet.Header(3, "县（市、区）", "企业（家）", "生产线（条）", "产能", "单位");
        var at = 3;
        foreach (var share in ExitTotals.ByCounty(year, rows)) Put(sheet, ++at, 1, 2, 3, 4, share, rows, CellLook.Body);
        foreach (var share in ExitTotals.ByUnit(year, place, rows)) Put(sheet, ++at, 1, 2, 3, 4, share, rows, CellLook.Total);
        Whole(sheet, ++at, 1, 2, 3, 4, year, place, rows);
        sheet.Line(at + 2, ExitYearQueries.CountingSentence(year), CellLook.Note, 60);
        return sheet;
    }

    void Head(TracedSheet sheet, string title, IReadOnlyList<ExitOfYear> rows)
    {
        sheet.Line(1, rows.Any(r => r.IsDemo) ? title + "（演示）" : title, CellLook.Title, 34);
        sheet.Line(2, $"截至 {today.Date:yyyy-MM-dd}。每个数字的来处见 {TraceName}。", CellLook.Note, 18);
    }

    static void Put(TracedSheet sheet, int at, int head, int enterprises, int lines, int capacity, ExitShare share, IReadOnlyList<ExitOfYear> rows, CellLook look)
    {
        Guid[] ids = [.. share.Filter.Of(rows).Select(r => r.Id)];
        var what = share.Unit.Length > 0 ? $"{share.Head} {share.Unit}" : $"{share.Head} 产能或单位未填";
        sheet.Text(at, head, share.Head, look);
        sheet.Figure(at, enterprises, share.Enterprises, $"{what} 企业家数", "家", share.Filter.Query, ids, look);
        sheet.Figure(at, lines, share.Lines, $"{what} 生产线条数", "条", share.Filter.Query, ids, look);
        if (share.Capacity is { } sum) sheet.Figure(at, capacity, sum, $"{what} 产能合计", share.Unit, share.Filter.Query, ids, look);
        else sheet.Text(at, capacity, "未填，不作零", look);
        sheet.Text(at, capacity + 1, share.Unit.Length > 0 ? share.Unit : "未填", look);
    }

    static void Whole(TracedSheet sheet, int at, int head, int enterprises, int lines, int capacity, int year, string place, IReadOnlyList<ExitOfYear> rows)
    {
        Guid[] ids = [.. rows.Select(r => r.Id)];
        var query = new ExitFilter(year).Query;
        sheet.Text(at, head, $"{place}（各单位）", CellLook.Total);
        sheet.Figure(at, enterprises, ExitTotals.Enterprises(rows), $"{place} 企业家数", "家", query, ids, CellLook.Total);
        sheet.Figure(at, lines, rows.Count, $"{place} 生产线条数", "条", query, ids, CellLook.Total);
        sheet.Text(at, capacity, "不同单位不相加", CellLook.Total);
        sheet.Text(at, capacity + 1, "", CellLook.Total);
    }

    static string Line2(string? number) => number is null ? "" : "\n" + number;
}
