using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Tests.Screening;

/// <summary>GB 21256-2025, GB 16780-2021 and the baselines of 723号, by the figures of the standards.</summary>
public class LimitTests
{
    static LineFacts Clinker(decimal energy, string unit = "kgce/t", int? year = 2025, PermittedUse use = PermittedUse.Basis) =>
        Lines.Of(Lines.Machine("熟料线", Lines.Spec("日产能", 5000m, "t/d"))).Making("通用水泥熟料").With("熟料单位产品综合能耗", energy, year, unit, use);

    static LineFacts Whole(LineFacts clinker) => clinker.With("熟料单位产品综合电耗", 55m, 2025, "kWh/t").With("熟料单位产品综合煤耗", 100m, 2025);

    static LineFacts Converter(decimal energy) =>
        Lines.Of(Lines.Machine("转炉", Lines.Spec("公称容量", 120m, "t"))).Making("普碳钢").With("转炉工序单位产品能耗", energy, 2026).With("废钢比", 0m, 2026, "%");

    static Finding Judge(LineFacts line, string rule) => Lines.Shipped.Judge(line).Finding(rule);

    [Theory]
    [InlineData("116.9", FindingResult.Met)]
    [InlineData("117", FindingResult.Met)]
    [InlineData("117.0000000000000001", FindingResult.NotMet)]
    [InlineData("117.1", FindingResult.NotMet)]
    public void Clinker_energy_is_compared_at_full_precision(string energy, FindingResult result)
    {
        var finding = Judge(Clinker(decimal.Parse(energy)), "limit.cement.clinker.energy");

        finding.Result.ShouldBe(result);
        finding.Status.ShouldBe(ValueStatus.Confirmed);
        finding.Class.ShouldBe(RuleClass.OverLimit);
    }

    [Fact]
    public void A_line_over_the_limit_fails_and_one_within_all_limits_is_met()
    {
        Lines.Shipped.Judge(Clinker(118m)).Verdict.ShouldBe(Verdict.NotMet);
        Lines.Shipped.Judge(Whole(Clinker(110m))).Verdict.ShouldBe(Verdict.Met);
    }

    [Fact]
    public void One_figure_of_three_is_not_enough()
    {
        var verdict = Lines.Shipped.Judge(Clinker(110m));

        verdict.Verdict.ShouldBe(Verdict.Undetermined);
        verdict.Finding("limit.cement.clinker.coal").Missing.ShouldHaveSingleItem().ShouldContain("综合煤耗");
    }

    [Theory]
    [InlineData("117", "千克标煤/吨", FindingResult.Met)]
    [InlineData("0.1170000001", "吨标煤/吨", FindingResult.NotMet)]
    [InlineData("117", "kWh/t", FindingResult.Undetermined)]
    [InlineData("117", "公斤", FindingResult.Undetermined)]
    public void Units_are_converted_and_strange_ones_are_asked_for(string energy, string unit, FindingResult result) =>
        Judge(Clinker(decimal.Parse(energy), unit), "limit.cement.clinker.energy").Result.ShouldBe(result);

    [Theory]
    [InlineData("100", "1级")]
    [InlineData("100.1", "2级")]
    [InlineData("107", "2级")]
    [InlineData("107.1", "3级")]
    public void The_grade_reached_is_said(string energy, string grade) => Judge(Clinker(decimal.Parse(energy)), "limit.cement.clinker.energy").Because.ShouldContain($"达到{grade}");

    [Theory]
    [InlineData("-12", FindingResult.Met)]
    [InlineData("-12.0000001", FindingResult.Met)]
    [InlineData("-11.9999999", FindingResult.NotMet)]
    [InlineData("-10", FindingResult.NotMet)]
    [InlineData("3", FindingResult.NotMet)]
    public void A_converter_must_give_back_energy(string energy, FindingResult result) =>
        Judge(Converter(decimal.Parse(energy)), "limit.steel.converter").Result.ShouldBe(result);

