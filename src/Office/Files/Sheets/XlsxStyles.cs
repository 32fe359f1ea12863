using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Which cell styles show a number as a day.</summary>
sealed partial class XlsxStyles
{
    readonly List<bool> dates = [];

    public bool IsDate(int style) => style >= 0 && style < dates.Count && dates[style];

    public static XlsxStyles Read(XmlReader? xml)
    {
        var styles = new XlsxStyles();
        if (xml is null) return styles;
        var formats = new Dictionary<int, string>();
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && Id("numFmtId") is { } id) formats[id] = xml.GetAttribute("formatCode") ?? "";
            if (xml.LocalName == "xf" && inCells) styles.dates.Add(Id("numFmtId") is { } used && (formats.TryGetValue(used, out var code) ? ShowsDay(code) : IsBuiltIn(used)));
        }
        return styles;

        int? Id(string name) => int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
    }

    // ECMA-376 §18.8.30：14–17、22 为日期，27–31、36、50–54、57、58 为中文日期；18–21、32–35、45–47、55、56 是时刻
    static bool IsBuiltIn(int id) => id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    static bool ShowsDay(string code)
    {
        var bare = Literal().Replace(code, "").Split(';')[0].ToUpperInvariant();
        return bare.Contains('Y') || bare.Contains('D') || (bare.Contains('M') && !bare.Contains('H') && !bare.Contains('S'));
    }

    [GeneratedRegex("""\"[^\"]*\"|\[[^\]]*\]|\\.|_.|General""", RegexOptions.IgnoreCase)]
    private static partial Regex Literal();
}
