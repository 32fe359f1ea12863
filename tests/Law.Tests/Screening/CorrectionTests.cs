using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;

namespace Chuqing.Law.Tests.Screening;

/// <summary>The correction formulas by figures worked out by hand (sixty places), with both neighbours.</summary>
public class CorrectionTests
{
    static LineFacts Coke(string kind, decimal energy, int year = 2026) =>
        Lines.Of(Lines.Machine(kind)).With("焦炭单位产品能耗", energy, year);

    static LineFacts Charged(LineFacts line, decimal gas, decimal volatiles, decimal moisture, decimal age, string quench) =>
        (line with { Uses = [quench] }).With("混合煤气使用时间比例", gas, 2026, "%").With("入炉煤干燥基挥发分", volatiles, 2026, "%").With("入炉煤全水分", moisture, 2026, "%").With("炉龄", age, null, "年");

    static Finding Judge(LineFacts line, string rule) => Lines.Confirmed.Judge(line).Finding(rule);

    // 135 + 8×0.5 + (8.55 + 0.5×(11.00 − 8.55)) + (11 − 10)×3.67 + 2.50 + 46.46
    [Theory]
    [InlineData("201.405", FindingResult.Met)]
    [InlineData("201.4050000001", FindingResult.NotMet)]
    public void A_coke_oven_is_corrected_by_fuel_coal_age_and_quenching(string energy, FindingResult result) =>
        Judge(Charged(Coke("顶装焦炉", decimal.Parse(energy)), 50m, 25.5m, 11m, 16m, "湿熄焦"), "limit.coke.top-charged").Result.ShouldBe(result);

    [Theory]
    [InlineData(15, "135", FindingResult.Met)]
    [InlineData(15, "135.01", FindingResult.NotMet)]
    [InlineData(25, "137.5", FindingResult.Met)]
    [InlineData(25, "137.51", FindingResult.NotMet)]
    [InlineData(26, "140.5", FindingResult.Met)]
    [InlineData(26, "140.51", FindingResult.NotMet)]
    public void The_age_of_an_oven_counts_above_fifteen_and_above_twenty_five_years(int age, string energy, FindingResult result) =>
        Judge(Charged(Coke("顶装焦炉", decimal.Parse(energy)), 0m, 23m, 10m, age, "干熄焦"), "limit.coke.top-charged").Result.ShouldBe(result);

    [Theory]
    [InlineData("115", "达到1级")]
    [InlineData("120.5", "达到1级")] // 115 + 5.5：炉龄修正 1级
    [InlineData("120.6", "达到3级")] // 2级仍是 115
    public void The_age_of_an_oven_moves_the_first_and_third_grade_only(string energy, string grade) =>
        Judge(Charged(Coke("捣固焦炉", decimal.Parse(energy)), 0m, 25m, 10.5m, 30m, "干熄焦"), "limit.coke.stamp-charged").Because.ShouldContain(grade);

    [Theory]
    [InlineData("20.9")]
    [InlineData("28.1")]
    public void Beyond_the_table_of_the_standard_nothing_is_decided(string volatiles)
    {
        var finding = Judge(Charged(Coke("顶装焦炉", 500m), 0m, decimal.Parse(volatiles), 10m, 5m, "干熄焦"), "limit.coke.top-charged");

        finding.Result.ShouldBe(FindingResult.Undetermined);
        finding.Missing.ShouldHaveSingleItem().ShouldContain("超出标准的表");
    }

    [Fact]
    public void A_coke_oven_of_unknown_charging_is_asked_about()
    {
        foreach (var rule in new[] { "limit.coke.top-charged", "limit.coke.stamp-charged" })
            Judge(Coke("焦炉", 500m), rule).ShouldSatisfyAllConditions(f => f.Result.ShouldBe(FindingResult.Undetermined), f => f.Missing[0].ShouldContain("焦炉"));
    }

    // 120 × (57.5/52.5)^(1/4) = 122.760424453493020846951464…；整数的 1/4 是 0，那样系数总是 1，120 就是界限
    [Theory]
    [InlineData("120", FindingResult.Met)]
    [InlineData("120.0000001", FindingResult.Met)]
    [InlineData("122.7604244534930208", FindingResult.Met)]
    [InlineData("122.7604244534930209", FindingResult.NotMet)]
    public void The_strength_of_clinker_moves_the_limit_of_2012(string energy, FindingResult result) =>
        Judge(Lines.Of(Lines.Machine("熟料线")).With("熟料单位产品综合能耗", decimal.Parse(energy), 2021).With("熟料28天抗压强度", 57.5m, 2021, "MPa"), "limit.cement.clinker.energy").Result.ShouldBe(result);

