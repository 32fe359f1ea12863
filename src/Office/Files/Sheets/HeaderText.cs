using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Header cells made comparable.</summary>
public static partial class HeaderText
{
    /// <summary>Full width to half width, without blanks, line ends and marks of duty (* 必填), in lower case.</summary>
    public static string Normalize(string header) =>
        Noise().Replace(header.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('【', '(').Replace('】', ')').Replace('[', '(').Replace(']', ')'), "");

    /// <summary>What identifies a sender's layout: SHA-256, in hex, of the normalised headers in their order, without empty ones at the end.</summary>
    public static string Fingerprint(IEnumerable<string> headers) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headers.Select(Normalize)).TrimEnd('\n'))));

    /// <summary>Splits <c>产能（万吨/年）</c> into the name and what stands in its last brackets, as written.</summary>
    internal static (string Name, string? Bracket) SplitBracket(string header)
    {
        var match = Bracket().Match(header.Trim());
        return match.Success ? (match.Groups[1].Value, match.Groups[2].Value.Trim()) : (header, null);
    }

    [GeneratedRegex(@"\s|\*|\((必填|选填)项?\)|\u200b")]
    private static partial Regex Noise();

    [GeneratedRegex(@"^(.+)[（(\[【]([^（(\[【]*)[）)\]】]\s*\*?$", RegexOptions.Singleline)]
    private static partial Regex Bracket();
}
