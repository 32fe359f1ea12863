using Chuqing.Office.Ledger;

namespace Chuqing.Office.Lists;

/// <summary>What one version of a list changed against the one before.</summary>
public sealed record ListChange(IReadOnlyList<Guid> Added, IReadOnlyList<Guid> Removed, IReadOnlyList<Guid> Corrected, int Now)
{
    public static ListChange Between(ListContent? before, ListContent after)
    {
        var old = (before?.Rows ?? []).ToDictionary(r => r.Id, r => CanonicalJson.Write(r));
        var now = after.Rows.ToDictionary(r => r.Id, r => CanonicalJson.Write(r));
        return new(
            [.. now.Keys.Where(id => !old.ContainsKey(id))],
            [.. old.Keys.Where(id => !now.ContainsKey(id))],
            [.. now.Where(r => old.TryGetValue(r.Key, out var was) && was != r.Value).Select(r => r.Key)],
            now.Count);
    }

    /// <summary>In one sentence: 与第 2 版相比：新增 3 行，移出 2 行，更改 1 行；现有 12 行。</summary>
    /// <param name="previous">Number of the version before; 0 for a first release.</param>
    public string Sentence(int previous)
    {
        if (previous == 0) return $"首次公布，共 {Now} 行。";
        string[] parts = [.. new[] { ("新增", Added.Count), ("移出", Removed.Count), ("更改", Corrected.Count) }.Where(p => p.Item2 > 0).Select(p => $"{p.Item1} {p.Item2} 行")];
        return parts.Length == 0 ? $"与第 {previous} 版相比没有变化，共 {Now} 行。" : $"与第 {previous} 版相比：{string.Join("，", parts)}；现有 {Now} 行。";
    }
}
