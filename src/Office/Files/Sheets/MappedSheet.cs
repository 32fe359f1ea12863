namespace Chuqing.Office.Files.Sheets;

/// <summary>A sheet under a mapping: the rows of data, one by one, with what is wrong in them.</summary>
public sealed class MappedSheet
{
    readonly List<string> warnings = [];
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

    /// <summary>Rows of data that a rule of the mapping left out, after <see cref="Rows"/> has ended.</summary>
    public int SkippedRows { get; private set; }

    /// <summary>Opens the sheet that holds the data.</summary>
    /// <param name="book">The file.</param>
    /// <param name="given">The mapping of <c>--map</c>. Without it: one kept for the sender, one shipped, or a guess.</param>
    /// <param name="kept">Finds a mapping kept for a header's fingerprint.</param>
    /// <exception cref="BadInputException">No sheet has a header, or the mapping names what is not there.</exception>
    public static MappedSheet Open(SheetBook book, ColumnMapping? given = null, Func<string, ColumnMapping?>? kept = null)
    {
        var (table, header, others) = Choose(book, given);
        var mapping = given ?? kept?.Invoke(header.Fingerprint) ?? ShippedMappings.Find(header.Fingerprint);
        var proposal = mapping is null ? ColumnMapping.Propose(header) : null;
        var sheet = new MappedSheet(table, header, mapping ?? proposal!.Mapping, proposal);
        sheet.warnings.AddRange(book.Warnings);
        if (others.Count > 0) sheet.warnings.Add($"{book.File}：读的是“{table.Name}”，另有 {string.Join("、", others.Select(o => $"“{o}”"))} 也像名单，没有读。要读请分开交，或在列对应文件里写 sheet。");
        foreach (var guess in proposal?.Columns.Where(c => c.Confidence < 0.9m) ?? [])
            sheet.warnings.Add($"{table.Place}{ColumnLetter.Of(guess.Column)} 列“{guess.Header}”按列名当作“{guess.Target}”读了，请核对；不对的请用列对应文件说明。");
        sheet.fileWarnings = sheet.warnings.Count;
        return sheet;
    }

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
        var hidden = 0;
        foreach (var row in Table.Rows().SkipWhile(r => r.Number <= Header.Bottom))
        {
            if (reading.Read(row, warnings) is not { } mapped) continue;
            if (row.Hidden) hidden++;
            yield return mapped;
        }
        SkippedRows = reading.Skipped;
        if (hidden > 0) warnings.Add($"{Table.Place}有 {hidden} 行在表里是隐藏或被筛掉的，也照读了。");
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

    static (SheetTable Table, HeaderRow Header, List<string> Others) Choose(SheetBook book, ColumnMapping? given)
    {
        if (given?.Sheet is { } name)
        {
            var named = book.Tables.FirstOrDefault(t => t.Name == name)
                ?? throw new BadInputException($"{book.File} 里没有叫“{name}”的表。有：{string.Join("、", book.Tables.Select(t => t.Name))}。");
            return (named, HeaderOf(named, given) ?? throw NoHeader(book), []);
        }
        var found = book.Tables.Where(t => !t.Hidden).Select(t => (Table: t, Header: HeaderOf(t, given))).Where(t => t.Header is not null).ToList();
        if (found.Count == 0) throw NoHeader(book);
        return (found[0].Table, found[0].Header!, given is null ? [.. found.Skip(1).Select(f => f.Table.Name ?? "")] : []);
    }

    static HeaderRow? HeaderOf(SheetTable table, ColumnMapping? given)
    {
        if (given is null) return HeaderRow.Find(table);
        if (given.HeaderRow is { } row) return HeaderRow.At(table, row);
        // 列对应里写的名字自己就是找表头的依据，不必是通行的叫法
        var wanted = given.Columns.Values.SelectMany(c => c.Columns).Select(c => c.Header).OfType<string>().Select(HeaderText.Normalize).ToHashSet();
        var best = table.Rows().Take(30).Select(r => (r.Number, Hits: r.Cells.Count(c => wanted.Contains(HeaderText.Normalize(c.Text))))).DefaultIfEmpty().MaxBy(r => r.Hits);
        return best.Hits > 0 ? HeaderRow.At(table, best.Number) : HeaderRow.Find(table);
    }

    static BadInputException NoHeader(SheetBook book) =>
        new($"{book.File}：前 30 行里没有找到表头。至少要有“企业名称”和“生产线（设备）”这样的列名；列名特别的，请用列对应文件说明。");
}