    [Fact]
    public void A_missing_correction_decides_only_where_it_could_turn_the_verdict()
    {
        var bare = Lines.Of(Lines.Machine("转炉", Lines.Spec("公称容量", 120m, "t"))).Making("普碳钢");

        Judge(bare.With("转炉工序能耗", -12m, 2026), "limit.steel.converter").ShouldSatisfyAllConditions(f => f.Result.ShouldBe(FindingResult.Met), f => f.Because.ShouldContain("结论不变"));
        Judge(bare.With("转炉工序能耗", 11.1m, 2026), "limit.steel.converter").Result.ShouldBe(FindingResult.NotMet);
        Judge(bare.With("转炉工序能耗", -10m, 2026), "limit.steel.converter").ShouldSatisfyAllConditions(
            f => f.Result.ShouldBe(FindingResult.Undetermined), f => f.Missing.ShouldHaveSingleItem().ShouldContain("废钢比"));
        // 废钢比 10%：限定值 -12 + 2.3 = -9.7
        Judge(bare.With("转炉工序能耗", -9.7m, 2026).With("废钢比", 10m, 2026, "%"), "limit.steel.converter").Result.ShouldBe(FindingResult.Met);
        Judge(bare.With("转炉工序能耗", -9.69m, 2026).With("废钢比", 10m, 2026, "%"), "limit.steel.converter").Result.ShouldBe(FindingResult.NotMet);
    }

    [Theory]
    [InlineData("70", "88", FindingResult.Met)]
    [InlineData("70", "88.01", FindingResult.NotMet)]
    [InlineData("80", "100", FindingResult.Met)]
    [InlineData("80", "100.01", FindingResult.NotMet)]
    [InlineData("75", "94", FindingResult.Met)]
    [InlineData(null, "94", FindingResult.Undetermined)]
    [InlineData(null, "3", FindingResult.Met)]
    [InlineData(null, "124.1", FindingResult.NotMet)]
    public void Cement_energy_moves_with_the_clinker_ratio(string? ratio, string energy, FindingResult result)
    {
        var line = Lines.Of(Lines.Machine("水泥磨")).With("水泥单位产品综合能耗", decimal.Parse(energy), 2025);
        if (ratio is not null) line = line.With("熟料比", decimal.Parse(ratio), 2025, "%");

        Judge(line, "limit.cement.product.energy").Result.ShouldBe(result);
    }

    [Fact]
    public void The_clinker_ratio_of_another_year_corrects_nothing()
    {
        var line = Lines.Of(Lines.Machine("水泥磨")).With("水泥单位产品综合能耗", 94m, 2025).With("熟料比", 75m, 2023, "%");

        Judge(line, "limit.cement.product.energy").Result.ShouldBe(FindingResult.Undetermined);
    }

    [Theory]
    [InlineData("1500", null, "117", FindingResult.Met)]
    [InlineData("1500", null, "117.1", FindingResult.NotMet)]
    [InlineData("2000", "79500", "118", FindingResult.Met)]
    [InlineData("2000", "79500", "119", FindingResult.NotMet)]
    [InlineData("2000", null, "118", FindingResult.Undetermined)]
    [InlineData("2000", null, "138", FindingResult.NotMet)]
    public void Above_fifteen_hundred_metres_the_third_grade_follows_the_air_pressure(string altitude, string? pressure, string energy, FindingResult result)
    {
        var line = Clinker(decimal.Parse(energy)).With("海拔", decimal.Parse(altitude), null, "m");
        if (pressure is not null) line = line.With("大气压", decimal.Parse(pressure), null, "Pa");

        Judge(line, "limit.cement.clinker.energy").Result.ShouldBe(result);
    }

    [Fact]
    public void A_presumed_altitude_is_said_in_the_basis() => Judge(Clinker(118m), "limit.cement.clinker.energy").Because.ShouldContain("海拔未填");

    [Theory]
    [InlineData("49.9", "86", FindingResult.Met)]
    [InlineData("49.9", "86.1", FindingResult.NotMet)]
    [InlineData("50", "86", FindingResult.NotMet)]
    [InlineData("50", "72", FindingResult.Met)]
    [InlineData("69.9", "72", FindingResult.Met)]
    [InlineData("70", "72.1", FindingResult.NotMet)]
    [InlineData(null, "80", FindingResult.Undetermined)]
    [InlineData(null, "72", FindingResult.Met)]
    [InlineData(null, "87", FindingResult.NotMet)]
    public void An_arc_furnace_is_judged_in_its_band(string? tonnes, string energy, FindingResult result) =>
        Judge(Arc(tonnes, "普碳钢").With("电炉工序能耗", decimal.Parse(energy), 2026), "limit.steel.eaf").Result.ShouldBe(result);

    [Theory]
    [InlineData("60", "64", "达到3级")]
    [InlineData("60", "61", "达到1级")]
    [InlineData("70", "64", "达到2级")]
    public void Where_the_standard_has_no_second_grade_none_is_said(string tonnes, string energy, string grade) =>
        Judge(Arc(tonnes, "普碳钢").With("电炉工序能耗", decimal.Parse(energy), 2026), "limit.steel.eaf").Because.ShouldContain(grade);

