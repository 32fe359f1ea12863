namespace Chuqing.Law.Time;

/// <summary>One day that a notice moved: off, or worked.</summary>
/// <remarks><c>Name</c>: Holiday as the notice names it, e.g. 春节; on a worked day, the holiday it makes up for.</remarks>
public sealed record CalendarDay(DateOnly Date, bool IsWorking, string Name);

/// <summary>The State Council's holiday notice of one year, as last amended.</summary>
/// <remarks><c>Papers</c>: Addresses of the notices, the later one prevailing. <c>Days</c>: Ordered by date; may reach into the neighbouring years.</remarks>
public sealed record CalendarYear(int Year, IReadOnlyList<string> Papers, IReadOnlyList<CalendarDay> Days);
