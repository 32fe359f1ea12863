namespace Chuqing.Law.Time;

/// <summary>The suspensions of one term, in order and without overlap.</summary>
sealed class SuspendedDays
{
    readonly List<Suspension> ranges = [];

    /// <exception cref="ClockException">The law allows no suspension, or a range is upside down or begins before the start.</exception>
    public static SuspendedDays Of(Term term, TermRule rule, DateOnly start, IReadOnlyList<Suspension> suspensions)
    {
        if (suspensions.Count > 0 && rule.SuspensionBasis is null) throw new ClockException($"{term.Name}：法律没有规定可以中止。未作任何更改。");
        var days = new SuspendedDays();
        foreach (var next in suspensions.OrderBy(s => s.From))
        {
            if (next.Through < next.From) throw new ClockException($"{term.Name}：中止 {TermArithmetic.Iso(next.From)} 至 {TermArithmetic.Iso(next.Through)} 前后颠倒。未作任何更改。");
            if (next.From < start) throw new ClockException($"{term.Name}：中止始于 {TermArithmetic.Iso(next.From)}，早于起算日 {TermArithmetic.Iso(start)}。未作任何更改。");
            if (days.ranges is [.., var last] && next.From <= last.Through) days.ranges[^1] = last with { Through = next.Through > last.Through ? next.Through : last.Through };
            else days.ranges.Add(next);
        }
        return days;
    }

    public bool Contains(DateOnly day) => ranges.Exists(r => r.From <= day && day <= r.Through);

    public IEnumerable<Suspension> BeginningAfter(DateOnly day) => ranges.Where(r => r.From > day);

    /// <summary>The ranges that touch the days after one day through another, as words; empty where none does.</summary>
    public string Describe(DateOnly after, DateOnly through) =>
        string.Join("、", ranges.Where(r => r.Through > after && r.From <= through).Select(r => $"{TermArithmetic.Iso(r.From)} 至 {TermArithmetic.Iso(r.Through)}"));

    /// <summary>Moves an end on by the suspended days after day zero that the term had not yet outlived.</summary>
    public DateOnly Push(DateOnly zero, DateOnly end, List<string> lines)
    {
        foreach (var range in ranges)
        {
            if (range.Through <= zero || range.From > end) continue;
            var first = range.From > zero ? range.From : zero.AddDays(1);
            var days = range.Through.DayNumber - first.DayNumber + 1;
            end = end.AddDays(days);
            lines.Add($"{TermArithmetic.Iso(range.From)} 至 {TermArithmetic.Iso(range.Through)} 中止，不计 {days} 日，届满日移至 {TermArithmetic.Iso(end)}");
        }
        return end;
    }
}
