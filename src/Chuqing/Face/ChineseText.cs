using System.Globalization;

namespace Chuqing.Web.Face;

/// <summary>Days and figures as the pages write them.</summary>
public static class ChineseText
{
    const string Weekdays = "日一二三四五六";

    /// <summary>12月29日; another year than today's is written out: 2027年3月29日.</summary>
    public static string Date(DateOnly day, DateOnly today) =>
        day.Year == today.Year ? $"{day.Month}月{day.Day}日" : FullDate(day);

    /// <summary>2026年12月29日.</summary>
    public static string FullDate(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>12月29日 周二.</summary>
    public static string Day(DateOnly day, DateOnly today) => $"{Date(day, today)} 周{Weekdays[(int)day.DayOfWeek]}";

    /// <summary>2026年12月29日 星期二.</summary>
    public static string FullDay(DateOnly day) => $"{FullDate(day)} 星期{Weekdays[(int)day.DayOfWeek]}";

    /// <summary>2026-12-29, only for arithmetic, attributes and exports.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A figure without trailing zeros; from 10,000 on with separators. Nothing is rounded.</summary>
    public static string Number(decimal value)
    {
        var format = Math.Abs(value) >= 10_000 ? "#,##0.############################" : "0.############################";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>还有 36 天, 今天到期, 已逾期 3 天.</summary>
    public static string DaysLeft(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => "今天到期",
        > 0 and var left => $"还有 {left} 天",
        var late => $"已逾期 {-late} 天",
    };

    /// <summary>A count as lists show it: exact to 10,000, beyond that 10,000+.</summary>
    public static string Count(long count) => count > 10_000 ? "10,000+" : count.ToString("N0", CultureInfo.InvariantCulture);
}
