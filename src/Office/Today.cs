namespace Chuqing.Office;

/// <summary>The one answer to “which day is it”: the calendar day in China.</summary>
public sealed class Today(TimeProvider time)
{
    static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public DateOnly Date => DateOf(time.GetUtcNow().UtcDateTime);

    /// <summary>The Chinese day of an instant.</summary>
    public static DateOnly DateOf(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), China));
}
