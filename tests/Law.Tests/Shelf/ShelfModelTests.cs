using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Tests.Screening;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Tests.Shelf;

/// <summary>Figures of the line, answers, exit days, areas; hazards and statements beside the rules.</summary>
public class ShelfModelTests
{
    const string Ratio = """{ "equipment": ["染色机"], "facts": [{ "names": ["浴比", "浴比分母"], "unit": "%", "holder": "企业", "above": { "value": 10, "bound": "open" } }] }""";
    static readonly LineFacts Dyeing = Lines.Of(Lines.Machine("染色机"));

    static Finding Judge(string match, LineFacts line, string version = "", string on = "2026-11-23") =>
        Lines.Law(Shelves.Catalogue(Shelves.Rule(match: match, versions: Shelves.Confirmed(more: version))), on).Judge(line).Finding("r");

    [Theory]
    [InlineData("9.999", FindingResult.Met)]
    [InlineData("10", FindingResult.Met)]
    [InlineData("10.001", FindingResult.NotMet)]
    public void A_figure_of_the_line_decides_with_both_neighbours(string ratio, FindingResult result) =>
        Judge(Ratio, Dyeing.With("浴比分母", decimal.Parse(ratio), null, "%")).Result.ShouldBe(result);

    [Fact]
    public void A_missing_figure_is_named_with_its_holder_and_an_unreadable_unit_is_not_guessed()
    {
        Judge(Ratio, Dyeing).Missing.ShouldBe(["浴比（%；企业掌握）"]);
        Judge(Ratio, Dyeing.With("浴比", 12m, null, "倍数")).Missing.ShouldHaveSingleItem().ShouldContain("“倍数”");
    }

    [Fact]
    public void The_latest_year_counts_later_years_do_not_and_two_figures_of_one_year_decide_nothing()
    {
        var line = Dyeing.With("浴比", 8m, 2024, "%").With("浴比", 12m, 2025, "%").With("浴比", 3m, 2027, "%");

        Judge(Ratio, line).Result.ShouldBe(FindingResult.NotMet);
        Judge(Ratio, line.With("浴比", 9m, 2025, "%")).Missing.ShouldHaveSingleItem().ShouldContain("两个不同数值");
    }

    [Fact]
    public void A_clue_raises_a_suspicion_and_clears_nobody()
    {
        Judge(Ratio, Dyeing.With("浴比", 12m, 2025, "%", PermittedUse.ClueOnly)).Weight.ShouldBe(Verdict.Suspected);
        Judge(Ratio, Dyeing.With("浴比", 8m, 2025, "%", PermittedUse.ClueOnly)).Result.ShouldBe(FindingResult.Undetermined);
        Judge(Ratio, Dyeing.With("浴比", 8m, 2025, "%", PermittedUse.Barred)).Missing.ShouldBe(["浴比（%；企业掌握）"]);
    }

    [Theory]
    [InlineData(true, FindingResult.Met)]
    [InlineData(false, FindingResult.NotMet)]
    [InlineData(null, FindingResult.Undetermined)]
    public void An_answer_catches_only_as_the_rule_says(bool? answer, FindingResult result)
    {
        var line = answer is { } said ? Dyeing.Answering("foundry", said) : Dyeing;
        var finding = Judge("""{ "equipment": ["染色机"], "facts": [{ "ask": "foundry", "is": false }] }""", line);

        finding.Result.ShouldBe(result);
        if (answer is null) finding.Missing.ShouldBe(["是否铸造铁企业（企业掌握）"]);
    }

    [Theory]
    [InlineData("2025-12-30", "还没有到期")]
    [InlineData("2025-12-31", "还没有到期")]
    [InlineData("2026-01-01", "已经过期")]
    public void An_exit_day_stands_in_the_basis_and_never_changes_the_verdict(string on, string said)
    {
        var finding = Judge("""{ "equipment": ["染色机"] }""", Dyeing, "\"exitBy\": \"2025-12-31\",", on);

        finding.Weight.ShouldBe(Verdict.Eliminated);
        finding.ExitBy.ShouldBe(new(2025, 12, 31));
        finding.Because.ShouldEndWith($"条目限 2025-12-31 以前淘汰，至研判日{said}");
    }

    [Theory]
    [InlineData("1.9", FindingResult.NotMet)]
    [InlineData("2", FindingResult.NotMet)]
    [InlineData("2.1", FindingResult.Met)]
    public void A_rule_on_a_product_reads_the_capacity_of_the_line(string capacity, FindingResult result)
    {
        const string Acid = """{ "products": ["柠檬酸"], "specs": [{ "name": "年产能", "unit": "万吨/年", "below": { "value": 2, "bound": "closed" } }], "perLine": true }""";
        var line = new LineFacts { Machines = [], Province = "广东省", Products = ["柠檬酸"], Capacity = new(decimal.Parse(capacity), "万吨/年") };

        Judge(Acid, line).Result.ShouldBe(result);
        Judge(Acid, line with { Capacity = null }).Missing.ShouldHaveSingleItem().ShouldContain("柠檬酸年产能");
    }

    [Fact]
    public void A_rule_on_machines_and_products_speaks_once()
    {
        const string Both = """{ "equipment": ["柠檬酸线"], "products": ["柠檬酸"] }""";
        var line = Lines.Of(Lines.Machine("柠檬酸线")).Making("柠檬酸");

        Judge(Both, line).Result.ShouldBe(FindingResult.NotMet);
        Judge(Both, Lines.Of().Making("柠檬酸")).Because.ShouldContain("产品或工艺为柠檬酸");
    }

