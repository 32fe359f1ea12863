namespace Chuqing.Office.Files.Sheets;

/// <summary>Where a table's header stands and what its columns are called.</summary>
/// <param name="Top">First row of the header, 1-based.</param>
/// <param name="Bottom">Last row of the header; data begin below.</param>
/// <param name="Names">By column from A. The levels of a header of several rows are joined by " / ".</param>
/// <param name="Unit">The unit of a note above the header, 单位：万吨.</param>
public sealed record HeaderRow(int Top, int Bottom, IReadOnlyList<string> Names, string? Unit)
{
    const int SearchedRows = 30;

    public string Fingerprint => HeaderText.Fingerprint(Names);

    /// <summary>The row among the first thirty in which most columns are known; null when no row has two.</summary>
    public static HeaderRow? Find(SheetTable table)
    {
        var rows = table.Rows().Take(SearchedRows).ToList();
        var best = rows.Select(row => (Row: row.Number, Score: Score(row.Cells.Select(c => c.Text)))).DefaultIfEmpty().MaxBy(r => r.Score);
        return best.Score >= 1.2m ? At(table, rows, best.Row) : null;
    }

    /// <summary>The header that a mapping names.</summary>
    public static HeaderRow At(SheetTable table, int row) =>
        At(table, table.Rows().TakeWhile(r => r.Number <= row + 2).ToList(), row);

    static decimal Score(IEnumerable<string> texts)
    {
        var matches = texts.Select(ColumnTargets.Match).OfType<HeaderMatch>().GroupBy(m => m.Target).Select(g => g.Max(m => m.Confidence)).ToList();
        return matches.Count >= 2 ? matches.Sum() : 0;
    }

    static HeaderRow At(SheetTable table, List<SheetRow> rows, int row)
    {
        // 竖着合并、碰到表头行的格子说明表头有几行
        var tall = table.Merges.Where(m => m.Top <= row && m.Bottom >= row && m.Bottom > m.Top && m.Bottom - m.Top < 3).ToList();
        var top = tall.Count == 0 ? row : tall.Min(m => m.Top);
        var bottom = tall.Count == 0 ? row : tall.Max(m => m.Bottom);
        // 表头行里没有数：合并格一直盖到数据上的，数据不能当成表头吞掉
        if (rows.Exists(r => r.Number > row && r.Number <= bottom && r.Cells.Any(c => c.Kind is CellKind.Number or CellKind.Date or CellKind.Error or CellKind.FormulaWithoutValue))) bottom = row;
        var header = rows.Where(r => r.Number >= top && r.Number <= bottom).ToList();
        var width = header.Select(r => r.Cells.Count).DefaultIfEmpty().Max();
        var spans = table.Merges.Where(m => m.Top >= top && m.Top <= bottom).ToList();
        foreach (var span in spans.Where(s => s.Right - s.Left < 100)) width = Math.Max(width, Math.Min(span.Right, 16_384));
        var names = new string[width];
        for (var column = 1; column <= width; column++)
            names[column - 1] = string.Join(" / ", header.Select(r => Level(r.Number, column)).Where(t => t.Length > 0).Distinct());
        var unit = rows.Where(r => r.Number < top).SelectMany(r => r.Cells).Select(c => UnitText.FromNote(c.Text)).FirstOrDefault(u => u is not null);
        return new(top, bottom, names, unit);

        string Level(int number, int column)
        {
            var span = spans.Find(s => s.Covers(number, column));
            var (r, c) = span.Top > 0 ? (span.Top, span.Left) : (number, column);
            return string.Join(' ', (header.Find(h => h.Number == r)?[c].Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
