using System.Xml;

namespace Chuqing.Office.Files.Sheets;

/// <summary>The strings that the cells of a workbook share. Rich text is joined; readings above characters are left out.</summary>
static class XlsxStrings
{
    public static List<string> Read(XmlReader? xml, string file, SheetLimits limits)
    {
        var strings = new List<string>();
        if (xml is null) return strings;
        var text = new XlsxText(limits.MaxCellLength);
        bool inText = false, inReading = false;
        while (xml.Read())
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "si":
                    text.Clear();
                    if (xml.IsEmptyElement) strings.Add("");
                    break;
                case XmlNodeType.Element:
                    if (xml.LocalName == "t") inText = !xml.IsEmptyElement;
                    if (xml.LocalName == "rPh") inReading = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    if (xml.LocalName == "t") inText = false;
                    if (xml.LocalName == "rPh") inReading = false;
                    if (xml.LocalName == "si") strings.Add(XlsxText.Unescape(text.ToString()));
                    if (strings.Count > limits.MaxCells) throw new BadInputException($"{file}：文字超过 {limits.MaxCells} 格的上限。请拆成几个文件。");
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when inText && !inReading:
                    if (!text.Append(xml)) throw new BadInputException($"{file}：有一格（第 {strings.Count + 1} 条文字，以“{text.ToString()[..20]}…”开头）超过 {limits.MaxCellLength} 个字，读不了。");
                    break;
            }
        return strings;
    }
}