    // 98 × (46/42.5)^(1/4) = 99.958171032968884042870…
    [Theory]
    [InlineData("自产熟料", "99.958171032968884", FindingResult.Met)]
    [InlineData("自产熟料", "99.9581710329688841", FindingResult.NotMet)]
    [InlineData("外购熟料", "9", FindingResult.NotMet)]
    [InlineData("外购熟料", "8", FindingResult.Met)]
    [InlineData("别的", "9", FindingResult.Undetermined)]
    public void The_strength_of_cement_and_whose_clinker_it_is_move_the_limit_of_2012(string clinker, string energy, FindingResult result) =>
        Judge((Lines.Of(Lines.Machine("水泥磨")) with { Uses = [clinker] }).With("水泥单位产品综合能耗", decimal.Parse(energy), 2020).With("水泥28天抗压强度", 46m, 2020, "MPa"), "limit.cement.product.energy").Result.ShouldBe(result);

    [Theory]
    [InlineData(null)]
    [InlineData("0.0525")]
    [InlineData("52500")]
    public void Without_a_strength_that_can_be_one_nothing_is_decided(string? strength)
    {
        var line = Lines.Of(Lines.Machine("熟料线")).With("熟料单位产品综合能耗", 500m, 2021);
        if (strength is not null) line = line.With("熟料强度", decimal.Parse(strength), 2021, "MPa");

        Judge(line, "limit.cement.clinker.energy").Result.ShouldBe(FindingResult.Undetermined);
    }

    // √(101325/84560) = 1.094651355182997756806…，120 × 它 = 131.358162621959730816…
    [Theory]
    [InlineData("1000", "84560", "120", FindingResult.Met)]
    [InlineData("1000", "84560", "120.0001", FindingResult.NotMet)]
    [InlineData("1000.1", "84560", "131.3581626219597308", FindingResult.Met)]
    [InlineData("1000.1", "84560", "131.3581626219597309", FindingResult.NotMet)]
    [InlineData("1000.1", null, "500", FindingResult.Undetermined)]
    [InlineData("1000.1", "84.56", "500", FindingResult.Undetermined)]
    public void Above_a_thousand_metres_the_figure_of_2012_follows_the_root_of_the_pressure(string altitude, string? pressure, string energy, FindingResult result)
    {
        var line = Lines.Of(Lines.Machine("熟料线")).With("熟料单位产品综合能耗", decimal.Parse(energy), 2021).With("熟料强度", 52.5m, 2021, "MPa").With("海拔", decimal.Parse(altitude), null, "m");
        if (pressure is not null) line = line.With("大气压", decimal.Parse(pressure), null, "Pa");

        Judge(line, "limit.cement.clinker.energy").Result.ShouldBe(result);
    }

    // 52 + 10×0.15 + 20×0.2 + 5×1.2 = 63.5
    [Theory]
    [InlineData("10", "20", "5", "63.5", FindingResult.Met)]
    [InlineData("10", "20", "5", "63.51", FindingResult.NotMet)]
    [InlineData("10", "90", "5", "500", FindingResult.Undetermined)] // 合计 105%，填错了
    [InlineData("90", null, null, "77.5", FindingResult.Undetermined)] // 余下 10%，最多 +12
    [InlineData("90", null, null, "77.51", FindingResult.NotMet)]
    [InlineData("100", null, null, "67.01", FindingResult.NotMet)] // 没有余下的，两样没填也定得下来
    [InlineData(null, null, null, "172", FindingResult.Undetermined)]
    [InlineData(null, null, null, "172.01", FindingResult.NotMet)] // 52 + 100×1.2，不是三样各加 100%
    public void Ores_of_one_burden_cannot_pass_a_hundred_per_cent_together(string? rare, string? titanium, string? laterite, string energy, FindingResult result)
    {
        var line = Lines.Of(Lines.Machine("烧结机")).With("烧结工序能耗", decimal.Parse(energy), 2026);
        foreach (var (name, share) in new[] { ("稀土矿比例", rare), ("钒钛矿比例", titanium), ("红土镍矿比例", laterite) })
            if (share is not null) line = line.With(name, decimal.Parse(share), 2026, "%");

        Judge(line, "limit.steel.sinter").Result.ShouldBe(result);
    }

