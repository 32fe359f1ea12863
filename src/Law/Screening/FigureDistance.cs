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
        var line = law.Read(facts);
        foreach (var id in law.Judge(facts).Findings.Select(f => f.Rule).Distinct())
        {
            if (law.LimitOf(id) is not { Rule: var rule } compiled) continue;
            if (FigureChoice.Of(compiled.Metric, line, law.On) is not { Index: >= 0 and var index, Conflict: false } || line.Figures[index] is not { Year: { } year } figure || !compiled.Metric.TryConvert(figure, out var value)) continue;
            if (compiled.IndexOn(new DateOnly(year, 12, 31)) is not (>= 0 and var at) || compiled.Versions[at] is not { Version.Bands: [{ None: false } band] } version || version.From > law.On) continue;
            if (At(Grade.Limit, band.Grades.Limit) is not { } limit) continue;
            var baseline = rule.Class == RuleClass.BelowBaseline;
            (string, decimal?)[] better = [("2级准入值", At(Grade.Access, band.Grades.Access)), (baseline ? "标杆水平" : "1级先进值", At(Grade.Advanced, band.Grades.Advanced))];
            (string Name, decimal Value)? next = better.Where(b => b.Item2 < value).Select(b => ((string, decimal)?)(b.Item1, b.Item2!.Value)).FirstOrDefault();
            all.Add(new(rule.Id, rule.Name, value, rule.Metric.Unit, year, figure.Use, baseline ? "基准水平" : "3级限定值", limit, value - limit, next));

            decimal? At(Grade grade, decimal? table) =>
                table is { } printed && Corrections.Corrected(printed, grade, version, line, year) is { Open: false } range && range.Low == range.High ? range.Low : null;
        }
        return all;
    }
}
