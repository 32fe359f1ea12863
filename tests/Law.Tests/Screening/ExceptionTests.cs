using Chuqing.Law.Screening;
using Chuqing.Law.Tests.Shelf;

namespace Chuqing.Law.Tests.Screening;

/// <summary>Exceptions, purposes and questions: answered yes, answered no, and not answered.</summary>
public class ExceptionTests
{
    const string Small = "catalogue.steel.blast-furnace.400";

    [Fact]
    public void A_small_furnace_making_steelmaking_iron_is_caught() =>
        Lines.Confirmed.Judge(Lines.Furnace(380m).Making("炼钢生铁")).Verdict.ShouldBe(Verdict.Eliminated);

    [Fact]
    public void The_same_furnace_is_only_suspected_while_the_rule_is_a_draft() =>
        Lines.Shipped.Judge(Lines.Furnace(380m).Making("炼钢生铁")).Verdict.ShouldBe(Verdict.Suspected);

    [Fact]
    public void An_unanswered_exception_is_a_missing_fact_never_a_catch()
    {
        var verdict = Lines.Confirmed.Judge(Lines.Furnace(380m));

        verdict.Verdict.ShouldBe(Verdict.Undetermined);
        verdict.Finding(Small).Result.ShouldBe(FindingResult.Undetermined);
        verdict.Finding(Small).Missing.ShouldContain(m => m.Contains("是否铸造铁企业") && m.Contains("掌握"));
    }

    [Theory]
    [InlineData("生铁")]
    [InlineData("铸造生铁")]
    public void A_name_that_may_be_either_or_that_wants_papers_decides_nothing(string product) =>
        Lines.Confirmed.Judge(Lines.Furnace(380m).Making(product)).Finding(Small).Result.ShouldBe(FindingResult.Undetermined);

    [Fact]
    public void Two_products_that_answer_differently_decide_nothing() =>
        Lines.Confirmed.Judge(Lines.Furnace(380m).Making("铸造生铁", "炼钢生铁")).Finding(Small).Result.ShouldBe(FindingResult.Undetermined);

    [Fact]
    public void An_exception_answered_with_its_papers_spares()
    {
        var finding = Lines.Confirmed.Judge(Lines.Furnace(380m).Answering("foundry-iron", true)).Finding(Small);

        finding.Result.ShouldBe(FindingResult.Met);
        finding.Because.ShouldContain("例外");
    }

    [Fact]
    public void Exceptions_answered_no_catch() =>
        Lines.Confirmed.Judge(Lines.Furnace(380m).Answering("foundry-iron", false).Answering("ferroalloy-blast-furnace", false)).Finding(Small).Result.ShouldBe(FindingResult.NotMet);

    [Fact]
    public void A_size_outside_the_rule_needs_no_answer() =>
        Lines.Confirmed.Judge(Lines.Furnace(401m)).Finding(Small).ShouldSatisfyAllConditions(f => f.Result.ShouldBe(FindingResult.Met), f => f.Missing.ShouldBeEmpty());

    [Theory]
    [InlineData("中频炉", "钢坯", FindingResult.NotMet)]
    [InlineData("工频炉", "熔化废钢生产钢坯", FindingResult.NotMet)]
    [InlineData("中频炉", "铸件", FindingResult.Met)]
    [InlineData("中频炉", "熔化铬铁", FindingResult.Met)]
    [InlineData("中频炉", "不锈钢", FindingResult.Undetermined)]
    [InlineData("中频炉", null, FindingResult.Undetermined)]
    public void An_induction_furnace_is_judged_by_what_it_is_used_for(string type, string? use, FindingResult result)
    {
        var line = Lines.Of(Lines.Machine(type, Lines.Spec("公称容量", 5m, "t"))) with { Uses = use is null ? [] : [use] };
        var finding = Lines.Confirmed.Judge(line).Finding("catalogue.steel.induction-furnace");

        finding.Result.ShouldBe(result);
        if (result == FindingResult.Undetermined) finding.Missing.ShouldHaveSingleItem().ShouldContain("用途");
    }

