using System.Globalization;
using System.Text.RegularExpressions;

namespace Chuqing.Office.Files.Sheets;

/// <summary>期间 shorter than a year, in one spelling: <c>2026-10</c> a month, <c>2026Q3</c> a quarter.</summary>
public static partial class PeriodText
{
    /// <summary>The one spelling of 2026年10月, 2026-10, 2026年第三季度; null where it is no such period.</summary>
    public static string? Read(string text)
    {
        if (Month().Match(text.Trim()) is { Success: true } month && Number(month, 2) is >= 1 and <= 12) return string.Create(CultureInfo.InvariantCulture, $"{Number(month, 1)}-{Number(month, 2):00}");
        if (Quarter().Match(text.Trim()) is { Success: true } quarter) return $"{quarter.Groups[1].Value}Q{("一二三四1234".IndexOf(quarter.Groups[2].Value, StringComparison.Ordinal) % 4) + 1}";
        return null;
    }

    /// <summary>First and last day of a period in its one spelling.</summary>
    public static (DateOnly From, DateOnly Through) Days(string period)
    {
        var year = int.Parse(period[..4], CultureInfo.InvariantCulture);
        var (first, months) = period[4] == 'Q' ? (((period[5] - '1') * 3) + 1, 3) : (int.Parse(period[5..], CultureInfo.InvariantCulture), 1);
        var from = new DateOnly(year, first, 1);
        return (from, from.AddMonths(months).AddDays(-1));
    }

    /// <summary>As people read it.</summary>
    public static string Say(string period) => period[4] == 'Q' ? $"{period[..4]} 年第 {period[5]} 季度" : $"{period[..4]} 年 {int.Parse(period[5..], CultureInfo.InvariantCulture)} 月";

    static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^((?:19|20)\d\d)\s*(?:-|\.|/|年)\s*(\d{1,2})\s*月?$")]
    private static partial Regex Month();

    [GeneratedRegex(@"^((?:19|20)\d\d)\s*年?\s*(?:第|Q)\s*([一二三四1-4])\s*(?:季度)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Quarter();
}
