using Chuqing.Law.Screening;

namespace Chuqing.Law.Tests.Screening;

/// <summary>What is printed of a figure against its grades, word for word: an order rests on it.</summary>
public class BandSentenceTests
{
    static Finding Judge(LineFacts line, string rule) => Lines.Confirmed.Judge(line).Finding(rule);

    static LineFacts Sinter(decimal energy) =>
        Lines.Of(Lines.Machine("烧结机")).With("烧结工序能耗", energy, 2026).With("钒钛矿比例", 0m, 2026, "%").With("红土镍矿比例", 0m, 2026, "%");

    static LineFacts Arcs(decimal energy, int year = 2026, params string[] tonnes) =>
        Lines.Of([.. tonnes.Select(t => Lines.Machine("电炉", Lines.Spec("公称容量", decimal.Parse(t), "t")))]).Making("普碳钢").With("入炉铁水比", 0m, 2026, "%").With("电炉工序能耗", energy, year);

    [Theory]
    [InlineData("43", "2026 年度烧结工序单位产品能耗 43 kgce/t ≤ 3级限定值 52 kgce/t；达到1级（先进值）")]
    [InlineData("46", "2026 年度烧结工序单位产品能耗 46 kgce/t ≤ 3级限定值 52 kgce/t；达到2级（准入值）")]
    [InlineData("52.0", "2026 年度烧结工序单位产品能耗 52 kgce/t ≤ 3级限定值 52 kgce/t；达到3级（限定值）")]
    [InlineData("52.1", "2026 年度烧结工序单位产品能耗 52.1 kgce/t > 3级限定值 52 kgce/t")]
    public void A_comparison_is_printed_with_its_grade(string energy, string said) =>
        Judge(Sinter(decimal.Parse(energy)).With("稀土矿比例", 0m, 2026, "%"), "limit.steel.sinter").Because.ShouldBe(said);

    [Fact]
    public void A_corrected_limit_is_printed_beside_the_one_in_the_table() =>
        Judge(Sinter(53m).With("稀土矿比例", 10m, 2026, "%"), "limit.steel.sinter").Because
            .ShouldBe("2026 年度烧结工序单位产品能耗 53 kgce/t ≤ 3级限定值 53.5（表列 52，经修正） kgce/t；稀土矿比例 10%；达到3级（限定值）");

    [Fact]
    public void A_limit_between_two_ends_is_printed_with_both_and_what_would_choose_is_asked_for()
    {
        var finding = Judge(Sinter(60m), "limit.steel.sinter");

        finding.Because.ShouldBe("2026 年度烧结工序单位产品能耗 60 kgce/t 对 3级限定值 52 至 67（表列 52，修正所需事实不全） kgce/t");
        finding.Missing.ShouldBe(["2026 年度稀土矿比例（%；企业掌握，节能监察机构核对）"]);
    }

    [Fact]
    public void A_fact_that_changes_nothing_is_said_to_be_left_out_and_not_asked_for()
    {
        var finding = Judge(Sinter(50m), "limit.steel.sinter");

        finding.Because.ShouldEndWith("；未提供2026 年度稀土矿比例，但无论如何结论不变");
        finding.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void Two_furnaces_of_two_sizes_share_a_figure_only_where_it_says_the_same_of_both()
    {
        Judge(Arcs(80m, 2026, "40", "100"), "limit.steel.eaf").ShouldSatisfyAllConditions(
            f => f.Result.ShouldBe(FindingResult.Undetermined),
            f => f.Because.ShouldContain("对 3级限定值 86 或 72 kgce/t"),
            f => f.Missing.ShouldBe(["各台设备分别的 2026 年度电炉工序单位产品能耗（kgce/t；企业、节能监察机构掌握）"]));
        Judge(Arcs(87m, 2026, "40", "100"), "limit.steel.eaf").Result.ShouldBe(FindingResult.NotMet);
        Judge(Arcs(61m, 2026, "40", "100"), "limit.steel.eaf").ShouldSatisfyAllConditions(f => f.Result.ShouldBe(FindingResult.Met), f => f.Because.ShouldNotContain("达到"));
    }

    [Fact]
    public void An_unknown_size_is_asked_for_by_name()
    {
        var line = Lines.Of().Making("普碳钢").With("电炉工序能耗", 80m, 2026).With("入炉铁水比", 0m, 2026, "%");

        Judge(line, "limit.steel.eaf").Missing.ShouldBe(["电炉公称容量（企业、县级工信部门掌握）"]);
    }

    [Fact]
    public void A_clue_is_called_one_and_proves_nothing_good()
    {
        var over = Judge(Sinter(53m).With("稀土矿比例", 0m, 2026, "%") with { Metrics = [.. Sinter(0m).With("稀土矿比例", 0m, 2026, "%").Metrics.Skip(1), new("烧结工序能耗", 53m, "kgce/t", 2026, "企业", PermittedUse.ClueOnly)] }, "limit.steel.sinter");

        over.Because.ShouldBe("2026 年度烧结工序单位产品能耗 53 kgce/t > 3级限定值 52 kgce/t；口径：企业；该数值仅作线索");
        over.ClueOnly.ShouldBeTrue();
        var within = Judge(Sinter(53m) with { Metrics = [.. Sinter(0m).With("稀土矿比例", 0m, 2026, "%").Metrics.Skip(1), new("烧结工序能耗", 50m, "kgce/t", 2026, null, PermittedUse.ClueOnly)] }, "limit.steel.sinter");
        within.Result.ShouldBe(FindingResult.Undetermined);
        within.Missing.ShouldBe(["2026 年度烧结工序单位产品能耗可作依据的数值（节能监察机构、企业掌握）"]);
    }

    [Theory]
    [InlineData("117", "≤ 基准水平 117 kgce/t；达到基准水平")]
    [InlineData("100", "≤ 基准水平 117 kgce/t；达到标杆水平")]
    [InlineData("117.1", "> 基准水平 117 kgce/t")]
    public void A_baseline_is_never_printed_as_a_limit(string energy, string said) =>
        Judge(Lines.Of(Lines.Machine("熟料线")).With("熟料综合能耗", decimal.Parse(energy), 2025), "baseline.cement.clinker").Because.ShouldBe($"2025 年度熟料单位产品综合能耗 {energy} kgce/t {said}");

    [Fact]
    public void A_size_at_a_bound_that_nobody_checked_leaves_the_baseline_open()
    {
        LineFacts Glass(decimal size, decimal energy) => (Lines.Of(Lines.Machine("浮法")) with { Capacity = new(size, "t/d") }).With("平板玻璃综合能耗", energy, 2025, "kgce/重箱");

        Lines.Confirmed.Judge(Glass(499m, 100m)).Findings.ShouldNotContain(f => f.Rule == "baseline.glass.flat");
        Judge(Glass(500m, 100m), "baseline.glass.flat").Result.ShouldBe(FindingResult.Undetermined);
        Judge(Glass(501m, 13.6m), "baseline.glass.flat").Result.ShouldBe(FindingResult.NotMet);
        Judge(Glass(800m, 12.5m), "baseline.glass.flat").Result.ShouldBe(FindingResult.Undetermined);
        Judge(Glass(801m, 12.5m), "baseline.glass.flat").Result.ShouldBe(FindingResult.NotMet);
    }
}
