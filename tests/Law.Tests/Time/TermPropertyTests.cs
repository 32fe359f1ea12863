using Chuqing.Law.Time;
using CsCheck;
using static Chuqing.Law.Tests.Time.Shelf;

namespace Chuqing.Law.Tests.Time;

/// <summary>Terms 2019-2030 against a slow counting that crosses off one day after another.</summary>
public class TermPropertyTests
{
    static readonly DateOnly First = new(2021, 7, 15), Last = new(2030, 12, 31);
    static readonly Gen<Term> AnyTerm = Gen.OneOfConst([.. Terms.Terms.Where(t => t.Versions.All(v => !v.Value.Backward))]);
    static readonly Gen<Term> AnyBackward = Gen.OneOfConst([.. Terms.Terms.Where(t => t.Versions.All(v => v.Value.Backward))]);

    static readonly Gen<(Term Term, DateOnly Start, TermCourse Course)> Courses =
        from term in AnyTerm
        from start in Gen.Int[(term.Versions[0].From > First ? term.Versions[0].From : First).DayNumber, Last.DayNumber].Select(DateOnly.FromDayNumber)
        let rule = term.Versions.On(start).Value
        from extend in rule.Extension is { } e ? Gen.Int[0, e.Max] : Gen.Const(0)
        from stops in rule.SuspensionBasis is null ? Gen.Const(Array.Empty<(int, int)>()) : Gen.Select(Gen.Int[0, 300], Gen.Int[0, 20]).Array[0, 4]
        select (term, start, new TermCourse(null, extend == 0 ? null : extend,
            [.. stops.Select(s => new Suspension(start.AddDays(s.Item1), start.AddDays(s.Item1 + s.Item2)))]));

    [Fact]
    public void The_last_day_is_the_one_that_crossing_off_days_finds() => Courses.Sample(c =>
        Arithmetic.Due(c.Term, c.Start, c.Course).Due == Slow(c.Term, c.Start, c.Course), iter: 20_000);

    [Fact]
    public void A_last_day_is_a_working_day_and_provisional_only_beyond_the_calendar() => Courses.Sample(c =>
    {
        var due = Arithmetic.Due(c.Term, c.Start, c.Course);
        var rule = c.Term.Versions.On(c.Start).Value;
        var asksCalendar = rule.RollsOver || rule.Unit == TermUnit.WorkingDay;
        return due.Due > c.Start && due.Due >= due.NominalEnd && (!asksCalendar || IsWorked(due.Due)) && due.Provisional == (asksCalendar && due.Due > new DateOnly(2026, 12, 31));
    }, iter: 20_000);

    [Fact]
    public void A_later_start_never_ends_earlier() => Gen.Select(AnyTerm, Gen.Int[0, 2500]).Sample((term, offset) =>
    {
        var start = new DateOnly(2024, 1, 1).AddDays(offset);
        // 新版本可以更短：换版本的那一天不比
        return start < term.Versions[0].From || term.Versions.On(start) != term.Versions.On(start.AddDays(1)) || Arithmetic.Due(term, start).Due <= Arithmetic.Due(term, start.AddDays(1)).Due;
    });

    [Fact]
    public void Counting_back_leaves_that_many_days_before_the_event() => Gen.Select(AnyBackward, Gen.Int[0, 2500]).Sample((term, offset) =>
    {
        var zero = new DateOnly(2024, 1, 1).AddDays(offset);
        var (rule, due) = (term.Versions.On(zero).Value, Arithmetic.Due(term, zero));
        var days = Enumerable.Range(due.Due.DayNumber, zero.DayNumber - due.Due.DayNumber).Select(DateOnly.FromDayNumber).ToArray();
        return rule.Unit switch
        {
            TermUnit.WorkingDay => days.Count(IsWorked) == rule.Length && IsWorked(due.Due),
            TermUnit.Day => days.Length == rule.Length,
            _ => due.Due.AddMonths(rule.Length) is var back && back <= zero && back.AddDays(3) >= zero,
        };
    });

    [Fact]
    public void Working_days_add_up() => Gen.Select(Gen.Int[0, 3000], Gen.Int[1, 200]).Sample((offset, count) =>
    {
        var start = new DateOnly(2019, 1, 1).AddDays(offset);
        var end = Calendar.AddWorkingDays(start, count).Value;
        return Calendar.WorkingDaysBetween(start.AddDays(1), end).Value == count && IsWorked(end);
    });

    static DateOnly Slow(Term term, DateOnly start, TermCourse course)
    {
        var rule = term.Versions.On(start).Value;
        var stopped = new HashSet<DateOnly>();
        foreach (var stop in course.Suspensions!)
            for (var d = stop.From; d <= stop.Through; d = d.AddDays(1)) stopped.Add(d);

        var day = Cross(start, rule.Length, rule.Unit, stopped);
        if (course.Extend is { } more) day = Cross(day, more, rule.Extension!.Unit, stopped);
        while (rule.RollsOver && (stopped.Contains(day) || !IsWorked(day))) day = day.AddDays(1);
        return day;
    }

    static DateOnly Cross(DateOnly zero, int length, TermUnit unit, HashSet<DateOnly> stopped)
    {
        var left = unit switch { TermUnit.Month => DaysOfMonths(zero, length), TermUnit.Year => DaysOfMonths(zero, 12 * length), _ => length };
        var day = zero;
        while (left > 0)
        {
            day = day.AddDays(1);
            if (!stopped.Contains(day) && (unit != TermUnit.WorkingDay || IsWorked(day))) left--;
        }
        return day;
    }

    // 不用 AddMonths：走到第 n 个月，找同号的日子，没有就取月末
    static int DaysOfMonths(DateOnly zero, int months)
    {
        int year = zero.Year, month = zero.Month;
        for (var i = 0; i < months; i++) if (++month == 13) { month = 1; year++; }
        var last = 31;
        while (last > 28 && !DateOnly.TryParseExact($"{year:0000}-{month:00}-{last:00}", "yyyy-MM-dd", out _)) last--;
        return new DateOnly(year, month, Math.Min(zero.Day, last)).DayNumber - zero.DayNumber;
    }

    // 独立于 WorkingCalendar：直接查通知的行
    static readonly Dictionary<DateOnly, bool> Rows = Years(2019, 2026).SelectMany(y => y.Days).DistinctBy(d => d.Date).ToDictionary(d => d.Date, d => d.IsWorking);
    static bool IsWorked(DateOnly day) => Rows.TryGetValue(day, out var works) ? works : (int)day.DayOfWeek is >= 1 and <= 5;
}
