using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using CsCheck;

namespace Chuqing.Law.Tests.Screening;

/// <summary>What would decide a line: enough whatever the values are, and nothing in it is idle.</summary>
public class DecidingFactsTests
{
    static readonly string[] Kinds = ["高炉", "转炉", "电炉", "炼钢电炉", "烧结机", "回转窑", "熟料线", "水泥磨", "机立窑", "中频炉", "焦炉", "矿热炉", "电弧炉"];
    static readonly (string Name, string Unit, decimal[] Values)[] Figures =
    [
        ("熟料单位产品综合能耗", "kgce/t", [90m, 117m, 118m]), ("熟料单位产品综合电耗", "kWh/t", [50m, 61m, 70m]), ("水泥单位产品综合能耗", "kgce/t", [80m, 94m, 130m]),
        ("高炉工序能耗", "kgce/t", [361m, 420m, 433m]), ("转炉工序能耗", "kgce/t", [-20m, -10m, 5m]), ("电炉工序能耗", "kgce/t", [60m, 75m, 90m]), ("熟料比", "%", [70m, 75m]), ("废钢比", "%", [0m, 10m]),
    ];

    static readonly Gen<MachineFacts> Machine = Gen.Select(Gen.OneOfConst(Kinds), Gen.OneOfConst(0m, 30m, 60m, 400m, 450m, 1080m, 2000m), Gen.OneOfConst("容积", "公称容量", "日产能", "直径"),
        (kind, size, name) => new MachineFacts(kind, 1, [], size == 0m ? [] : [new SpecFacts(name, "=", size, null, name == "容积" ? "m3" : name == "公称容量" ? "t" : name == "直径" ? "m" : "t/d")]));

    static readonly Gen<MetricFacts> Figure = Gen.Select(Gen.OneOfConst(Figures), Gen.Int[0, 2], Gen.OneOfConst<int?>(2024, 2025, 2026, null), Gen.OneOfConst(PermittedUse.Basis, PermittedUse.ClueOnly, PermittedUse.Barred), Gen.OneOfConst(FigureScope.Line, FigureScope.Enterprise),
        (f, i, year, use, covers) => new MetricFacts(f.Name, f.Values[i % f.Values.Length], f.Unit, year, null, use) { Covers = covers });

    static readonly Gen<LineFacts> Line = Gen.Select(Machine.List[1, 2], Figure.List[0, 2], Gen.OneOfConst<string?>("广东省", null), Gen.OneOfConst<bool?>(true, false, null), Gen.OneOfConst<string[]>([], ["普碳钢"], ["炼钢生铁"], ["通用水泥熟料"]),
        (machines, metrics, province, shares, products) => new LineFacts { Machines = machines, Metrics = metrics, Province = province, SharesEnterprise = shares, Products = products });

