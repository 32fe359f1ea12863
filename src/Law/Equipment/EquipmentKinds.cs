namespace Chuqing.Law.Equipment;

/// <summary>The canonical kinds of equipment and what each is a kind of.</summary>
public static class EquipmentKinds
{
    /// <summary>All canonical names, in the order of the vocabulary.</summary>
    public static IReadOnlyCollection<string> All => EquipmentVocabulary.Default.Kinds.Keys;

    /// <summary>The kind directly above, or null for a kind that stands alone.</summary>
    /// <exception cref="ArgumentException">The kind is not in the vocabulary.</exception>
    public static string? Parent(string kind) => Find(kind).Parent?.Name;

    /// <summary>Whether a kind is the other one or lies under it: 机立窑 is a 立窑, a 立窑 is no 机立窑.</summary>
    /// <exception cref="ArgumentException">Either kind is not in the vocabulary, so that a misspelt rule never silently catches nothing.</exception>
    public static bool IsA(string kind, string ancestor) => Find(kind).IsA(Find(ancestor));

    static EquipmentKind Find(string name) =>
        EquipmentVocabulary.Default.Kinds.TryGetValue(name, out var kind) ? kind
        : throw new ArgumentException($"设备种类“{name}”不在 law/vocabulary.json 里。", nameof(name));
}
