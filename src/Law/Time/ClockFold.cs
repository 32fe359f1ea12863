namespace Chuqing.Law.Time;

/// <summary>The clock of a case as a fold over its steps: the steps are the truth, the date is what they make of it.</summary>
/// <remarks>
/// <para>Suspended days run from the step that suspends through the step that resumes, both included: the day on which counting stops and the
/// day on which it may go on again are not held against anybody, as with day zero.</para>
/// <para>A last day that has passed stays: neither a suspension nor an extension nor a stop after it changes it. A late suspension is let through,
/// because the act itself may be lawful, and moves nothing; a late extension is refused, because there is no term left to extend.</para>
/// </remarks>
public sealed class ClockFold(TermArithmetic arithmetic)
{
    /// <summary>The state after all steps; null where there is no step yet.</summary>
    /// <exception cref="ClockException">A step that the clock does not allow: before the start, back in time, a second extension and so on.</exception>
    public ClockState? Fold(IEnumerable<ClockStep> steps)
    {
        Run? run = null;
        foreach (var step in steps)
            run = run is null ? Begin(step) : Next(run, step);
        return run is null ? null : State(run);
    }

    Run Begin(ClockStep step)
    {
        if (step.Effect is not ClockEffect.Start start) throw new ClockException($"“{step.Act}”（{Iso(step.On)}）：期限还没有起算。未作任何更改。");
        var run = new Run(start.Term, step.On, step.On, new(start.OwnDay), [], null, null);
        _ = Due(run); // 另定的期限晚于法定最长的，在这里就拒绝
        return run;
    }

    Run Next(Run run, ClockStep step)
    {
        ClockException Refuse(string why) => new($"“{step.Act}”（{Iso(step.On)}）：{run.Term.Name}{why}。未作任何更改。");
        if (step.On < run.Last) throw Refuse($"的上一步在 {Iso(run.Last)}，步骤不能倒回更早的日子");
        if (run.StoppedOn is { } stopped) throw Refuse($"已于 {Iso(stopped)} 终止计算");
        run = run with { Last = step.On };
        switch (step.Effect)
        {
            case ClockEffect.Suspend when run.SuspendedSince is { } since: throw Refuse($"自 {Iso(since)} 起已经中止");
            case ClockEffect.Suspend when run.Rule.SuspensionBasis is null: throw Refuse("依法不能中止");
            case ClockEffect.Suspend: return run with { SuspendedSince = step.On };
            case ClockEffect.Resume when run.SuspendedSince is { } since:
                return run with { SuspendedSince = null, Suspensions = [.. run.Suspensions, new(since, step.On)] };
            case ClockEffect.Resume: throw Refuse("没有中止，不必恢复");
            case ClockEffect.Extend when run.Course.Extend is not null: throw Refuse("已经延长过一次，不能再延长");
            case ClockEffect.Extend when State(run).Due is { } due && due < step.On: throw Refuse($"已于 {Iso(due)} 届满，不能再延长");
            case ClockEffect.Extend extend:
                var extended = run with { Course = run.Course with { Extend = extend.Amount } };
                _ = Due(extended); // 超过可延长的最多时，在这里就拒绝
                return extended;
            case ClockEffect.Stop: return run with { StoppedOn = step.On };
            default: throw Refuse($"已于 {Iso(run.StartOn)} 起算，不能再起算");
        }
    }

    ClockState State(Run run)
    {
        var due = Due(run);
        var waiting = run.SuspendedSince is { } since && since <= due.Due;
        var state = new ClockState(run.Term, run.StartOn, waiting ? null : due.Due, !waiting && due.Provisional, due.Arithmetic,
            due.Citation, due.Status, run.SuspendedSince, run.StoppedOn, run.Suspensions);
        if (!waiting) return state;
        var used = state.Elapsed(run.SuspendedSince!.Value, arithmetic);
        return state with { Arithmetic = [due.Arithmetic[0], $"自 {Iso(run.SuspendedSince.Value)} 起中止，此前已计 {UsedUnit(run).Length(used)}；恢复前没有到期日"] };
    }

    static TermUnit UsedUnit(Run run) => run.Rule.Unit == TermUnit.WorkingDay ? TermUnit.WorkingDay : TermUnit.Day;

    DueDate Due(Run run) => arithmetic.Due(run.Term, run.StartOn, run.Course with { Suspensions = run.Suspensions });

    static string Iso(DateOnly day) => TermArithmetic.Iso(day);

    sealed record Run(
        Term Term, DateOnly StartOn, DateOnly Last, TermCourse Course, IReadOnlyList<Suspension> Suspensions, DateOnly? SuspendedSince, DateOnly? StoppedOn)
    {
        public TermRule Rule => Term.Versions.On(StartOn).Value;
    }
}
