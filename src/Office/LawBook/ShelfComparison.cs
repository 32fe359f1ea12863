using Chuqing.Law;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Office.LawBook;

/// <summary>One field across versions: a cell per version.</summary>
/// <param name="Cells">Null where the version does not have the field.</param>
/// <param name="Changed">Whether a cell differs from the one before it; never for the first.</param>
public sealed record FieldAcross(string Label, IReadOnlyList<string?> Cells, IReadOnlyList<bool> Changed)
{
    public bool Differs => Changed.Contains(true);
}

/// <summary>What became of an item from one edition to another.</summary>
public enum ItemChange
{
    [Label("新增")] Added,
    [Label("改动")] Changed,

    /// <summary>The later edition says that it no longer applies.</summary>
    [Label("废止")] Repealed,

    /// <summary>The later edition does not have it on the shelf. That is no repeal: without one the earlier version still applies.</summary>
    [Label("后一版没有写入")] NotTaken,
    [Label("沿用")] Same,
}

/// <summary>One item in two editions.</summary>
/// <param name="Before">Null where added.</param>
/// <param name="After">Null where the later edition does not have it.</param>
/// <param name="Fields">Those that differ, each with its cell before and after; empty where nothing does.</param>
public sealed record ComparedItem(ShelfItem Item, ItemChange Change, ShelfVersion? Before, ShelfVersion? After, IReadOnlyList<FieldAcross> Fields);

/// <summary>Two documents that may be editions of one another, with how many items both have.</summary>
public sealed record DocumentPair(LegalText Before, LegalText After, int Shared);

/// <summary>Compares versions of one value, and editions of one document, field by field.</summary>
public static class ShelfComparison
{
    /// <summary>The fields of some versions side by side, in the order in which they are given.</summary>
    public static IReadOnlyList<FieldAcross> Of(ShelfItem item, IReadOnlyList<ShelfVersion> versions)
    {
        var columns = versions.Select(v => FieldsOf(item, v).ToDictionary(f => f.Name)).ToList();
        return [.. versions.SelectMany(v => FieldsOf(item, v)).DistinctBy(f => f.Name).Select(field =>
        {
            var cells = columns.ConvertAll(c => c.GetValueOrDefault(field.Name)?.Text);
            return new FieldAcross(field.Label, cells, [.. cells.Select((cell, i) => i > 0 && cell != cells[i - 1])]);
        })];
    }

    /// <summary>What changed from one edition to another, by the order of the shelf.</summary>
    /// <param name="before">Id of the earlier document; <paramref name="after"/> of the later.</param>
    public static IReadOnlyList<ComparedItem> Documents(ShelfIndex shelf, string before, string after) =>
        [.. shelf.Items.Select(item => (item, Old: Of(item, before), New: Of(item, after))).Where(i => i.Old is not null || i.New is not null).Select(i => Row(i.item, i.Old, i.New))];

    /// <summary>Documents of which an item has versions: the later document took the earlier one's place. Most shared items first.</summary>
    public static IReadOnlyList<DocumentPair> Pairs(ShelfIndex shelf) =>
    [
        .. shelf.Items.SelectMany(item => item.Versions.Zip(item.Versions.Skip(1)))
            .Where(v => v.First.Citation is not null && v.Second.Citation is not null && v.First.Citation.Document != v.Second.Citation.Document)
            .GroupBy(v => (Before: v.First.Citation!.Document, After: v.Second.Citation!.Document))
            .Select(g => new DocumentPair(shelf.Pack.Texts[g.Key.Before], shelf.Pack.Texts[g.Key.After], g.Count()))
            .OrderByDescending(p => p.Shared).ThenBy(p => p.After.Id, StringComparer.Ordinal),
    ];

    static ComparedItem Row(ShelfItem item, ShelfVersion? old, ShelfVersion? newer)
    {
        if (old is null) return new(item, newer!.Repealed ? ItemChange.Repealed : ItemChange.Added, null, newer, []);
        if (newer is null) return new(item, ItemChange.NotTaken, old, null, []);
        if (newer.Repealed) return new(item, ItemChange.Repealed, old, newer, []);
        IReadOnlyList<FieldAcross> fields = [.. Of(item, [old, newer]).Where(f => f.Differs)];
        return new(item, fields.Count > 0 ? ItemChange.Changed : ItemChange.Same, old, newer, fields);
    }

    // 同一文件有两版的，取后一版
    static ShelfVersion? Of(ShelfItem item, string document) => item.Versions.LastOrDefault(v => v.Citation?.Document == document);

    static IEnumerable<LawField> FieldsOf(ShelfItem item, ShelfVersion version)
    {
        foreach (var field in LawFields.Of(item, version)) yield return field;
        if (version.Citation is not { } citation) yield break;
        yield return new("citation.item", "条目", citation.Item);
        yield return new("citation.quote", "原文", citation.Quote);
    }
}
