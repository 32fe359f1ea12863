using Chuqing.Law.Texts;

namespace Chuqing.Law.Time;

/// <summary>Something that people did, and what it does to a clock. A procedure's table says which act has which effect.</summary>
/// <remarks><c>Act</c>: Chinese name of the act, for the arithmetic and for refusals. <c>On</c>: the legal day of the act, not the day of entry.</remarks>
public sealed record ClockStep(string Act, DateOnly On, ClockEffect Effect);

/// <summary>What a step does to the clock.</summary>
public abstract record ClockEffect
{
    ClockEffect() { }

    /// <summary>The term begins; the step's day is day zero. <c>OwnDay</c>: an earlier last day that the paper names.</summary>
    public sealed record Start(Term Term, DateOnly? OwnDay = null) : ClockEffect;

    /// <summary>From this day on, it included, days do not count.</summary>
    public sealed record Suspend : ClockEffect;

    /// <summary>The last day that does not count; counting goes on with the next.</summary>
    public sealed record Resume : ClockEffect;

    /// <summary>The term is extended, once, by an amount in the extension's unit.</summary>
    public sealed record Extend(int Amount) : ClockEffect;

    /// <summary>What was due was done.</summary>
    public sealed record Stop : ClockEffect;
}

/// <summary>What the steps so far make of a clock.</summary>
/// <remarks>
/// <c>Due</c>: null while suspended; there is no date then, and none is shown. <c>Provisional</c>: <see cref="DueDate.Provisional"/>.
/// <c>SuspendedSince</c> and <c>StoppedOn</c>: null where not so. <c>Suspensions</c>: the finished ones.
/// </remarks>
public sealed record ClockState(
    Term Term, DateOnly StartOn, DateOnly? Due, bool Provisional, IReadOnlyList<string> Arithmetic, Citation Citation, ValueStatus Status,
    DateOnly? SuspendedSince, DateOnly? StoppedOn, IReadOnlyList<Suspension> Suspensions)
{
    public bool IsOpen => StoppedOn is null;

    /// <summary>Whether the last day had passed when the clock was stopped, or has passed today. A late stop does not cure it; a clock without a date is never overdue.</summary>
    public bool IsOverdue(DateOnly today) => Due < (StoppedOn ?? today);

    /// <summary>Days used through a day (or through the stop): working days for a term of working days, else calendar days.</summary>
    public int Elapsed(DateOnly today, TermArithmetic arithmetic)
    {
        var through = StoppedOn < today ? StoppedOn.Value : today;
        IReadOnlyList<Suspension> all = SuspendedSince is { } since && since <= through ? [.. Suspensions, new(since, through)] : Suspensions;
        return arithmetic.Elapsed(Term, StartOn, through, all);
    }
}
