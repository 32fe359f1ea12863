using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Screening;

/// <summary>What one rule says of one line.</summary>
public enum FindingResult
{
    /// <summary>达到: the rule covers the line and does not catch it.</summary>
    Met,

    /// <summary>未达到: fails the standard, or the catalogue's item catches it.</summary>
    NotMet,

    /// <summary>无法判定: facts named in <see cref="Finding.Missing"/> decide.</summary>
    Undetermined,
}

/// <summary>The gravest thing that may be said of a line, mildest first.</summary>
public enum Verdict
{
    /// <summary>未触及: no binding rule covers the line. Never printed as 合格.</summary>
    [Label("未触及")] NotTouched,

    /// <summary>达标: a binding rule was applied with complete facts, and nothing is missing.</summary>
    [Label("达标")] Met,

    /// <summary>资料不足.</summary>
    [Label("资料不足")] Undetermined,

    /// <summary>疑似: caught, but by drafts or clues only.</summary>
    [Label("疑似")] Suspected,

    /// <summary>限制类.</summary>
    [Label("限制类")] Restricted,

    /// <summary>不达标: over a mandatory limit or below a baseline.</summary>
    [Label("不达标")] NotMet,

    /// <summary>淘汰类.</summary>
    [Label("淘汰类")] Eliminated,
}

/// <summary>A rule's finding, with all that explains it.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Item">Name of the item.</param>
/// <param name="Status">Confirmed where the rule binds, in the file or here.</param>
/// <param name="Missing">Facts that would decide, in Chinese, with who holds them; empty unless undetermined.</param>
/// <param name="Because">Chinese sentence with the comparison and its units.</param>
/// <param name="Key">The version that judged.</param>
/// <param name="ClueOnly">Rests on a figure that is 仅作线索, so it raises 疑似 at most.</param>
public sealed record Finding(string Rule, string Item, RuleClass Class, ValueStatus Status, FindingResult Result, IReadOnlyList<string> Missing, string Because, Citation Citation, ValueKey Key, bool ClueOnly = false)
{
    /// <summary>The day by which the item is to be gone; null where it sets none.</summary>
    public DateOnly? ExitBy { get; init; }

    /// <summary>Whether this finding may carry more than a suspicion.</summary>
    public bool Binds => Status == ValueStatus.Confirmed && !ClueOnly;

    /// <summary>What the finding makes of the line, taken alone.</summary>
    public Verdict Weight => Result switch
    {
        FindingResult.Undetermined => Verdict.Undetermined,
        FindingResult.Met => Binds ? Verdict.Met : Verdict.NotTouched,
        _ when !Binds => Verdict.Suspected,
        _ => Class switch
        {
            RuleClass.Eliminated => Verdict.Eliminated,
            RuleClass.Restricted => Verdict.Restricted,
            _ => Verdict.NotMet,
        },
    };
}

/// <summary>What the law says of a line on a day.</summary>
/// <param name="Missing">Facts without which no rule can even be chosen (主体设备); in Chinese.</param>
public sealed record LineVerdict(Verdict Verdict, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Missing)
{
    internal static readonly LineVerdict Untouched = new(Verdict.NotTouched, [], []);
}

/// <summary>Chinese names of what a finding says, as printed and as the contract writes them.</summary>
public static class ScreeningLabels
{
    public static string Label(this Verdict verdict) => Labels.Label(verdict);

    public static string Label(this RuleClass kind) => Labels.Label(kind);

    /// <summary><c>met</c>, <c>notMet</c> or <c>undetermined</c>.</summary>
    public static string Code(this FindingResult result) => result switch
    {
        FindingResult.Met => "met",
        FindingResult.NotMet => "notMet",
        _ => "undetermined",
    };

    /// <summary><c>confirmed</c> or <c>draft</c>.</summary>
    public static string Code(this ValueStatus status) => status == ValueStatus.Confirmed ? "confirmed" : "draft";
}