    [Fact]
    public void A_casting_furnace_used_for_billets_too_is_not_spared() =>
        Lines.Confirmed.Judge(Lines.Of(Lines.Machine("中频炉")).Making("铸件", "钢坯")).Finding("catalogue.steel.induction-furnace").Result.ShouldBe(FindingResult.Undetermined);

    [Fact]
    public void A_bare_rotary_kiln_may_be_any_kind_and_the_kind_is_asked_for()
    {
        var kiln = Lines.Machine("回转窑", Lines.Spec("直径", 4m, "m"));

        Lines.Confirmed.Judge(Lines.Of(kiln)).Finding("catalogue.cement.wet-kiln").Missing.ShouldHaveSingleItem().ShouldContain("湿法窑");
        Lines.Confirmed.Judge(Lines.Of(kiln, Lines.Machine("熟料线"))).Findings.ShouldNotContain(f => f.Rule == "catalogue.cement.wet-kiln");
        Lines.Confirmed.Judge(Lines.Of(Lines.Machine("湿法窑"))).Verdict.ShouldBe(Verdict.Eliminated);
    }

    [Fact]
    public void A_kind_under_another_falls_under_its_rule()
    {
        var vocabulary = Shelves.File("vocabulary.json", """{ "kinds": [{ "name": "电炉" }, { "name": "高合金钢电炉", "parent": "电炉" }, { "name": "铸造电炉", "parent": "电炉" }] }""");
        var rule = Shelves.CatalogueJson(Shelves.Rule(match: """{ "equipment": ["电炉"], "notEquipment": ["铸造电炉"] }"""));
        var law = Lines.Law(Chuqing.Law.Shelf.LawPack.Read([vocabulary, .. Shelves.Files("catalogue/a.json", rule)]));

        law.Judge(Lines.Of(Lines.Machine("高合金钢电炉"))).Verdict.ShouldBe(Verdict.Eliminated);
        law.Judge(Lines.Of(Lines.Machine("铸造电炉"))).Verdict.ShouldBe(Verdict.NotTouched);
    }

    [Fact]
    public void A_rule_of_one_province_asks_where_the_line_is_and_leaves_others_alone()
    {
        const string rule = "guangdong-2016.converter.30";
        var line = Lines.Of(Lines.Machine("转炉", Lines.Spec("公称容量", 20m, "t"))).Making("钢坯");

        Lines.Confirmed.Judge(line).Finding(rule).Result.ShouldBe(FindingResult.NotMet);
        Lines.Confirmed.Judge(line with { Province = null }).Finding(rule).Missing.ShouldHaveSingleItem().ShouldContain("省份");
        Lines.Confirmed.Judge(line with { Province = "湖南省" }).Findings.ShouldNotContain(f => f.Rule == rule);
    }

    [Fact]
    public void A_rule_that_waits_for_an_answer_is_silent_until_asked()
    {
        const string rule = "catalogue.steel.blast-furnace.1200-failing";

        Lines.Confirmed.Judge(Lines.Furnace(2000m)).Findings.ShouldNotContain(f => f.Rule == rule);
        Lines.Confirmed.Judge(Lines.Furnace(2000m).Answering("mandatory-standards-failed", true)).Finding(rule).Result.ShouldBe(FindingResult.NotMet);
        Lines.Confirmed.Judge(Lines.Furnace(2000m).Answering("mandatory-standards-failed", false)).Finding(rule).Result.ShouldBe(FindingResult.Met);
    }

    [Fact]
    public void A_product_is_caught_by_its_exact_name_only()
    {
        var none = new LineFacts { Machines = [], Province = "广东省" };

        Lines.Confirmed.Judge(none.Making("HRB335")).Verdict.ShouldBe(Verdict.Eliminated);
        Lines.Confirmed.Judge(none.Making("ＨＲＢ３３５ ")).Verdict.ShouldBe(Verdict.Eliminated);
        Lines.Confirmed.Judge(none.Making("HRB400")).Verdict.ShouldBe(Verdict.NotTouched);
        Lines.Confirmed.Judge(none.Making("覆膜塑编水泥包装袋")).Verdict.ShouldBe(Verdict.NotTouched);
    }
}
