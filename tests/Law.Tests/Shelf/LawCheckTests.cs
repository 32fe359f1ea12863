using System.Text;
using Chuqing.Law.Shelf;

namespace Chuqing.Law.Tests.Shelf;

/// <summary>Every way in which a shelf can be wrong is named by file and place.</summary>
public class LawCheckTests
{
    const string Citation = """ "citation": { "document": "doc", "item": "第一条", "quote": "摘句" }""";
    const string Match = """{ "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", "below": { "value": 400, "bound": "closed" } }] }""";

    static string Version(string body) => $$"""{ "id": "r", "name": "规则", "class": "淘汰类", "match": {{Match}}, "versions": [{{body}}] }""";

    public static TheoryData<string, string, string> Broken => new()
    {
        { Version("""{ "from": "2020-01-01", "status": "confirmed", "seen": "原文" }"""), "$.rules[0].versions[0]", "citation" },
        { Version($$"""{ "from": "2020-01-01", {{Citation}}, "status": "draft" }"""), "$.rules[0].versions[0]", "why" },
        { Version($$"""{ "from": "2020-01-01", {{Citation}}, "status": "confirmed" }"""), "$.rules[0].versions[0]", "seen" },
        { Version($$"""{ "from": "2020-01-01", {{Citation}}, "status": "perhaps", "why": "x" }"""), "$.rules[0].versions[0].status", "perhaps" },
        { Version($$"""{ "from": "2020-1-1", {{Citation}}, "status": "draft", "why": "x" }"""), "$.rules[0].versions[0].from", "日期" },
        { Version($$"""{ "from": "2024-02-01", {{Citation}}, "status": "draft", "why": "x" }, { "from": "2020-01-01", {{Citation}}, "status": "draft", "why": "x" }"""), "$.rules[0].versions[1].from", "先后" },
        { Version($$"""{ "from": "2024-02-01", {{Citation}}, "status": "draft", "why": "x" }, { "from": "2024-02-01", {{Citation}}, "status": "draft", "why": "x" }"""), "$.rules[0].versions[1].from", "不晚于" },
        { Version($$"""{ "from": "2020-01-01", "to": "2024-01-31", {{Citation}}, "status": "draft", "why": "x" }"""), "$.rules[0].versions[0].to", "to" },
        { Version($$"""{ "from": "2020-01-01", "repealed": true, "match": {{Match}}, {{Citation}}, "status": "draft", "why": "x" }"""), "$.rules[0].versions[0].match", "废止" },
        { Version("""{ "from": "2020-01-01", "citation": { "document": "nowhere", "item": "一", "quote": "x" }, "status": "draft", "why": "x" }"""), "$.rules[0].versions[0].citation.document", "nowhere" },
        { Version("""{ "from": "2020-01-01", "citation": { "document": "doc", "quote": "x" }, "status": "draft", "why": "x" }"""), "$.rules[0].versions[0].citation", "item" },
        { Version(""), "$.rules[0].versions", "一个版本也没有" },
        { Shelves.Rule(match: """{ "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "升", "below": { "value": 400, "bound": "closed" } }] }"""), "$.rules[0].match.specs[0].unit", "升" },
        { Shelves.Rule(match: """{ "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", "below": { "value": 400 } }] }"""), "$.rules[0].match.specs[0].below", "bound" },
        { Shelves.Rule(match: """{ "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3" }] }"""), "$.rules[0].match.specs[0]", "above" },
        { Version($$"""{ "from": "2020-01-01", {{Citation}}, "status": "draft", "why": "x", "seen": "x" }"""), "$.rules[0].versions[0].seen", "confirmed" },
        { Version($$"""{ "from": "2020-01-01", {{Citation}}, "status": "draft", "why": "\ud800" }"""), "$.rules[0].versions[0].why", "UTF-8" },
        { Shelves.Rule(match: """{ "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", "below": { "value": 1e999, "bound": "closed" } }] }"""), "$.rules[0].match.specs[0].below.value", "12 位" },
        { Shelves.Rule(match: """{ "equipment": ["高卢"] }"""), "$.rules[0].match.equipment[0]", "高卢" },
        { Shelves.Rule(match: """{ "equipment": ["高炉"], "unless": ["nobody-asked"] }"""), "$.rules[0].match.unless[0]", "nobody-asked" },
        { Shelves.Rule(match: """{ "specs": [] }"""), "$.rules[0].match", "equipment" },
        { Shelves.Rule(match: """{ "equipment": ["高炉"], "equipmnt": [] }"""), "$.rules[0].match.equipmnt", "equipmnt" },
        { Shelves.Rule(kind: "鼓励类"), "$.rules[0].class", "鼓励类" },
        { Shelves.Rule(id: "R 1"), "$.rules[0].id", "小写" },
        { Shelves.Rule() + "," + Shelves.Rule(), "$.rules[1].id", "重复" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void A_broken_rule_is_named_by_file_and_place(string rule, string place, string word)
    {
        var files = Shelves.Files("catalogue/a.json", Shelves.CatalogueJson(rule));

        var problem = LawCheck.Problems(Shelves.Complete(files)).ShouldHaveSingleItem();
        problem.File.ShouldBe("catalogue/a.json");
        problem.Path.ShouldBe(place);
        problem.Message.ShouldContain(word);
        Should.Throw<LawFileException>(() => LawPack.Read(Shelves.Complete(files))).Path.ShouldBe(place);
    }

    [Theory]
    [InlineData("limits/a.json", """{ "format": "limits/1", "sector": "钢铁", "rules": [{ "id": "l", "name": "限额", "metric": { "names": ["高炉工序能耗"], "unit": "千卡" }, "versions": [] }] }""", "$.rules[0].metric.unit")]
    [InlineData("limits/a.json", """{ "format": "limits/1", "sector": "钢铁", "rules": [{ "id": "l", "name": "限额", "metric": { "names": [], "unit": "kgce/t" }, "versions": [] }] }""", "$.rules[0].metric.names")]
    [InlineData("limits/a.json", """{ "format": "limits/2", "sector": "钢铁", "rules": [] }""", "$.format")]
    [InlineData("baselines/a.json", """{ "format": "baselines/1", "sector": "钢铁", "rules": [{ "id": "l", "name": "基准", "metric": { "names": ["x"], "unit": "kgce/t" }, "versions": [{ "from": "2023-06-06", "bands": [{ "limit": 1 }], "citation": { "document": "doc", "item": "一", "quote": "x" }, "status": "draft", "why": "x" }] }] }""", "$.rules[0].versions[0].bands[0].limit")]
    [InlineData("limits/a.json", """{ "format": "limits/1", "sector": "钢铁", "rules": [{ "id": "l", "name": "限额", "metric": { "names": ["x"], "unit": "kgce/t" }, "versions": [{ "from": "2023-06-06", "bands": [{ "limit": 1 }], "corrections": [{ "name": "moon" }], "citation": { "document": "doc", "item": "一", "quote": "x" }, "status": "draft", "why": "x" }] }] }""", "$.rules[0].versions[0].corrections[0].name")]
    [InlineData("catalogue/a.json", "{ not json", "$")]
    [InlineData("texts/b.json", """[{ "id": "doc2", "title": "" }]""", "$[0].title")]
    [InlineData("texts/b.json", """[{ "id": "doc", "title": "《另一文件》" }]""", "$[0]")]
    [InlineData("texts/b.json", """[{ "id": "doc2", "title": "《文件》", "from": "2024-01-01", "repealedOn": "2023-01-01" }]""", "$[0]")]
    public void A_broken_file_is_named_by_file_and_place(string file, string json, string place)
    {
        var problem = LawCheck.Problems(Shelves.Complete([.. Shelves.Files(file, json), Shelves.File("catalogue/z.json", Shelves.CatalogueJson(Shelves.Rule("z")))])).ShouldHaveSingleItem();
        problem.File.ShouldBe(file);
        problem.Path.ShouldBe(place);
    }

    [Fact]
    public void All_faults_are_listed_not_just_the_first()
    {
        var files = Shelves.Files("catalogue/a.json", Shelves.CatalogueJson(
            Version("""{ "from": "2020-01-01", "status": "draft", "why": "x" }"""),
            Shelves.Rule("fine"),
            Shelves.Rule("b", kind: "鼓励类"),
            Shelves.Rule("c", match: """{ "specs": [] }""")));

        LawCheck.Problems(Shelves.Complete(files)).Select(p => p.Path).ShouldBe(["$.rules[0].versions[0]", "$.rules[2].class", "$.rules[3].match"]);
    }

    [Theory]
    [InlineData("terms.json", "{ \"counting\": [], \"terms\": [] }", "$.counting")]
    [InlineData("terms.json", null, "$")]
    [InlineData("calendar/2026.json", "{ \"year\": 2026 }", "$")]
    [InlineData("calendar/2023.json", null, "$")] // 缺了中间一年
    [InlineData("vocabulary.json", "{ \"format\": 1 }", "$")]
    [InlineData("vocabulary.json", null, "$")]
    [InlineData("divisions/440200.json", """{ "city": { "code": "440200", "name": "韶关市", "from": "2019-01-01" }, "counties": [{ "code": "440303", "name": "罗湖区", "towns": [] }] }""", "$.counties[0].code")]
    [InlineData("divisions/440200.json", """{ "city": { "code": "440200", "name": "韶关市", "from": "2019-01-01" }, "counties": [{ "code": "440203", "name": "武江区", "towns": [{ "code": "440203001", "name": "新华街道" }, { "code": "440203001", "name": "惠民街道" }] }] }""", "$.counties[0].towns[1].code")]
    public void The_other_files_of_the_shelf_are_judged_too(string path, string? json, string place)
    {
        var files = Shelves.ShippedFiles.Where(f => f.Path != path);
        if (json is not null) files = files.Append(Shelves.File(path, json));

        var problem = LawCheck.Problems([.. files])[0];
        problem.File.ShouldBe(json is null && path.StartsWith("calendar/", StringComparison.Ordinal) ? "calendar/" : path);
        problem.Path.ShouldBe(place);
    }

    [Fact]
    public void A_term_that_cites_an_unlisted_text_is_named()
    {
        var files = Shelves.ShippedFiles.Select(f => f.Path != "terms.json" ? f : Shelves.File(f.Path, Encoding.UTF8.GetString(f.Content).Replace("miit-2017-30", "miit-2017-31"))).ToArray();

        LawCheck.Problems(files).ShouldHaveSingleItem().Message.ShouldBe("terms.json：$.terms[0].versions[0].citation.document：文件“miit-2017-31”不在 texts/ 里。");
    }

    [Fact]
    public void The_shipped_shelf_is_sound() => LawCheck.Problems(Shelves.ShippedFiles).ShouldBeEmpty();

    [Fact]
    public void An_empty_shelf_is_no_sound_shelf() => LawCheck.Problems([]).ShouldNotBeEmpty();
}
