namespace Chuqing.Web.Face;

/// <summary>One step of the breadcrumb; the last has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>One choice of a list.</summary>
public sealed record Option(string Value, string Text)
{
    public static implicit operator Option(string both) => new(both, both);
}

/// <summary>A fact that a finding lacks: what, of which period, who holds it, and what is under way.</summary>
/// <param name="AskHref">Where the holder is asked for it; null when it was already asked.</param>
/// <param name="Waiting">Such as 等 7 天.</param>
public sealed record MissingFact(string Name, string? Period, string Holder, string? AskHref = null, string? Waiting = null);

/// <summary>A figure against the grades of a standard, drawn from <paramref name="From"/> to <paramref name="To"/>.</summary>
/// <param name="Marks">In rising order of value; the last (first, where higher is better) is the limit.</param>
public sealed record GaugeScale(decimal From, decimal To, IReadOnlyList<GaugeMark> Marks, decimal Measured, bool LowerIsBetter = true);

public sealed record GaugeMark(string Label, decimal Value);

/// <summary>A further day on a clock's rail, such as 延期截止.</summary>
public sealed record ClockMark(DateOnly On, string Text);

/// <summary>How far a stage or step has come.</summary>
public enum StageState { Ahead, Now, Done, Late, Stopped }

/// <summary>One stage of a year or an import: when, what, and how far in words.</summary>
public sealed record Stage(string When, string What, string HowFar, StageState State);

/// <summary>One step of a procedure.</summary>
public sealed record Step(string Title, StageState State, string? When = null, string? Note = null, string? Href = null, string? LinkText = null);

/// <summary>What the foot of a printed page says.</summary>
/// <param name="Source">Where the page stands, with what was asked: /office/ledger?verdict=淘汰类.</param>
/// <param name="On">The day of judgement.</param>
/// <param name="LawVersion">Null when unknown.</param>
public sealed record PrintMark(string Source, DateOnly On, string Who, string When, string? LawVersion = null);
