using Chuqing.Office.Exits;

namespace Chuqing.Office.Returns;

/// <summary>Which exits of a year stand behind a figure. Every figure has one, and it is also the address of the page that shows the rows.</summary>
/// <param name="County">Code of the county; null for all.</param>
/// <param name="Sector">Null for all; empty for the rows of which nobody said the sector.</param>
/// <param name="Unit">Null for all; empty for the rows without a capacity in a unit.</param>
/// <param name="Line">One exit alone.</param>
public sealed record ExitFilter(int Year, string? County = null, string? Sector = null, string? Unit = null, Guid? Line = null)
{
    public bool Matches(ExitOfYear row) =>
        (County is null || row.CountyCode == County) && (Sector is null || (row.Sector ?? "") == Sector) && (Unit is null || ExitTotals.UnitOf(row) == Unit) && (Line is null || row.Id == Line);

    public IReadOnlyList<ExitOfYear> Of(IEnumerable<ExitOfYear> rows) => [.. rows.Where(Matches)];

    /// <summary>/office/year/rows?year=2026&amp;sector=水泥: the page that shows these rows.</summary>
    public string Query => new YearFilter(Year, YearSet.Exits, County, Sector, Unit, Row: Line).Query;
}

/// <summary>A share of the year's exits in one unit.</summary>
/// <param name="Head">What it is grouped by, as shown.</param>
/// <param name="Unit">Empty where the capacity or its unit is not known.</param>
/// <param name="Enterprises">Distinct enterprises.</param>
/// <param name="Capacity">In <paramref name="Unit"/>; null where that is empty.</param>
public sealed record ExitShare(string Head, string Unit, int Enterprises, int Lines, decimal? Capacity, ExitFilter Filter);

/// <summary>Sums over exits. Capacity is only ever added within one unit; an enterprise with several lines is one enterprise.</summary>
public static class ExitTotals
{
    public const string NoSector = "行业未填";

    /// <summary>The unit in which a row's capacity can be added; empty where it cannot.</summary>
    public static string UnitOf(ExitOfYear row) => row.Capacity is null ? "" : row.Unit?.Trim() ?? "";

    public static int Enterprises(IEnumerable<ExitOfYear> rows) => rows.Select(r => r.EnterpriseKey).Distinct(StringComparer.Ordinal).Count();

    public static IReadOnlyList<ExitShare> BySector(int year, IReadOnlyList<ExitOfYear> rows) =>
        Shares(rows, r => r.Sector ?? "", (head, unit) => new(head.Length > 0 ? head : NoSector, new(year, Sector: head, Unit: unit)));

    public static IReadOnlyList<ExitShare> ByCounty(int year, IReadOnlyList<ExitOfYear> rows)
    {
        var names = rows.Select(r => (r.CountyCode, r.County)).Distinct().ToDictionary(c => c.CountyCode, c => c.County);
        return Shares(rows, r => r.CountyCode, (head, unit) => new(names[head], new(year, County: head, Unit: unit)));
    }

    /// <summary>All of them, unit by unit.</summary>
    /// <param name="place">Whose rows these are: 韶关市, or a county that sees only its own.</param>
    public static IReadOnlyList<ExitShare> ByUnit(int year, string place, IReadOnlyList<ExitOfYear> rows) => Shares(rows, _ => "", (_, unit) => new($"{place}合计", new(year, Unit: unit)));

    static IReadOnlyList<ExitShare> Shares(IReadOnlyList<ExitOfYear> rows, Func<ExitOfYear, string> headOf, Func<string, string, Named> name) =>
    [
        // 没填的排在后面
        .. rows.GroupBy(r => (Head: headOf(r), Unit: UnitOf(r)))
            .OrderBy(g => g.Key.Head.Length == 0).ThenBy(g => g.Key.Head, StringComparer.Ordinal).ThenBy(g => g.Key.Unit.Length == 0).ThenBy(g => g.Key.Unit, StringComparer.Ordinal)
            .Select(g => (Rows: g, g.Key.Unit, Named: name(g.Key.Head, g.Key.Unit)))
            .Select(g => new ExitShare(g.Named.Head, g.Unit, Enterprises(g.Rows), g.Rows.Count(), g.Unit.Length == 0 ? null : g.Rows.Sum(r => r.Capacity!.Value), g.Named.Filter)),
    ];

    sealed record Named(string Head, ExitFilter Filter);
}