    [Theory]
    [InlineData("99", "8360", FindingResult.Met)]
    [InlineData("99", "8360.1", FindingResult.NotMet)]
    [InlineData("97", "8440", FindingResult.Met)]
    [InlineData("97", "8440.1", FindingResult.NotMet)]
    [InlineData(null, "8400", FindingResult.Undetermined)]
    public void Richer_ore_lowers_the_power_that_ferrosilicon_may_take(string? grade, string power, FindingResult result)
    {
        var line = Lines.Of(Lines.Machine("矿热炉")).Making("硅铁").With("冶炼电耗", decimal.Parse(power), 2025, "kWh/t");
        if (grade is not null) line = line.With("入炉矿品位", decimal.Parse(grade), 2025, "%");

        Judge(line, "limit.ferroalloy.ferrosilicon.electricity").Result.ShouldBe(result);
    }

    [Theory]
    [InlineData("600", "1.1", "14.85", FindingResult.Met)] // 13.5 × 1.1
    [InlineData("600", "1.1", "14.86", FindingResult.NotMet)]
    [InlineData("500", "1", "14", FindingResult.Met)]
    [InlineData("500", "1", "14.1", FindingResult.NotMet)]
    [InlineData("500.1", "1", "13.6", FindingResult.NotMet)]
    [InlineData("600", null, "14", FindingResult.Undetermined)]
    [InlineData("600", "1.2", "14", FindingResult.Undetermined)] // 表上没有 1.2
    public void Glass_is_judged_by_the_size_of_the_line_and_its_factors(string size, string? utilisation, string energy, FindingResult result)
    {
        var line = (Lines.Of(Lines.Machine("浮法")) with { Capacity = new(decimal.Parse(size), "t/d") }).With("平板玻璃综合能耗", decimal.Parse(energy), 2025, "kgce/重箱")
            .With("厚度修正系数", 1m, 2025, "1").With("玻璃中铁含量修正系数", 1m, 2025, "1").With("生产线调整修正系数", 1m, 2025, "1");
        if (utilisation is not null) line = line.With("年平均产能利用率修正系数", decimal.Parse(utilisation), 2025, "1");

        Judge(line, "limit.glass.flat").Result.ShouldBe(result);
    }

    [Fact]
    public void A_factor_that_nothing_bounds_leaves_the_limit_open()
    {
        var finding = Judge(Unit("亚临界", "300MW").With("供电煤耗", 400m, 2025, "g/kWh"), "limit.power.supply-coal");

        finding.Result.ShouldBe(FindingResult.Undetermined);
        finding.Missing.Count.ShouldBe(2);
        finding.Because.ShouldContain("算不出");
    }

    [Theory]
    [InlineData("亚临界", "300MW", "321", FindingResult.Met, "达到3级")]
    [InlineData("亚临界", "300MW", "321.1", FindingResult.NotMet, "> 3级限定值 321")]
    [InlineData("亚临界", "300MW", "309", FindingResult.Met, "达到1级（先进值），未达到2级（准入值）")] // 标准所列 2级 285 严于 1级 309
    [InlineData("亚临界", "300MW", "285", FindingResult.Met, "达到1级（先进值）")]
    [InlineData("超高压", "200MW", "352", FindingResult.Met, "达到3级（限定值）")]
    [InlineData("超高压", "200MW", "100", FindingResult.Met, "达到3级（限定值）")]
    [InlineData("超超临界", "不明", "291", FindingResult.Undetermined, "283 或 291")]
    [InlineData("超超临界", "不明", "283", FindingResult.Met, "结论不变")]
    public void Grades_that_do_not_ascend_are_printed_as_they_stand(string steam, string size, string coal, FindingResult result, string said)
    {
        var finding = Judge(Unit(steam, size).With("供电煤耗", decimal.Parse(coal), 2025, "g/kWh").With("影响因素总修正系数", 1m, 2025, "1").With("供电煤耗率增加值", 0m, 2025, "g/kWh"), "limit.power.supply-coal");

        finding.Result.ShouldBe(result);
        finding.Because.ShouldContain(said);
    }

