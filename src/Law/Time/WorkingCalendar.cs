namespace Chuqing.Law.Time;

/// <summary>An answer of the calendar, and whether it rests on days that were not announced yet.</summary>
/// <remarks><c>Provisional</c>: 暂定: part of the answer lies after <see cref="WorkingCalendar.KnownThrough"/> and was read off the weekdays alone.</remarks>
public readonly record struct Answer<T>(T Value, bool Provisional);

/// <summary>Working days: weekdays, less the days off and plus the worked weekends (调休上班) of the State Council's yearly notices.</summary>
/// <remarks>
/// Known are whole years, from the first of January of the first notice to the last of December of the last one. A notice may move days of
/// December before it (2018-12-29 was a worked Saturday by the notice for 2019), so the last days of the last known year could still change by
/// the notice to come; they count as known because the year's own notice is out, and a new notice is a new law pack that recomputes open clocks.
/// Days after that are answered by weekday alone and marked provisional. Days before the first year are refused: they are history that is on
/// record somewhere, so a guess would be a wrong answer, not an early one.
/// </remarks>
public sealed class WorkingCalendar
{
    readonly Dictionary<DateOnly, CalendarDay> moved = [];

    /// <remarks><c>years</c>: One per notice, in any order, without a gap.</remarks>
    /// <exception cref="ArgumentException">No year, a year twice, a gap, or two notices that contradict each other on a day.</exception>
    public WorkingCalendar(IEnumerable<CalendarYear> years)
    {
        var ordered = years.OrderBy(y => y.Year).ToArray();
        if (ordered.Length == 0) throw new ArgumentException("日历：一年的放假安排也没有。");
        for (var i = 1; i < ordered.Length; i++)
            if (ordered[i].Year != ordered[i - 1].Year + 1)
                throw new ArgumentException($"日历：{ordered[i - 1].Year} 年之后是 {ordered[i].Year} 年，年份须连续且不重复。");
        foreach (var day in ordered.SelectMany(y => y.Days))
            if (!moved.TryAdd(day.Date, day) && moved[day.Date].IsWorking != day.IsWorking)
                throw new ArgumentException($"日历：{day.Date:yyyy-MM-dd} 在两份通知里一处放假、一处上班。");
        KnownFrom = new(ordered[0].Year, 1, 1);
        KnownThrough = new(ordered[^1].Year, 12, 31);
    }

    /// <summary>First day that can be asked: 1 January of the first notice's year.</summary>
    public DateOnly KnownFrom { get; }

    /// <summary>Last day that is announced: 31 December of the last notice's year.</summary>
    public DateOnly KnownThrough { get; }

    /// <summary>Whether a day is worked.</summary>
    /// <exception cref="CalendarException">The day lies before <see cref="KnownFrom"/>.</exception>
    public Answer<bool> IsWorkingDay(DateOnly day) => new(Works(day), day > KnownThrough);

    /// <summary>Why a day is a rest day: the holiday's name, or 星期六/星期日; null for a working day.</summary>
    /// <exception cref="CalendarException">The day lies before <see cref="KnownFrom"/>.</exception>
    public string? RestName(DateOnly day) =>
        Works(day) ? null
        : moved.TryGetValue(day, out var known) ? known.Name
        : day.DayOfWeek is DayOfWeek.Saturday ? "星期六" : "星期日";

    /// <summary>The first working day after a day, that day itself not counted.</summary>
    /// <exception cref="CalendarException">The day after lies before <see cref="KnownFrom"/>.</exception>
    public Answer<DateOnly> NextWorkingDay(DateOnly day) => AddWorkingDays(day, 1);

    /// <summary>The n-th working day after a day, or before it where n is negative; that day itself not counted. Zero answers the day itself.</summary>
    /// <remarks><c>skip</c>: Days that do not count although they are worked, e.g. a suspension.</remarks>
    /// <exception cref="CalendarException">A counted day lies before <see cref="KnownFrom"/>.</exception>
    public Answer<DateOnly> AddWorkingDays(DateOnly day, int count, Predicate<DateOnly>? skip = null)
    {
        var step = Math.Sign(count);
        while (count != 0)
        {
            day = day.AddDays(step);
            if (Works(day) && skip?.Invoke(day) is not true) count -= step;
        }
        return new(day, day > KnownThrough);
    }

    /// <summary>Working days from one day through another, both counted; none where the second is earlier.</summary>
    /// <exception cref="CalendarException">The first day lies before <see cref="KnownFrom"/>.</exception>
    public Answer<int> WorkingDaysBetween(DateOnly from, DateOnly through)
    {
        var count = 0;
        for (var n = from.DayNumber; n <= through.DayNumber; n++)
            if (Works(DateOnly.FromDayNumber(n))) count++;
        return new(count, through > KnownThrough);
    }

    bool Works(DateOnly day) =>
        day < KnownFrom ? throw new CalendarException($"{day:yyyy-MM-dd} 早于已收录的放假安排（自 {KnownFrom:yyyy-MM-dd} 起），不能推定是否工作日。")
        : moved.TryGetValue(day, out var known) ? known.IsWorking
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}

/// <summary>The calendar was asked for a day before the first notice it holds.</summary>
public sealed class CalendarException(string message) : Exception(message);
