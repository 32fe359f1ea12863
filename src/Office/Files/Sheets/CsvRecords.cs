using System.Text;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Splits characters into records: quoted fields may hold separators, quotes and line ends.</summary>
/// <remarks>A record is one row of Excel, however many lines it takes; blank lines count as rows.</remarks>
sealed class CsvRecords(TextReader text, char separator, SheetLimits limits, string file)
{
    readonly char[] buffer = new char[1 << 14];
    readonly StringBuilder field = new();
    int at, filled;

    /// <summary>The 1-based number of the record that <see cref="Next"/> returned last.</summary>
    public int Row { get; private set; }

    public List<string>? Next()
    {
        if (Peek() < 0) return null;
        Row++;
        var fields = new List<string>();
        while (true)
        {
            var end = ReadField(fields.Count + 1);
            fields.Add(field.ToString());
            if (end != separator) return fields;
        }
    }

    /// <returns>What ended the field: the separator, a line end, or -1.</returns>
    int ReadField(int column)
    {
        field.Clear();
        var quoted = Peek() == '"';
        if (quoted) { at++; ReadQuoted(column); }
        while (true)
        {
            var c = Take();
            if (c == separator || c < 0 || c == '\n') return c;
            if (c == '\r') { if (Peek() == '\n') at++; return '\n'; }
            Append((char)c, column);
        }
    }

    void ReadQuoted(int column)
    {
        while (true)
        {
            var c = Take();
            if (c < 0) throw new BadInputException($"{file}：第 {Row} 行 {ColumnLetter.Of(column)} 列：引号没有收尾，文件可能被截断。");
            if (c == '"')
            {
                if (Peek() != '"') return;
                at++;
            }
            Append((char)c, column);
        }
    }

    void Append(char c, int column)
    {
        if (field.Length >= limits.MaxCellLength)
            throw new BadInputException($"{file}：第 {Row} 行 {ColumnLetter.Of(column)} 列：一格超过 {limits.MaxCellLength} 个字，读不了；也可能是引号没有收尾。");
        if (c == '\0') throw new BadInputException($"{file}：第 {Row} 行 {ColumnLetter.Of(column)} 列：有不是文字的字节，文件可能损坏。");
        field.Append(c);
    }

    int Take()
    {
        var c = Peek();
        if (c >= 0) at++;
        return c;
    }

    int Peek()
    {
        if (at < filled) return buffer[at];
        (at, filled) = (0, text.Read(buffer, 0, buffer.Length));
        return filled > 0 ? buffer[0] : -1;
    }
}
