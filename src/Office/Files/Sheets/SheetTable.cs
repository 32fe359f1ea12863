namespace Chuqing.Office.Files.Sheets;

/// <summary>One row as it stands in the sheet.</summary>
/// <param name="Number">1-based, as Excel shows it.</param>
/// <param name="Cells">From column A to the last filled cell; merged cells are not filled here.</param>
/// <param name="Hidden">Hidden or filtered out on the sender's screen; read all the same.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells, bool Hidden = false)
{
    /// <param name="column">1-based; a column beyond the row is an empty cell.</param>
    public SheetCell this[int column] => column >= 1 && column <= Cells.Count ? Cells[column - 1] : SheetCell.Empty;

    public bool IsBlank => Cells.All(c => c.IsEmpty);
}

/// <summary>A merged range, 1-based, both ends included. Its value stands in the top left cell.</summary>
public readonly record struct MergedRange(int Top, int Left, int Bottom, int Right)
{
    public bool Covers(int row, int column) => row >= Top && row <= Bottom && column >= Left && column <= Right;

    public override string ToString() => $"{ColumnLetter.Of(Left)}{Top}:{ColumnLetter.Of(Right)}{Bottom}";
}

/// <summary>One sheet of a file. Rows are streamed, and may be streamed again.</summary>
public abstract class SheetTable
{
    private protected SheetTable(string file, string? name, bool hidden) => (File, Name, Hidden) = (file, name, hidden);

    /// <summary>The sender's file name, for messages.</summary>
    public string File { get; }

    /// <summary>The sheet's name; null for csv.</summary>
    public string? Name { get; }

    public bool Hidden { get; }

    /// <summary>Whether day zero of serial numbers is 1904-01-01.</summary>
    public virtual bool Is1904 => false;

    public virtual IReadOnlyList<MergedRange> Merges => [];

    /// <summary>Columns that the sender's screen does not show, 1-based, both ends included; read all the same.</summary>
    public virtual IReadOnlyList<(int From, int Through)> HiddenColumns => [];

    /// <summary>Number of the last row that is stored; null where that is known only once all are read.</summary>
    public virtual int? LastRow => null;

    /// <summary>The rows in order. A row that stores nothing may be absent; its number is then skipped.</summary>
    /// <exception cref="BadInputException">The sheet breaks off, is malformed or crosses a limit.</exception>
    public abstract IEnumerable<SheetRow> Rows();

    /// <summary>How a message begins that speaks of this sheet.</summary>
    public string Place => Name is null ? File : $"{File}“{Name}”";

    public string At(int row, int column) => $"{Place}第 {row} 行 {ColumnLetter.Of(column)} 列";
}

/// <summary>A file of sheets, open for reading. Dispose closes what reading opened, not the caller's stream.</summary>
public sealed class SheetBook : IDisposable
{
    readonly IDisposable[] held;

    internal SheetBook(string file, IReadOnlyList<SheetTable> tables, IReadOnlyList<string> warnings, params IDisposable[] held) =>
        (File, Tables, Warnings, this.held) = (file, tables, warnings, held);

    public string File { get; }

    /// <summary>All sheets, hidden ones too, in the order of the tabs.</summary>
    public IReadOnlyList<SheetTable> Tables { get; }

    /// <summary>What the reader thinks the sender should know: a name that does not fit the content, a conversion.</summary>
    public IReadOnlyList<string> Warnings { get; }

    public void Dispose() => Array.ForEach(held, h => h.Dispose());
}
