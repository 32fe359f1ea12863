using System.Globalization;
using System.Xml;

namespace Chuqing.Office.Files.Sheets;

/// <summary>A worksheet of an xlsx. The first use walks once through it, so damage and merges are known before a row is.</summary>
sealed class XlsxTable(XlsxPackage package, string part, string name, bool hidden, SheetLimits limits) : SheetTable(package.File, name, hidden)
{
    readonly List<(int From, int Through)> hiddenColumns = [];
    List<MergedRange>? merges;
    int lastRow;

    public XlsxPackage Package => package;

    public string Part => part;

    public override bool Is1904 => package.Is1904;

    public override IReadOnlyList<MergedRange> Merges => merges ??= XlsxPackage.Guard(Place, Scan);

    public override IReadOnlyList<(int From, int Through)> HiddenColumns
    {
        get
        {
            _ = Merges;
            return hiddenColumns;
        }
    }

    public override int? LastRow
    {
        get
        {
            _ = Merges;
            return lastRow;
        }
    }

    public override IEnumerable<SheetRow> Rows()
    {
        _ = Merges;
        using var rows = new XlsxRows(package.Part(part)!, this, package.Strings, package.Styles, limits);
        while (XlsxPackage.Guard(Place, rows.Next) is { } row) yield return row;
    }

    List<MergedRange> Scan()
    {
        var found = new List<MergedRange>();
        using var bytes = package.Bytes(part)!;
        var (frame, last) = SheetFrame.Read(bytes);
        lastRow = last;
        using var xml = XlsxPackage.Over(frame);
        hiddenColumns.Clear();
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
                lastRow = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : lastRow + 1;
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "col" && xml.GetAttribute("hidden") is "1" or "true")
            {
                if (int.TryParse(xml.GetAttribute("min"), NumberStyles.None, CultureInfo.InvariantCulture, out var min) && int.TryParse(xml.GetAttribute("max"), NumberStyles.None, CultureInfo.InvariantCulture, out var max))
                    hiddenColumns.Add((min, max));
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && xml.GetAttribute("ref")?.Split(':') is [var from, var to])
            {
                var (top, left) = ColumnLetter.Parse(from);
                var (bottom, right) = ColumnLetter.Parse(to);
                found.Add(new(top, left, bottom, right));
            }
        return found;
    }
}

/// <summary>Walks the rows of a worksheet part.</summary>
sealed class XlsxRows(XmlReader xml, XlsxTable table, List<string> strings, XlsxStyles styles, SheetLimits limits) : IDisposable
{
    readonly XlsxText text = new(limits.MaxCellLength);
    readonly List<SheetCell> cells = [];
    int rowNumber;
    long cellCount;

    public SheetRow? Next()
    {
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row") return ReadRow();
        return null;
    }

    SheetRow ReadRow()
    {
        var next = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : rowNumber + 1;
        if (next <= rowNumber || next > 1_048_576) throw new BadInputException($"{table.Place}：行号乱了（第 {rowNumber} 行后面是第 {next} 行），文件可能已损坏。请在 Excel 里打开、修复后另存。");
        rowNumber = next;
        var isHidden = xml.GetAttribute("hidden") is "1" or "true";
        cells.Clear();
        if (xml.IsEmptyElement) return new(rowNumber, [], isHidden);
        var column = 0;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row"))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            column = xml.GetAttribute("r") is { } reference && ColumnLetter.Parse(reference).Column is > 0 and var stated ? stated : column + 1;
            if (column > 16_384) throw new BadInputException($"{table.Place}第 {rowNumber} 行：列号超出 Excel 的范围，文件可能已损坏。");
            var cell = xml.IsEmptyElement ? SheetCell.Empty : ReadCell(column);
            if (cell.IsEmpty) continue;
            while (cells.Count < column) cells.Add(SheetCell.Empty);
            cells[column - 1] = cell;
        }
        if ((cellCount += cells.Count) > limits.MaxCells) throw new BadInputException($"{table.Place}第 {rowNumber} 行：超过 {limits.MaxCells} 格的上限。请拆成几个文件。");
        return new(rowNumber, cells.ToArray(), isHidden);
    }

    SheetCell ReadCell(int column)
    {
        var type = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : -1;
        bool formula = false, value = false, take = false, reading = false;
        text.Clear();
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "c"))
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    formula |= xml.LocalName == "f";
                    value |= xml.LocalName is "v" or "is";
                    if (xml.LocalName == "rPh") reading = !xml.IsEmptyElement;
                    take = xml.LocalName is "v" or "t" && !xml.IsEmptyElement && !reading;
                    break;
                case XmlNodeType.EndElement:
                    if (xml.LocalName == "rPh") reading = false;
                    take = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when take:
                    if (!text.Append(xml)) throw new BadInputException($"{table.At(rowNumber, column)}：一格超过 {limits.MaxCellLength} 个字，读不了。");
                    break;
            }
        var raw = text.ToString();
        // 公式算出空串时 Excel 写 t="str" 和空的 v；没有 v 的公式是没算过
        if (formula && (!value || (raw.Length == 0 && type != "str"))) return new(CellKind.FormulaWithoutValue, "");
        return Value(type, raw, style, column);
    }

    SheetCell Value(string? type, string raw, int style, int column) => type switch
    {
        "s" => int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < strings.Count ? SheetCell.OfText(strings[i])
            : throw new BadInputException($"{table.At(rowNumber, column)}：引用的文字不存在，文件可能已损坏。请在 Excel 里打开、修复后另存。"),
        "inlineStr" or "str" => SheetCell.OfText(XlsxText.Unescape(raw)),
        "b" => new(CellKind.Bool, raw is "1" or "true" ? "TRUE" : "FALSE"),
        "e" => new(CellKind.Error, raw),
        "d" => DateTime.TryParse(raw, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
            ? new(CellKind.Date, raw, Day: DateOnly.FromDateTime(moment)) : new(CellKind.Error, raw),
        _ when raw.Length == 0 => SheetCell.Empty,
        _ => Number(raw, style),
    };

    SheetCell Number(string raw, int style)
    {
        var number = SheetCell.OfStoredNumber(raw);
        return number.Kind == CellKind.Number && styles.IsDate(style) && SerialDay.Read((double)number.Number!.Value, table.Is1904) is { } day
            ? new(CellKind.Date, raw, number.Number, day) : number;
    }

    public void Dispose() => xml.Dispose();
}
