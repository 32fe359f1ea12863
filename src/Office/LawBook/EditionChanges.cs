using Chuqing.Law;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Office.LawBook;

/// <summary>What became of one version of one rule.</summary>
public enum ValueChangeKind
{
    [Label("新增")] Added,
    [Label("改动")] Changed,

    /// <summary>A version that was there is gone: law is repealed by one more version, never by leaving it out.</summary>
    [Label("删去")] Removed,
}

/// <summary>One version that differs between two packs.</summary>
/// <param name="Says">What it says, in sentences; what it said where it is gone.</param>
public sealed record ValueChange(string Id, string Name, DateOnly From, ValueChangeKind Kind, string Class, bool IsDraft, string Document, string Item, IReadOnlyList<string> Says, IReadOnlyList<string> Said);

/// <summary>What differs between two packs, rule by rule, and which other files changed.</summary>
/// <param name="Files">Paths of changed files that hold no rules: terms, calendar, texts …</param>
public sealed record EditionChanges(IReadOnlyList<ValueChange> Values, IReadOnlyList<string> Files)
{
    public static EditionChanges Of(LawPack before, LawPack after)
    {
        var (old, now) = (ByKey(before), ByKey(after));
        List<ValueChange> values = [];
        foreach (var (key, value) in now)
            if (!old.TryGetValue(key, out var was)) values.Add(Change(ValueChangeKind.Added, after, value, RuleWords.Of(after, value), []));
            else if (was.Key.Digest != value.Key.Digest || was.Status != value.Status) values.Add(Change(ValueChangeKind.Changed, after, value, RuleWords.Of(after, value), RuleWords.Of(before, was)));
        foreach (var (key, was) in old)
            if (!now.ContainsKey(key)) values.Add(Change(ValueChangeKind.Removed, before, was, [], RuleWords.Of(before, was)));
        var files = before.Files.ToDictionary(f => f.Path, f => f.Content);
        var changed = after.Files.Where(f => !files.TryGetValue(f.Path, out var was) || !was.AsSpan().SequenceEqual(f.Content)).Select(f => f.Path)
            .Concat(files.Keys.Except(after.Files.Select(f => f.Path)).Select(p => $"{p}（没有了）")).Where(HoldsNoRules).Order(StringComparer.Ordinal);
        return new([.. values.OrderBy(v => v.Id, StringComparer.Ordinal).ThenBy(v => v.From)], [.. changed]);
    }

    /// <summary>Versions that are new or changed and say that they were compared with the original.</summary>
    public bool BringsConfirmed => Values.Any(v => v is { IsDraft: false, Kind: not ValueChangeKind.Removed });

    static Dictionary<(string, DateOnly), LawValue> ByKey(LawPack pack) => pack.Values.ToDictionary(v => (v.Id, v.From));

    static ValueChange Change(ValueChangeKind kind, LawPack pack, LawValue value, IReadOnlyList<string> says, IReadOnlyList<string> said) =>
        new(value.Id, value.Name, value.From, kind, value.Class.Label(), value.Status == ValueStatus.Draft, pack.Texts[value.Citation.Document].Title, value.Citation.Item, says, said);

    static bool HoldsNoRules(string path) => !path.StartsWith("catalogue/", StringComparison.Ordinal) && !path.StartsWith("limits/", StringComparison.Ordinal) && !path.StartsWith("baselines/", StringComparison.Ordinal) && !path.StartsWith(LocalFile.Folder, StringComparison.Ordinal);
}
