using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Chuqing.Office.Files.Sheets;

/// <summary>A column of a sheet that we write.</summary>
/// <param name="Header">What stands in the header.</param>
/// <param name="Width">In characters; null takes the header's own.</param>
/// <param name="AsText">Typed numbers stay text: for codes, which Excel would otherwise store as 15 digits.</param>
/// <param name="Choices">A drop-down that warns about other words but lets them pass.</param>
public sealed record ColumnOut(string Header, double? Width = null, bool AsText = false, IReadOnlyList<string>? Choices = null)
{
    public static implicit operator ColumnOut(string header) => new(header);
}

/// <summary>A sheet to write. Values: null, string, decimal, int, long, bool, <see cref="DateOnly"/>.</summary>
public sealed record SheetOut(string Name, IReadOnlyList<ColumnOut> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>How many of the first rows are examples: written in another hand, so that nobody takes them for data.</summary>
    public int Examples { get; init; }

    /// <summary>Long text breaks into lines.</summary>
    public bool Wraps { get; init; }
}

/// <summary>Writes xlsx: bold frozen header, widths, figures as numbers, days as dates, text never as a formula.</summary>
public static class SheetWriter
{
    const int MaxRows = 1_048_576, MaxText = 32_767;
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Cut = "……（过长，已截去）", ChoicesSheet = "选项";
    static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create("[]:*?/\\");

    public static void Write(string path, params IEnumerable<SheetOut> sheets)
    {
        using var file = File.Create(path);
        Write(file, sheets);
    }

    /// <param name="stream">Must be able to seek; not closed here.</param>
    /// <param name="sheets">Rows are pulled once, while writing.</param>
    /// <exception cref="BadInputException">More rows than a sheet of Excel can hold.</exception>
    public static void Write(Stream stream, params IEnumerable<SheetOut> sheets)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        SheetStyles.Add(book);
        var names = new List<string>();
        var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
        var choices = new List<IReadOnlyList<string>>();
        foreach (var sheet in sheets) Add(NameOf(sheet.Name, names), false, part => WriteSheet(part, sheet, choices));
        if (choices.Count > 0) Add(NameOf(ChoicesSheet, names), true, part => WriteChoices(part, choices));
        book.Workbook = new(list);
        book.Workbook.Save();

