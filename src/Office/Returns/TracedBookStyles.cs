using DocumentFormat.OpenXml.Spreadsheet;

namespace Chuqing.Office.Returns;

/// <summary>The few styles of an annex, by index.</summary>
static class TracedBookStyles
{
    public const uint Day = 8;

    /// <summary>Text never becomes a formula: body text carries the quote prefix.</summary>
    public static uint Text(CellLook look) => look switch
    {
        CellLook.Title => 2,
        CellLook.Note => 3,
        CellLook.Header => 4,
        CellLook.Total => 5,
        _ => 1,
    };

    public static uint Figure(CellLook look) => look == CellLook.Total ? 7u : 6u;

    public static Stylesheet Make() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" }),
        new Fonts(FontOf("宋体", 11, false), FontOf("宋体", 10.5, false), FontOf("宋体", 18, true), FontOf("仿宋", 10.5, false), FontOf("宋体", 10.5, true)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(Thin<LeftBorder>(), Thin<RightBorder>(), Thin<TopBorder>(), Thin<BottomBorder>(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(0, 0, 0, null),
            Format(1, 1, 0, HorizontalAlignmentValues.Left, quote: true),
            Format(2, 0, 0, HorizontalAlignmentValues.Center),
            Format(3, 0, 0, HorizontalAlignmentValues.Left),
            Format(4, 1, 0, HorizontalAlignmentValues.Center),
            Format(4, 1, 0, HorizontalAlignmentValues.Left, quote: true),
            Format(1, 1, 0, HorizontalAlignmentValues.Right),
            Format(4, 1, 0, HorizontalAlignmentValues.Right),
            Format(1, 1, 164, HorizontalAlignmentValues.Center)));

    static CellFormat Format(uint font, uint border, uint number, HorizontalAlignmentValues? across, bool quote = false)
    {
        var format = new CellFormat { FontId = font, FillId = 0, BorderId = border, NumberFormatId = number, FormatId = 0, ApplyFont = true, ApplyBorder = true, ApplyNumberFormat = true, ApplyAlignment = true, QuotePrefix = quote ? true : null };
        if (across is { } side) format.Append(new Alignment { Horizontal = side, Vertical = VerticalAlignmentValues.Center, WrapText = true, Indent = side == HorizontalAlignmentValues.Right ? 1u : 0u });
        return format;
    }

    static Font FontOf(string name, double size, bool bold)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new FontName { Val = name }, new FontCharSet { Val = 134 });
        return font;
    }

    static T Thin<T>() where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin };
}
