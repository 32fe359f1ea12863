using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Search;
using Chuqing.Office.Tests.Cases;

namespace Chuqing.Office.Tests.Search;

/// <summary>One box asks every feature, each within one's divisions and rights, and no sign in it is a wildcard.</summary>
public sealed class SearchTests
{
    const string Qujiang = "/440200/440205/", Lechang = "/440200/440281/";

    [Theory]
    [InlineData("韶工信责改〔2026〕12号")]
    [InlineData("韶工信责改[2026]12号")]
    [InlineData("韶工信责改（２０２６）１２号")]
    [InlineData("韶工信责改【2026】 12 号")]
    [InlineData("韶工信责改﹝2026﹞12号")]
    [InlineData("韶 工信责改202612 号")]
    public async Task A_document_number_is_found_however_it_is_bracketed_and_spaced(string asked)
    {
        await using var yard = await Yard.StartAsync();
        var (first, second) = (await ServedAsync(yard, "韶工信责改〔2026〕12号"), await ServedAsync(yard, "韶工 信责改 [２０２６] １１２ 号"));

        var found = (await FindAsync(yard, asked)).Documents.ShouldNotBeNull().Rows;

        found.Select(d => (d.ProceedingId, d.Exact)).ShouldBe([(first, true)]);
        found[0].ActLabel.ShouldBe("送达责令限期整改");
        (await FindAsync(yard, "责改〔2026〕112号")).Documents!.Rows.Select(d => (d.ProceedingId, d.Exact)).ShouldBe([(second, false)]);
    }

    [Fact]
    public async Task A_prefix_and_a_fragment_find_and_the_exact_number_comes_first()
    {
        await using var yard = await Yard.StartAsync();
        var exact = await ServedAsync(yard, "12号", "2026-06-20");
        var part = await ServedAsync(yard, "韶工信责改〔2026〕12号", "2026-06-29");

        (await FindAsync(yard, "12号")).Documents!.Rows.Select(d => (d.ProceedingId, d.Exact)).ShouldBe([(exact, true), (part, false)]);
        (await FindAsync(yard, "韶工信")).Documents!.Rows.Select(d => d.ProceedingId).ShouldBe([part]);
        (await FindAsync(yard, "韶工信责改〔2025〕")).Documents.ShouldBeNull();
    }

    [Fact]
    public async Task Only_ones_own_divisions_and_ones_own_rights_are_searched()
    {
        await using var yard = await Yard.StartAsync();
        var office = yard.Office;
        await ServedAsync(yard, "韶工信责改〔2026〕12号", county: "440205");
        await ServedAsync(yard, "韶工信责改〔2026〕13号", county: "440281");
        var sibling = await office.PersonAsync("乐昌经办", Lechang, Duty.Handle);
        var patrol = await office.PersonAsync("巡查", "/440200/", Duty.Patrol);
        var auditor = await office.PersonAsync("审计", "/440200/", Duty.AuditAdmin);

        (await FindAsync(yard, "韶工信责改")).Documents!.Rows.Count.ShouldBe(2);
        var own = await FindAsync(yard, "韶工信责改", office.CountyHandler);
        own.Documents!.Rows.Select(d => d.Number).ShouldBe(["韶工信责改〔2026〕12号"]);
        (await FindAsync(yard, "韶工信责改", sibling)).Documents!.Rows.Select(d => d.Number).ShouldBe(["韶工信责改〔2026〕13号"]);
        (await FindAsync(yard, "云岭水泥", sibling)).Enterprises!.Rows.ShouldAllBe(e => e.DivisionPath == Lechang);
        (await FindAsync(yard, "回转窑", office.CountyHandler)).Lines!.Rows.ShouldAllBe(l => l.DivisionPath == Qujiang);
        (await FindAsync(yard, "乐昌", office.CountyHandler)).Divisions.ShouldBeNull();
        foreach (var words in new[] { "韶工信责改", "云岭", "曲江", "黄牌", "GB16780" }) (await FindAsync(yard, words, patrol)).IsEmpty.ShouldBeTrue(words);
        var audited = await FindAsync(yard, "水泥", auditor);
        (audited.Rules is null, audited.Enterprises, audited.Lines, audited.Documents).ShouldBe((false, null, null, null));
    }