    [Theory]
    [InlineData("不锈钢", "79.2", FindingResult.Met)]
    [InlineData("不锈钢", "79.21", FindingResult.NotMet)]
    [InlineData("轴承钢", "87", FindingResult.Met)]
    [InlineData("轴承钢", "87.01", FindingResult.NotMet)]
    [InlineData("某钢", "80", FindingResult.Undetermined)]
    public void The_steel_made_moves_the_limit_of_an_arc_furnace(string product, string energy, FindingResult result) =>
        Judge(Arc("60", product).With("电炉工序能耗", decimal.Parse(energy), 2026), "limit.steel.eaf").Result.ShouldBe(result);

    [Theory]
    [InlineData(57, "433.05", FindingResult.Met)]
    [InlineData(50, "433.05", FindingResult.Met)]
    [InlineData(50, "433.06", FindingResult.NotMet)]
    [InlineData(62, "415", FindingResult.Met)]
    [InlineData(65, "415.01", FindingResult.NotMet)]
    public void Poor_ore_raises_the_limit_of_a_blast_furnace_by_five_points_at_most(int grade, string energy, FindingResult result)
    {
        var line = Lines.Furnace(2000m).With("高炉工序能耗", decimal.Parse(energy), 2026).With("入炉品位", grade, 2026, "%")
            .With("稀土矿比例", 0m, 2026, "%").With("钒钛磁铁矿比例", 0m, 2026, "%").With("红土镍矿比例", 0m, 2026, "%");

        Judge(line, "limit.steel.blast-furnace").Result.ShouldBe(result);
    }

    [Fact]
    public void The_year_of_the_figure_chooses_the_standard()
    {
        var line2025 = Judge(Lines.Furnace(2000m).With("高炉工序能耗", 500m, 2025), "limit.steel.blast-furnace");
        var line2026 = Judge(Lines.Furnace(2000m).With("高炉工序能耗", 500m, 2026), "limit.steel.blast-furnace");

        (line2025.Citation.Document, line2025.Status).ShouldBe(("gb-21256-2013", ValueStatus.Draft));
        (line2026.Citation.Document, line2026.Status).ShouldBe(("gb-21256-2025", ValueStatus.Confirmed));
    }

    [Fact]
    public void A_year_without_a_standard_is_not_judged_by_a_later_one()
    {
        var finding = Judge(Arc("60", "普碳钢").With("电炉工序能耗", 500m, 2025), "limit.steel.eaf");

        finding.Result.ShouldBe(FindingResult.Undetermined);
        finding.Because.ShouldContain("不套用后来的规定");
    }

    [Fact]
    public void A_standard_not_yet_in_force_on_the_day_is_not_applied()
    {
        var spring = CompiledLaw.Compile(Tests.Shelf.Shelves.Shipped, _ => false, new(2026, 3, 1));

        spring.Judge(Arc("60", "普碳钢").With("电炉工序能耗", 500m, 2026)).Findings.ShouldNotContain(f => f.Rule == "limit.steel.eaf");
        spring.Judge(Lines.Furnace(2000m).With("高炉工序能耗", 500m, 2026)).Finding("limit.steel.blast-furnace").Result.ShouldBe(FindingResult.Undetermined);
    }

    [Fact]
    public void The_comparable_figures_of_2012_end_with_their_standard()
    {
        var line = Lines.Of(Lines.Machine("熟料线")).With("可比熟料综合能耗", 130m, 2021);

        Judge(line, "limit.cement.2012.clinker.energy").ShouldSatisfyAllConditions(f => f.Result.ShouldBe(FindingResult.NotMet), f => f.Status.ShouldBe(ValueStatus.Draft));
        Lines.Shipped.Judge(Lines.Of(Lines.Machine("熟料线")).With("可比熟料综合能耗", 130m, 2022)).Findings.ShouldNotContain(f => f.Rule == "limit.cement.2012.clinker.energy");
    }

    [Fact]
    public void The_latest_year_is_judged_and_two_figures_of_one_year_are_not_chosen_between()
    {
        Judge(Clinker(130m, year: 2023).With("熟料单位产品综合能耗", 110m, 2025), "limit.cement.clinker.energy").Result.ShouldBe(FindingResult.Met);
        Judge(Clinker(130m).With("单位熟料综合能耗", 110m, 2025), "limit.cement.clinker.energy").Result.ShouldBe(FindingResult.Undetermined);
        Judge(Clinker(110m).With("单位熟料综合能耗", 0.11m, 2025, "tce/t"), "limit.cement.clinker.energy").Result.ShouldBe(FindingResult.Met);
    }

