using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Gathers the text of one cell in pieces, so that a monstrous cell is refused before it is a string.</summary>
sealed partial class XlsxText(int maxLength)
{
    readonly char[] piece = new char[2048];
    readonly StringBuilder gathered = new();

    public void Clear() => gathered.Clear();

    /// <returns>False when the cell is longer than allowed.</returns>
    public bool Append(XmlReader xml)
    {
        for (int got; (got = xml.ReadValueChunk(piece, 0, piece.Length)) > 0;)
        {
            gathered.Append(piece, 0, got);
            if (gathered.Length > maxLength) return false;
        }
        return true;
    }

    public override string ToString() => gathered.ToString();

    /// <summary>Excel writes characters that XML forbids as <c>_x000D_</c>.</summary>
    public static string Unescape(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : Escape().Replace(text, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
