using System.Globalization;
using Chuqing.Office;
using Chuqing.Web.Face;

namespace Chuqing.Web.Workbench.Screening;

/// <summary>The two dates that a page was asked for: in force on, and as known on. What cannot be read is said, and today stands in.</summary>
public sealed record AskedDays(DateOnly On, DateOnly? KnownOn, string? Wrong)
{
    /// <summary>The end of the day of knowledge; null for now.</summary>
    public DateTime? Known => KnownOn is { } day ? Today.EndOf(day) : null;

    /// <summary>The query that asks for the same days again, with a leading <c>&amp;</c>; empty for today as known now.</summary>
    public string Query(DateOnly today) => (On == today ? "" : $"&on={ChineseText.Iso(On)}") + (KnownOn is { } known ? $"&known={ChineseText.Iso(known)}" : "");

    public static AskedDays Of(string? on, string? known, DateOnly today)
    {
        List<string> wrong = [];
        var asked = Day(on, "判定日", wrong);
        var knownOn = Day(known, "知悉日", wrong);
        return new(asked ?? today, knownOn, wrong.Count == 0 ? null : string.Join(' ', wrong));
    }

    static DateOnly? Day(string? text, string what, List<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "yyyy-M-d", "yyyy年M月d日", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1949 and <= 2199) return day;
        wrong.Add($"{what}“{text}”不是日期，请写成 2026-11-23 这样；现在按今天显示。");
        return null;
    }
}
