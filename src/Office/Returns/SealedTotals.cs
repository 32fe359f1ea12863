using System.Globalization;
using Chuqing.Office.Exits;

namespace Chuqing.Office.Returns;

/// <summary>Which sealed lines of a day stand behind a figure; also the address of the page that shows them.</summary>
/// <param name="County">Code of the county; null for all.</param>
/// <param name="Unit">Null for all; empty for the rows without a capacity in a unit.</param>
/// <param name="Line">One exit alone.</param>
/// <param name="Overdue">Only those whose day to dismantle has passed.</param>
public sealed record SealedFilter(DateOnly On, string? County = null, string? Unit = null, Guid? Line = null, bool Overdue = false)
{
    public bool Matches(SealedExit row) =>
        (County is null || row.CountyCode == County) && (Unit is null || SealedTotals.UnitOf(row) == Unit) && (Line is null || row.Id == Line) && (!Overdue || row.IsOverdue);

    public IReadOnlyList<SealedExit> Of(IEnumerable<SealedExit> rows) => [.. rows.Where(Matches)];

    /// <summary>/office/year/sealed?on=2026-11-23&amp;county=440281.</summary>
    public string Query
    {
        get
        {
            var parts = new[] { ("on", On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("county", County), ("unit", Unit), ("line", Line?.ToString()), ("overdue", Overdue ? "1" : null) };
            return "/office/year/sealed?" + string.Join('&', parts.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
        }
    }
}

/// <summary>A share of the sealed lines in one unit.</summary>
/// <param name="Unit">Empty where the capacity or its unit is not known.</param>
/// <param name="Capacity">In <paramref name="Unit"/>; null where that is empty.</param>
public sealed record SealedShare(string Head, string Unit, int Enterprises, int Lines, int Overdue, decimal? Capacity, SealedFilter Filter);

/// <summary>Sums over sealed lines; never joined with those of exits.</summary>
public static class SealedTotals
{
    /// <summary>The day as of which a year's table stands: its last, or today while it runs.</summary>
    public static DateOnly DayOf(int year, DateOnly today) => year < today.Year ? new(year, 12, 31) : today;

    public static string UnitOf(SealedExit row) => row.Capacity is null ? "" : row.Unit?.Trim() ?? "";

    public static int Enterprises(IEnumerable<SealedExit> rows) => rows.Select(r => r.EnterpriseKey).Distinct(StringComparer.Ordinal).Count();

    public static IReadOnlyList<SealedShare> ByCounty(DateOnly on, IReadOnlyList<SealedExit> rows) =>
        [.. rows.GroupBy(r => (r.CountyCode, r.County)).OrderBy(c => c.Key.CountyCode, StringComparer.Ordinal).SelectMany(c => Shares(c.Key.County, new(on, c.Key.CountyCode), c))];

    /// <summary>All of them, unit by unit.</summary>
    public static IReadOnlyList<SealedShare> ByUnit(DateOnly on, string place, IReadOnlyList<SealedExit> rows) => [.. Shares($"{place}合计", new(on), rows)];

    static IEnumerable<SealedShare> Shares(string head, SealedFilter filter, IEnumerable<SealedExit> rows) =>
        rows.GroupBy(UnitOf).OrderBy(g => g.Key.Length == 0).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new SealedShare(head, g.Key, Enterprises(g), g.Count(), g.Count(r => r.IsOverdue), g.Key.Length == 0 ? null : g.Sum(r => r.Capacity!.Value), filter with { Unit = g.Key }));
}
