namespace Chuqing.Office.Files.Sheets;

/// <summary>The file that goes back to the sender: its own layout, its titles and header, the rejected rows, and why.</summary>
public static class ReturnSheet
{
    internal const string ReasonHeader = "退回原因";

    /// <param name="book">The sender's file, still open.</param>
    /// <param name="sheet">The sheet that was read from it.</param>
    /// <param name="rejected">Reasons by the sheet's row number; several are joined by “；”.</param>
    /// <param name="output">Gets xlsx for xlsx (and for what was converted to it), csv in the sender's encoding and separator for csv.</param>
    public static void Write(SheetBook book, MappedSheet sheet, IReadOnlyDictionary<int, IReadOnlyList<string>> rejected, Stream output)
    {
        var reasons = rejected.ToDictionary(r => r.Key, r => string.Join("；", r.Value));
        if (sheet.Table is XlsxTable xlsx) XlsxReturn.Write(xlsx, sheet.Header, reasons, output);
        else WriteCsv((CsvTable)sheet.Table, sheet.Header, reasons, output);
    }

    /// <summary>The ending of the file that <see cref="Write"/> writes: <c>.xlsx</c> or <c>.csv</c>.</summary>
    public static string Extension(MappedSheet sheet) => sheet.Table is XlsxTable ? ".xlsx" : ".csv";

    static void WriteCsv(CsvTable table, HeaderRow header, Dictionary<int, string> reasons, Stream output)
    {
        output.Write(table.Encoding.Mark);
        using var text = new StreamWriter(output, table.Encoding.Encoding, 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        foreach (var (row, fields) in table.Records())
        {
            if (row > header.Bottom && !reasons.ContainsKey(row)) continue;
            var extra = row == header.Bottom ? ReasonHeader : reasons.GetValueOrDefault(row);
            if (extra is not null)
            {
                while (fields.Count < header.Names.Count) fields.Add("");
                fields.Add(extra);
            }
            text.WriteLine(string.Join(table.Separator, fields.Select(f => Quote(f, table.Separator))));
        }
    }

    static string Quote(string field, char separator) =>
        field.Contains(separator, StringComparison.Ordinal) || field.AsSpan().IndexOfAny("\"\r\n") >= 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
