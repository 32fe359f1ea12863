using System.Text.Json;
using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>Which machine kinds stand under which, from <c>vocabulary.json</c>: a rule on 电炉 is also a rule on 高合金钢电炉.</summary>
sealed class EquipmentFamilies
{
    readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);

    /// <summary>The families of a pack; none where it holds no vocabulary.</summary>
    public static EquipmentFamilies Of(LawPack pack)
    {
        var families = new EquipmentFamilies();
        if (pack.Files.FirstOrDefault(f => f.Path == "vocabulary.json") is not { } file) return families;
        var root = LawNode.Open(file).Element;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("kinds", out var kinds) && kinds.ValueKind == JsonValueKind.Array)
            foreach (var kind in kinds.EnumerateArray())
                if (kind.TryGetProperty("name", out var name) && kind.TryGetProperty("parent", out var parent) && name.GetString() is { } n && parent.GetString() is { } p)
                    families.parents[n] = p;
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
        // 词汇若绕成圈也要停得下来
        for (var depth = 0; depth < 16 && parents.TryGetValue(kind, out var parent); depth++, kind = parent)
            if (named.Contains(parent)) return true;
        return false;
    }
}
