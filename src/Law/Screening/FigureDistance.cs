using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>How far a line's figure lies from the grades of one limit.</summary>
/// <param name="Limit">3级限定值 or 基准水平 after its corrections.</param>
/// <param name="Over">What must come off to be met, in the limit's unit; zero or less: how far within.</param>
/// <param name="Next">The next better grade and its value; null where none is better.</param>
public sealed record FigureDistance(string Rule, string Item, decimal Value, string Unit, int Year, PermittedUse Use, string Bar, decimal Limit, decimal Over, (string Name, decimal Value)? Next)
{
    /// <summary>In words: 现值 118 kgce/t（仅作线索），3级限定值 117：降 1 kgce/t（0.85%）即达标.</summary>
    public string Said => $"{Year} 年度现值 {Words.Figure(Value, Unit)}{(Use == PermittedUse.Basis ? "" : $"（{Use.Label()}）")}，{Bar} {Words.Figure(Limit)}："
        + (Over > 0 ? $"降 {Part(Over)}即达标" : $"以内，再高 {Part(-Over)}仍不超")
        + (Over <= 0 && Next is { } next ? $"；再降 {Part(Value - next.Value)}到{next.Name} {Words.Figure(next.Value)}" : "");

    string Part(decimal amount) => Value == 0 ? Words.Figure(amount, Unit) + " " : $"{Words.Figure(amount, Unit)}（{Math.Round(amount / Math.Abs(Value) * 100m, 2, MidpointRounding.AwayFromZero):0.##}%）";

    /// <summary>The distances of every limit that judges the line by one figure and one grade; limits whose corrections lack facts are left out.</summary>
    public static IReadOnlyList<FigureDistance> Of(CompiledLaw law, LineFacts facts)
    {
        List<FigureDistance> all = [];
        var judged = law.Judge(facts).Findings.Select(f => f.Rule).ToHashSet();
        foreach (var rule in law.Pack.Limits.Where(l => judged.Contains(l.Id)))
        {
            if (FigureChoice.Of(rule.Metric, facts, law.On) is not { Figure: { Year: { } year } figure, Conflict: false } || !Units.TryConvert(figure.Value, figure.Unit, rule.Metric.Unit, out var value)) continue;
            if (rule.Versions.TryOn(new DateOnly(year, 12, 31)) is not { } found || found.From > law.On || found.Value.Bands is not [var band]) continue;
            if (At(Grade.Limit, band.Grades.Limit) is not { } limit) continue;
            var baseline = rule.Class == RuleClass.BelowBaseline;
            (string, decimal?)[] better = [("2级准入值", At(Grade.Access, band.Grades.Access)), (baseline ? "标杆水平" : "1级先进值", At(Grade.Advanced, band.Grades.Advanced))];
            (string Name, decimal Value)? next = better.Where(b => b.Item2 < value).Select(b => ((string, decimal)?)(b.Item1, b.Item2!.Value)).FirstOrDefault();
            all.Add(new(rule.Id, rule.Name, value, rule.Metric.Unit, year, figure.Use, baseline ? "基准水平" : "3级限定值", limit, value - limit, next));

            decimal? At(Grade grade, decimal? table) =>
                table is { } printed && CorrectedLimit.Of(printed, [.. found.Value.Corrections.Select(c => Corrections.Of(c, grade, facts, year))]) is var range && range.Low == range.High ? range.Low : null;
        }
        return all;
    }
}
