using Chuqing.Law;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.Contradictions;

/// <summary>The kinds of contradiction. The label says what stands against what.</summary>
public enum ContradictionRule
{
    [Label("已关停，仍有排放")] ClosedDischarging,
    [Label("已关停，仍在用电用煤")] ClosedConsuming,
    [Label("已注销，仍有排放")] CancelledDischarging,
    [Label("已注销，仍在用电用煤")] CancelledConsuming,
    [Label("已拆除，检查时还在")] DismantledStillThere,
    [Label("已公告退出，有以后的数")] AnnouncedLaterFigures,
    [Label("投产日期不一")] CommissionedDiffers,
    [Label("同一指标两个数")] FiguresDiffer,
}

/// <summary>One of two statements.</summary>
/// <param name="Id">Of the fact's version, or of the exit and its day.</param>
/// <param name="Says">What it says: 已拆除; 废水排放量 2026 年 10 月 320 吨.</param>
/// <param name="Owner">The body that says it.</param>
/// <param name="On">The day from which it is said to hold.</param>
public sealed record Statement(string Id, string Says, string Owner, DateOnly On, string Source);

/// <summary>Two statements about one line of which not both can be true, or which somebody must explain.</summary>
public sealed record Contradiction(ContradictionRule Rule, Statement First, Statement Second)
{
    /// <summary>Digest of the rule and the two: another version of either is another contradiction.</summary>
    public string Key { get; } = Digest.Sm3($"{Rule}|{First.Id}|{Second.Id}")[..32];
}
