using Chuqing.Law.Texts;

namespace Chuqing.Law.Time;

/// <summary>The last day of a term by 民法典 201-203.</summary>
/// <remarks>
/// <para>Start: day zero (送达 and the like) is not counted. Months end on the corresponding day of the last month, or on that month's last day
/// where there is none. A last day that is a rest day moves to the next working day; 法定休假日 is read with the weekends in it and the worked
/// weekends out of it, as the courts and 放假安排 do.</para>
/// <para>Suspension: both named days and those between do not count. The end is the day on which as many unsuspended days after day zero have
/// passed as the term has: a term of months has the days from day zero to its corresponding day, a term of working days counts working days only.
/// A suspension that begins after the last day changes nothing: what was missed is not cured. One that begins between the nominal end and
/// the working day to which it moved only moves that day on, past the suspension.</para>
/// <para>Extension: counted on from the nominal end, not from the day to which a rest day moved it. Article 203 gives the party a day on which the
/// office is open; it does not lengthen the term, and an extension that began there would be longer the worse the calendar fell.</para>
/// <para>提前 counts back: the day of the event is day zero and is not counted, and the answer is the last day on which the act is still so many days before it.
/// 民法典 203 gives a party who must act by a day on which the office is shut the next one; it says nothing of acting before an event, so nothing moves.</para>
/// </remarks>
public sealed class TermArithmetic(WorkingCalendar calendar, Dated<CountingRule> counting)
{
    public WorkingCalendar Calendar { get; } = calendar;

    /// <summary>The last day of a term that began on a day.</summary>
    /// <exception cref="ClockException">The course does what the law does not allow; the message says what is allowed.</exception>
    /// <exception cref="NotYetInForceException">The start lies before the first version of the term or of the rules of counting.</exception>
    /// <exception cref="CalendarException">A rest day had to be judged before the first known calendar year.</exception>
    public DueDate Due(Term term, DateOnly start, TermCourse? course = null)
    {
        course ??= TermCourse.Plain;
        var rule = term.Versions.On(start).Value;
        var count = counting.On(start).Value;
        if (rule.Backward) return Before(term, rule, count, start, course);
        var stops = SuspendedDays.Of(term, rule, start, course.Suspensions ?? []);
        var lines = new List<string> { $"{Iso(start)} {rule.DayZero}，当日不计（{count.ShortTitle}{count.StartDay.Item}）" };

        var end = course.OwnDay is { } own ? OwnEnd(term, start, own, stops, lines) : Stretch(start, rule.Length, rule.Unit, "自 {0} 起算 {1}，届满日 {2}", stops, count, lines);
        var unit = course.OwnDay is null ? rule.Unit : TermUnit.Day;
        if (course.Extend is { } amount)
        {
            var extension = Allowed(term, rule, amount);
            unit = extension.Unit;
            end = Stretch(end, amount, unit, $"延长 {{1}}，自届满日 {Iso(end)}（顺延前）的次日 {{0}} 接续计算，届满日 {{2}}", stops, count, lines);
        }

        var due = unit != TermUnit.WorkingDay && (rule.RollsOver || course.OwnDay is not null) ? Roll(end, stops, count, lines) : end;
        foreach (var late in stops.BeginningAfter(due)) lines.Add($"{Iso(late.From)} 至 {Iso(late.Through)} 的中止始于届满之后，不补救已过的期限，不计");
        // 只往后数日历日、又不顺延的，与放假安排无关，没有什么可“暂定”
        var asked = rule.Unit == TermUnit.WorkingDay || unit == TermUnit.WorkingDay || rule.RollsOver || course.OwnDay is not null;
        return Closed(rule, count, due, end, asked ? due : null, lines);
    }

    DueDate Before(Term term, TermRule rule, CountingRule count, DateOnly zero, TermCourse course)
    {
        if (course.OwnDay is not null || course.Extend is not null || course.Suspensions is { Count: > 0 })
            throw new ClockException($"{term.Name}：往回数的期限不能另定、延长或者中止。未作任何更改。");
        var last = rule.Unit switch
        {
            TermUnit.WorkingDay => Calendar.AddWorkingDays(zero, -rule.Length).Value,
            TermUnit.Day => zero.AddDays(-rule.Length),
            TermUnit.Month => zero.AddMonths(-rule.Length),
            _ => zero.AddYears(-rule.Length),
        };
        // 从还没有公布放假安排的日子往回数工作日，落在哪天都是推定
        return Closed(rule, count, last, last, rule.Unit == TermUnit.WorkingDay ? zero.AddDays(-1) : null, [$"{Iso(zero)} {rule.DayZero}，当日不计（{count.ShortTitle}{count.StartDay.Item}）", $"往回数 {rule.Unit.Length(rule.Length)}，最迟 {Iso(last)}；往回数的不顺延"]);
    }

