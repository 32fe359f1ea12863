namespace Chuqing.Office.Files.Sheets;

/// <summary>A column of the sender's sheet, by its header or by its 1-based number.</summary>
public readonly record struct ColumnReference(string? Header, int? Number)
{
    public override string ToString() => Header ?? $"第 {Number} 列";
}

/// <summary>Where the values of one target come from.</summary>
/// <param name="Columns">Tried in order; the first that is filled counts.</param>
/// <param name="Constant">Used when no column is filled.</param>
/// <param name="Unit">The unit of a figure, exactly as it shall be kept. No conversion.</param>
public sealed record ColumnSource(IReadOnlyList<ColumnReference> Columns, string? Constant = null, string? Unit = null)
{
    /// <summary>Where the figures of this column come from; null leaves it to the sheet.</summary>
    public Sourcing? Sourcing { get; init; }
}

/// <summary>A rule for rows that are not meant: skipped when the column holds one of the words.</summary>
public sealed record SkipRule(ColumnReference Column, IReadOnlyList<string> Is);

/// <summary>How a sender's columns become ours. <see cref="ColumnMappingJson"/> describes its file.</summary>
/// <param name="Name">Shown to whoever imports.</param>
/// <param name="Columns">By target: a column of the template, or a metric <c>指标|名称|单位|年度</c>.</param>
/// <param name="Sheet">The sheet to read; null takes the first visible one with a header.</param>
/// <param name="HeaderRow">1-based; null searches.</param>
/// <param name="SkipRowsWhere">Rows that are left out, and counted.</param>
/// <param name="Missing">Words that mean "no value", besides the usual dashes.</param>
public sealed record ColumnMapping(
    string Name,
    IReadOnlyDictionary<string, ColumnSource> Columns,
    string? Sheet = null,
    int? HeaderRow = null,
    IReadOnlyList<SkipRule>? SkipRowsWhere = null,
    IReadOnlyList<string>? Missing = null)
{
    static readonly HashSet<string> UsualMissing = ["-", "—", "——", "－", "–", "--", "/", "\\", "N/A", "n/a", "无", "暂无", "不详", "未知", "不清楚", "不清", "待查", "待核", "待核实", "未填"];

    /// <summary>Whose data it is, where a licence asks for the name to be shown; null where none does.</summary>
    public Attribution? Attribution { get; init; }

    /// <summary>Where the figures of the sheet come from; null where nobody said.</summary>
    public Sourcing? Sourcing { get; init; }

    /// <summary>A fact that is not there: it stays empty and never becomes zero.</summary>
    public bool IsMissing(string text) => text.Length == 0 || UsualMissing.Contains(text) || Missing?.Contains(text) == true;

    /// <summary>Guesses a mapping from the headers.</summary>
    /// <returns>Null when the sheet has no header that anybody knows.</returns>
    public static MappingProposal? Propose(SheetTable table) => Sheets.HeaderRow.Find(table) is { } header ? Propose(header) : null;

    public static MappingProposal Propose(HeaderRow header)
    {
        var matched = header.Names.Select((name, i) => (Name: name, Column: i + 1, Match: ColumnTargets.Match(name))).ToList();
        var taken = matched.Where(m => m.Match is not null).GroupBy(m => m.Match!.Target)
            .Select(g => g.MaxBy(m => m.Match!.Confidence)).OrderBy(m => m.Column).ToList();
        var columns = taken.ToDictionary(m => m.Match!.Target, m => new ColumnSource([Reference(m.Name, m.Column)], Unit: m.Match!.Unit));
        var unmapped = matched.Where(m => m.Name.Length > 0 && !taken.Contains(m)).Select(m => new UnmappedColumn(m.Column, m.Name)).ToList();
        return new(
            new("按表头识别", columns),
            header,
            [.. taken.Select(m => new ProposedColumn(m.Match!.Target, m.Column, m.Name, m.Match.Confidence))],
            unmapped);

        ColumnReference Reference(string name, int column) =>
            header.Names.Count(n => HeaderText.Normalize(n) == HeaderText.Normalize(name)) == 1 ? new(name, null) : new(null, column);
    }
}

/// <summary>One guess: which column stands for which target, and how sure that is, from 0.6 to 1.</summary>
public sealed record ProposedColumn(string Target, int Column, string Header, decimal Confidence);

public sealed record UnmappedColumn(int Column, string Header);

/// <summary>A guessed mapping, to be shown and corrected.</summary>
public sealed record MappingProposal(ColumnMapping Mapping, HeaderRow Header, IReadOnlyList<ProposedColumn> Columns, IReadOnlyList<UnmappedColumn> Unmapped)
{
    /// <summary>Columns that were left out though they say that they are meant.</summary>
    public IEnumerable<string> Remarks(string place)
    {
        foreach (var doubled in Unmapped.Select(u => (Column: u, Match: ColumnTargets.Match(u.Header))).Where(u => u.Match?.Confidence >= 0.9m).GroupBy(u => u.Match!.Target))
        {
            if (Columns.FirstOrDefault(c => c.Target == doubled.Key) is not { } used) continue;
            yield return $"{place}“{doubled.Key}”有 {doubled.Count() + 1} 列，用的是 {ColumnLetter.Of(used.Column)} 列，没有用 {string.Join("、", doubled.Select(d => $"{ColumnLetter.Of(d.Column.Column)} 列“{d.Column.Header}”"))}，请核对。";
        }
        foreach (var odd in Unmapped.Where(u => u.Header.StartsWith("指标", StringComparison.Ordinal) && u.Header.AsSpan().ContainsAny('|', '｜')))
            yield return $"{place}{ColumnLetter.Of(odd.Column)} 列“{odd.Header}”看不懂，没有用到。指标的列名应写成 指标|名称|单位|年度。";
    }
}
