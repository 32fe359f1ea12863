using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Chuqing.Office.Files.Sheets;

/// <summary>The few cell styles of the sheets that we write, by their index.</summary>
static class SheetStyles
{
    public const int Plain = 0, Header = 1, Day = 2, Text = 3, Quoted = 4, Example = 5, ExampleDay = 6, Wrapped = 7;

    public static void Add(WorkbookPart book)
    {
        var part = book.AddNewPart<WorkbookStylesPart>();
        part.Stylesheet = new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" }) { Count = 1 },
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "宋体" }),
                new Font(new Italic(), new FontSize { Val = 11 }, new Color { Rgb = "FF7A6A3A" }, new FontName { Val = "宋体" })) { Count = 3 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EEF5" }) { PatternType = PatternValues.Solid }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFF8E1" }) { PatternType = PatternValues.Solid })) { Count = 4 },
            new Borders(
                new Border(),
                new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = "FF8A99AB" }) { Style = BorderStyleValues.Thin }, new DiagonalBorder())) { Count = 2 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(
                new CellFormat(),
                new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Center, WrapText = true }) { FontId = 1, FillId = 2, BorderId = 1, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true },
                new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true, QuotePrefix = true },
                new CellFormat { NumberFormatId = 49, FontId = 2, FillId = 3, ApplyNumberFormat = true, ApplyFont = true, ApplyFill = true },
                new CellFormat { NumberFormatId = 164, FontId = 2, FillId = 3, ApplyNumberFormat = true, ApplyFont = true, ApplyFill = true },
                new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true }) { ApplyAlignment = true }) { Count = 8 });
        part.Stylesheet.Save();
    }
}