    // asked：问过放假安排的最后一天；没有问过的是 null
    DueDate Closed(TermRule rule, CountingRule count, DateOnly due, DateOnly end, DateOnly? asked, List<string> lines)
    {
        if (rule.Note is { } note) lines.Add(note);
        var provisional = asked > Calendar.KnownThrough;
        if (provisional) lines.Add($"放假安排只公布到 {Iso(Calendar.KnownThrough)}，其后按周一至周五推定，{Iso(due)} 为暂定");
        if (rule.Why is { } why) lines.Add($"本期限是草稿，未与原文核对：{why}");
        if (count.Why is { } countWhy) lines.Add($"期间计算所用的{count.ShortTitle}条文是草稿，未与原文核对：{countWhy}");
        var status = rule.Status == ValueStatus.Draft || count.Status == ValueStatus.Draft ? ValueStatus.Draft : ValueStatus.Confirmed;
        return new(due, provisional, lines, rule.Citation, status, end);
    }

    /// <summary>Days of the term used up through a day: working days for a term of working days, else calendar days; suspended days left out.</summary>
    public int Elapsed(Term term, DateOnly start, DateOnly through, IReadOnlyList<Suspension> suspensions)
    {
        var rule = term.Versions.On(start).Value;
        var stops = SuspendedDays.Of(term, rule, start, suspensions);
        var used = 0;
        for (var n = start.DayNumber + 1; n <= through.DayNumber; n++)
        {
            var day = DateOnly.FromDayNumber(n);
            if (!stops.Contains(day) && (rule.Unit != TermUnit.WorkingDay || Calendar.IsWorkingDay(day).Value)) used++;
        }
        return used;
    }

    DateOnly OwnEnd(Term term, DateOnly start, DateOnly own, SuspendedDays stops, List<string> lines)
    {
        var most = Due(term, start);
        if (own <= start) throw new ClockException($"{term.Name}：文书另定的期限 {Iso(own)} 不晚于起算日 {Iso(start)}。须晚于起算日，不晚于 {Iso(most.Due)}。未作任何更改。");
        if (own > most.Due) throw new ClockException($"{term.Name}：文书另定的期限 {Iso(own)} 晚于法定最长期限 {Iso(most.Due)}（{string.Join("；", most.Arithmetic)}）。未作任何更改。");
        lines.Add($"文书另定期限至 {Iso(own)}，不晚于法定最长期限 {Iso(most.Due)}");
        return stops.Push(start, own, lines);
    }

    DateOnly Stretch(DateOnly zero, int length, TermUnit unit, string sentence, SuspendedDays stops, CountingRule count, List<string> lines)
    {
        var end = unit switch
        {
            TermUnit.WorkingDay => Calendar.AddWorkingDays(zero, length).Value,
            TermUnit.Day => zero.AddDays(length),
            TermUnit.Month => zero.AddMonths(length),
            _ => zero.AddYears(length),
        };
        var line = string.Format(null, sentence, Iso(zero.AddDays(1)), unit.Length(length), Iso(end));
        if (unit is TermUnit.Month or TermUnit.Year && end.Day != zero.Day) line += $"（到期月没有对应日，以月末日为届满日，{count.ShortTitle}{count.MonthEnd.Item}）";
        lines.Add(line);
        if (unit != TermUnit.WorkingDay) return stops.Push(zero, end, lines);
        var pushed = Calendar.AddWorkingDays(zero, length, stops.Contains).Value;
        if (pushed != end) lines.Add($"{stops.Describe(zero, pushed)} 中止，其间的工作日不计，届满日移至 {Iso(pushed)}");
        return pushed;
    }

    static TermExtension Allowed(Term term, TermRule rule, int amount)
    {
        var extension = rule.Extension ?? throw new ClockException($"{term.Name}：法律没有规定可以延长。未作任何更改。");
        return amount >= 1 && amount <= extension.Max ? extension
            : throw new ClockException($"{term.Name}：不能延长 {extension.Unit.Length(amount)}，可延长一次，1 至 {extension.Unit.Length(extension.Max)}（{rule.Citation.Quote}）。未作任何更改。");
    }

    DateOnly Roll(DateOnly end, SuspendedDays stops, CountingRule count, List<string> lines)
    {
        var due = end;
        while (stops.Contains(due) || !Calendar.IsWorkingDay(due).Value) due = due.AddDays(1);
        if (due == end) lines.Add($"{Iso(end)} 为工作日，不顺延");
        else
        {
            var between = stops.Describe(end, due);
            lines.Add($"{Iso(end)} 为休息日（{Calendar.RestName(end)}），顺延至其后第一个工作日 {Iso(due)}（{count.ShortTitle}{count.RollOver.Item}）"
                + (between.Length == 0 ? "" : $"，其间 {between} 中止，不计"));
        }
        return due;
    }

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
