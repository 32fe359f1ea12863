using Chuqing.Law.Texts;

namespace Chuqing.Law.Shelf;

/// <summary>Which day picks the version of a rule for a matter.</summary>
public enum TransitionDay
{
    /// <summary>行为发生（考核期）之日.</summary>
    [Label("行为发生时")] Conduct,

    /// <summary>立案之日.</summary>
    [Label("立案时")] Filing,

    /// <summary>作出决定之日.</summary>
    [Label("作出决定时")] Decision,
}

/// <summary>过渡条款: what a new version does to matters that were under way when it came into force. Data of the shelf, never a habit of the program.</summary>
/// <param name="Applies">Which day picks the version.</param>
/// <param name="PendingKeepOld">Matters filed before the new version keep the old one.</param>
/// <param name="UnlessMilder">从轻: where the new version is milder for the one concerned, it applies all the same.</param>
/// <param name="Text">What it says, as people read it.</param>
public sealed record Transition(TransitionDay Applies, bool PendingKeepOld, bool UnlessMilder, Citation Citation, string Text);

/// <summary>One version of a general transition rule.</summary>
/// <param name="Seen">Where the original was read; null where draft.</param>
/// <param name="Why">Why it is only a draft; null where confirmed.</param>
public sealed record TransitionVersion(Transition Transition, ValueStatus Status, string? Seen, string? Why);

/// <summary>A transition rule for all matters of a dimension whose own rule says nothing.</summary>
/// <param name="Dimension">Null for every dimension that has none of its own.</param>
public sealed record TransitionRule(string Id, string Name, LawDimension? Dimension, Dated<TransitionVersion> Versions);
