using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Chuqing.Office.Returns;

/// <summary>Writes traced sheets as xlsx the way an annex is printed: A4 landscape, one page wide, header repeated, 宋体 and 仿宋.</summary>
static class TracedBook
{
    static readonly DateOnly DayZero = new(1899, 12, 30);

    public static byte[] Write(IReadOnlyList<TracedSheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            // 自己给编号：库给的是随机的，同样的数据会写成不同的字节
            var book = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "book");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = TracedBookStyles.Make();
            var (list, names) = (new Sheets(), new DefinedNames());
            for (var i = 0; i < sheets.Count; i++)
            {
                var part = book.AddNewPart<WorksheetPart>(FormattableString.Invariant($"sheet{i + 1}"));
                part.Worksheet = SheetOf(sheets[i]);
                list.Append(new Sheet { Name = sheets[i].Name, SheetId = (uint)i + 1, Id = book.GetIdOfPart(part) });
                names.Append(new DefinedName($"'{sheets[i].Name}'!${sheets[i].HeaderRow}:${sheets[i].HeaderRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
            book.Workbook = new Workbook(list, names);
        }
        return StablePackage.Of(stream.ToArray());
    }

    static Worksheet SheetOf(TracedSheet sheet)
    {
        var last = TracedSheet.Letter(sheet.Widths.Count);
        var heights = sheet.Merged.ToDictionary(m => m.Row, m => m.Height);
        var data = new SheetData(sheet.Cells.GroupBy(c => c.Row).OrderBy(r => r.Key).Select(row =>
        {
            var made = new Row(row.OrderBy(c => c.Column).Select(CellOf)) { RowIndex = (uint)row.Key };
            // 行高写明：有的软件打开时不按换行的文字撑开，字会叠在一起
            (made.Height, made.CustomHeight) = (heights.TryGetValue(row.Key, out var height) ? height : HeightOf(row, sheet.Widths), true);
            return made;
        }));
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { VerticalSplit = sheet.HeaderRow, TopLeftCell = $"A{sheet.HeaderRow + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(sheet.Widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
            data,
            new MergeCells(sheet.Merged.Select(m => new MergeCell { Reference = $"A{m.Row}:{last}{m.Row}" })),
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.6, Right = 0.6, Top = 0.8, Bottom = 0.8, Header = 0.4, Footer = 0.4 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C第 &P 页，共 &N 页")),
            // 序号与代码是文字，不要绿三角
            new IgnoredErrors(new IgnoredError { SequenceOfReferences = new([$"A1:{last}{Math.Max(1, sheet.Cells.Max(c => c.Row))}"]), NumberStoredAsText = true }));
    }

    static double HeightOf(IEnumerable<TracedCell> row, IReadOnlyList<double> widths) =>
        4 + (15 * row.Max(cell => cell.Value is string text ? text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(WidthOf(line) / (widths[cell.Column - 1] - 1)))) : 1));

    // 汉字占两格，其余占一格多一点
    static double WidthOf(string text) => text.Sum(c => c >= '\u2E80' || c is '“' or '”' ? 2.1 : 1.1);

    static Cell CellOf(TracedCell cell)
    {
        var at = TracedSheet.Letter(cell.Column) + cell.Row.ToString(CultureInfo.InvariantCulture);
        return cell.Value switch
        {
            decimal figure => Number(at, figure.ToString(CultureInfo.InvariantCulture), TracedBookStyles.Figure(cell.Look)),
            DateOnly day => Number(at, (day.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture), TracedBookStyles.Day),
            string text => new Cell(new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = at, DataType = CellValues.InlineString, StyleIndex = TracedBookStyles.Text(cell.Look) },
            _ => throw new ArgumentException($"表里写不了 {cell.Value.GetType().Name}。"),
        };
    }

    static Cell Number(string at, string text, uint style) => new(new CellValue(text)) { CellReference = at, DataType = CellValues.Number, StyleIndex = style };

    // 控制字符进不了 XML
    static string Printable(string text) => text.Any(c => c < ' ' && c is not ('\t' or '\n')) ? string.Concat(text.Where(c => c >= ' ' || c is '\t' or '\n')) : text;
}