    [Fact]
    public async Task Papers_of_a_procedure_that_one_may_not_read_are_not_found()
    {
        await using var yard = await Yard.StartAsync();
        await ServedAsync(yard, "韶工信责改〔2026〕12号");
        Task<IReadOnlyList<FoundDocument>> Among(params string[] procedures) => yard.Office.AsAsync(yard.Office.Handler, (DocumentQueries q) => q.FindAsync("韶工信责改〔2026〕12号", procedures, 10, TestOffice.Cancel));
        (await Among(EnergyProcedure.Id)).Count.ShouldBe(1);
        (await Among(ExitProcedure.Id, DeterminationProcedure.Id)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("%")]
    [InlineData("%%")]
    [InlineData("__")]
    [InlineData("%_%_")]
    [InlineData("'; --")]
    [InlineData("〔〕")]
    [InlineData("云")]
    [InlineData("7")]
    [InlineData("")]
    [InlineData("　 ")]
    [InlineData("\0\0\u0007")]
    public async Task What_cannot_be_searched_finds_nothing_and_says_why(string asked)
    {
        await using var yard = await Yard.StartAsync();
        await ServedAsync(yard, "韶工信责改〔2026〕7号");

        var words = SearchWords.Read(asked);

        words.CanBeSearched.ShouldBeFalse();
        (words.Why is null).ShouldBe(words.Text.Length == 0, asked);
        (await FindAsync(yard, asked)).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Wildcards_and_quotes_among_letters_are_mere_signs()
    {
        await using var yard = await Yard.StartAsync();
        await ServedAsync(yard, "韶工信责改〔2026〕7号");

        (await FindAsync(yard, "韶工%责改")).Documents.ShouldBeNull();
        (await FindAsync(yard, "韶工_责改")).Documents.ShouldBeNull();
        (await FindAsync(yard, "云岭%有限")).Enterprises.ShouldBeNull("% 不当任意字；岭有 两个字不相邻");
        (await FindAsync(yard, "云岭_水泥")).Enterprises!.Rows.Count.ShouldBe(1, "名称里的标点不论");
        (await FindAsync(yard, "云岭'水泥\"\\")).Enterprises!.Rows.Count.ShouldBe(1);
    }

    [Fact]
    public void The_longest_words_are_searched_and_one_more_character_is_refused_uncut()
    {
        SearchWords.Read(new string('云', SearchWords.Longest)).ShouldSatisfyAllConditions(w => w.CanBeSearched.ShouldBeTrue(), w => w.TooLong.ShouldBeFalse());
        var over = SearchWords.Read(new string('云', SearchWords.Longest + 1));
        (over.TooLong, over.CanBeSearched, over.Why!.Contains("101 个字，最多 100 个字")).ShouldBe((true, false, true));
        SearchWords.Read("  云\0岭 ").Text.ShouldBe("云 岭");
    }

    [Fact]
    public async Task Whole_names_and_codes_come_first_and_no_more_than_ten_of_a_kind_are_given()
    {
        await using var yard = await Yard.StartAsync();
        List<object> rows = [];
        for (var i = 1; i <= 14; i++) rows.AddRange(Plant($"云岭第{i}水泥厂", Lechang, $"Φ{i}m机立窑1台", $"{i}#"));
        rows.AddRange(Plant("云岭", "/440200/440282/", "水泥磨", "88#", "91440205MA5DEMA16M"));
        rows.AddRange(Plant("岭云水泥云", "/440200/440203/", "水泥磨", "89#"));
        await yard.WriteAsync("registry.import", [.. rows]);

        var found = await FindAsync(yard, "云岭");

        (found.Enterprises!.Rows.Count, found.Enterprises.More, found.Enterprises.Rows[0].Name, found.Enterprises.Rows[0].Exact).ShouldBe((10, true, "云岭", true));
        found.Lines!.Rows.Count.ShouldBe(10);
        (await FindAsync(yard, "９１４４０２０５ma5dema16m")).Enterprises!.Rows.Select(e => (e.Name, e.Exact)).ShouldBe([("云岭", true)]);
        (await FindAsync(yard, "88#")).Lines!.Rows.Select(l => (l.Number, l.Exact)).ShouldBe([("88#", true)]);
        (await FindAsync(yard, "云岭第3 机立窑")).Lines!.Rows[0].Number.ShouldBe("3#");
        // 云岭水泥：岭云水泥云 也含这些二元片段里的几段，但不是每一段
        (await FindAsync(yard, "岭云水泥")).Enterprises!.Rows.Select(e => e.Name).ShouldBe(["岭云水泥云"]);
    }

    [Fact]
    public async Task An_enterprise_is_found_by_a_former_name_that_the_search_column_holds_and_says_so()
    {
        await using var yard = await Yard.StartAsync();
        var plant = Plant("新云岭建材", Qujiang, "水泥磨", "1#");
        var enterprise = (Enterprise)plant[0];
        enterprise.SearchText = Bigrams.Of(enterprise.Name, "望江水泥厂");
        await yard.WriteAsync("registry.import", [.. plant, new Fact
        {
            City = TestOffice.City, DivisionPath = Qujiang, Subject = FactSubject.Enterprise, SubjectId = enterprise.Id, Name = FactNames.Enterprise, Value = "望江水泥厂",
            ValidFrom = new(2020, 1, 1), EnteredAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), Source = "营业执照",
        }]);

        (await FindAsync(yard, "望江水泥")).Enterprises!.Rows.Select(e => (e.Name, e.FormerName)).ShouldBe([("新云岭建材", "望江水泥厂")]);
        (await FindAsync(yard, "新云岭")).Enterprises!.Rows[0].FormerName.ShouldBeNull();
    }

    [Theory]
    [InlineData("GB 16780")]
    [InlineData("gb16780")]
    [InlineData("ＧＢ　１６７８０")]
    public async Task A_standard_is_found_with_its_rules_however_its_number_is_typed(string asked)
    {
        await using var yard = await Yard.StartAsync();
        var found = await FindAsync(yard, asked);
        found.Texts!.Rows.ShouldContain(t => t.Text.Number!.StartsWith("GB 16780") && t.Rules > 0);
        found.Rules!.Rows.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_county_and_its_towns_are_found_by_name_and_a_city_without_law_is_still_searched()
    {
        await using var office = await TestOffice.StartAsync();
        var found = await office.AsAsync(office.Handler, (SearchQueries s) => s.FindAsync(office.Handler, SearchWords.Read("曲江"), TestOffice.Cancel));
        found.Divisions!.Rows[0].Name.ShouldBe("曲江区");
        found.Divisions.Rows.Skip(1).ShouldAllBe(d => d.Path.StartsWith(Qujiang));
        found.Rules.ShouldBeNull();
    }

    [Fact]
    public void Every_procedure_says_by_which_right_its_papers_are_found()
    {
        foreach (var table in AllProcedures.Tables) Rights.Matrix.Keys.ShouldContain(SearchQueries.RightOf(table.Id));
    }

    static object[] Plant(string name, string path, string equipment, string number, string? code = null)
    {
        var enterprise = new Enterprise { City = TestOffice.City, DivisionPath = path, Name = name, CreditCode = code, CreditCodeState = code is null ? null : CreditCodeState.Valid, SearchText = Bigrams.Of(name, code) };
        return [enterprise, new ProductionLine { City = TestOffice.City, DivisionPath = path, EnterpriseId = enterprise.Id, EquipmentText = equipment, Number = number, SearchText = Bigrams.Of(name, equipment, number, code) }];
    }

    static Task<SearchAnswer> FindAsync(Yard yard, string asked, SignedIn? by = null)
    {
        by ??= yard.Office.Handler;
        return yard.Office.AsAsync(by, (SearchQueries s) => s.FindAsync(by, SearchWords.Read(asked), TestOffice.Cancel));
    }

    static async Task<Guid> ServedAsync(Yard yard, string number, string on = "2026-06-29", string county = "440205")
    {
        var id = await yard.CaseAsync(county);
        await yard.TakeAsync(yard.Office.Handler, id, EnergyProcedure.Serve, on, e => e with { DocumentNumber = number });
        await using var db = yard.Office.Everything();
        foreach (var enterprise in db.Set<Enterprise>().Where(e => e.SearchText == "").ToList()) enterprise.SearchText = Bigrams.Of(enterprise.Name);
        foreach (var line in db.Set<ProductionLine>().Where(l => l.SearchText == "").ToList()) line.SearchText = Bigrams.Of(line.EquipmentText);
        db.Record(Actor.Program(TestOffice.City), "test", new("test"), yard.Office.Time.UtcNow(), new { });
        await db.SaveChangesAsync(TestOffice.Cancel);
        return id;
    }
}
