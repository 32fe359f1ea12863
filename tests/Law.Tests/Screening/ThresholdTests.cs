using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Tests.Shelf;

namespace Chuqing.Law.Tests.Screening;

/// <summary>Every threshold with both neighbours, intervals, and spellings of units.</summary>
public class ThresholdTests
{
    static readonly CompiledLaw Furnaces = Lines.Law(Shelves.Catalogue(
        Shelves.Rule("out"),
        Shelves.Rule("limited", "限制类", """{ "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", "above": { "value": 400, "bound": "open" }, "below": { "value": 1200, "bound": "open" } }] }""")));

    [Theory]
    [InlineData("399.9", Verdict.Eliminated)]
    [InlineData("400", Verdict.Eliminated)]
    [InlineData("400.0000000001", Verdict.Restricted)]
    [InlineData("400.1", Verdict.Restricted)]
    [InlineData("1199.9", Verdict.Restricted)]
    [InlineData("1200", Verdict.Met)]
    [InlineData("1200.1", Verdict.Met)]
    public void A_furnace_falls_where_its_volume_puts_it(string volume, Verdict verdict) =>
        Furnaces.Judge(Lines.Furnace(decimal.Parse(volume))).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("<=", 460, null, FindingResult.Undetermined)]
    [InlineData("<=", 400, null, FindingResult.NotMet)]
    [InlineData("<", 400, null, FindingResult.NotMet)]
    [InlineData("<", 400.1, null, FindingResult.Undetermined)]
    [InlineData(">=", 400, null, FindingResult.Undetermined)]
    [InlineData(">", 400, null, FindingResult.Met)]
    [InlineData(">=", 400.1, null, FindingResult.Met)]
    [InlineData("range", 300, 380.0, FindingResult.NotMet)]
    [InlineData("range", 300, 400.0, FindingResult.NotMet)]
    [InlineData("range", 380, 450.0, FindingResult.Undetermined)]
    [InlineData("range", 410, 450.0, FindingResult.Met)]
    public void A_size_that_is_an_interval_is_judged_as_one(string op, double value, double? to, FindingResult result)
    {
        var finding = Furnaces.Judge(Lines.Furnace((decimal)value, "m3", op, (decimal?)to)).Finding("out");

        finding.Result.ShouldBe(result);
        if (result == FindingResult.Undetermined) finding.Missing.ShouldHaveSingleItem().ShouldContain("高炉容积的确数");
        else finding.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void An_interval_wholly_inside_the_rule_is_caught()
    {
        var law = Lines.Law(Shelves.Catalogue(Shelves.Rule(match: """{ "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", "below": { "value": 500, "bound": "closed" } }] }""")));

        law.Judge(Lines.Furnace(460m, "m3", "<=")).Verdict.ShouldBe(Verdict.Eliminated);
    }

    [Fact]
    public void Two_bounds_of_one_size_are_taken_together_and_a_contradiction_is_no_fact()
    {
        var between = Lines.Of(Lines.Machine("高炉", Lines.Spec("容积", 350m, "m3", ">="), Lines.Spec("容积", 390m, "m3", "<=")));
        var contradiction = Lines.Of(Lines.Machine("高炉", Lines.Spec("容积", 500m, "m3", ">="), Lines.Spec("容积", 390m, "m3", "<=")));

        Furnaces.Judge(between).Verdict.ShouldBe(Verdict.Eliminated);
        Furnaces.Judge(contradiction).Verdict.ShouldBe(Verdict.Undetermined);
    }

    [Theory]
    [InlineData("m3")]
    [InlineData("m³")]
    [InlineData("立方米")]
    [InlineData("M3")]
    public void Spellings_of_a_unit_are_one_unit(string unit) => Furnaces.Judge(Lines.Furnace(400m, unit)).Verdict.ShouldBe(Verdict.Eliminated);

    [Fact]
    public void An_unknown_unit_is_a_missing_fact_not_a_guess()
    {
        var finding = Furnaces.Judge(Lines.Furnace(400m, "升")).Finding("out");

        finding.Result.ShouldBe(FindingResult.Undetermined);
        finding.Missing.ShouldHaveSingleItem().ShouldContain("“升”");
    }

    [Fact]
    public void An_unknown_size_is_named_with_its_holder()
    {
        var verdict = Furnaces.Judge(Lines.Of(Lines.Machine("高炉")));

        verdict.Verdict.ShouldBe(Verdict.Undetermined);
        verdict.Finding("out").Missing.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.ShouldContain("高炉容积"), m => m.ShouldContain("掌握"));
    }

    [Fact]
    public void Because_shows_the_comparison_with_units()
    {
        Furnaces.Judge(Lines.Furnace(380m)).Finding("out").Because.ShouldBe("高炉容积 380 m3 ≤ 400 m3");
        Furnaces.Judge(Lines.Furnace(380m)).Finding("limited").Because.ShouldBe("高炉容积 380 m3 ≤ 400 m3");
        Furnaces.Judge(Lines.Furnace(600m)).Finding("limited").Because.ShouldBe("高炉容积 600 m3 > 400 m3 且 < 1200 m3");
    }

    [Theory]
    [InlineData("1449.9", FindingResult.NotMet)]
    [InlineData("1450", FindingResult.Undetermined)]
    [InlineData("1450.1", FindingResult.Met)]
    public void At_a_bound_that_nobody_has_seen_nothing_is_decided(string width, FindingResult result)
    {
        var law = Lines.Law(Shelves.Catalogue(Shelves.Rule(match: """{ "equipment": ["热轧带钢机组"], "specs": [{ "name": "宽度", "unit": "mm", "below": { "value": 1450, "bound": "unknown" } }] }""")));

        law.Judge(Lines.Of(Lines.Machine("热轧带钢机组", Lines.Spec("宽度", decimal.Parse(width), "mm")))).Finding("r").Result.ShouldBe(result);
    }

    [Theory]
    [InlineData("30", "吨", Verdict.Suspected)]
    [InlineData("29.99", "t", Verdict.Suspected)]
    [InlineData("30.01", "t", Verdict.Suspected)]
    public void Drafts_of_the_shipped_shelf_raise_a_suspicion_only(string tonnes, string unit, Verdict verdict) =>
        Lines.Shipped.Judge(Converter(decimal.Parse(tonnes), unit)).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("29.99", Verdict.Eliminated)]
    [InlineData("30", Verdict.Eliminated)]
    [InlineData("30.01", Verdict.Restricted)]
    [InlineData("99.99", Verdict.Restricted)]
    [InlineData("100", Verdict.Undetermined)]
    public void The_same_facts_are_determined_once_the_rules_are_confirmed(string tonnes, Verdict verdict) =>
        Lines.Confirmed.Judge(Converter(decimal.Parse(tonnes), "t")).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("2.9", "m", Verdict.Eliminated)]
    [InlineData("2999.9", "mm", Verdict.Eliminated)]
    [InlineData("3", "m", Verdict.Undetermined)]
    [InlineData("3000", "mm", Verdict.Undetermined)]
    [InlineData("3.2", "m", Verdict.Undetermined)]
    public void A_mill_of_three_metres_or_more_is_not_caught_by_less_than_three(string diameter, string unit, Verdict verdict)
    {
        var mill = Lines.Of(Lines.Machine("水泥磨", Lines.Spec("直径", decimal.Parse(diameter), unit), Lines.Spec("长度", 13m, "m"))).Making("普通硅酸盐水泥");
        var judged = Lines.Confirmed.Judge(mill);

        judged.Verdict.ShouldBe(verdict);
        judged.Finding("catalogue.cement.mill.3").Result.ShouldBe(verdict == Verdict.Eliminated ? FindingResult.NotMet : FindingResult.Met);
    }

    [Theory]
    [InlineData("40", "万吨/年", Verdict.Restricted)]
    [InlineData("59.9999", "万吨", Verdict.Restricted)]
    [InlineData("600000", "t/a", Verdict.Undetermined)]
    [InlineData("599999.99", "吨/年", Verdict.Restricted)]
    [InlineData("60", "万吨", Verdict.Undetermined)]
    public void A_grinding_station_is_judged_by_the_capacity_of_its_line(string capacity, string unit, Verdict verdict)
    {
        var line = Lines.Of(Lines.Machine("水泥磨", Lines.Spec("直径", 3.2m, "m"))).Making("普通硅酸盐水泥") with { Capacity = new(decimal.Parse(capacity), unit) };

        Lines.Confirmed.Judge(line).Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData("1999.9", Verdict.Restricted)]
    [InlineData("2000", Verdict.Undetermined)]
    [InlineData("2000.1", Verdict.Undetermined)]
    public void A_clinker_line_below_two_thousand_tonnes_a_day_is_restricted(string tonnes, Verdict verdict) =>
        Lines.Confirmed.Judge(Lines.Of(Lines.Machine("熟料线", Lines.Spec("日产能", decimal.Parse(tonnes), "t/d"))).Making("通用水泥熟料")).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("30", "螺纹钢", Verdict.Eliminated)]
    [InlineData("30.1", "螺纹钢", Verdict.Restricted)]
    [InlineData("49.9", "合金钢", Verdict.Restricted)]
    [InlineData("50", "螺纹钢", Verdict.Restricted)]
    [InlineData("50", "合金钢", Verdict.Undetermined)]
    [InlineData("99.9", "螺纹钢", Verdict.Restricted)]
    [InlineData("100", "螺纹钢", Verdict.Undetermined)]
    public void An_arc_furnace_is_restricted_up_to_a_hundred_tonnes_and_to_fifty_for_alloy_steel(string tonnes, string product, Verdict verdict) =>
        Lines.Confirmed.Judge(Lines.Of(Lines.Machine("电炉", Lines.Spec("公称容量", decimal.Parse(tonnes), "t"))).Making(product)).Verdict.ShouldBe(verdict);

    static LineFacts Converter(decimal tonnes, string unit) => Lines.Of(Lines.Machine("转炉", Lines.Spec("公称容量", tonnes, unit))).Making("钢坯");
}
