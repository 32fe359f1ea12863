namespace Chuqing.Office;

/// <summary>The one answer to “which day is it”: the calendar day in China.</summary>
public sealed class Today(TimeProvider time)
{
    static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public DateOnly Date => DateOf(time.GetUtcNow().UtcDateTime);

    /// <summary>The Chinese day of an instant.</summary>
    public static DateOnly DateOf(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), China));

    /// <summary>The last instant of a Chinese day: what was known on it was known by then.</summary>
    public static DateTime EndOf(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), China).AddTicks(-TimeSpan.TicksPerMicrosecond);
}
