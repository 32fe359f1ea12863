using Chuqing.Law;
using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Registry;

/// <summary>Whose a fact is, in words.</summary>
public static class FactSourceText
{
    /// <summary>来源 and 持有单位; null where neither was said.</summary>
    public static string? Of(Fact fact) => (fact.SourceKind, fact.Owner) switch
    {
        ({ } kind, { } owner) => $"{kind.Label()}，{owner}",
        ({ } kind, null) => kind.Label(),
        (null, { } owner) => owner,
        _ => null,
    };

    /// <summary>The period that a figure speaks of: a year, a month, a quarter; null where none was said.</summary>
    public static string? PeriodOf(Fact fact) => fact.Period is { } period ? PeriodText.Say(period) : fact.Year is { } year ? $"{year} 年" : null;

    /// <summary>First and last day of the period; null where none was said.</summary>
    public static (DateOnly From, DateOnly Through)? DaysOf(Fact fact) =>
        fact.Period is { } period ? PeriodText.Days(period) : fact.Year is { } year ? (new(year, 1, 1), new(year, 12, 31)) : null;
}
