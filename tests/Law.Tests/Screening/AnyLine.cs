using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using CsCheck;

namespace Chuqing.Law.Tests.Screening;

/// <summary>Lines made from the words, sizes and figures of a shelf, so that its rules cover and catch them, miss them by a little, or lack facts.</summary>
static class AnyLine
{
    static readonly string[] Operators = ["=", "=", "=", "<=", "<", ">=", ">", "range"], OddUnits = ["立方米", "万吨", "吨/日", "万吨/年", "MVA", "mm", "怪单位"];

    public static Gen<LineFacts> Of(LawPack pack)
    {
        var matches = pack.Catalogue.SelectMany(r => r.Versions).Select(v => v.Value.Match).OfType<Match>().ToArray();
        var versions = pack.Limits.SelectMany(l => l.Versions).Select(v => v.Value).ToArray();
        var bands = versions.SelectMany(v => v.Bands).ToArray();
        var questions = matches.SelectMany(m => m.Unless.Concat(m.Answers.Select(a => a.Question)).Append(m.Purpose).Append(m.Asked)).OfType<Question>().ToArray();
        string[] words = [.. matches.SelectMany(m => m.Products).Concat(questions.SelectMany(q => q.Yes.Concat(q.No))).Concat(pack.Limits.SelectMany(l => l.Makes.Concat(l.MaybeMakes).Concat(l.NotFor))).Concat(bands.SelectMany(b => b.When).SelectMany(w => w.Words)).Append("别的东西").Distinct().Order(StringComparer.Ordinal)];
        string[] kinds = [.. matches.SelectMany(m => m.Equipment.Concat(m.Maybe).Concat(m.Without)).Concat(pack.Limits.SelectMany(l => l.Covers)).Append("没有的设备").Distinct().Order(StringComparer.Ordinal)];
        SpecTest[] tests = [.. matches.SelectMany(m => m.Specs).Concat(bands.SelectMany(b => b.Specs))];
        (string Name, string Unit)[] metrics = [.. pack.Limits.SelectMany(l => (l.Wide ?? l.Metric).Names.Select(n => (n, l.Metric.Unit))).Concat(matches.SelectMany(m => m.Facts).SelectMany(f => f.Figure.Names.Select(n => (n, f.Figure.Unit)))).Concat(versions.SelectMany(v => v.Corrections).SelectMany(Facts)).Distinct()];
        decimal[] grades = [.. bands.SelectMany(b => new[] { b.Grades.Limit, b.Grades.Access, b.Grades.Advanced }).OfType<decimal>().Distinct().Order()];

        var spec = from test in Gen.OneOfConst(tests)
                   from op in Gen.OneOfConst(Operators)
                   from off in Gen.OneOfConst(0m, 0m, 1m, -1m, 0.01m)
                   from to in Gen.OneOfConst<decimal?>(null, 0m, 100m)
                   from odd in Gen.Frequency((4, Gen.Const((string?)null)), (1, Gen.OneOfConst(OddUnits).Select(u => (string?)u)))
                   let value = (test.Above ?? test.Below)!.Value + off
                   select new SpecFacts(test.Name, op, value, op == "range" && to is { } wide ? value + wide : null, odd ?? test.Unit);
        var machine = from kind in Gen.OneOfConst(kinds)
                      from count in Gen.OneOfConst<int?>(null, 1, 1, 2)
                      from specs in spec.List[0, 3]
                      select new MachineFacts(kind, count, count is 2 ? ["1#"] : [], specs);
        // 贴着一条规则造：设备、规格都是它问的
        var fitting = from match in Gen.OneOfConst<Match>([.. matches.Where(m => m.Equipment.Count > 0)])
                      from off in Gen.OneOfConst(0m, 1m, -1m)
                      from count in Gen.OneOfConst<int?>(null, 1)
                      select new MachineFacts(match.Equipment[0], count, [], [.. match.Specs.Select(t => new SpecFacts(t.Name, "=", (t.Above ?? t.Below)!.Value + off, null, t.Unit))]);
        var figure = from metric in Gen.OneOfConst(metrics)
                     from value in Gen.OneOf(Gen.OneOfConst(grades), Gen.Int[-1, 101].Select(i => (decimal)i), Gen.OneOfConst(0.99m, 101_325m, 90_000m))
                     from year in Gen.OneOfConst<int?>(null, 2021, 2024, 2025, 2025, 2026, 2027)
                     from use in Gen.OneOfConst(PermittedUse.Basis, PermittedUse.Basis, PermittedUse.ClueOnly, PermittedUse.Barred)
                     from odd in Gen.OneOfConst(false, false, false, true)
                     select new MetricFacts(metric.Name, value, odd ? "tce/t" : metric.Unit, year, null, use);
        return from machines in Gen.OneOf(fitting.Select(m => (List<MachineFacts>?)[m]), machine.List[0, 3].Select(l => (List<MachineFacts>?)l), Gen.Select(fitting, machine).Select(p => (List<MachineFacts>?)[p.Item1, p.Item2]), Gen.Const((List<MachineFacts>?)null))
               from products in Gen.OneOfConst(words).List[0, 2]
               from uses in Gen.OneOfConst(words).List[0, 1]
               from sector in Gen.OneOf(Gen.Const((string?)null), Gen.OneOfConst(words).Select(w => (string?)w))
               from figures in figure.List[0, 4]
               from province in Gen.OneOfConst(null, "广东省", "河北省", "西藏自治区")
               from asked in Gen.OneOfConst(questions).List[0, 2]
               from yes in Gen.Bool
               from capacity in Gen.OneOfConst(null, new CapacityFacts(60m, "万吨/年"), new CapacityFacts(2000m, "t/d"), new CapacityFacts(30m, "万吨"), new CapacityFacts(30m, "怪单位"))
               select new LineFacts
               {
                   Machines = machines, Products = products, Uses = uses, Sector = sector, Metrics = figures, Province = province, Capacity = capacity,
                   Answers = asked.Select(q => q.Id).Distinct().ToDictionary(id => id, _ => yes),
               };
    }

    static IEnumerable<(string, string)> Facts(Correction correction) => correction switch
    {
        LinearCorrection c => Named(c.Fact),
        AltitudeCorrection c => [.. Named(c.Fact), .. Named(c.Pressure)],
        AltitudeRootCorrection c => [.. Named(c.Fact), .. Named(c.Pressure)],
        StrengthCorrection c => Named(c.Fact),
        ShareCorrection c => Named(c.Fact),
        MixCorrection c => c.Shares.SelectMany(s => Named(s.Fact)),
        FeedGradeCorrection c => Named(c.Fact),
        StepCorrection c => Named(c.Fact),
        TableCorrection c => Named(c.Fact),
        FactorCorrection c => Named(c.Fact),
        AdditionCorrection c => Named(c.Fact),
        _ => [],
    };

    static IEnumerable<(string, string)> Named(Metric metric) => metric.Names.Select(n => (n, metric.Unit));
}
