using System.Text;

namespace Chuqing.Office.Files.Sheets;

/// <summary>A csv: UTF-8, GBK, GB18030 or UTF-16, separated by comma, tab or semicolon.</summary>
sealed class CsvTable : SheetTable
{
    const int MaxColumns = 16_384;
    readonly Stream stream;
    readonly SheetLimits limits;

    public CsvTable(Stream stream, string file, SheetLimits limits) : base(file, null, false)
    {
        (this.stream, this.limits) = (stream, limits);
        Encoding = CsvEncoding.Find(stream, file);
        Separator = FindSeparator();
    }

    public CsvEncoding Encoding { get; }

    public char Separator { get; }

    public override IEnumerable<SheetRow> Rows()
    {
        long cells = 0;
        foreach (var (number, fields) in Records())
        {
            if (fields.Count > MaxColumns) throw new BadInputException($"{File}：第 {number} 行有 {fields.Count} 列，超过 {MaxColumns} 列的上限，不像表格。请核对分隔符。");
            if ((cells += fields.Count) > limits.MaxCells) throw new BadInputException($"{File}：第 {number} 行：超过 {limits.MaxCells} 格的上限。请拆成几个文件。");
            if (fields is [""] || (number == 1 && fields is [{ Length: 5 } first] && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))) continue;
            yield return new(number, fields.ConvertAll(SheetCell.OfText));
        }
    }

    public IEnumerable<(int Row, List<string> Fields)> Records() => Records(Separator);

    IEnumerable<(int Row, List<string> Fields)> Records(char separator)
    {
        stream.Position = Encoding.Mark.Length;
        using var text = new StreamReader(stream, Encoding.Encoding, detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true);
        var records = new CsvRecords(text, separator, limits, File);
        while (Next(records) is { } fields) yield return (records.Row, fields);
    }

    List<string>? Next(CsvRecords records)
    {
        try
        {
            return records.Next();
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException($"{File}：第 {records.Row} 行附近有认不出的字节，既不是 UTF-8 也不是国标编码。请另存为 xlsx 再交。");
        }
    }

    // 能让至少两行分成同样列数的优先，其次看分得出几列；标题行里的逗号因此不作数
    char FindSeparator()
    {
        var best = (Separator: ',', Score: (Repeated: false, Columns: 1));
        foreach (var candidate in new[] { ',', '\t', ';' })
        {
            var score = Score(candidate);
            if (score.CompareTo(best.Score) > 0) best = (candidate, score);
        }
        return best.Separator;
    }

    (bool Repeated, int Columns) Score(char separator)
    {
        try
        {
            return Records(separator).Take(40).GroupBy(r => r.Fields.Count).Where(g => g.Key > 1).Select(g => (g.Count() > 1, g.Key)).DefaultIfEmpty().Max();
        }
        catch (BadInputException) when (separator != ',')
        {
            return default;
        }
    }
}
