namespace Chuqing.Office.Screening;

/// <summary>Sums changed lines per county and sector. Capacities of different units are never added up.</summary>
static class ChangeSums
{
    public static IReadOnlyList<ChangeSum> Of(IEnumerable<ChangedLine> changed) =>
    [
        .. changed.Where(c => c.Change != LineChange.PendingOnly).GroupBy(c => (c.County, Sector: c.Sector ?? "未填")).OrderBy(g => g.Key.County, StringComparer.Ordinal).ThenBy(g => g.Key.Sector, StringComparer.Ordinal)
            .Select(g => Sum(g.Key.County, g.Key.Sector, [.. g])),
    ];

    static ChangeSum Sum(string county, string sector, List<ChangedLine> lines)
    {
        int Count(LineChange change) => lines.Count(l => l.Change == change);
        return new(county, sector, Count(LineChange.Caught), Count(LineChange.Released), Count(LineChange.Graver), Count(LineChange.Milder), Count(LineChange.Other),
            Capacity(lines.FindAll(l => l.Change is LineChange.Caught or LineChange.Graver)), Capacity(lines.FindAll(l => l.Change is LineChange.Released or LineChange.Milder)));
    }

    static CapacityOf Capacity(List<ChangedLine> lines) =>
        new([.. lines.Where(l => l.Capacity is not null).GroupBy(l => l.Unit!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new CapacitySum(g.Key, g.Sum(l => l.Capacity!.Value)))], lines.Count(l => l.Capacity is null));
}
