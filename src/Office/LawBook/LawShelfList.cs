using Chuqing.Law;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Procedures;

namespace Chuqing.Office.LawBook;

/// <summary>Which items of the law a list shows; null leaves a condition out.</summary>
/// <param name="Document">Id of a document that some version of the item cites.</param>
/// <param name="Kind">淘汰类, 超限额, 期限 …, as the shelf names them.</param>
public sealed record ShelfFilter(string? Text = null, string? Document = null, string? Sector = null, LawDimension? Dimension = null, string? Kind = null, LegalStanding? Standing = null);

/// <summary>One item of a list, with the version that applies on the day asked.</summary>
/// <param name="Text">Null for a calendar year, which cites no document.</param>
/// <param name="InForce">False where even the first version lies ahead: then that one is shown.</param>
public sealed record ShelfEntry(ShelfItem Item, ShelfVersion Version, LegalText? Text, LegalStanding? Standing, bool InForce);

/// <summary>Lists everything on a city's shelf: rules, limits, terms and whatever kind comes later.</summary>
public static class LawShelfList
{
    /// <summary>The items that a filter leaves, in the order of the shelf.</summary>
    public static IReadOnlyList<ShelfEntry> Of(CityLaw law, ShelfFilter filter) => [.. law.Law.Shelf.Items.Select(item => Entry(law, item)).Where(e => Fits(e, filter))];

    static ShelfEntry Entry(CityLaw law, ShelfItem item)
    {
        var current = item.On(law.On);
        var shown = current ?? item.Versions[0];
        return new(item, shown, shown.Citation is { } citation ? law.TextOf(citation) : null, law.StandingOf(shown), current is not null);
    }

    static bool Fits(ShelfEntry entry, ShelfFilter filter) =>
        (filter.Document is null || entry.Item.Versions.Any(v => v.Citation?.Document == filter.Document))
        && (filter.Sector is null || entry.Item.Sector == filter.Sector)
        && (filter.Dimension is null || entry.Item.Dimension == filter.Dimension)
        && (filter.Kind is null || entry.Item.Kind == filter.Kind)
        && (filter.Standing is null || entry.Standing == filter.Standing)
        && (string.IsNullOrWhiteSpace(filter.Text) || Array.TrueForAll(filter.Text.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries), word => Holds(entry, word)));

    // 标准号怎么敲都找得到：GB16780 与 GB 16780-2021
    static bool Holds(ShelfEntry entry, string word)
    {
        var asked = DocumentKey.Of(word);
        return new[] { entry.Item.Id, entry.Item.Name, entry.Item.Kind, entry.Item.Sector, entry.Text?.Title, entry.Text?.Number, entry.Version.Citation?.Item, entry.Version.Citation?.Quote }
            .Any(t => t is not null && (t.Contains(word, StringComparison.OrdinalIgnoreCase) || DocumentKey.Of(t).Contains(asked, StringComparison.Ordinal)));
    }
}
