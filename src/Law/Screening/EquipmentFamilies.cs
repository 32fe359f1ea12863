using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>Which machine kinds stand under which, from <c>vocabulary.json</c>: a rule on 电炉 is also a rule on 高合金钢电炉.</summary>
sealed class EquipmentFamilies
{
    /// <summary>Of a shelf without a vocabulary: every kind stands alone, and any may be named.</summary>
    public static readonly EquipmentFamilies None = new();

    readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);

    /// <summary>Every kind of the vocabulary; null where there is none.</summary>
    public IReadOnlySet<string>? Kinds { get; private init; }

    /// <summary>Reads what judging needs; the rest of the file is for those who read the free text.</summary>
    /// <exception cref="LawFileException">The kinds cannot be read, or a parent is no kind.</exception>
    public static EquipmentFamilies Read(LawFile file)
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var families = new EquipmentFamilies { Kinds = kinds };
        foreach (var kind in LawNode.Open(file).Need("kinds", "设备种类").Items())
        {
            var name = kind.Need("name", "种类名").Text();
            if (!kinds.Add(name)) throw kind.Wrong($"设备种类“{name}”写了两次。");
            if (kind.Maybe("parent") is not { } parent) continue;
            families.parents[name] = kinds.Contains(parent.Text()) ? parent.Text() : throw parent.Wrong($"设备种类“{parent.Text()}”在用到它之前没有写。");
        }
        return families;
    }

    /// <summary>The kinds named, with all that stand under them, without those excluded and what stands under these.</summary>
    public IReadOnlyList<string> Under(IReadOnlyList<string> named, IReadOnlyList<string> excluded)
    {
        if (named.Count == 0) return named;
        var all = named.Concat(parents.Keys.Where(k => IsUnder(k, named))).Distinct(StringComparer.Ordinal);
        return [.. all.Where(k => !excluded.Contains(k) && !IsUnder(k, excluded))];
    }

    bool IsUnder(string kind, IReadOnlyList<string> named)
    {
        // 上位种类总写在前面，绕不成圈
        for (; parents.TryGetValue(kind, out var parent); kind = parent)
            if (named.Contains(parent)) return true;
        return false;
    }
}