    [Fact]
    public void What_is_named_decides_whatever_it_turns_out_to_be() => Gen.Select(Line, Gen.Int).Sample((line, seed) =>
    {
        if (DecidingFacts.Of(Lines.Shipped, line) is not { Beyond.Count: 0, IsProven: true } deciding) return;
        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            var filled = Filled(line, deciding.Facts, random);
            DecidingFacts.IsUndecided(Lines.Shipped.Judge(filled)).ShouldBeFalse($"{string.Join("、", deciding.Facts.Select(f => f.Text))}；还缺：{string.Join("、", Lines.Shipped.Judge(filled).Findings.SelectMany(f => f.Missing))}");
        }
    }, iter: 160, threads: 2);

    [Fact]
    public void Without_any_one_of_them_some_values_leave_the_line_undecided() => Gen.Select(Line, Gen.Int).Sample((line, seed) =>
    {
        // 项数多的，乱填几千次也碰不到那一种取值
        if (DecidingFacts.Of(Lines.Shipped, line) is not { Beyond.Count: 0, IsProven: true, Facts.Count: <= 4 } deciding) return;
        var random = new Random(seed);
        foreach (var left in deciding.Facts)
        {
            WantedFact[] rest = [.. deciding.Facts.Where(f => !ReferenceEquals(f, left))];
            Enumerable.Range(0, 3000).Any(_ => DecidingFacts.IsUndecided(Lines.Shipped.Judge(Filled(line, rest, random)))).ShouldBeTrue($"可有可无：{left.Text}；全部：{string.Join("、", deciding.Facts.Select(f => f.Text))}");
        }
    }, iter: 80, threads: 2);

    [Fact]
    public void A_decided_line_asks_for_nothing()
    {
        DecidingFacts.Of(Lines.Shipped, Clinker(118m)).ShouldBeNull();
        DecidingFacts.Of(Lines.Shipped, Lines.Of(Lines.Machine("砂型铸造线"))).ShouldBeNull();
    }

    [Fact]
    public void A_line_whose_machines_nobody_knows_asks_for_them_first() =>
        DecidingFacts.Of(Lines.Shipped, new())!.Facts.ShouldHaveSingleItem().ShouldBeOfType<WantedEquipment>();

    [Fact]
    public void A_clue_asks_for_the_same_figure_as_a_basis_and_one_measurement_is_enough()
    {
        var line = Whole(Clinker(118m, PermittedUse.ClueOnly));

        var deciding = DecidingFacts.Of(Lines.Shipped, line)!;

        deciding.Facts.ShouldHaveSingleItem().ShouldBeOfType<WantedFigure>().ShouldSatisfyAllConditions(f => f.Year.ShouldBe(2025), f => f.Holders[0].ShouldBe("节能监察机构"));
        deciding.OneMeasurement.ShouldBeTrue();
    }

    [Fact]
    public void Figures_of_an_enterprise_with_several_lines_ask_for_the_lines_own()
    {
        var line = Whole(Clinker(118m)) with { SharesEnterprise = true };
        line = line with { Metrics = [.. line.Metrics.Select(m => m with { Covers = FigureScope.Enterprise })] };

        DecidingFacts.Of(Lines.Shipped, line)!.Facts.Count.ShouldBe(3);
    }

    [Fact]
    public void A_figure_between_the_corrected_limits_asks_for_the_correction_only()
    {
        var line = Lines.Of(Lines.Machine("水泥磨")).With("水泥单位产品综合能耗", 94m, 2025).With("水泥制备工段电耗", 20m, 2025, "kWh/t");

        DecidingFacts.Of(Lines.Shipped, line)!.Facts.ShouldContain(f => f.Text.Contains("熟料比"));
        DecidingFacts.Of(Lines.Shipped, line)!.Facts.OfType<WantedFigure>().ShouldNotContain(f => f.Judged && f.Metric.Name == "水泥单位产品综合能耗");
    }

    [Theory]
    [InlineData("118", PermittedUse.ClueOnly, "现值 118 kgce/t（仅作线索），3级限定值 117：降 1 kgce/t（0.85%）即达标")]
    [InlineData("117", PermittedUse.Basis, "现值 117 kgce/t，3级限定值 117：以内，再高 0 kgce/t（0%）仍不超；再降 10 kgce/t（8.55%）到2级准入值 107")]
    [InlineData("107", PermittedUse.Basis, "再高 10 kgce/t（9.35%）仍不超；再降 7 kgce/t（6.54%）到1级先进值 100")]
    [InlineData("100", PermittedUse.Basis, "现值 100 kgce/t，3级限定值 117：以内，再高 17 kgce/t（17%）仍不超")]
    public void The_distance_to_the_limit_and_to_the_next_grade_is_said(string energy, PermittedUse use, string said)
    {
        var distance = FigureDistance.Of(Lines.Shipped, Clinker(decimal.Parse(energy), use)).Single(d => d.Rule == "limit.cement.clinker.energy");

        distance.Said.ShouldContain(said);
        distance.Over.ShouldBe(decimal.Parse(energy) - 117m);
    }

    [Theory]
    [InlineData("监察报告", SourceKind.SupervisionReport)]
    [InlineData(" 计量数据(有检定) ", SourceKind.CalibratedMeter)]
    [InlineData("统计报表", SourceKind.IndividualStatistics)]
    [InlineData("计量数据", null)]
    [InlineData("听说", null)]
    [InlineData(null, null)]
    public void A_source_is_one_of_the_table_or_none(string? text, SourceKind? kind) => FigureSources.Read(text).ShouldBe(kind);

    [Fact]
    public void Every_kind_of_source_has_one_use_and_a_ground()
    {
        FigureSources.All.Select(s => s.Kind).ShouldBe(Enum.GetValues<SourceKind>(), ignoreOrder: true);
        FigureSources.All.ShouldAllBe(s => s.Ground.Length > 0 && s.Holder.Length > 0);
        FigureSources.Of(SourceKind.IndividualStatistics).Use.ShouldBe(PermittedUse.Barred);
    }

    static LineFacts Clinker(decimal energy, PermittedUse use = PermittedUse.Basis) =>
        Lines.Of(Lines.Machine("熟料线", Lines.Spec("日产能", 5000m, "t/d"))).Making("通用水泥熟料").With("熟料单位产品综合能耗", energy, 2025, "kgce/t", use);

    static LineFacts Whole(LineFacts clinker) => clinker.With("熟料单位产品综合电耗", 55m, 2025, "kWh/t").With("熟料单位产品综合煤耗", 100m, 2025);

    static LineFacts Filled(LineFacts line, IEnumerable<WantedFact> facts, Random random)
    {
        foreach (var fact in facts.OrderBy(f => f is WantedKind ? 0 : 1))
            line = fact switch
            {
                WantedKind f => f.With(line, random.Next(2) == 0 ? f.Kinds[random.Next(f.Kinds.Count)] : "别的设备"),
                WantedSpec f => f.With(line, Math.Round((decimal)Math.Pow(10, random.NextDouble() * 4), 3) + 0.0007m),
                WantedAnswer f => f.With(line, random.Next(2) == 0),
                WantedProduct f => WantedProduct.With(line, f.Known[random.Next(f.Known.Count)]),
                WantedMix f => f.With(line, Split(f, random)),
                WantedProvince f => WantedProvince.With(line, random.Next(2) == 0 ? f.Area : "湖南省"),
                WantedFigure { Judged: true } f => f.With(line, Near(f, random)),
                // 标准的表没有写到的比例，定不了的是标准，不是事实
                WantedFigure f when f.Metric.Unit == "%" => f.With(line, random.Next((int)f.Values.Min(), (int)f.Values.Max() + 1)),
                WantedFigure f when f.Metric.Unit == "m" => f.With(line, random.Next(0, 4000)),
                WantedFigure f => f.With(line, random.Next(60_000, 101_325)),
                _ => line,
            };
        return line;
    }

    static decimal[] Split(WantedMix mix, Random random)
    {
        var (left, shares) = (100m - mix.Known, new decimal[mix.Shares.Count]);
        for (var i = 0; i < shares.Length; i++) left -= shares[i] = random.Next(0, (int)left + 1);
        return shares;
    }

    // 离限值或远或近
    static decimal Near(WantedFigure figure, Random random)
    {
        var limits = Shelf.Shelves.Shipped.Limits.Where(l => l.Metric.Names.Contains(figure.Metric.Name)).SelectMany(l => l.Versions).SelectMany(v => v.Value.Bands).Select(b => b.Grades.Limit).ToArray();
        return limits[random.Next(limits.Length)] + (decimal)(random.NextDouble() - 0.5) * (random.Next(2) == 0 ? 2m : 80m);
    }
}
