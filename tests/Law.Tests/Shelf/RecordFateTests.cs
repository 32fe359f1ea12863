using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Tests.Shelf;

/// <summary>Not one collected record of the law is lost, and what each became is what it may be.</summary>
public class RecordFateTests
{
    static readonly IReadOnlyList<RecordFate> Fates = RecordFate.Read(Shelves.ShippedFiles.Single(f => f.Path == "sources.json"), Shelves.Shipped.Ids);

    static IEnumerable<string> Numbers(string prefix, int last) => Enumerable.Range(1, last).Select(n => $"{prefix}-{n:000}");

    static RecordFate Fate(string record) => Fates.Single(f => f.Record == record);

    [Fact]
    public void Each_of_the_610_records_became_rules_or_says_why_not()
    {
        string[] all =
        [
            .. Numbers("C19", 204), .. Numbers("C24", 204), .. Numbers("LOC", 37), .. Numbers("SAFE", 37), .. Numbers("HZ", 36), .. Numbers("N26", 28), .. Numbers("GF7", 24),
            .. Numbers("C11", 11), .. Numbers("EFF", 9), .. Numbers("GD16", 5), .. Numbers("PRICE", 4), .. Numbers("DTG", 4), .. Numbers("C24S", 3), .. Numbers("COAL", 2), "GB-001", "AIR-001",
        ];

        Fates.Select(f => f.Record).Order(StringComparer.Ordinal).ShouldBe(all.Order(StringComparer.Ordinal));
        all.Length.ShouldBe(610);
        Fates.Where(f => f.Why is not null).Select(f => f.Record).ShouldBe(["EFF-003", "N26-023", "PRICE-001", "PRICE-002", "PRICE-003", "PRICE-004", "SAFE-037"], ignoreOrder: true);
    }

    [Fact]
    public void Every_rule_but_those_of_energy_comes_from_a_record()
    {
        var told = Fates.SelectMany(f => f.Rules).ToHashSet();

        Shelves.Shipped.Catalogue.Select(r => r.Id).Concat(Shelves.Shipped.Hazards.Select(h => h.Id)).Concat(Shelves.Shipped.Statements.Select(s => s.Id)).Where(id => !told.Contains(id)).ShouldBeEmpty();
    }

    [Fact]
    public void A_record_of_both_editions_is_one_rule_with_a_version_for_each()
    {
        foreach (var number in Enumerable.Range(1, 204))
        {
            Fate($"C24-{number:000}").Rules.Intersect(Fate($"C19-{number:000}").Rules).ShouldNotBeEmpty();
            foreach (var rule in Fate($"C19-{number:000}").Rules.Select(id => Shelves.Shipped.Catalogue.Single(r => r.Id == id)))
            {
                rule.Versions.On(new(2024, 1, 31)).Value.Value.Citation.Document.ShouldBe("catalogue-2019", rule.Id);
                rule.Versions.On(new(2024, 2, 1)).Value.Value.Citation.Document.ShouldBe("catalogue-2024", rule.Id);
            }
        }
    }

    [Fact]
    public void Hazards_are_no_rules_and_statements_judge_no_line()
    {
        var judging = Shelves.Shipped.Values.Select(v => v.Id).ToHashSet();

        foreach (var record in Numbers("HZ", 36)) Fate(record).Rules.ShouldAllBe(id => Shelves.Shipped.Hazards.Any(h => h.Id == id) && !judging.Contains(id));
        foreach (var record in Numbers("DTG", 4).Concat(Numbers("COAL", 2)).Append("C24S-001")) Fate(record).Rules.ShouldAllBe(id => Shelves.Shipped.Statements.Any(s => s.Id == id) && !judging.Contains(id));
    }

    [Fact]
    public void Rules_of_other_provinces_and_of_history_carry_their_place_and_never_bind()
    {
        foreach (var rule in Numbers("LOC", 37).Concat(["N26-025", "N26-026", "N26-027", "N26-028"]).SelectMany(r => Fate(r).Rules).Select(id => Shelves.Shipped.Catalogue.Single(r => r.Id == id)))
        {
            var version = rule.Versions[^1].Value;
            version.Value.Status.ShouldBe(ValueStatus.Draft, rule.Id);
            version.Match!.Area.ShouldNotBe("广东省", rule.Id);
            (rule.ReferenceOnly || version.Match.Area is not null).ShouldBeTrue(rule.Id);
        }
    }

    [Fact]
    public void A_forbidden_use_in_a_safety_list_is_eliminated_in_the_dimension_of_safety()
    {
        foreach (var rule in Numbers("SAFE", 36).SelectMany(r => Fate(r).Rules).Select(id => Shelves.Shipped.Catalogue.Single(r => r.Id == id)))
            rule.Versions[0].Value.Value.Dimension.ShouldBe(LawDimension.Safety, rule.Id);
        Shelves.Shipped.Catalogue.Single(r => r.Id == "mine-2015.pot-blasting").Class.ShouldBe(RuleClass.Eliminated);
        Shelves.Shipped.Catalogue.Single(r => r.Id == "safety-2015.salt-quench").Class.ShouldBe(RuleClass.Restricted);
    }

    [Theory]
    [InlineData("""{ "format": "sources/1", "records": { "A": { "rules": ["没有"] } } }""", "$.records.A.rules[0]", "不在架上")]
    [InlineData("""{ "format": "sources/1", "records": { "A": {} } }""", "$.records.A", "而且只写一个")]
    [InlineData("""{ "format": "sources/2", "records": {} }""", "$.format", "sources/1")]
    public void A_faulty_map_of_records_is_refused_with_its_place(string json, string path, string says)
    {
        var refusal = Should.Throw<LawFileException>(() => RecordFate.Read(Shelves.File("sources.json", json), Shelves.Shipped.Ids));

        refusal.Path.ShouldBe(path);
        refusal.Message.ShouldContain(says);
    }
}