    [Fact]
    public void A_figure_without_a_year_decides_nothing() =>
        Judge(Clinker(130m, year: null), "limit.cement.clinker.energy").Missing.ShouldHaveSingleItem().ShouldContain("年度");

    [Fact]
    public void A_barred_figure_is_left_aside_and_the_basis_says_so()
    {
        var finding = Judge(Clinker(130m, use: PermittedUse.Barred), "limit.cement.clinker.energy");

        finding.Result.ShouldBe(FindingResult.Undetermined);
        finding.Because.ShouldContain("不得使用");
    }

    [Fact]
    public void A_clue_raises_a_suspicion_at_most_and_proves_nothing_good()
    {
        Lines.Shipped.Judge(Clinker(130m, use: PermittedUse.ClueOnly)).Verdict.ShouldBe(Verdict.Suspected);
        Judge(Clinker(110m, use: PermittedUse.ClueOnly), "limit.cement.clinker.energy").Result.ShouldBe(FindingResult.Undetermined);
        Judge(Clinker(130m, use: PermittedUse.ClueOnly).With("熟料单位产品综合能耗", 110m, 2024), "limit.cement.clinker.energy").Result.ShouldBe(FindingResult.Met);
    }

    [Theory]
    [InlineData(false, FindingResult.NotMet)]
    [InlineData(true, FindingResult.Undetermined)]
    [InlineData(null, FindingResult.Undetermined)]
    public void A_figure_of_the_enterprise_judges_only_the_only_line(bool? shares, FindingResult result)
    {
        var line = Clinker(118m) with { SharesEnterprise = shares };

        var finding = Judge(line with { Metrics = [line.Metrics[0] with { Covers = FigureScope.Enterprise, Scope = "企业" }] }, "limit.cement.clinker.energy");

        finding.Result.ShouldBe(result);
        if (result == FindingResult.NotMet) finding.Because.ShouldContain("口径：企业");
        else finding.ShouldSatisfyAllConditions(f => f.Because.ShouldContain("是全企业的数"), f => f.Missing.ShouldHaveSingleItem().ShouldStartWith("本条线自己的"));
    }

    [Theory]
    [InlineData(FigureScope.Line)]
    [InlineData(FigureScope.Process)]
    public void Beside_a_figure_of_the_enterprise_the_own_one_decides(FigureScope own)
    {
        var line = Clinker(118m) with { SharesEnterprise = true };

        Judge(line with { Metrics = [line.Metrics[0] with { Covers = own }, line.Metrics[0] with { Value = 90m, Covers = FigureScope.Enterprise }] }, "limit.cement.clinker.energy")
            .Result.ShouldBe(FindingResult.NotMet);
    }

    [Fact]
    public void The_clinker_ratio_of_the_enterprise_corrects_none_of_several_lines()
    {
        var line = Lines.Of(Lines.Machine("水泥磨")).With("水泥单位产品综合能耗", 94m, 2025).With("熟料比", 75m, 2025, "%") with { SharesEnterprise = true };
        var ofEnterprise = line with { Metrics = [line.Metrics[0], line.Metrics[1] with { Covers = FigureScope.Enterprise }] };

        Judge(line, "limit.cement.product.energy").Result.ShouldBe(FindingResult.Met);
        Judge(ofEnterprise, "limit.cement.product.energy").Result.ShouldBe(FindingResult.Undetermined);
    }

    [Fact]
    public void A_baseline_is_kept_apart_from_the_limit()
    {
        var verdict = Lines.Confirmed.Judge(Clinker(118m));

        verdict.Finding("limit.cement.clinker.energy").Class.Label().ShouldBe("超限额");
        verdict.Finding("baseline.cement.clinker").Class.Label().ShouldBe("低于基准");
        Lines.Shipped.Judge(Clinker(118m)).Finding("baseline.cement.clinker").Status.ShouldBe(ValueStatus.Draft);
    }

    [Fact]
    public void A_line_that_owes_a_figure_and_gives_none_is_not_fine()
    {
        var verdict = Lines.Shipped.Judge(Lines.Furnace(2000m));

        verdict.Verdict.ShouldBe(Verdict.Undetermined);
        verdict.Finding("limit.steel.blast-furnace").Missing.ShouldHaveSingleItem().ShouldContain("高炉工序单位产品能耗");
    }

    static LineFacts Arc(string? tonnes, string product) =>
        Lines.Of(tonnes is null ? Lines.Machine("电炉") : Lines.Machine("电炉", Lines.Spec("公称容量", decimal.Parse(tonnes), "t"))).Making(product).With("入炉铁水比", 0m, 2026, "%");
}
