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

    public static bool IsScientific(string text) => Scientific().IsMatch(text);

    // 逗号只认千分位：1,50 不猜
    [GeneratedRegex(@"^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\d,.])(.*)$", RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^[+-]?\d+(\.\d+)?[eE][+-]?\d+$")]
    private static partial Regex Scientific();
}
