using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;

namespace Chuqing.Law.Tests.Screening;

/// <summary>One band of one version of one limit of the shelf, with a line that falls in it and whose corrections all come to nothing.</summary>
sealed record BandLine(LimitRule Rule, LimitVersion Version, Band Band, int Year, DateOnly On, LineFacts Line)
{
    public override string ToString() => $"{Rule.Id} {Version.Value.From:yyyy-MM-dd} {Band.Grades.Limit}";

    /// <summary>Every band of the shelf whose version governs some whole year.</summary>
    public static IEnumerable<BandLine> Of(LawPack pack)
    {
        foreach (var rule in pack.Limits)
            for (var i = 0; i < rule.Versions.Count; i++)
            {
                var (from, version) = (rule.Versions[i].From, rule.Versions[i].Value);
                var year = from.Year;
                if (version.Value.Repealed || i + 1 < rule.Versions.Count && rule.Versions[i + 1].From <= new DateOnly(year, 12, 31)) continue;
                foreach (var band in version.Bands.Where(b => !b.None))
                    yield return new(rule, version, band, year, new(year + 1, 6, 30), Write(rule, version, band, year));
            }
    }

    public FindingResult? Judge(CompiledLaw law, string name, decimal value, string unit) =>
        law.Judge(Line with { Metrics = [.. Line.Metrics, new(name, value, unit, Year)] }).Findings.SingleOrDefault(f => f.Rule == Rule.Id)?.Result;

    static LineFacts Write(LimitRule rule, LimitVersion version, Band band, int year)
    {
        var words = band.When.Select(w => w.Words.First()).ToList();
        var products = new List<string>();
        var metrics = new List<MetricFacts>();
        foreach (var correction in version.Corrections) Neutral(correction, metrics, products, words, year);
        if (products.Count == 0 && rule.Makes.Count > 0) products.Add(rule.Makes.First());
        var kinds = rule.Covers.Count > 0 ? rule.Covers : rule.MaybeCovers;
        MachineFacts[] machines = kinds.Count > 0 ? [new(kinds[0], 1, [], [.. band.Specs.Select(Inside)])] : [];
        return new() { Machines = machines, Products = products, Uses = words, Metrics = metrics, Province = "广东省" };
    }

    static SpecFacts Inside(SpecTest test) => new(test.Name, "=", test switch
    {
        { Above: { } above, Below: { } below } => (above.Value + below.Value) / 2m,
        { Above: { } above } => above.Value + 1m,
        { Below: { } below } => below.Value - 1m,
        _ => 1m,
    }, null, test.Unit);

    static void Neutral(Correction correction, List<MetricFacts> metrics, List<string> products, List<string> words, int year)
    {
        void Fact(Metric fact, decimal value) => metrics.Add(new(fact.Name, value, fact.Unit, year));
        switch (correction)
        {
            case LinearCorrection c: Fact(c.Fact, c.Base); break;
            case AltitudeCorrection c: Fact(c.Fact, 90m); break;
            case AltitudeRootCorrection c: Fact(c.Fact, 90m); break;
            case StrengthCorrection c: Fact(c.Fact, c.Base); break;
            case ShareCorrection c: Fact(c.Fact, 0m); break;
            case MixCorrection c: foreach (var share in c.Shares) Fact(share.Fact, 0m); break;
            case FeedGradeCorrection c: Fact(c.Fact, c.Below); break;
            case StepCorrection c: Fact(c.Fact, 0m); break;
            case TableCorrection c: Fact(c.Fact, c.Points.Single(p => p.Add == 0m).At); break;
            case FactorCorrection c: Fact(c.Fact, 1m); break;
            case AdditionCorrection c: Fact(c.Fact, 0m); break;
            case ProcessCorrection c: words.Add(c.Ordinary.First()); break;
            case SteelGradeCorrection c: products.Add(c.Ordinary.First()); break;
            default: throw new InvalidOperationException($"没有替 {correction.GetType().Name} 想好不作修正的事实");
        }
    }
}
