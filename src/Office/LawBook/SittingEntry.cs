namespace Chuqing.Office.LawBook;

/// <summary>What the first officer entered for one row of a sitting; all may be empty while it is only kept for later.</summary>
/// <param name="Number">The row's number in the sitting.</param>
public sealed record SittingEntry(int Number, FirstFinding? Finding, string? Page, string? Item, string? Quote, string? Corrected, string? Reason)
{
    public const int MostPage = 20, MostItem = 80, MostText = 1000;

    /// <summary>What a row holds, as it would be entered again.</summary>
    public static SittingEntry Of(SittingRow row) => new(row.Number, row.First, row.Page, row.Item, row.Quote, row.Corrected, row.Reason);

    /// <summary>What is wrong with it, by field; nothing may be missing once it is handed over.</summary>
    internal IEnumerable<(string Field, string Why)> Faults(bool handedOver)
    {
        foreach (var (field, value, label, most) in Texts())
            if (value?.Trim().Length > most) yield return (field, $"{label}最多 {most} 个字。");
        if (!handedOver || Finding is null) yield break;
        foreach (var (field, value, label, _) in Texts().Where(t => Needs(t.Field)))
            if (string.IsNullOrWhiteSpace(value)) yield return (field, $"{Number} 号没填{label}。");
    }

    bool Needs(string field) => Finding switch
    {
        FirstFinding.Agrees => field is nameof(Page) or nameof(Quote),
        FirstFinding.Differs => field is nameof(Page) or nameof(Quote) or nameof(Corrected) or nameof(Reason),
        _ => field is nameof(Reason),
    };

    IEnumerable<(string Field, string? Value, string Label, int Most)> Texts() =>
    [
        (nameof(Page), Page, "页码", MostPage), (nameof(Item), Item, "条目", MostItem), (nameof(Quote), Quote, "原文摘录", MostText), (nameof(Corrected), Corrected, "原文写作什么", MostText),
        (nameof(Reason), Reason, "说明", MostText),
    ];

    internal void WriteTo(SittingRow row) => (row.First, row.Page, row.Item, row.Quote, row.Corrected, row.Reason) = (Finding, Kept(Page), Kept(Item), Kept(Quote), Kept(Corrected), Kept(Reason));

    static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What the second officer entered for one row.</summary>
public sealed record SecondEntry(int Number, SecondFinding? Finding, string? Reason)
{
    internal IEnumerable<(string Field, string Why)> Faults(bool closing)
    {
        if (Reason?.Trim().Length > SittingEntry.MostText) yield return (nameof(Reason), $"说明最多 {SittingEntry.MostText} 个字。");
        if (closing && Finding is null) yield return (nameof(Finding), $"{Number} 号还没有核对：同意，还是不同意。");
        if (closing && Finding == SecondFinding.Disagrees && string.IsNullOrWhiteSpace(Reason)) yield return (nameof(Reason), $"{Number} 号不同意，请写明为什么。");
    }
}
