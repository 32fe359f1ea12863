using Chuqing.Law.Procedures;

namespace Chuqing.Office.Returns;

/// <summary>The rows of a year read once, and figures made of them.</summary>
public sealed class YearFigures
{
    static readonly List<string> Stages = [.. AllProcedures.Tables.SelectMany(p => p.States.Select(p.LabelOf)).Distinct()];

    readonly int year;
    readonly Dictionary<YearSet, IReadOnlyList<RowBehind>> sets = [];

    YearFigures(int year) => this.year = year;

    /// <summary>Reads every set but those of a release.</summary>
    public static async Task<YearFigures> ReadAsync(YearRowQueries queries, int year, CancellationToken cancel)
    {
        var figures = new YearFigures(year);
        foreach (var set in Enum.GetValues<YearSet>())
            if (set != YearSet.Listed) figures.sets[set] = await queries.RowsAsync(new(year, set), cancel);
        return figures;
    }

    public bool HasDemo => sets.Values.Any(rows => rows.Any(r => r.IsDemo));

    public IReadOnlyList<RowBehind> Rows(YearFilter filter) => [.. sets[filter.Of].Where(filter.Matches)];

    public IReadOnlyList<RowBehind> Rows(YearSet set) => sets[set];

    /// <summary>How many rows; null where there is none, because nothing recorded is not zero.</summary>
    public TracedText? Count(string what, YearFilter filter)
    {
        var rows = Rows(filter);
        return rows.Count == 0 ? null : (TracedText)$"{TracedFigure.Count(what, filter, rows)}";
    }

    /// <inheritdoc cref="Count(string, YearFilter)"/>
    public TracedText? Count(string what, YearSet set, string? county = null) => Count(what, new YearFilter(year, set, county));

    /// <summary>How many enterprises; null where there is none.</summary>
    public TracedText? Enterprises(string what, YearFilter filter)
    {
        var rows = Rows(filter);
        return rows.Count == 0 ? null : (TracedText)$"{TracedFigure.Enterprises(what, filter, rows)}";
    }

    /// <summary>The capacity, unit by unit; rows without one are not in it.</summary>
    public IReadOnlyList<TracedText> Capacities(string what, YearFilter filter) =>
    [
        .. Rows(filter).Where(r => r.UnitKey.Length > 0).GroupBy(r => r.UnitKey).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (TracedText)$"{TracedFigure.Capacity(what, filter with { Unit = g.Key }, [.. g])}"),
    ];

    /// <summary>How many rows per state, in the order of their procedures: 已立件1件、整改中3件.</summary>
    public TracedText ByState(string what, YearSet set) => TracedText.Join("、", Rows(set).Select(r => r.State).Distinct().OrderBy(Stages.IndexOf).ThenBy(s => s, StringComparer.Ordinal).Select(state =>
    {
        var filter = new YearFilter(year, set, State: state);
        return (TracedText)$"{new Words(state)}{TracedFigure.Count($"{what}（{state}）", filter, Rows(filter))}";
    }));
}
