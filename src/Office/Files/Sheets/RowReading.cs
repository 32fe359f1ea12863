namespace Chuqing.Office.Files.Sheets;

/// <summary>Reads the rows below a header one after the other: fills merged cells, sorts out totals and notes.</summary>
sealed class RowReading
{
    const string Capacity = "产能", CapacityUnit = "产能单位", Enterprise = "企业名称";
    readonly List<int> totalRows = [], exampleRows = [];
    readonly MappedSheet sheet;
    readonly MergeFill merges;
    readonly TotalCheck totals;
    readonly int nameColumn;
    readonly List<(int Column, HashSet<string> Words)> skips;

    public RowReading(MappedSheet sheet)
    {
        this.sheet = sheet;
        merges = new(sheet.Table, sheet.Header.Bottom);
        totals = new(sheet.Table.Place);
        nameColumn = sheet.Columns.TryGetValue(Enterprise, out var columns) ? columns.DefaultIfEmpty(1).Min() : 1;
        skips = [.. (sheet.Mapping.SkipRowsWhere ?? []).Select(s => (sheet.Resolve(s.Column, "skipRowsWhere"), s.Is.ToHashSet()))];
    }

    public int Skipped { get; private set; }

    /// <summary>Rows that were no data though something stands in them: totals, and the template's example.</summary>
    public IReadOnlyList<int> TotalRows => totalRows;
    public IReadOnlyList<int> ExampleRows => exampleRows;

    /// <returns>Null for rows that are no data.</returns>
    public MappedRow? Read(SheetRow row, List<string> warnings)
    {
        merges.Pass(row);
        var kind = RowKinds.Of(row, nameColumn);
        if (kind is RowKind.Total or RowKind.Subtotal)
        {
            totalRows.Add(row.Number);
            warnings.AddRange(CompareTotal(row, kind));
        }
        if (kind == RowKind.Example) exampleRows.Add(row.Number);
        if (kind != RowKind.Data || IsHeaderAgain(row)) return null;
        if (skips.Exists(s => s.Words.Contains(row[s.Column].Text))) { Skipped++; return null; }
        var mapped = Map(row);
        return mapped?.Cells.Values.All(c => c.Cell.IsEmpty || c.Column.Length == 0) == true && mapped.Problems.Count == 0 ? null : mapped;
    }

    MappedRow? Map(SheetRow row)
    {
        var cells = new Dictionary<string, MappedCell>(sheet.Mapping.Columns.Count + 1);
        var problems = new List<CellProblem>();
        string? writtenUnit = null;
        var picked = sheet.Mapping.Columns.Keys.ToDictionary(t => t, t => Pick(row, t));
        var filled = picked.Values.Where(p => !p.Cell.IsEmpty).ToList();
        // 整行各格都是上一行合并下来的，是同一行的下半截
        if (filled.Count > 0 && filled.TrueForAll(p => p.Span?.Top < row.Number)) return null;
        foreach (var (target, source) in sheet.Mapping.Columns)
        {
            var (cell, column, span) = picked[target];
            var letter = column > 0 ? ColumnLetter.Of(column) : "";
            var result = CellReading.Read(cell, target, sheet.Table.Is1904);
            if (target == Capacity) writtenUnit = result.Unit;
            if (result.Problem is null && !cell.IsEmpty && span is { } range && ColumnTargets.KindOf(target) == TargetKind.Number
                && filled.Exists(p => p.Span is null || p.Span.Value.Bottom < range.Bottom))
                result = new(SheetCell.Empty, $"{target} {result.Cell.Text} 合并在 {range} 一格里，管着 {range.Bottom - range.Top + 1} 行，分不清各是多少。请拆开分别填写");
            if (result.Problem is { } problem) problems.Add(new(row.Number, letter, target, problem));
            if (cell.IsEmpty && source.Constant is { } constant) (result, letter) = (CellReading.Read(SheetCell.OfText(constant), target, false), "");
            cells[target] = new(result.Cell, letter);
        }
        EquipmentWords.Join(sheet, cells);
        AddUnit(row, cells, problems, writtenUnit);
        Sum(row, cells, problems);
        return new(row.Number, cells, problems);
    }

