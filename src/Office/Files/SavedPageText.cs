using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Chuqing.Office.Files;

/// <summary>The words of a saved web page, without anything that could run: what an officer compares is the text.</summary>
public static partial class SavedPageText
{
    static SavedPageText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Largest page that is read for its words, in bytes.</summary>
    public const int Limit = 8 << 20;

    /// <summary>One line per paragraph, cells of a table divided by tabs. A page that is neither UTF-8 nor 国标 shows marks where a character cannot be read.</summary>
    public static string Of(ReadOnlySpan<byte> html)
    {
        var text = Decode(html);
        text = Unseen().Replace(text, " ");
        text = Blank().Replace(text, " ");
        text = Cell().Replace(text, "\t");
        text = Break().Replace(text, "\n");
        text = WebUtility.HtmlDecode(Tag().Replace(text, ""));
        return string.Join('\n', text.Split('\n').Select(line => line.Trim(' ', '\r', '\u00A0')).Where(line => line.Length > 0));
    }

    static string Decode(ReadOnlySpan<byte> html)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(html);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(html);
        }
    }

    [GeneratedRegex(@"<!--.*?-->|<(script|style|noscript|template|svg|head)\b.*?</\1\s*>|<(script|style)\b.*$", RegexOptions.IgnoreCase | RegexOptions.Singleline, 5000)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"[ \t\r\n\f]+", RegexOptions.None, 5000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"</(td|th)\s*>", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Cell();

    [GeneratedRegex(@"</?(p|div|br|tr|table|li|ul|ol|h[1-6]|section|article|header|footer|title|dt|dd)\b[^>]*>", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Break();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Tag();
}
