using Chuqing.Law.Screening;
using Chuqing.Law.Tests.Shelf;

namespace Chuqing.Law.Tests.Screening;

/// <summary>How findings make a verdict.</summary>
public class VerdictTests
{
    const string Bag = """{ "equipment": ["轧机"] }""";
    const string Asks = """{ "equipment": ["轧机"], "unless": ["foundry"] }""";
    const string Spares = """{ "equipment": ["轧机"], "specs": [{ "name": "宽度", "unit": "mm", "below": { "value": 1, "bound": "closed" } }] }""";
    static readonly LineFacts Mill = Lines.Of(Lines.Machine("轧机", Lines.Spec("宽度", 500m, "mm")));

    static string Confirmed(string id, string kind, string match) => Shelves.Rule(id, kind, match);
    static string Draft(string id, string kind, string match) => Shelves.Rule(id, kind, match, Shelves.Draft());

    static Verdict Judge(params string[] rules) => Lines.Law(Shelves.Catalogue(rules)).Judge(Mill).Verdict;

    [Fact]
    public void The_gravest_finding_is_the_verdict()
    {
        Judge(Confirmed("a", "淘汰类", Bag), Confirmed("b", "限制类", Bag)).ShouldBe(Verdict.Eliminated);
        Judge(Draft("a", "淘汰类", Bag), Confirmed("b", "限制类", Bag)).ShouldBe(Verdict.Restricted);
        Judge(Draft("a", "淘汰类", Bag), Draft("b", "限制类", Bag)).ShouldBe(Verdict.Suspected);
        Judge(Draft("a", "限制类", Bag), Confirmed("b", "淘汰类", Asks)).ShouldBe(Verdict.Suspected);
        Judge(Confirmed("a", "淘汰类", Asks), Confirmed("b", "限制类", Spares)).ShouldBe(Verdict.Undetermined);
    }

    [Fact]
    public void Met_needs_a_binding_rule_with_complete_facts_and_nothing_missing()
    {
        Judge(Confirmed("a", "淘汰类", Spares)).ShouldBe(Verdict.Met);
        Judge(Confirmed("a", "淘汰类", Spares), Draft("b", "淘汰类", Spares)).ShouldBe(Verdict.Met);
        Judge(Confirmed("a", "淘汰类", Spares), Draft("b", "淘汰类", Asks)).ShouldBe(Verdict.Undetermined);
    }

    [Fact]
    public void Drafts_that_spare_say_nothing_good_of_a_line() => Judge(Draft("a", "淘汰类", Spares)).ShouldBe(Verdict.NotTouched);

    [Fact]
    public void A_line_whose_equipment_is_unknown_is_not_untouched()
    {
        var verdict = Lines.Shipped.Judge(new() { Sector = "钢铁" });

        verdict.Verdict.ShouldBe(Verdict.Undetermined);
        verdict.Missing.ShouldHaveSingleItem().ShouldContain("主体设备");
    }

    [Fact]
    public void A_line_that_no_rule_covers_is_untouched()
    {
        var verdict = Lines.Shipped.Judge(Lines.Of(Lines.Machine("纺机")));

        verdict.Verdict.ShouldBe(Verdict.NotTouched);
        verdict.Findings.ShouldBeEmpty();
        verdict.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void Each_machine_of_a_line_is_judged()
    {
        var line = Lines.Of(new("高炉", 1, ["1#"], [Lines.Spec("容积", 380m, "m3")]), new("高炉", 1, ["2#"], [Lines.Spec("容积", 1500m, "m3")])).Making("炼钢生铁");
        var findings = Lines.Confirmed.Judge(line).Findings.Where(f => f.Rule == "catalogue.steel.blast-furnace.400").ToArray();

        findings.Select(f => f.Result).ShouldBe([FindingResult.NotMet, FindingResult.Met]);
        findings[0].Because.ShouldContain("1#高炉容积 380 m3");
    }

    [Fact]
    public void A_repealed_rule_and_one_not_yet_in_force_are_not_applied()
    {
        var pack = Shelves.Catalogue(Shelves.Rule(match: Bag, versions: [Shelves.Confirmed("2020-01-01"), Shelves.Confirmed("2024-02-01", "\"repealed\": true,")]));

        Lines.Law(pack, "2019-12-31").Judge(Mill).Verdict.ShouldBe(Verdict.NotTouched);
        Lines.Law(pack, "2020-01-01").Judge(Mill).Verdict.ShouldBe(Verdict.Eliminated);
        Lines.Law(pack, "2024-01-31").Judge(Mill).Verdict.ShouldBe(Verdict.Eliminated);
        Lines.Law(pack, "2024-02-01").Judge(Mill).Verdict.ShouldBe(Verdict.NotTouched);
    }

    [Fact]
    public void The_labels_are_those_of_the_contract()
    {
        Enum.GetValues<Verdict>().Select(v => v.Label()).ShouldBe(["未触及", "达标", "资料不足", "疑似", "限制类", "不达标", "淘汰类"]);
        Enum.GetValues<FindingResult>().Select(r => r.Code()).ShouldBe(["met", "notMet", "undetermined"]);
    }
}