    /// <summary>The first filled of the target's columns; a merged cell counts for every row that it covers.</summary>
    (SheetCell Cell, int Column, MergedRange? Span) Pick(SheetRow row, string target)
    {
        var columns = sheet.Columns[target];
        foreach (var column in columns)
        {
            var merged = merges.At(row.Number, column);
            var cell = merged?.Value ?? row[column];
            if (!cell.IsEmpty && !(cell.Kind == CellKind.Text && sheet.Mapping.IsMissing(cell.Text))) return (cell, column, merged?.Range);
        }
        return (SheetCell.Empty, columns.Count > 0 ? columns[0] : 0, null);
    }

    // 单位依次看：单位列、数后面写的、表头括号或列对应里的、表上方的“单位：”；两处写得不同不猜
    void AddUnit(SheetRow row, Dictionary<string, MappedCell> cells, List<CellProblem> problems, string? writtenUnit)
    {
        if (!cells.TryGetValue(Capacity, out var capacity)) return;
        var own = cells.TryGetValue(CapacityUnit, out var unit) && !unit.Cell.IsEmpty ? unit.Cell.Text : null;
        if (own is not null && writtenUnit is not null && own != writtenUnit)
            problems.Add(new(row.Number, capacity.Column, Capacity, $"产能后面写的单位是“{writtenUnit}”，产能单位列写的是“{own}”，请改成一致"));
        var fallback = own ?? writtenUnit ?? sheet.Mapping.Columns[Capacity].Unit ?? sheet.Header.Unit;
        if (own is null && fallback is not null && !capacity.Cell.IsEmpty) cells[CapacityUnit] = new(SheetCell.OfText(fallback), capacity.Column);
    }

    void Sum(SheetRow row, Dictionary<string, MappedCell> cells, List<CellProblem> problems)
    {
        foreach (var (target, columns) in sheet.Columns)
        {
            if (columns.Count == 0 || ColumnTargets.KindOf(target) != TargetKind.Number) continue;
            var unit = UnitOf(target, cells);
            // 合并格里的数对行不明，对合计仍只算一次
            if (Pick(row, target) is { Span: { } span, Cell: { Number: { } joint } })
            {
                if (span.Top == row.Number) totals.Add(target, unit ?? sheet.Mapping.Columns[target].Unit ?? sheet.Header.Unit, joint);
            }
            else if (cells[target].Cell.Number is { } value) totals.Add(target, unit, value);
            else if (problems.Exists(p => p.Target == target)) totals.AddUnread(target);
        }
    }

    static string? UnitOf(string target, Dictionary<string, MappedCell> cells) =>
        target == Capacity && cells.TryGetValue(CapacityUnit, out var unit) && !unit.Cell.IsEmpty ? unit.Cell.Text : null;

    IEnumerable<string> CompareTotal(SheetRow row, RowKind kind)
    {
        var label = row.Cells.First(c => !c.IsEmpty).Text;
        var printed = new List<(string, decimal, string?, string)>();
        var unread = new List<string>();
        foreach (var (target, columns) in sheet.Columns)
        {
            if (columns.Count == 0 || ColumnTargets.KindOf(target) != TargetKind.Number) continue;
            var (cell, column, _) = Pick(row, target);
            if (cell.IsEmpty) continue;
            var read = CellReading.Read(cell, target, false);
            if (read.Problem is { } problem) unread.Add($"{sheet.Table.At(row.Number, column)}：“{label}”的{problem}，没法核对。");
            else if (read.Cell.Number is { } value) printed.Add((target, value, read.Unit ?? PrintedUnit(row, target), ColumnLetter.Of(column)));
        }
        return totals.Compare(row.Number, label, kind == RowKind.Subtotal, printed).Concat(unread);
    }

    string? PrintedUnit(SheetRow row, string target)
    {
        if (target != Capacity) return null;
        if (sheet.Columns.ContainsKey(CapacityUnit) && Pick(row, CapacityUnit).Cell is { IsEmpty: false } unit) return unit.Text;
        return sheet.Columns.ContainsKey(CapacityUnit) ? null : sheet.Mapping.Columns[Capacity].Unit ?? sheet.Header.Unit;
    }

    // 分页打印的表每页重复表头
    bool IsHeaderAgain(SheetRow row)
    {
        var same = 0;
        for (var column = 1; column <= row.Cells.Count; column++)
        {
            if (row[column].IsEmpty) continue;
            if (column > sheet.Header.Names.Count || HeaderText.Normalize(row[column].Text) != HeaderText.Normalize(sheet.Header.Names[column - 1])) return false;
            same++;
        }
        return same >= 2;
    }
}