    [Fact]
    public void An_addition_counts_for_the_first_and_third_grade_only()
    {
        // 1级 309×1.02+8、2级 285×1.02、3级 321×1.02+8
        var line = Unit("亚临界", "300MW").With("影响因素总修正系数", 1.02m, 2025, "1").With("供电煤耗率增加值", 8m, 2025, "g/kWh");

        Judge(line.With("供电煤耗", 335.42m, 2025, "g/kWh"), "limit.power.supply-coal").Result.ShouldBe(FindingResult.Met);
        Judge(line.With("供电煤耗", 335.421m, 2025, "g/kWh"), "limit.power.supply-coal").Result.ShouldBe(FindingResult.NotMet);
        Judge(line.With("供电煤耗", 290.7m, 2025, "g/kWh"), "limit.power.supply-coal").Because.ShouldEndWith("达到1级（先进值）");
        Judge(line.With("供电煤耗", 290.71m, 2025, "g/kWh"), "limit.power.supply-coal").Because.ShouldContain("未达到2级");
    }

    [Theory]
    [InlineData("硫磺制酸", 2024, "-115", FindingResult.Met)]
    [InlineData("硫磺制酸", 2024, "-114.9", FindingResult.NotMet)]
    [InlineData("硫磺制酸", 2024, "3", FindingResult.NotMet)]
    [InlineData("锌冶炼烟气制酸", 2024, "-84", FindingResult.NotMet)]
    [InlineData("锌冶炼烟气制酸", 2025, "18", FindingResult.Met)] // 2025 年末是 2024 年版
    public void Acid_gives_back_energy_and_changes_its_standard_with_the_year(string making, int year, string energy, FindingResult result) =>
        Judge((Lines.Of() with { Products = [making], Uses = ["98%硫酸"] }).With("单位产品综合能耗", decimal.Parse(energy), year), Lines.Confirmed.Judge(Lines.Of() with { Products = [making] }).Findings.Single().Rule).Result.ShouldBe(result);

    [Theory]
    [InlineData("29.9", "100", null)] // 30 t 以下是淘汰类，没有基准
    [InlineData("31", "86.1", FindingResult.NotMet)]
    [InlineData(null, "100", FindingResult.Undetermined)] // 不知道多大，也许没有基准
    public void Where_the_document_sets_no_baseline_none_is_applied(string? tonnes, string energy, FindingResult? result)
    {
        var machine = tonnes is null ? Lines.Machine("电炉") : Lines.Machine("电炉", Lines.Spec("公称容量", decimal.Parse(tonnes), "t"));
        Lines.Confirmed.Judge(Lines.Of(machine).With("电炉工序能耗", decimal.Parse(energy), 2025)).Findings.SingleOrDefault(f => f.Rule == "baseline.steel.eaf")?.Result.ShouldBe(result!.Value);
        if (result is null) Lines.Confirmed.Judge(Lines.Of(machine).With("电炉工序能耗", decimal.Parse(energy), 2025)).Findings.ShouldNotContain(f => f.Rule == "baseline.steel.eaf");
    }

    [Fact]
    public void A_line_that_makes_what_a_limit_names_owes_the_figure_and_a_baseline_asks_for_none()
    {
        var verdict = Lines.Confirmed.Judge(Lines.Of(Lines.Machine("造纸机")).Making("箱纸板"));

        verdict.Finding("limit.paper.linerboard").Missing.ShouldHaveSingleItem().ShouldContain("箱纸板单位产品综合能耗");
        Lines.Confirmed.Judge(Lines.Of(Lines.Machine("浮法"))).Findings.ShouldNotContain(f => f.Rule.StartsWith("baseline."));
    }

    [Fact]
    public void Copper_of_unknown_origin_is_asked_about_and_not_chosen_for()
    {
        var verdict = Lines.Confirmed.Judge(Lines.Of().Making("阴极铜").With("单位产品综合能耗", 5000m, 2025));

        verdict.Verdict.ShouldBe(Verdict.Undetermined);
        verdict.Findings.ShouldAllBe(f => f.Result == FindingResult.Undetermined && f.Rule.StartsWith("limit.nonferrous.copper"));
    }

    static LineFacts Unit(string steam, string size) => Lines.Of(Lines.Machine("发电机组")) with { Products = ["燃煤发电"], Uses = [steam, size] };
}
