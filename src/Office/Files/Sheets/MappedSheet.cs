namespace Chuqing.Office.Files.Sheets;

/// <summary>A sheet under a mapping: the rows of data, one by one, with what is wrong in them.</summary>
public sealed class MappedSheet
{
    readonly List<string> warnings = [];
    readonly System.Collections.Concurrent.ConcurrentDictionary<string, Sourcing> sourcings = [];
    int fileWarnings;

    MappedSheet(SheetTable table, HeaderRow header, ColumnMapping mapping, MappingProposal? proposal)
    {
        (Table, Header, Mapping, Proposal) = (table, header, mapping, proposal);
        Columns = mapping.Columns.ToDictionary(c => c.Key, c => (IReadOnlyList<int>)c.Value.Columns.Select(r => Resolve(r, c.Key)).ToList());
    }

    public SheetTable Table { get; }

    public HeaderRow Header { get; }

    public ColumnMapping Mapping { get; }

    /// <summary>How the mapping was guessed; null when it was given, kept or shipped.</summary>
    public MappingProposal? Proposal { get; }

    /// <summary>By target: the 1-based source columns, in the order in which they are tried.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Columns { get; }

    /// <summary>Remarks on the file, and after <see cref="Rows"/> has ended also on its rows: totals that differ, rows left out.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Other visible sheets that look like lists and were not read; empty where the mapping names its sheet.</summary>
    public IReadOnlyList<string> OtherLists { get; private init; } = [];

    /// <summary>Rows of data that a rule of the mapping left out, after <see cref="Rows"/> has ended.</summary>
    public int SkippedRows { get; private set; }

    /// <summary>Opens the sheet that holds the data.</summary>
    /// <param name="book">The file.</param>
    /// <param name="given">The mapping of <c>--map</c>. Without it: one kept for the sender, one shipped, or a guess.</param>
    /// <param name="kept">Finds a mapping kept for a header's fingerprint.</param>
    /// <exception cref="BadInputException">No sheet has a header, or the mapping names what is not there.</exception>
    /// <param name="sourcing">Where its figures come from, as a person says; null leaves it to the mapping.</param>
    /// <param name="chosen">The sheet that a person picked; null takes the mapping's, or looks for the one that lists enterprises.</param>
    public static MappedSheet Open(SheetBook book, ColumnMapping? given = null, Func<string, ColumnMapping?>? kept = null, string? chosen = null, Sourcing? sourcing = null)
    {
        var (table, header, others) = SheetChoice.Of(book, given, chosen ?? given?.Sheet);
        var mapping = given ?? kept?.Invoke(header.Fingerprint) ?? ShippedMappings.Find(header.Fingerprint);
        var proposal = mapping is null ? ColumnMapping.Propose(header) : null;
        mapping ??= proposal!.Mapping;
        if (sourcing is not null) mapping = mapping with { Sourcing = sourcing.Or(mapping.Sourcing) };
        var sheet = new MappedSheet(table, header, chosen is null ? mapping : mapping with { Sheet = chosen }, proposal) { OtherLists = others };
        sheet.warnings.AddRange(book.Warnings);
        sheet.warnings.AddRange(SheetChoice.Remarks(book, table, others));
        sheet.warnings.AddRange(sheet.HiddenColumns());
        if (proposal is not null) sheet.warnings.AddRange(proposal.Remarks(table.Place));
        foreach (var target in sheet.Columns.Keys.Where(ColumnTargets.IsMetric))
            if (ColumnTargets.Metric(target, out var odd) is var (name, _, _) && odd is not null)
                sheet.warnings.Add($"{table.Place}列名“{target}”里的年度“{odd}”看不懂，应是 2025 这样的四位年份；“{name}”按没有写年度收下，要年度的规定判不了。");
        foreach (var target in sheet.Columns.Keys.Where(ColumnTargets.IsMetric))
            if (Sourcing.OfHeader(target, out var problem) is not null && problem is not null) throw new BadInputException($"{table.Place}列名“{target}”：{problem}。什么都没有写入。");
        foreach (var guess in proposal?.Columns.Where(c => c.Confidence < 0.9m) ?? [])
            sheet.warnings.Add($"{table.Place}{ColumnLetter.Of(guess.Column)} 列“{guess.Header}”按列名当作“{guess.Target}”读了，请核对；不对的请用列对应文件说明。");
        sheet.fileWarnings = sheet.warnings.Count;
        return sheet;
    }

