using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>A figure of the line that may serve as a basis: the one that a limit judges, or one that corrects a limit.</summary>
/// <param name="Year">Year assessed; null for what has none (altitude).</param>
/// <param name="Judged">Whether a limit judges by it.</param>
/// <param name="Values">For a correcting figure: the values that could matter.</param>
public sealed record WantedFigure(Metric Metric, int? Year, bool Judged, IReadOnlyList<decimal> Values, IReadOnlyList<string> By)
    : WantedFact($"{(Year is { } y ? $"{y} 年度" : "")}{(Judged ? "本条线的" : "")}{Metric.Name}（{Metric.Unit}{(Judged ? "，须可作依据" : "")}）", By)
{
    internal override int Order => Judged ? 3 : 2;

    /// <summary>The line with this figure, as a basis; what was written of the same year gives way.</summary>
    public LineFacts With(LineFacts facts, decimal value) =>
        facts with { Metrics = [.. facts.Metrics.Where(m => !IsSame(m)), new(Metric.Name, value, Metric.Unit, Year)] };

    bool IsSame(MetricFacts figure) => Metric.Names.Contains(Words.Plain(figure.Name)) && (figure.Year is null || figure.Year == Year || !Units.TryConvert(figure.Value, figure.Unit, Metric.Unit, out _));

    internal override IEnumerable<LineFacts> Tried(CompiledLaw law, LineFacts facts) => (Judged ? Thresholds(law, facts) : Values).Distinct().Select(v => With(facts, v));

    // 每档限值修正后的两头、两头之间、过了头：结论只在这些地方变
    IEnumerable<decimal> Thresholds(CompiledLaw law, LineFacts facts)
    {
        foreach (var rule in law.Pack.Limits.Where(l => l.Metric.Names.Any(Metric.Names.Contains)))
            if (rule.Versions.TryOn(new DateOnly(Year!.Value, 12, 31))?.Value is { } version)
                foreach (var band in version.Bands)
                {
                    var range = CorrectedLimit.Of(band.Grades.Limit, [.. version.Corrections.Select(c => Corrections.Of(c, Grade.Limit, facts, Year.Value))]);
                    foreach (var at in new[] { range.Low, (range.Low + range.High) / 2, range.High, range.High + 1m })
                        if (Units.TryConvert(at, rule.Metric.Unit, Metric.Unit, out var value)) yield return value;
                }
    }

    public bool Equals(WantedFigure? other) => other is not null && other.Year == Year && other.Metric.Names.Any(Metric.Names.Contains);
    public override int GetHashCode() => Year.GetHashCode();
}
