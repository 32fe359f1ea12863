namespace Chuqing.Office.Files.Sheets;

/// <summary>A value under its target, with the place where it stands.</summary>
/// <param name="Cell">Figures are numbers and days are dates here, also where the sender typed text.</param>
/// <param name="Column">The letter of the source column; empty for a constant.</param>
public readonly record struct MappedCell(SheetCell Cell, string Column);

/// <summary>What is wrong with one cell.</summary>
/// <param name="Row">1-based.</param>
/// <param name="Column">The letter; empty when the row has no such column.</param>
/// <param name="Target">Our column.</param>
/// <param name="Reason">What is wrong and what to do, as a Chinese sentence without place.</param>
public sealed record CellProblem(int Row, string Column, string Target, string Reason)
{
    public override string ToString() => Column.Length > 0 ? $"第 {Row} 行 {Column} 列：{Reason}" : $"第 {Row} 行（{Target}）：{Reason}";
}

/// <summary>A row of data under our columns. A cell that could not be read is in <see cref="Problems"/> and has no value here.</summary>
public sealed class MappedRow
{
    readonly Dictionary<string, MappedCell> cells;

    internal MappedRow(int row, Dictionary<string, MappedCell> cells, IReadOnlyList<CellProblem> problems) => (Row, this.cells, Problems) = (row, cells, problems);

    /// <summary>The row's number in the sheet, 1-based, as Excel shows it.</summary>
    public int Row { get; }

    public IReadOnlyDictionary<string, MappedCell> Cells => cells;

    public IReadOnlyList<CellProblem> Problems { get; }

    /// <summary>Null when the sheet has no such column, the cell is empty, or it could not be read.</summary>
    public string? Text(string target) => Cell(target) is { IsEmpty: false, Text.Length: > 0 } cell ? cell.Text : null;

    public decimal? Number(string target) => Cell(target).Number;

    /// <summary>Null also when only a year or a month is written: then <see cref="Text"/> has it and <see cref="DayText"/> reads it.</summary>
    public DateOnly? Day(string target) => Cell(target).Day;

    public CellProblem Problem(string target, string reason) => new(Row, cells.TryGetValue(target, out var cell) ? cell.Column : "", target, reason);

    SheetCell Cell(string target) => cells.TryGetValue(target, out var cell) ? cell.Cell : SheetCell.Empty;
}
