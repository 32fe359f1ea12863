using Chuqing.Law.Texts;

namespace Chuqing.Law.Procedures;

/// <summary>One allowed act: from a state, by a duty, on a ground, to a state.</summary>
public sealed record Transition(string From, string Act, string To, string Label)
{
    /// <summary>Duties of which one is enough.</summary>
    public IReadOnlyList<Duty> Duties { get; init; } = [Duty.Handle];

    /// <summary>The article that the act stands on; null for steps of good order. Where it changed, the one in force: see <see cref="BasisOn"/>.</summary>
    public Citation? Basis { get; init; }

    /// <summary>The article by the day of the conduct, where a law was replaced: old conduct keeps the old law.</summary>
    public Dated<Citation>? BasisByConduct { get; init; }

    /// <summary>What the act does to the terms of its file, in order.</summary>
    public IReadOnlyList<TermChange> Clocks { get; init; } = [];

    /// <summary>Whether every term that still runs ends with this act.</summary>
    public bool EndsClocks { get; init; }
    public TermGate? Gate { get; init; }

    /// <summary>For an application: before which day it should come.</summary>
    public FilingTime? FilingTime { get; init; }

    /// <summary>Only after an application that came in time, or only after one that came late; null for either.</summary>
    public Filing? OnlyAfter { get; init; }

    /// <summary>视为: id of the term whose last day is the legal day of the act, whenever it is recorded; it cannot be recorded before that day has passed. Null for acts that people do.</summary>
    public string? DeemedBy { get; init; }

    /// <summary>What the act means for lists that are made of many files.</summary>
    public ListMark Marks { get; init; }

    /// <summary>Kind of the paper by which the act is done; null where there is none.</summary>
    public string? Paper { get; init; }
    public IReadOnlyList<StepField> Needs { get; init; } = [];

    /// <summary>Acts whose person may not also do this one: four eyes.</summary>
    public IReadOnlyList<string> NotBy { get; init; } = [];

    /// <summary>Whether the day that the step before set for an answer must have passed first.</summary>
    public bool AfterOwnDay { get; init; }

    /// <summary>Acts that must each have been taken in the file before this one, in whatever order.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Whether a file takes it once at most.</summary>
    public bool Once { get; init; }
    public NodeChange Node { get; init; }

    /// <summary>Whether it cannot be taken back: the page asks 核对并确认.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether a term begins with the act: its day is that of 送达.</summary>
    public bool StartsTerm => Clocks.Any(c => c.Kind == ClockChange.Start);

    /// <summary>Id of the term that the act extends; null where it extends none.</summary>
    public string? Extends => Clocks.FirstOrDefault(c => c.Kind == ClockChange.Extend)?.Term;

    /// <summary>The article that governs conduct of a day; null for steps of good order.</summary>
    public Citation? BasisOn(DateOnly conduct) => BasisByConduct?.TryOn(conduct)?.Value ?? Basis;

    /// <summary>Why the act cannot lie on a day, as far as the terms decide; null where it can.</summary>
    /// <param name="today">Today: a deemed act waits until its day has passed.</param>
    public string? RefusedBy(FileClocks clocks, DateOnly on, DateOnly today)
    {
        if (Gate?.Refuse(Label, clocks, on) is { } outside) return outside;
        if (OnlyAfter is { } filing && clocks.LastFiling is { } was && was != filing)
            return $"申请属于{was.Label()}，“{Label}”只用于{filing.Label()}。";
        if (DeemedBy is null || clocks.Of(DeemedBy) is not { Due: { } due } term) return null;
        return today <= due ? $"{term.Term.Name}到 {TermGate.Day(due)} 才满，那天之前还可以答复；满后没有答复的才“{Label}”。" : null;
    }
}

/// <summary>What an act means for the lists: 黄牌 begins with a served order and ends with 复查合格; 红牌 needs a failed recheck and a served closing decision.</summary>
public enum ListMark
{
    None,
    OrderServed,
    RecheckPassed,
    RecheckFailed,
    ClosureServed,
}

/// <summary>What a step does to the day that people set for the file, a 工作节点 or a day that a paper orders: it never moves for holidays, and no law lengthens it.</summary>
public enum NodeChange
{
    None,

    /// <summary>The step's own day becomes the node.</summary>
    Set,

    /// <summary>What was due by the node is done.</summary>
    Meet,

    /// <summary>It turned out not to be done: the same day stands again.</summary>
    Reopen,
}
