using Chuqing.Law;
using Chuqing.Law.Texts;
using Chuqing.Office.Procedures;

namespace Chuqing.Office.LawBook;

/// <summary>A document of the law that was found.</summary>
/// <param name="Rules">How many rules cite it; the rules can be listed, the document alone has no page.</param>
public sealed record FoundText(LegalText Text, int Rules);

/// <summary>Finds documents and rules in a law that is in memory, whichever way their numbers are typed: GB16780 finds GB 16780-2021.</summary>
public static class LawSearch
{
    /// <summary>Documents by title or number, whole ones first.</summary>
    public static IReadOnlyList<FoundText> Texts(CityLaw law, string text)
    {
        var cited = law.Law.Pack.Values.GroupBy(v => v.Citation.Document).ToDictionary(g => g.Key, g => g.Select(v => v.Id).Distinct().Count());
        return [.. law.Law.Pack.Texts.Values.Where(t => Holds(text, t.Title, t.Number))
            .OrderBy(t => Is(text, t.Title, t.Number) ? 0 : 1).ThenBy(t => t.Title, StringComparer.Ordinal).Select(t => new FoundText(t, cited.GetValueOrDefault(t.Id)))];
    }

    /// <summary>Rules by name, id, item, quote, class, or the document they stand in; as <see cref="LawBookQueries.List"/> orders them.</summary>
    public static IReadOnlyList<LawEntry> Rules(CityLaw law, string text) =>
        [.. LawBookQueries.List(law, new()).Where(e => Holds(text, e.Value.Name, e.Value.Id, e.Value.Citation.Item, e.Value.Citation.Quote, e.Value.Class.Label(), e.Value.Sector, e.Text.Title, e.Text.Number))
            .OrderBy(e => Is(text, e.Value.Name, e.Value.Id) ? 0 : 1)];

    static bool Is(string text, params IEnumerable<string?> among) => among.Any(one => one is not null && DocumentKey.Of(one) == DocumentKey.Of(text));

    // 几个词都要有，在哪一栏都行
    static bool Holds(string text, params IReadOnlyList<string?> among) =>
        Array.TrueForAll(text.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries), word => among.Any(one => one is not null && DocumentKey.Of(one).Contains(DocumentKey.Of(word), StringComparison.Ordinal)))
        || among.Any(one => one is not null && DocumentKey.Of(one).Contains(DocumentKey.Of(text), StringComparison.Ordinal));
}