    [Fact]
    public void A_province_left_out_is_left_out_and_an_unknown_one_is_missing()
    {
        const string Not = """{ "equipment": ["染色机"], "notAreas": ["青海省"] }""";
        var law = Lines.Law(Shelves.Catalogue(Shelves.Rule(match: Not)));

        law.Judge(Dyeing with { Province = "青海省" }).Findings.ShouldBeEmpty();
        law.Judge(Dyeing).Verdict.ShouldBe(Verdict.Eliminated);
        law.Judge(Dyeing with { Province = null }).Finding("r").Missing.ShouldHaveSingleItem().ShouldContain("所在省份");
    }

    [Fact]
    public void What_is_kept_for_reference_is_listed_and_never_applied()
    {
        var rule = Shelves.Rule(match: """{ "equipment": ["染色机"] }""").Replace("\"class\":", "\"reference\": true, \"class\":");
        var pack = Shelves.Catalogue(rule);

        Lines.Law(pack).Judge(Dyeing).Findings.ShouldBeEmpty();
        ShelfIndex.Read(pack.Files).Find("r").ShouldNotBeNull();
    }

    [Fact]
    public void The_dimension_is_read_and_changes_no_digest()
    {
        var plain = Shelves.Catalogue(Shelves.Rule()).Values.Single();
        var safety = Shelves.Catalogue(Shelves.Rule().Replace("\"class\":", "\"dimension\": \"安全\", \"class\":")).Values.Single();

        plain.Dimension.ShouldBe(LawDimension.Technology);
        safety.Dimension.ShouldBe(LawDimension.Safety);
        safety.Key.ShouldBe(plain.Key);
    }

    [Fact]
    public void Hazards_and_statements_are_on_the_shelf_with_their_standing_and_judge_nothing()
    {
        var head = """ "from": "2023-05-15", "citation": { "document": "doc", "item": "第四条（八）", "quote": "摘句" }, "status": "confirmed", "seen": "原文" """;
        LawFile[] files =
        [
            .. Shelves.Files("hazards/a.json", $$"""
                { "format": "hazards/1", "sector": "冶金", "rules": [{ "id": "hazard.drainer", "name": "煤气水封排水器封堵压力不足", "versions": [
                  { {{head}}, "condition": "封堵压力小于 30 kPa", "facts": [{ "names": ["排水器封堵压力"], "unit": "kPa", "holder": "企业", "below": { "value": 30, "bound": "open" } }] }] }] }
                """),
            Shelves.File("statements/a.json", $$"""
                { "format": "statements/1", "sector": "煤电", "rules": [{ "id": "coal.dismantled", "name": "煤电机组拆除标准", "kind": "拆除标准", "versions": [
                  { {{head}}, "content": { "equipment": ["发电机组"], "parts": ["锅炉", "汽轮机", "发电机"], "atLeast": 2 } }] }] }
                """),
        ];
        var shelf = ShelfIndex.Read(files);

        shelf.Find("hazard.drainer")!.Kind.ShouldBe("重大事故隐患");
        shelf.Find("hazard.drainer")!.On(new(2026, 1, 1))!.Status.ShouldBe(ValueStatus.Confirmed);
        shelf.Find("coal.dismantled")!.Kind.ShouldBe("拆除标准");
        shelf.Pack.Hazards.Single().Versions[0].Value.Facts.Single().Bounds.Below!.Value.ShouldBe(30m);
        shelf.Pack.Statements.Single().Versions[0].Value.Content.ShouldBeOfType<DismantlingStatement>().AtLeast.ShouldBe(2);
        var line = Lines.Of(Lines.Machine("发电机组")).With("排水器封堵压力", 20m, 2025, "kPa").Making("煤气水封排水器封堵压力不足");
        Lines.Law(shelf.Pack).Judge(line).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "id": "s", "name": "n", "kind": "拆除标准", "versions": [{ "content": { "equipment": [], "parts": ["锅炉"], "atLeast": 2 }, HEAD }] }""", "1 到 1")]
    [InlineData("""{ "id": "s", "name": "n", "kind": "口径", "versions": [] }""", "“口径”不认识")]
    [InlineData("""{ "id": "s", "name": "n", "kind": "通则", "dimension": "税务", "versions": [] }""", "“税务”不认识")]
    [InlineData("""{ "id": "s", "name": "n", "kind": "通则", "versions": [{ "repealed": true, "content": { "says": "x" }, HEAD }] }""", "不再写内容")]
    public void A_faulty_statement_is_refused_with_its_place(string rule, string says)
    {
        var head = """ "from": "2023-05-15", "citation": { "document": "doc", "item": "一", "quote": "摘句" }, "status": "confirmed", "seen": "原文" """;
        var files = Shelves.Files("statements/a.json", $$"""{ "format": "statements/1", "sector": "煤电", "rules": [{{rule.Replace("HEAD", head)}}] }""");

        Should.Throw<LawFileException>(() => LawPack.Read(files)).Message.ShouldSatisfyAllConditions(m => m.ShouldStartWith("statements/a.json：$.rules[0]"), m => m.ShouldContain(says));
    }
}
