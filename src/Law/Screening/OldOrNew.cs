using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>Which law a matter under way is judged by when a rule gets a new version.</summary>
public enum OldOrNew
{
    [Label("适用旧规")] Old,
    [Label("适用新规")] New,

    /// <summary>The shelf has no clause, or it turns on something unknown: a person must say.</summary>
    [Label("须人工判断")] Undecided,
}

/// <summary>The answer for one matter, with its reason in Chinese.</summary>
/// <param name="Clause">The clause that decides; null where the shelf has none.</param>
public sealed record TransitionAnswer(OldOrNew Which, string Because, Transition? Clause)
{
    /// <summary>Applies a clause to a matter.</summary>
    /// <param name="newFrom">First day in force of the new version.</param>
    /// <param name="filedOn">Day on which the matter was opened.</param>
    /// <param name="isMilder">Whether the new version is milder for the one concerned; null where that is not known.</param>
    public static TransitionAnswer Of(Transition? clause, DateOnly newFrom, DateOnly filedOn, bool? isMilder)
    {
        if (clause is null) return new(OldOrNew.Undecided, "依据库里没有管这件事的过渡条款。", null);
        var days = $"{filedOn:yyyy-MM-dd} 立案，新规 {newFrom:yyyy-MM-dd} 施行";
        if (filedOn >= newFrom) return new(OldOrNew.New, $"{days}：施行后立案。", clause);
        if (!clause.PendingKeepOld) return new(OldOrNew.New, $"{days}：{clause.Applies.Label()}的规定，尚未办结的也适用新规。", clause);
        if (!clause.UnlessMilder) return new(OldOrNew.Old, $"{days}：施行前立案，仍适用旧规。", clause);
        return isMilder switch
        {
            true => new(OldOrNew.New, $"{days}：新规较轻，从轻适用新规。", clause),
            false => new(OldOrNew.Old, $"{days}：施行前立案，新规不较轻。", clause),
            null => new(OldOrNew.Undecided, $"{days}：施行前立案，按新规资料不足，分不清是否较轻。", clause),
        };
    }

    /// <summary>Whether a rule's new finding is milder for the line than its old one; drafts count as if they bound, for the question is what they say.</summary>
    /// <returns>Null where one of them lacks facts.</returns>
    public static bool? IsMilder(Finding? before, Finding? after)
    {
        if (before?.Result == FindingResult.Undetermined || after?.Result == FindingResult.Undetermined) return null;
        return Gravity(after) < Gravity(before);
    }

    static int Gravity(Finding? finding) => finding is not { Result: FindingResult.NotMet } ? 0 : finding.Class switch
    {
        RuleClass.Eliminated => 3,
        RuleClass.OverLimit or RuleClass.BelowBaseline => 2,
        _ => 1,
    };
}
