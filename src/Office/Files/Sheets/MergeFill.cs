namespace Chuqing.Office.Files.Sheets;

/// <summary>Carries the value of a merged cell down to the rows that it covers, while rows stream by.</summary>
sealed class MergeFill(SheetTable table, int headerBottom)
{
    readonly Queue<MergedRange> coming = new(table.Merges.Where(m => m.Bottom > m.Top && m.Bottom > headerBottom).OrderBy(m => m.Top));
    readonly List<(MergedRange Range, SheetCell Value)> open = [];

    /// <summary>To be called with every row in order.</summary>
    public void Pass(SheetRow row)
    {
        open.RemoveAll(o => o.Range.Bottom < row.Number);
        while (coming.Count > 0 && coming.Peek().Top <= row.Number)
        {
            var range = coming.Dequeue();
            // 首行若一格都没存，合并格就是空的
            if (range.Bottom >= row.Number) open.Add((range, range.Top == row.Number ? row[range.Left] : SheetCell.Empty));
        }
    }

    /// <summary>The merged range over several rows that a cell of the current row belongs to, with its value.</summary>
    public (MergedRange Range, SheetCell Value)? At(int row, int column)
    {
        foreach (var one in open)
            if (one.Range.Left == column && one.Range.Covers(row, column)) return one;
        return null;
    }
}