        void Add(string name, bool hidden, Action<Stream> write)
        {
            var part = book.AddNewPart<WorksheetPart>();
            using (var target = part.GetStream(FileMode.Create)) write(target);
            names.Add(name);
            list.Append(new Sheet { Name = name, SheetId = (uint)names.Count, Id = book.GetIdOfPart(part), State = hidden ? SheetStateValues.Hidden : null });
        }
    }

    static void WriteSheet(Stream target, SheetOut sheet, List<IReadOnlyList<string>> choices)
    {
        using var xml = XmlWriter.Create(target);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("""<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>""");
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        WriteColumns(xml, sheet.Columns);
        xml.WriteStartElement("sheetData", Main);
        WriteRow(xml, 1, sheet.Columns.Select(c => (object?)c.Header), _ => SheetStyles.Header);
        var row = 1;
        foreach (var values in sheet.Rows)
        {
            if (++row > MaxRows) throw new BadInputException($"“{sheet.Name}”超过 Excel 一张表 {MaxRows} 行的上限。请缩小范围，或导出 csv。");
            var plain = row - 1 <= sheet.Examples ? SheetStyles.Example : sheet.Wraps ? SheetStyles.Wrapped : SheetStyles.Plain;
            WriteRow(xml, row, values, c => plain == SheetStyles.Plain && c < sheet.Columns.Count && sheet.Columns[c].AsText ? SheetStyles.Text : plain);
        }
        xml.WriteEndElement();
        WriteValidations(xml, sheet.Columns, choices);
        // 打印时横放，一页放得下所有列
        xml.WriteRaw("""<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>""");
        xml.WriteEndElement();
    }

    static void WriteColumns(XmlWriter xml, IReadOnlyList<ColumnOut> columns)
    {
        if (columns.Count == 0) return;
        xml.WriteStartElement("cols", Main);
        for (var i = 0; i < columns.Count; i++)
        {
            // 汉字占两格
            var width = columns[i].Width ?? Math.Clamp(columns[i].Header.Sum(c => c < 128 ? 1 : 2) + 3, 10, 60);
            xml.WriteRaw(FormattableString.Invariant($"""<col min="{i + 1}" max="{i + 1}" width="{width:0.##}" customWidth="1"{(columns[i].AsText ? $" style=\"{SheetStyles.Text}\"" : "")}/>"""));
        }
        xml.WriteEndElement();
    }

    static void WriteRow(XmlWriter xml, int row, IEnumerable<object?> values, Func<int, int> styleOf)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
        var column = 0;
        foreach (var value in values)
        {
            if (value is not null) WriteCell(xml, ColumnLetter.Of(column + 1) + row.ToString(CultureInfo.InvariantCulture), value, styleOf(column));
            column++;
        }
        xml.WriteEndElement();
    }

    static void WriteCell(XmlWriter xml, string at, object value, int style)
    {
        var (type, text) = value switch
        {
            string s => ("inlineStr", s),
            decimal d => ("n", SheetCell.Shortest(d).ToString(CultureInfo.InvariantCulture)),
            int or long => ("n", ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
            bool b => ("inlineStr", b ? "是" : "否"),
            DateOnly day => ("n", (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture)),
            _ => throw new ArgumentException($"表里写不了 {value.GetType().Name}：数用 decimal，日用 DateOnly。"),
        };
        if (value is DateOnly) style = style == SheetStyles.Example ? SheetStyles.ExampleDay : SheetStyles.Day;
        // 以 = + - @ 开头的文字加引号前缀：双击编辑也不会变成公式
        if (value is string { Length: > 0 } words && style is SheetStyles.Plain or SheetStyles.Text && words[0] is '=' or '+' or '-' or '@') style = SheetStyles.Quoted;
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", at);
        if (style != SheetStyles.Plain) xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("t", type);
        if (type == "n") xml.WriteElementString("v", Main, text);
        else WriteText(xml, text);
        xml.WriteEndElement();
    }

    static void WriteText(XmlWriter xml, string text)
    {
        if (text.Length > MaxText) text = text[..(MaxText - Cut.Length)] + Cut;
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Printable(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // XML 不许的控制字符写不进去；成对的代理字符（生僻字）要留
    static string Printable(string text)
    {
        var bad = false;
        for (var i = 0; i < text.Length && !bad; i++)
            if (!XmlConvert.IsXmlChar(text[i])) { if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) i++; else bad = true; }
        return bad ? string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || (r.Value != 0xFFFD && XmlConvert.IsXmlChar((char)r.Value)))) : text;
    }

    static void WriteValidations(XmlWriter xml, IReadOnlyList<ColumnOut> columns, List<IReadOnlyList<string>> choices)
    {
        var limited = columns.Select((c, i) => (c.Choices, Letter: ColumnLetter.Of(i + 1))).Where(c => c.Choices is { Count: > 0 }).ToList();
        if (limited.Count == 0) return;
        xml.WriteStartElement("dataValidations", Main);
        xml.WriteAttributeString("count", limited.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (words, letter) in limited)
        {
            choices.Add(words!);
            var list = ColumnLetter.Of(choices.Count);
            xml.WriteRaw($"""<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" errorTitle="不在列表里" error="列表里没有这个词，确定要用吗？" sqref="{letter}2:{letter}{MaxRows}"><formula1>{ChoicesSheet}!${list}$1:${list}${words!.Count}</formula1></dataValidation>""");
        }
        xml.WriteEndElement();
    }

    static void WriteChoices(Stream target, List<IReadOnlyList<string>> choices)
    {
        using var xml = XmlWriter.Create(target);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
        for (var row = 0; row < choices.Max(c => c.Count); row++)
            WriteRow(xml, row + 1, choices.Select(c => row < c.Count ? c[row] : null), _ => SheetStyles.Plain);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static string NameOf(string wanted, List<string> taken)
    {
        var plain = string.Concat(wanted.Select(c => Forbidden.Contains(c) ? '_' : c)).Trim('\'', ' ');
        if (plain.Length == 0) plain = "表";
        var name = plain.Length > 31 ? plain[..31] : plain;
        for (var n = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase); n++)
        {
            var tail = FormattableString.Invariant($"({n})");
            name = (plain.Length + tail.Length > 31 ? plain[..(31 - tail.Length)] : plain) + tail;
        }
        return name;
    }
}
