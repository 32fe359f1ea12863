using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>Shares of one feed that a limit is corrected by: one fact, for together they are at most the whole.</summary>
/// <param name="Shares">The shares that are not known.</param>
/// <param name="Known">Per cent that the known ones take.</param>
public sealed record WantedMix(IReadOnlyList<Metric> Shares, decimal Known, int Year)
    : WantedFact($"{Year} 年度{string.Join("、", Shares.Select(s => s.Name))}（%）", ["企业", "节能监察机构"])
{
    internal override int Order => 2;

    /// <summary>The line with each share; together with the known ones at most 100.</summary>
    public LineFacts With(LineFacts facts, IReadOnlyList<decimal> shares)
    {
        for (var i = 0; i < Shares.Count; i++) facts = new WantedFigure(Shares[i], Year, false, [], Holders).With(facts, shares[i]);
        return facts;
    }

    internal override LineFacts Probed(CompiledLaw law, LineFacts facts, Spread spread)
    {
        var (left, shares) = (100m - Known, new decimal[Shares.Count]);
        for (var i = 0; i < shares.Length; i++) left -= shares[i] = Math.Round(left * spread.Share(), 1);
        return With(facts, shares);
    }

    // 修正在各种比例之间是平的：都没有、全是其中一种，就是两头
    internal override IEnumerable<LineFacts> Tried(CompiledLaw law, LineFacts facts) =>
        Enumerable.Range(-1, Shares.Count + 1).Select(whole => With(facts, [.. Shares.Select((_, i) => i == whole ? 100m - Known : 0m)]));

    public bool Equals(WantedMix? other) => other is not null && other.Year == Year && other.Shares.Select(s => s.Name).SequenceEqual(Shares.Select(s => s.Name));
    public override int GetHashCode() => HashCode.Combine(Year, Shares.Count);
}

/// <summary>A figure of the line that may serve as a basis: the one that a limit judges, or one that corrects a limit.</summary>
/// <param name="Year">Year assessed; null for what has none (altitude).</param>
/// <param name="Judged">Whether a limit judges by it.</param>
/// <param name="Values">For a correcting figure: the values that could matter, from the least to the most that the standard speaks of.</param>
public sealed record WantedFigure(Metric Metric, int? Year, bool Judged, IReadOnlyList<decimal> Values, IReadOnlyList<string> By)
    : WantedFact($"{(Year is { } y ? $"{y} 年度" : "")}{(Judged ? "本条线的" : "")}{Metric.Name}（{Metric.Unit}{(Judged ? "，须可作依据" : "")}）", By)
{
    internal override int Order => Judged ? 3 : 2;

    /// <summary>The line with this figure, as a basis; what was written of the same year gives way.</summary>
    public LineFacts With(LineFacts facts, decimal value) =>
        facts with { Metrics = [.. facts.Metrics.Where(m => !IsSame(m)), new(Metric.Name, value, Metric.Unit, Year)] };

    bool IsSame(MetricFacts figure) => Metric.Names.Contains(Words.Plain(figure.Name)) && (figure.Year is null || figure.Year == Year || !Units.TryConvert(figure.Value, figure.Unit, Metric.Unit, out _));

    internal override IEnumerable<LineFacts> Tried(CompiledLaw law, LineFacts facts) => (Judged ? Thresholds(law, facts) : Values).Distinct().Select(v => With(facts, v));

    internal override LineFacts Probed(CompiledLaw law, LineFacts facts, Spread spread)
    {
        decimal[] values = [.. Judged ? Thresholds(law, facts) : Values];
        var (low, high) = (values.Min(), values.Max());
        // 一半落在两头之间，一半贴着某一个要紧的值
        return With(facts, spread.Of(2) == 0 ? low + (high - low) * spread.Share() : values[spread.Of(values.Length)] + (spread.Share() - 0.5m));
    }

    // 每档限值修正后的两头、两头之间、过了头：结论只在这些地方变
    IEnumerable<decimal> Thresholds(CompiledLaw law, LineFacts facts)
    {
        var line = law.Read(facts);
        foreach (var limit in law.LimitsBy(Metric))
            if (limit.IndexOn(new DateOnly(Year!.Value, 12, 31)) is >= 0 and var index)
                foreach (var band in limit.Versions[index].Version.Bands.Where(b => !b.None))
                {
                    var range = Corrections.Corrected(band.Grades.Limit, Grade.Limit, limit.Versions[index], line, Year.Value);
                    foreach (var at in new[] { range.Low, (range.Low + range.High) / 2, range.High, range.High + 1m })
                        if (Units.TryConvert(at, limit.Rule.Metric.Unit, Metric.Unit, out var value)) yield return value;
                }
    }

    public bool Equals(WantedFigure? other) => other is not null && other.Year == Year && other.Metric.Names.Any(Metric.Names.Contains);
    public override int GetHashCode() => Year.GetHashCode();
}
