using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>The facts that the open findings of a line ask for.</summary>
static class WantedCandidates
{
    public static IEnumerable<WantedFact> Of(CompiledLaw law, LineFacts facts, LineVerdict verdict)
    {
        var line = law.Read(facts);
        foreach (var finding in verdict.Findings.Where(f => f.Result == FindingResult.Undetermined || DecidingFacts.RestsOnClue(f)))
        {
            if (law.RuleOf(finding.Rule) is { } rule)
                foreach (var fact in OfRule(rule, line, law.On)) yield return fact;
            else if (law.LimitOf(finding.Rule) is { } limit)
                foreach (var fact in OfLimit(limit, line, law.On)) yield return fact;
        }
    }

    static IEnumerable<WantedFact> OfRule(CompiledRule rule, TypedLine line, DateOnly on)
    {
        var (match, facts) = (rule.Match, line.Facts);
        for (var i = 0; i < line.Machines?.Length; i++)
        {
            var machine = line.Machines[i];
            if (rule.Maybe.Contains(machine.Kind)) yield return new WantedKind(i, machine.Facts.Type, rule.Equipment);
            else if (!rule.Equipment.Contains(machine.Facts.Type)) continue;
            foreach (var test in rule.Specs)
                if (line.Reading(test.Size, machine, false) is var reading && reading.Within(test) == Truth.Unknown && !(reading.IsKnown && reading.Known.IsPoint)) yield return new WantedSpec(i, machine.Facts.Type, test.Test.Name, test.Test.Unit);
        }
        foreach (var question in match.Unless.Prepend(match.Purpose).Concat(match.Answers.Select(a => a.Question)).OfType<Question>())
            if (!facts.Answers.ContainsKey(question.Id)) yield return new WantedAnswer(question);
        foreach (var fact in rule.Facts)
            if (FigureChoice.Of(fact.Figure, line, on) is not { Index: >= 0 and var index, Conflict: false } || line.Figures[index].Use != PermittedUse.Basis || !fact.Figure.TryConvert(line.Figures[index], out _))
                yield return new WantedFigure(fact.Test.Figure, null, false, Around(fact.Test.Bounds), [fact.Test.Holder]);
        if (match.Area is { } area && facts.Province is null) yield return new WantedProvince(area);
    }

    // 界限两侧与界限本身；含不含没有人核过的那一点，不是事实能定的
    static decimal[] Around(SpecTest bounds) =>
        [.. new[] { bounds.Above, bounds.Below }.OfType<Edge>().SelectMany(e => e.Kind == EdgeKind.Unknown ? [e.Value / 2, e.Value * 2 + 1] : new[] { e.Value / 2, e.Value, e.Value * 2 + 1 })];

    static IEnumerable<WantedFact> OfLimit(CompiledLimit limit, TypedLine line, DateOnly on)
    {
        var rule = limit.Rule;
        var choice = FigureChoice.Of(limit.Metric, line, on);
        var (figure, written) = choice.Index >= 0 ? (line.Figures[choice.Index], line.Figures[choice.Index].Year) : default;
        var judged = choice.Index >= 0 && !choice.Conflict && figure.Use == PermittedUse.Basis && written is { } known && IsApplicable(limit, known, on) && limit.Metric.TryConvert(figure, out _);
        var year = written is { } given && IsApplicable(limit, given, on) ? given : AskedYear(limit, on);
        if (year is not { } asked || limit.IndexOn(new DateOnly(asked, 12, 31)) is not (>= 0 and var index)) yield break;
        var version = limit.Versions[index];
        if (!judged)
        {
            yield return new WantedFigure(rule.Metric, asked, true, [], ["节能监察机构", "企业"]);
            yield break;
        }
        for (var i = 0; i < line.Machines?.Length; i++)
            foreach (var test in limit.Covers.Contains(line.Machines[i].Kind) ? version.Bands.SelectMany(b => b.Specs).DistinctBy(s => s.Test.Name) : [])
                if (line.Reading(test.Size, line.Machines[i], false) is var reading && !(reading.IsKnown && reading.Known.IsPoint)) yield return new WantedSpec(i, line.Machines[i].Facts.Type, test.Test.Name, test.Test.Unit);
        foreach (var correction in version.Corrections)
            if (Corrections.Lacks(correction, line, asked))
                foreach (var fact in OfCorrection(correction.Correction, line.Facts, asked)) yield return fact;
    }