    /// <summary>What is said of the source of a metric, by its header, its column or the sheet; a row may say more.</summary>
    public Sourcing SourcingOf(string metric)
    {
        if (!sourcings.TryGetValue(metric, out var said)) sourcings[metric] = said = Sourcing.OfHeader(metric, out _).Or(Mapping.Columns[metric].Sourcing).Or(Mapping.Sourcing);
        return said;
    }

    /// <summary>Metrics of which neither header, column, sheet nor a column 来源 says where they come from.</summary>
    public IReadOnlyList<string> Unsourced => Columns.ContainsKey(Sourcing.KindColumn) ? [] : [.. Columns.Keys.Where(c => ColumnTargets.IsMetric(c) && SourcingOf(c).Kind is null)];

    /// <summary>Refuses a sheet that lacks columns which the work cannot do without.</summary>
    public void Require(params string[] targets)
    {
        var absent = targets.Where(t => !Columns.ContainsKey(t)).ToList();
        if (absent.Count == 0) return;
        throw new BadInputException($"{Table.Place}第 {Header.Bottom} 行的表头里没有找到 {string.Join("、", absent)}。表头有：{string.Join("、", Header.Names.Where(n => n.Length > 0))}。请改表头，或用列对应文件说明。");
    }

    public IEnumerable<MappedRow> Rows()
    {
        SkippedRows = 0;
        warnings.RemoveRange(fileWarnings, warnings.Count - fileWarnings);
        var reading = new RowReading(this);
        var hidden = new List<int>();
        var count = 0;
        foreach (var row in Table.Rows().SkipWhile(r => r.Number <= Header.Bottom))
        {
            if (reading.Read(row, warnings) is not { } mapped) continue;
            count++;
            if (row.Hidden) hidden.Add(row.Number);
            yield return mapped;
        }
        SkippedRows = reading.Skipped;
        if (count == 0) warnings.Add($"{Table.Place}第 {Header.Bottom} 行的表头下面没有一行可读的数据。");
        if (hidden.Count > 0) warnings.Add($"{Table.Place}第 {NumberRuns.Of(hidden)} 行（共 {hidden.Count} 行）在表里是隐藏或被筛掉的，也照读了；不该报的请在原表里删掉再传。");
        if (reading.TotalRows.Count > 0) warnings.Add($"{Table.Place}第 {NumberRuns.Of(reading.TotalRows)} 行（共 {reading.TotalRows.Count} 行）是小计、合计，核对后略过，没有当作生产线。");
        if (reading.ExampleRows.Count > 0) warnings.Add($"{Table.Place}第 {NumberRuns.Of(reading.ExampleRows)} 行是空表自带的示例，没有导入。");
        if (SkippedRows > 0) warnings.Add($"{Table.Place}按列对应的规则略过 {SkippedRows} 行。");
    }

    internal int Resolve(ColumnReference reference, string target)
    {
        if (reference.Number is { } number)
            return number <= Header.Names.Count ? number : throw new BadInputException($"{Table.Place}只有 {Header.Names.Count} 列，列对应里“{target}”要的是第 {number} 列。");
        var wanted = HeaderText.Normalize(reference.Header!);
        var found = Header.Names.Select((name, i) => (name, Column: i + 1)).Where(n => HeaderText.Normalize(n.name) == wanted).ToList();
        return found.Count switch
        {
            1 => found[0].Column,
            0 => throw new BadInputException($"{Table.Place}第 {Header.Bottom} 行的表头里没有“{reference.Header}”这一列（列对应里“{target}”要用它）。表头有：{string.Join("、", Header.Names.Where(n => n.Length > 0))}。"),
            _ => throw new BadInputException($"{Table.Place}的表头里有 {found.Count} 个“{reference.Header}”。请在列对应里改用列号：{string.Join("、", found.Select(f => f.Column))}。"),
        };
    }

    IEnumerable<string> HiddenColumns()
    {
        var hidden = Columns.Where(c => c.Value.Any(n => Table.HiddenColumns.Any(h => n >= h.From && n <= h.Through)))
            .Select(c => $"{string.Join("、", c.Value.Select(ColumnLetter.Of))} 列（{c.Key}）").ToList();
        return hidden.Count == 0 ? [] : [$"{Table.Place}{string.Join("、", hidden)}在表里是隐藏的，也照读了；不要的请在“列的对应”里选“不导入”。"];
    }
}
