using System.Linq.Expressions;

namespace Chuqing.Office.Exits;

/// <summary>口径: which exits count for a year. Printed with every total, by name and sentence.</summary>
/// <param name="Id">Stable id, kept with what was counted.</param>
/// <param name="Counts">The condition, for the first and the last day of the year.</param>
public sealed record CountingRule(string Id, string Name, string Sentence, Func<DateOnly, DateOnly, Expression<Func<Exit, bool>>> Counts)
{
    /// <summary>The default: what the yearly list of the plan publishes.</summary>
    public static readonly CountingRule VerifiedAndDismantled = new("verified-and-dismantled", "当年验收且已拆除",
        "主体设备已拆除，且两人验收的完成日在当年之内；封存未拆的、上年已验收的不计；外地（样例）不计。",
        (first, last) => e => e.VerifiedOn >= first && e.VerifiedOn <= last && e.DismantledOn != null && e.DismantledOn <= e.VerifiedOn);

    /// <summary>All that may be chosen.</summary>
    public static readonly IReadOnlyList<CountingRule> All = [VerifiedAndDismantled];

    public Expression<Func<Exit, bool>> In(int year) => Counts(new(year, 1, 1), new(year, 12, 31));
}
