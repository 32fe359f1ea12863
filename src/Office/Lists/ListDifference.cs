namespace Chuqing.Office.Lists;

/// <summary>A row that stands in both versions and does not say the same.</summary>
/// <param name="Fields">What it said and says, by field.</param>
/// <param name="Marked">A correction that the later version shows and the earlier one did not.</param>
public sealed record ChangedRow(ListedRow Was, ListedRow Now, IReadOnlyList<FieldCorrection> Fields, RowCorrection? Marked);

/// <summary>What one version of a list differs in from another.</summary>
public sealed record ListDifference(IReadOnlyList<ListedRow> Entered, IReadOnlyList<ListedRow> Left, IReadOnlyList<ChangedRow> Changed)
{
    /// <param name="before">Null before the first version: then nothing is marked as entered by a page, but every row is counted.</param>
    public static ListDifference Between(ListContent? before, ListContent after)
    {
        var old = (before?.Rows ?? []).ToDictionary(r => r.Id);
        var now = after.Rows.ToDictionary(r => r.Id);
        return new(
            [.. after.Rows.Where(r => !old.ContainsKey(r.Id))],
            [.. (before?.Rows ?? []).Where(r => !now.ContainsKey(r.Id))],
            [.. after.Rows.Where(r => old.ContainsKey(r.Id)).Select(r => Changes(old[r.Id], r)).Where(c => c.Fields.Count > 0 || c.Marked is not null)]);
    }

    static ChangedRow Changes(ListedRow was, ListedRow now) => new(was, now,
        [.. ListField.All.Select(f => new FieldCorrection(f.Id, f.Of(was), f.Of(now))).Where(c => c.Was != c.Now)],
        now.Correction is { } correction && correction.Id != was.Correction?.Id ? correction : null);

    /// <summary>Whether a row is new here.</summary>
    public bool IsEntered(Guid row) => Entered.Any(r => r.Id == row);

    public ChangedRow? ChangeOf(Guid row) => Changed.FirstOrDefault(c => c.Now.Id == row);

    /// <summary>In one sentence: 与第 2 版相比：新增 3 行，移出 2 行，更正 1 行；现有 12 行。</summary>
    /// <param name="since">The version compared with; null before the first.</param>
    /// <param name="after">The version that the sentence is about.</param>
    public string Sentence(ListContent after, ListVersion? since)
    {
        var now = after.Rows.Count;
        if (since is null) return $"首次公布，共 {now} 行。";
        var name = since.Year == after.Year ? since.NameIn(after.Year) : $" {since.NameIn(after.Year)}";
        var struck = after.Removed.Count(r => r.Why == Leaving.Struck);
        var corrected = Changed.Count(c => c.Marked is not null);
        string[] parts = [.. new[] { ("新增", Entered.Count), ("移出", Left.Count - struck), ("剔除", struck), ("更正", corrected), ("更改", Changed.Count - corrected) }.Where(p => p.Item2 > 0).Select(p => $"{p.Item1} {p.Item2} 行")];
        return parts.Length == 0 ? $"与{name}相比没有变化，共 {now} 行。" : $"与{name}相比：{string.Join("，", parts)}；现有 {now} 行。";
    }
}
