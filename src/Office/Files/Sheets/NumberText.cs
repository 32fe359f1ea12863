using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Figures as people type them: 12,500 and ６５ and 65万吨. What is not exactly one number is refused, not guessed.</summary>
public static partial class NumberText
{
    /// <param name="text">The cell.</param>
    /// <param name="value">The number, unchanged by its unit.</param>
    /// <param name="unit">The unit written behind the number; null when none.</param>
    /// <param name="problem">Why it is no number, as a Chinese phrase.</param>
    public static bool TryRead(string text, out decimal value, out string? unit, out string? problem)
    {
        value = 0;
        unit = problem = null;
        var plain = text.Normalize(NormalizationForm.FormKC).Trim();
        if (IsScientific(plain)) problem = $"“{text.Trim()}”是科学计数，位数已丢，请在 Excel 里把这一列改成数值格式重填";
        // ① 不是一：它是序号
        else if (text.AsSpan().ContainsAnyInRange('\u2460', '\u249b')) problem = $"“{text.Trim()}”不是一个数";
        else if (Figure().Match(plain) is not { Success: true } match) problem = $"“{text.Trim()}”不是一个数";
        else if (match.Groups[2].Value.Trim() is { Length: > 0 } behind && !UnitText.IsUnit(behind)) problem = $"“{text.Trim()}”里“{behind}”不是认得的单位";
        else if (!decimal.TryParse(match.Groups[1].ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture, out value)) problem = $"“{text.Trim()}”这个数太大";
        else
        {
            value = SheetCell.Shortest(value);
            unit = match.Groups[2].Value.Trim() is { Length: > 0 } written ? written : null;
        }
        return problem is null;
    }

    /// <summary>约30万吨, 近2万吨, 30余万吨, 1万吨左右, 20-25万吨: a figure that its writer did not mean to be exact.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="written">The figure with the words that make it inexact, without its unit: 约30.</param>
    /// <param name="unit">The unit written behind it; null when none.</param>
    public static bool TryReadApproximate(string text, out string written, out string? unit)
    {
        (written, unit) = ("", null);
        if (Rough().Match(text.Normalize(NormalizationForm.FormKC).Trim()) is not { Success: true } match) return false;
        var (before, low, high, more, behind, after) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value, match.Groups[5].Value.Trim(), match.Groups[6].Value);
        if (before.Length + high.Length + more.Length + after.Length == 0 || (behind.Length > 0 && !UnitText.IsUnit(behind))) return false;
        if (high.Length > 0 && Plain(low) >= Plain(high)) return false;
        written = before + low + (high.Length > 0 ? "-" + high : "") + more + after;
        unit = behind.Length > 0 ? behind : null;
        return true;

        static decimal Plain(string digits) => decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : decimal.MaxValue;
    }

    public static bool IsScientific(string text) => Scientific().IsMatch(text);

    // 逗号只认千分位：1,50 不猜
    [GeneratedRegex(@"^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\d,.])(.*)$", RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^(大约|约为|约|将近|接近|近|不足|不到|超过|至少|最多)?\s*((?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?)(?:\s*[-~—–至到]+\s*((?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?))?\s*(余|多)?\s*([^\d]*?)\s*(左右|上下|以上|以下|以内)?$", RegexOptions.Singleline)]
    private static partial Regex Rough();

    [GeneratedRegex(@"^[+-]?\d+(\.\d+)?[eE][+-]?\d+$")]
    private static partial Regex Scientific();
}
