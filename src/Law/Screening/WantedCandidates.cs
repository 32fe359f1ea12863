using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>The facts that the open findings of a line ask for.</summary>
static class WantedCandidates
{
    public static IEnumerable<WantedFact> Of(CompiledLaw law, LineFacts facts, LineVerdict verdict)
    {
        foreach (var finding in verdict.Findings.Where(f => f.Result == FindingResult.Undetermined || DecidingFacts.RestsOnClue(f)))
        {
            if (law.Pack.Catalogue.FirstOrDefault(r => r.Id == finding.Rule)?.Versions.TryOn(law.On)?.Value.Match is { } match)
                foreach (var fact in OfMatch(law.Pack, match, facts)) yield return fact;
            else if (law.Pack.Limits.FirstOrDefault(r => r.Id == finding.Rule) is { } limit)
                foreach (var fact in OfLimit(limit, facts, law.On)) yield return fact;
        }
    }

    static IEnumerable<WantedFact> OfMatch(LawPack pack, Match match, LineFacts facts)
    {
        var kinds = pack.Families.Under(match.Equipment, match.NotEquipment);
        for (var i = 0; i < facts.Machines?.Count; i++)
        {
            var machine = facts.Machines[i];
            if (match.Maybe.Contains(machine.Type)) yield return new WantedKind(i, machine.Type, kinds);
            else if (!kinds.Contains(machine.Type)) continue;
            foreach (var test in match.Specs)
                if (SpecReading.Of(test, machine, null) is var reading && reading.Within(test) == Truth.Unknown && reading.Known is not { IsPoint: true }) yield return new WantedSpec(i, machine.Type, test.Name, test.Unit);
        }
        foreach (var question in match.Unless.Prepend(match.Purpose).OfType<Question>())
            if (!facts.Answers.ContainsKey(question.Id)) yield return new WantedAnswer(question);
        if (match.Area is { } area && facts.Province is null) yield return new WantedProvince(area);
    }

    static IEnumerable<WantedFact> OfLimit(LimitRule rule, LineFacts facts, DateOnly on)
    {
        var choice = FigureChoice.Of(rule.Metric, facts, on);
        var judged = choice is { Figure: { Use: PermittedUse.Basis, Year: { } known } figure, Conflict: false } && IsApplicable(rule, known, on) && Units.TryConvert(figure.Value, figure.Unit, rule.Metric.Unit, out _);
        var year = choice.Figure?.Year is { } written && IsApplicable(rule, written, on) ? written : AskedYear(rule, on);
        if (year is not { } asked || rule.Versions.TryOn(new DateOnly(asked, 12, 31))?.Value is not { } version) yield break;
        if (!judged)
        {
            yield return new WantedFigure(rule.Metric, asked, true, [], ["节能监察机构", "企业"]);
            yield break;
        }
        for (var i = 0; i < facts.Machines?.Count; i++)
            foreach (var test in rule.Covers.Contains(facts.Machines[i].Type) ? version.Bands.SelectMany(b => b.Specs).DistinctBy(s => s.Name) : [])
                if (SpecReading.Of(test, facts.Machines[i], null).Known is not { IsPoint: true }) yield return new WantedSpec(i, facts.Machines[i].Type, test.Name, test.Unit);
        foreach (var correction in version.Corrections)
            if (Corrections.Of(correction, Grade.Limit, facts, asked).Missing is not null && OfCorrection(correction, facts, asked) is { } fact) yield return fact;
    }

    static WantedFact? OfCorrection(Correction correction, LineFacts facts, int year) => correction switch
    {
        ClinkerRatioCorrection c => Yearly(c.Fact, [0m, c.Base, 100m], year),
        ShareCorrection c => Yearly(c.Fact, [0m, 50m, 100m], year),
        FeedGradeCorrection c => Yearly(c.Fact, [Math.Max(0m, c.Below - c.AtMostPoints), c.Below - c.AtMostPoints / 2, c.Below], year),
        // 海拔填了、且超过界限的，才要气压
        AltitudeCorrection c => facts.Metrics.Any(m => c.Fact.Names.Contains(Words.Plain(m.Name)))
            ? new WantedFigure(c.Pressure, null, false, [c.SeaLevel * 0.7m, c.SeaLevel * 0.8m], ["气象部门", "企业"])
            : new WantedFigure(c.Fact, null, false, [c.Above, c.Above + 1m], ["自然资源部门", "企业"]),
        SteelGradeCorrection c => new WantedProduct([.. c.Ordinary.Take(1), .. c.Groups.SelectMany(g => g.Products.Take(1))]),
        _ => null,
    };

    static WantedFigure Yearly(Metric fact, decimal[] values, int year) => new(fact, year, false, values, ["企业", "节能监察机构"]);

    // 先问上一整年；那一年没有可套用的限额，才问今年
    static int? AskedYear(LimitRule rule, DateOnly on) => new[] { on.Year - 1, on.Year }.Where(y => IsApplicable(rule, y, on)).Select(y => (int?)y).FirstOrDefault();

    static bool IsApplicable(LimitRule rule, int year, DateOnly on) =>
        year <= on.Year && rule.Versions.TryOn(new DateOnly(year, 12, 31)) is { } version && version.From <= on && !version.Value.Value.Repealed;
}
