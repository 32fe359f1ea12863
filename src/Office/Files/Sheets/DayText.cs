using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Days as people type them. A year or a month alone is a span: its day is not known and is not made up.</summary>
public static partial class DayText
{
    /// <summary>Reads 2008-06-01, 2008/6/1, 2008.6.1, 20080601, 2008年6月1日, and 2008年6月, 2008-06, 200806, 2008年, 2008.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="from">The first day that is meant.</param>
    /// <param name="through">The last day that is meant; equal to <paramref name="from"/> when the day is written out.</param>
    public static bool TryRead(string text, out DateOnly from, out DateOnly through)
    {
        from = through = default;
        if (Written().Match(text.Normalize(NormalizationForm.FormKC).Trim()) is not { Success: true } match) return false;
        int year = Part(1), month = Part(2), day = Part(3);
        if (year is < 1900 or > 2100 || month > 12 || (match.Groups[2].Success && month == 0) || (match.Groups[3].Success && day == 0)) return false;
        if (day > (month > 0 ? DateTime.DaysInMonth(year, month) : 0)) return false;
        from = new(year, Math.Max(month, 1), Math.Max(day, 1));
        through = month == 0 ? new(year, 12, 31) : day == 0 ? new(year, month, DateTime.DaysInMonth(year, month)) : from;
        return true;

        int Part(int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>约2003年, 1998年前后, 90年代: no day and no year, but worth keeping as it is written.</summary>
    public static bool IsVague(string text) => Vague().IsMatch(text.Normalize(NormalizationForm.FormKC).Trim());

    [GeneratedRegex(@"^(?:(?:大约|约|大概)?\s*(?:19|20)\d{2}\s*年?\s*(?:\d{1,2}\s*月)?\s*(?:左右|前后|以前|以后|之前|之后|初|中|底|末|年初|年中|年底|上半年|下半年)|(?:大约|约|大概)\s*(?:19|20)\d{2}\s*年?(?:\s*\d{1,2}\s*月)?|(?:上世纪|20世纪|19|20)?\d0年代(?:初|中|末|初期|中期|末期)?)$")]
    private static partial Regex Vague();

    [GeneratedRegex(@"^(\d{4})(?:\s*[-/.年]?\s*(\d{2}|(?<=[-/.年]\s*)\d)(?:\s*[-/.月]?\s*(\d{2}|(?<=[-/.月]\s*)\d)\s*日?|\s*月)?|\s*年)?(?:\s+0?0:00(?::00)?)?$")]
    private static partial Regex Written();
}
