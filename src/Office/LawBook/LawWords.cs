using Chuqing.Law.Shelf;

namespace Chuqing.Office.LawBook;

/// <summary>What any version on the shelf says, in sentences that can be held against the original.</summary>
static class LawWords
{
    /// <summary>Rules in sentences of their own; what has none, field by field as the file writes it.</summary>
    public static IReadOnlyList<string> Of(LawPack pack, ShelfItem item, ShelfVersion version)
    {
        if (version.Repealed) return ["自本日起不再适用。"];
        if (pack.Values.FirstOrDefault(v => v.Key == version.Key) is { } value && RuleWords.Of(pack, value) is { Count: > 0 } words) return words;
        return [.. LawFields.Of(item, version).Select(f => $"{f.Label}：{f.Text}")];
    }
}
