namespace Chuqing.Office.Returns;

/// <summary>How a cell looks.</summary>
public enum CellLook { Body, Title, Note, Header, Total }

/// <summary>A cell of a table that leaves the house.</summary>
/// <param name="Row">1, 2, 3 …</param>
/// <param name="Column">1 is A.</param>
/// <param name="Value">Text, a day, or a figure (decimal).</param>
public sealed record TracedCell(int Row, int Column, object Value, CellLook Look);

/// <summary>Where a figure comes from: the contract of <c>trace.json</c>.</summary>
/// <param name="Figure">What it counts, in words.</param>
/// <param name="Document">File name.</param>
/// <param name="Table">Sheet name.</param>
/// <param name="Row">Row of the sheet.</param>
/// <param name="Column">Letter of the column.</param>
/// <param name="Query">Address of the page that shows the rows.</param>
/// <param name="Rows">Ids of the exits behind it.</param>
public sealed record TraceEntry(string Figure, string Document, string Table, int Row, string Column, decimal Value, string? Unit, string Query, IReadOnlyList<Guid> Rows);

/// <summary>A sheet being filled. A figure cannot be put without saying where it comes from, so that no cell is without its trace.</summary>
public sealed class TracedSheet(string document, string name, IReadOnlyList<double> widths)
{
    readonly List<TracedCell> cells = [];
    readonly List<TraceEntry> traces = [];
    readonly List<(int Row, int Height)> merged = [];

    public string Name => name;

    /// <summary>Widths in characters; their number is that of the columns.</summary>
    public IReadOnlyList<double> Widths => widths;
    public IReadOnlyList<TracedCell> Cells => cells;
    public IReadOnlyList<TraceEntry> Traces => traces;

    /// <summary>Rows that run over all columns, with their height in points.</summary>
    public IReadOnlyList<(int Row, int Height)> Merged => merged;

    /// <summary>The row that repeats on every page.</summary>
    public int HeaderRow { get; private set; }

    public void Text(int row, int column, string? text, CellLook look = CellLook.Body) => cells.Add(new(row, column, text ?? "", look));

    public void Day(int row, int column, DateOnly? day)
    {
        if (day is { } known) cells.Add(new(row, column, known, CellLook.Body));
        else Text(row, column, null);
    }

    public void Figure(int row, int column, decimal value, string figure, string? unit, string query, IReadOnlyList<Guid> rows, CellLook look = CellLook.Body)
    {
        // 去掉尾零，两份文件写成一个样
        var shortest = value / 1.0000000000000000000000000000m;
        cells.Add(new(row, column, shortest, look));
        traces.Add(new(figure, document, name, row, Letter(column), shortest, unit, query, rows));
    }

    public void Line(int row, string text, CellLook look, int height)
    {
        Text(row, 1, text, look);
        merged.Add((row, height));
    }

    public void Header(int row, params ReadOnlySpan<string> heads)
    {
        for (var i = 0; i < heads.Length; i++) Text(row, i + 1, heads[i], CellLook.Header);
        if (HeaderRow == 0) HeaderRow = row;
    }

    /// <summary>Our tables have fewer than 26 columns.</summary>
    public static string Letter(int column) => ((char)('A' + column - 1)).ToString();
}
