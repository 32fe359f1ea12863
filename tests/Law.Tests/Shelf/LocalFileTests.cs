using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Tests.Screening;

namespace Chuqing.Law.Tests.Shelf;

/// <summary>Rules of a province or city: the same forms and checks, ids of their own, national law untouched.</summary>
public class LocalFileTests
{
    const string Path = "local/440200/furnace.json";

    static string Json(string id = "local.440200.furnace-500", string area = "440200", string text = "local.440200.notice", string question = "local.440200.planned", string more = "") => $$"""
        { "format": "local/1", "area": "{{area}}", "name": "《韶关市高炉退出通告》（测试）", {{more}}
          "texts": [{ "id": "{{text}}", "title": "《韶关市高炉退出通告》", "number": "测试〔2026〕1号", "from": "2026-01-01", "repealedOn": null, "seen": "测试" }],
          "catalogue": [{ "format": "catalogue/1", "sector": "钢铁",
            "questions": [{ "id": "{{question}}", "question": "是否列入搬迁计划", "holder": "县级工信部门" }],
            "rules": [{ "id": "{{id}}", "name": "500 立方米以下高炉", "class": "淘汰类",
              "match": { "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", "below": { "value": 500, "bound": "open" } }] },
              "versions": [{ "from": "2026-01-01", "citation": { "document": "{{text}}", "item": "第一条", "quote": "摘句" }, "status": "confirmed", "seen": "原件" }] }] }] }
        """;

    static IReadOnlyList<LawFile> With(params LawFile[] files) => [.. Shelves.ShippedFiles, .. files];

    [Fact]
    public void A_local_rule_judges_beside_the_national_ones()
    {
        var national = Shelves.Shipped;
        var pack = LawPack.Read(With(Shelves.File(Path, Json())));

        pack.Values.Count().ShouldBe(national.Values.Count() + 1);
        pack.Locals.ShouldHaveSingleItem().Area.ShouldBe("440200");
        pack.Digest.ShouldNotBe(national.Digest);
        foreach (var (volume, caught) in new[] { (499.99m, FindingResult.NotMet), (500m, FindingResult.Met), (500.01m, FindingResult.Met) })
            CompiledLaw.Compile(pack, _ => false, Lines.Today).Judge(Lines.Furnace(volume)).Findings.Single(f => f.Rule == "local.440200.furnace-500").Result.ShouldBe(caught);
        LawCheck.Problems(pack.Files).ShouldBeEmpty();
        ShelfIndex.Read(pack.Files).Find("local.440200.furnace-500").ShouldNotBeNull().Kind.ShouldBe("淘汰类");
    }

    [Theory]
    [InlineData("catalogue.steel.blast-furnace.400", "440200", "local.440200.notice", "local.440200.planned", "$.catalogue[0].rules[0].id")]
    [InlineData("local.440200.", "440200", "local.440200.notice", "local.440200.planned", "$.catalogue[0].rules[0].id")]
    [InlineData("local.440300.furnace", "440200", "local.440200.notice", "local.440200.planned", "$.catalogue[0].rules[0].id")]
    [InlineData("local.440200.furnace", "440200", "catalogue-2024", "local.440200.planned", "$.texts[0]")]
    [InlineData("local.440200.furnace", "440200", "local.440200.notice", "foundry-iron", "$.catalogue[0].questions[0]")]
    [InlineData("local.440200.furnace", "440300", "local.440200.notice", "local.440200.planned", "$.area")]
    [InlineData("local.440200.furnace", "韶关", "local.440200.notice", "local.440200.planned", "$.area")]
    [InlineData("local.440200.furnace", "440205", "local.440200.notice", "local.440200.planned", "$.area")]
    public void Whatever_could_shadow_national_law_or_leave_its_area_is_refused_by_file_and_place(string id, string area, string text, string question, string place)
    {
        var problem = LawCheck.Problems(With(Shelves.File(Path, Json(id, area, text, question))))[0];

        problem.File.ShouldBe(Path);
        problem.Path.ShouldBe(place);
    }

    [Fact]
    public void A_national_file_may_not_use_a_local_id()
    {
        var files = Shelves.Files("catalogue/a.json", Shelves.CatalogueJson(Shelves.Rule("local.440200.r")));

        LawCheck.Problems(Shelves.Complete(files)).ShouldHaveSingleItem().Path.ShouldBe("$.rules[0].id");
    }

    [Theory]
    [InlineData(Path, """ "catalogue": {}, """)]
    [InlineData(Path, """ "terms": [], """)]
    [InlineData("local/furnace.json", "")]
    [InlineData("local/440200/x/furnace.json", "")]
    public void A_local_file_in_another_shape_or_place_is_refused(string path, string more)
    {
        LawCheck.Problems(With(Shelves.File(path, Json(more: more)))).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("440200", "440200", true)]
    [InlineData("440000", "440200", true)]
    [InlineData("440300", "440200", false)]
    [InlineData("450000", "440200", false)]
    public void A_province_holds_for_its_cities_and_a_city_for_itself(string area, string city, bool holds) => LocalFile.Holds(area, city).ShouldBe(holds);
}
