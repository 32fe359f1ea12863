using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>Which of a line's figures a limit judges by: the latest that may be used, and a basis before a clue.</summary>
/// <param name="Figure">Null where none may be used.</param>
/// <param name="Aside">Why other figures were left aside, for the basis; null where none were.</param>
/// <param name="Conflict">Two figures of one year differ, so neither is taken.</param>
/// <param name="OwnAsked">A figure of the enterprise was left aside: the line's own is asked for.</param>
readonly record struct FigureChoice(MetricFacts? Figure, string? Aside, bool Conflict, bool OwnAsked = false)
{
    public static FigureChoice Of(Metric metric, LineFacts facts, DateOnly on)
    {
        MetricFacts? chosen = null;
        string? aside = null;
        var (conflict, ownAsked) = (false, false);
        foreach (var figure in facts.Metrics)
        {
            if (!metric.Names.Contains(Words.Plain(figure.Name))) continue;
            if (figure.Use == PermittedUse.Barred)
            {
                aside = $"{figure.Year} 年度的 {Words.Figure(figure.Value, figure.Unit)} 标为不得使用，不采用";
                continue;
            }
            if (figure.Year > on.Year)
            {
                aside = $"{figure.Year} 年度的数值晚于研判日，不采用";
                continue;
            }
            if (!facts.IsOwn(figure))
            {
                ownAsked = true;
                aside = $"{figure.Year} 年度的 {Words.Figure(figure.Value, figure.Unit)} 是全企业的数，企业{(facts.SharesEnterprise is null ? "有几条线不清楚" : "不止这一条线")}，不拿来判这一条";
                continue;
            }
            if (chosen is null || Better(figure, chosen)) (chosen, conflict) = (figure, false);
            else if (!Better(chosen, figure)) conflict |= !Same(figure, chosen, metric.Unit);
        }
        return new(chosen, aside, conflict, ownAsked);
    }

    static bool Better(MetricFacts a, MetricFacts b) =>
        a.Use != b.Use ? a.Use == PermittedUse.Basis : (a.Year ?? int.MinValue) > (b.Year ?? int.MinValue);

    static bool Same(MetricFacts a, MetricFacts b, string unit) =>
        a.Unit == b.Unit ? a.Value == b.Value : Units.TryConvert(a.Value, a.Unit, unit, out var x) && Units.TryConvert(b.Value, b.Unit, unit, out var y) && x == y;
}
