using System.Globalization;
using System.Text;

namespace Chuqing.Law.Screening;

/// <summary>Words and figures as they are compared and printed.</summary>
static class Words
{
    /// <summary>A name as compared: full-width forms made narrow, spaces gone, brackets one kind.</summary>
    public static string Plain(string text)
    {
        var clean = true;
        foreach (var c in text)
            if (char.IsWhiteSpace(c) || c is '（' or '）' or >= '！' and <= '～') { clean = false; break; }
        if (clean) return text;
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) continue;
            plain.Append(c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c);
        }
        return plain.ToString();
    }

    /// <summary>A figure at full precision, without trailing zeros.</summary>
    public static string Figure(decimal value) => value.ToString("0.#############################", CultureInfo.InvariantCulture);

    public static string Figure(decimal value, string unit) => $"{Figure(value)} {unit}";
}
