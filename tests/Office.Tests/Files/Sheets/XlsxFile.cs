using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Chuqing.Office.Tests.Files.Sheets;

/// <summary>Workbooks as Excel stores them: the package by OpenXml, the cells by hand, so that a test says exactly what is in them.</summary>
static class XlsxFile
{
    public const string Date = "s=\"1\"";

    /// <param name="sheets">Name and the XML inside the worksheet, usually from <see cref="Rows"/>.</param>
    public static MemoryStream Book(bool is1904 = false, params (string Name, string Xml)[] sheets)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = "yyyy\"年\"m\"月\"d\"日\"" }),
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 170, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 21, ApplyNumberFormat = true }));
            var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            foreach (var (name, xml) in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.FeedData(new MemoryStream(Encoding.UTF8.GetBytes($"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{xml}</worksheet>""")));
                list.Append(new Sheet { Name = name.TrimStart('~'), SheetId = (uint)list.ChildElements.Count + 1, Id = book.GetIdOfPart(part), State = name.StartsWith('~') ? SheetStateValues.Hidden : null });
            }
            book.Workbook = new(new WorkbookProperties { Date1904 = is1904 }, list);
        }
        stream.Position = 0;
        return stream;
    }

    public static MemoryStream Book(string xml) => Book(false, ("Sheet1", xml));

    /// <summary>Rows from 1; each cell is text, a number, null, or raw XML of a <c>c</c> element in which <c>@</c> stands for its address.</summary>
    public static string Rows(params object?[][] rows)
    {
        var xml = new StringBuilder("<sheetData>");
        for (var r = 0; r < rows.Length; r++)
        {
            xml.Append($"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++) xml.Append(Cell(rows[r][c], $"{(char)('A' + c)}{r + 1}"));
            xml.Append("</row>");
        }
        return xml.Append("</sheetData>").ToString();
    }

    public static string Merge(params string[] ranges) => $"<mergeCells>{string.Concat(ranges.Select(r => $"<mergeCell ref=\"{r}\"/>"))}</mergeCells>";

    static string Cell(object? value, string at) => value switch
    {
        null => "",
        string s when s.StartsWith("<c", StringComparison.Ordinal) => s.Replace("@", at),
        string s => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(s)}</t></is></c>",
        _ => $"<c r=\"{at}\"><v>{value}</v></c>",
    };
}