    static IEnumerable<WantedFact> OfCorrection(Correction correction, LineFacts facts, int year) => correction switch
    {
        LinearCorrection c => [Yearly(c.Fact, [0m, c.Base, 100m], year)],
        ShareCorrection c => [Yearly(c.Fact, [0m, 50m, 100m], year)],
        MixCorrection c => [OfMix(c, facts, year)],
        FeedGradeCorrection c => [Yearly(c.Fact, [Math.Max(0m, c.Below - c.AtMostPoints), c.Below - c.AtMostPoints / 2, c.Below], year)],
        StepCorrection c => [Yearly(c.Fact, [.. c.Steps.SelectMany(s => new[] { s.Above, s.Above + 1m })], year)],
        TableCorrection c => [Yearly(c.Fact, [.. c.Points.Select(p => p.At)], year)],
        FactorCorrection c => [Yearly(c.Fact, [c.AtLeast ?? 1m, c.AtMost ?? 1m], year)],
        AdditionCorrection c => [Yearly(c.Fact, [0m, 10m], year)],
        StrengthCorrection c => [Yearly(c.Fact, [c.Base * 0.8m, c.Base, c.Base * 1.2m], year)],
        AltitudeCorrection c => [OfAltitude(c.Fact, c.Pressure, c.Above, c.SeaLevel, facts)],
        AltitudeRootCorrection c => [OfAltitude(c.Fact, c.Pressure, c.Above, c.SeaLevel, facts)],
        SteelGradeCorrection c => [new WantedProduct([.. c.Ordinary.Take(1), .. c.Groups.SelectMany(g => g.Products.Take(1))])],
        _ => [],
    };

    static WantedMix OfMix(MixCorrection mix, LineFacts facts, int year)
    {
        var known = mix.Shares.Select(s => facts.Metrics.FirstOrDefault(m => m.Year == year && m.Use == PermittedUse.Basis && facts.IsOwn(m) && s.Fact.Names.Contains(Words.Plain(m.Name)))).ToList();
        return new([.. mix.Shares.Where((_, i) => known[i] is null).Select(s => s.Fact)], Math.Clamp(known.Sum(m => m?.Value ?? 0m), 0m, 100m), year);
    }

    // 海拔填了、且超过界限的，才要气压
    static WantedFigure OfAltitude(Metric height, Metric pressure, decimal above, decimal seaLevel, LineFacts facts) =>
        facts.Metrics.Any(m => height.Names.Contains(Words.Plain(m.Name)))
            ? new(pressure, null, false, [seaLevel * 0.7m, seaLevel * 0.8m], ["气象部门", "企业"])
            : new(height, null, false, [above, above + 1m], ["自然资源部门", "企业"]);

    static WantedFigure Yearly(Metric fact, decimal[] values, int year) => new(fact, year, false, values, ["企业", "节能监察机构"]);

    // 先问上一整年；那一年没有可套用的限额，才问今年
    static int? AskedYear(CompiledLimit limit, DateOnly on) => new[] { on.Year - 1, on.Year }.Where(y => IsApplicable(limit, y, on)).Select(y => (int?)y).FirstOrDefault();

    static bool IsApplicable(CompiledLimit limit, int year, DateOnly on) =>
        year <= on.Year && limit.IndexOn(new DateOnly(year, 12, 31)) is >= 0 and var index && limit.Versions[index] is { Value.Repealed: false } version && version.From <= on;
}
