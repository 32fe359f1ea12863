using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Copies a workbook part by part; only the sheet that was read is rewritten, row by row.</summary>
sealed class XlsxReturn
{
    static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    const int ReasonWidth = 60;
    readonly XlsxTable table;
    readonly HeaderRow header;
    readonly Dictionary<int, string> reasons;
    readonly Dictionary<int, int> moved = [];
    readonly ILookup<int, MergedRange> tall;
    readonly Dictionary<MergedRange, XElement> anchors = [];
    readonly int reasonColumn;
    XNamespace main = "";

    XlsxReturn(XlsxTable table, HeaderRow header, Dictionary<int, string> reasons)
    {
        (this.table, this.header, this.reasons) = (table, header, reasons);
        tall = table.Merges.Where(m => m.Bottom > m.Top && m.Bottom > header.Bottom).ToLookup(m => m.Top);
        var widest = table.Rows().Where(r => r.Number <= header.Bottom || reasons.ContainsKey(r.Number)).Select(r => r.Cells.Count).DefaultIfEmpty().Max();
        reasonColumn = Math.Max(header.Names.Count, widest) + 1;
    }

    public static void Write(XlsxTable table, HeaderRow header, Dictionary<int, string> reasons, Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in table.Package.Entries)
        {
            var part = XlsxPackage.Clean(entry.FullName);
            // 退回件里不留公式，计算链也就不能留，否则 Excel 报文件损坏
            if (part.EndsWith("/calcchain.xml", StringComparison.Ordinal) || entry.FullName.EndsWith('/')) continue;
            using var source = table.Package.Bytes(part)!;
            using var target = zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
            if (part == table.Part) new XlsxReturn(table, header, reasons).WriteSheet(target);
            else if (part == "[content_types].xml" || part.EndsWith("workbook.xml.rels", StringComparison.Ordinal)) WithoutCalcChain(source, target);
            else source.CopyTo(target);
        }
    }

    static void WithoutCalcChain(Stream source, Stream target)
    {
        var document = XDocument.Load(source);
        document.Root!.Elements().Where(e => (e.Name == Relations + "Relationship" ? (string?)e.Attribute("Type") : (string?)e.Attribute("PartName"))
            ?.Contains("calcChain", StringComparison.OrdinalIgnoreCase) == true).Remove();
        document.Save(target);
    }

    void WriteSheet(Stream target)
    {
        using var xml = table.Package.Part(table.Part)!;
        using var writer = XmlWriter.Create(target, new() { Encoding = new System.Text.UTF8Encoding(false) });
        xml.MoveToContent();
        main = xml.NamespaceURI;
        writer.WriteStartElement(xml.Prefix, xml.LocalName, xml.NamespaceURI);
        writer.WriteAttributes(xml, true);
        if (!xml.IsEmptyElement) xml.Read();
        var columnsWritten = false;
        while (xml.NodeType != XmlNodeType.EndElement && !xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element) { xml.Read(); continue; }
            if (xml.LocalName == "sheetData")
            {
                if (!columnsWritten) Columns(null).WriteTo(writer);
                WriteRows(xml, writer);
                continue;
            }
            var element = (XElement)XNode.ReadFrom(xml);
            columnsWritten |= element.Name.LocalName == "cols";
            Rewritten(element)?.WriteTo(writer);
        }
        writer.WriteEndElement();
    }

    // 行号变了：范围、筛选、超链接要么改写要么去掉，其余照抄
    XElement? Rewritten(XElement element) => element.Name.LocalName switch
    {
        "cols" => Columns(element),
        "mergeCells" => Merges(element),
        "dimension" or "autoFilter" or "sortState" or "hyperlinks" or "rowBreaks" => null,
        _ => element,
    };

    XElement Columns(XElement? columns)
    {
        columns ??= new(main + "cols");
        if (!columns.Elements().Any(c => (int?)c.Attribute("max") >= reasonColumn))
            columns.Add(new XElement(main + "col", new XAttribute("min", reasonColumn), new XAttribute("max", reasonColumn), new XAttribute("width", ReasonWidth), new XAttribute("customWidth", 1)));
        return columns;
    }

    XElement? Merges(XElement element)
    {
        var kept = table.Merges.Select(Shrunk).OfType<MergedRange>().Select(m => new XElement(main + "mergeCell", new XAttribute("ref", m.ToString()))).ToList();
        return kept.Count == 0 ? null : new(element.Name, new XAttribute("count", kept.Count), kept);
    }

    MergedRange? Shrunk(MergedRange range)
    {
        var rows = Enumerable.Range(range.Top, Math.Min(range.Bottom - range.Top + 1, 1_048_576)).Where(moved.ContainsKey).Select(r => moved[r]).ToList();
        return rows.Count == 0 || (rows.Count == 1 && range.Left == range.Right) ? null : range with { Top = rows[0], Bottom = rows[^1] };
    }

    void WriteRows(XmlReader xml, XmlWriter writer)
    {
        writer.WriteStartElement("sheetData", main.NamespaceName);
        var next = header.Bottom;
        var number = 0;
        var empty = xml.IsEmptyElement;
        xml.Read();
        while (!empty && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType != XmlNodeType.Element) { xml.Read(); continue; }
            var row = (XElement)XNode.ReadFrom(xml);
            number = (int?)row.Attribute("r") ?? number + 1;
            Name(row, number);
            foreach (var past in anchors.Keys.Where(a => a.Bottom < number).ToList()) anchors.Remove(past);
            foreach (var range in tall[number])
                if (row.Elements().FirstOrDefault(c => ColumnOf(c) == range.Left) is { } anchor) anchors[range] = new(anchor);
            if (number > header.Bottom && !reasons.ContainsKey(number)) continue;
            moved[number] = number <= header.Bottom ? number : ++next;
            Fill(row, number);
            Keep(row, number);
            row.WriteTo(writer);
        }
        if (!empty) xml.Read();
        writer.WriteEndElement();
    }

    // 退回的行若靠上面合并格里的字，那一格不退回时把字抄下来
    void Fill(XElement row, int number)
    {
        foreach (var (range, anchor) in anchors)
        {
            if (range.Top == number || !range.Covers(number, range.Left) || Enumerable.Range(range.Top, number - range.Top).Any(moved.ContainsKey)) continue;
            var copy = new XElement(anchor);
            copy.SetAttributeValue("r", ColumnLetter.Of(range.Left) + number);
            row.Elements().Where(c => ColumnOf(c) == range.Left).Remove();
            Insert(row, copy, range.Left);
        }
    }

    void Keep(XElement row, int number)
    {
        var at = moved[number];
        row.SetAttributeValue("r", at);
        row.Attribute("spans")?.Remove();
        row.Attribute("hidden")?.Remove();
        foreach (var cell in row.Elements(main + "c"))
        {
            cell.SetAttributeValue("r", ColumnLetter.Of(ColumnOf(cell)) + at);
            if (number > header.Bottom) cell.Elements(main + "f").Remove();
            else cell.Elements(main + "f").Where(f => (string?)f.Attribute("t") is "shared" or "array").Remove();
        }
        if ((number == header.Bottom ? ReturnSheet.ReasonHeader : reasons.GetValueOrDefault(number)) is not { } text || number < header.Bottom) return;
        var style = row.Elements(main + "c").LastOrDefault()?.Attribute("s");
        Heighten(row, text);
        Insert(row, new(main + "c", new XAttribute("r", ColumnLetter.Of(reasonColumn) + at), style, new XAttribute("t", "inlineStr"),
            new XElement(main + "is", new XElement(main + "t", text))), reasonColumn);
    }

    // 原因比一行长、原表的格子又自动换行时，行不加高就叠在一起看不清
    static void Heighten(XElement row, string text)
    {
        var lines = (text.Sum(c => c < 128 ? 1 : 2) + ReasonWidth - 5) / (ReasonWidth - 4);
        var height = lines * 16m;
        if (lines < 2 || (decimal.TryParse((string?)row.Attribute("ht"), NumberStyles.Float, CultureInfo.InvariantCulture, out var own) && own >= height)) return;
        row.SetAttributeValue("ht", height.ToString(CultureInfo.InvariantCulture));
        row.SetAttributeValue("customHeight", 1);
    }

    // 没写 r 的格子按次序编号，之后才好增删
    void Name(XElement row, int number)
    {
        var column = 0;
        foreach (var cell in row.Elements(main + "c"))
        {
            column = ColumnOf(cell) is > 0 and var stated ? stated : column + 1;
            cell.SetAttributeValue("r", ColumnLetter.Of(column) + number.ToString(CultureInfo.InvariantCulture));
        }
    }

    static void Insert(XElement row, XElement cell, int column)
    {
        if (row.Elements().FirstOrDefault(c => ColumnOf(c) > column) is { } after) after.AddBeforeSelf(cell);
        else row.Add(cell);
    }

    static int ColumnOf(XElement cell) => ColumnLetter.Parse((string?)cell.Attribute("r") ?? "").Column;
}
