using System.Text;
using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Tests.Files.Sheets;

public class ColumnMappingTests
{
    [Theory]
    [InlineData("企业名称", "企业名称", 1.0), InlineData("企业名称*", "企业名称", 1.0), InlineData("企 业\n名 称", "企业名称", 1.0), InlineData("单位名称", "企业名称", 0.9)]
    [InlineData("淘汰企业名称", "企业名称", 0.6), InlineData("企业名称（盖章）", "企业名称", 0.7), InlineData("县(市、区)", "县（市、区）", 1.0), InlineData("县区", "县（市、区）", 0.9)]
    [InlineData("淘汰生产线（设备）型号及数量", "生产线（设备）", 0.9), InlineData("拟关停设备名称", "生产线（设备）", 0.6), InlineData("生产线(设备)", "生产线（设备）", 1.0), InlineData("project_other", "企业名称", 0.9)]
    public void Headers_of_real_lists_are_known(string header, string target, double confidence)
    {
        var match = ColumnTargets.Match(header).ShouldNotBeNull();
        (match.Target, match.Confidence).ShouldBe((target, (decimal)confidence));
    }

    [Theory]
    [InlineData("产能（万吨/年）", "产能", "万吨/年"), InlineData("设计产能(万重量箱)", "产能", "万重量箱"), InlineData("用电量（千瓦时）", "用电量", "千瓦时"), InlineData("产能（设计）", "产能", null)]
    public void A_unit_in_the_header_is_kept_as_written(string header, string target, string? unit)
    {
        var match = ColumnTargets.Match(header).ShouldNotBeNull();
        (match.Target, match.Unit).ShouldBe((target, unit));
    }

    [Theory]
    [InlineData("备注"), InlineData(""), InlineData("序号"), InlineData("联系人"), InlineData("指标")]
    public void Other_headers_stay_unmapped(string header) => ColumnTargets.Match(header).ShouldBeNull();

    [Fact]
    public void A_mapping_written_and_read_again_is_the_same()
    {
        const string json = """
            { "name": "某市", "sheet": "名单", "headerRow": 3,
              "columns": { "企业名称": "单位", "编号": 3, "县（市、区）": { "column": ["县", "市"] }, "产能": { "column": "规模", "unit": "万吨/年" }, "行业": { "constant": "水泥" }, "指标|能耗|kgce/t|2025": "能耗" },
              "skipRowsWhere": [ { "column": "类别", "is": ["新建"] } ], "missing": ["未填"] }
            """;
        var once = ColumnMappingJson.Write(ColumnMappingJson.Read(json, "map.json"));

        ColumnMappingJson.Write(ColumnMappingJson.Read(once, "map.json")).ShouldBe(once);
        once.ShouldContain("\"unit\": \"万吨/年\"");
        once.ShouldContain("\"编号\"");
    }

    [Theory]
    [InlineData("{", "不是合格的 JSON：第 1 行"), InlineData("[]", "最外层"), InlineData("{}", "缺“columns”"), InlineData("""{"columns":{"企业":"a"}}""", "没有“企业”这个目标列")]
    [InlineData("""{"colums":{}}""", "不认得“colums”"), InlineData("""{"columns":{"产能":{"unti":"t"}}}""", "不认得“unti”"), InlineData("""{"columns":{"产能":0}}""", "从 1 数"), InlineData("""{"columns":{"产能":{"unit":"t"}}}""", "既没有 column 也没有 constant")]
    public void A_wrong_mapping_file_says_what_is_wrong(string json, string says) =>
        Should.Throw<BadInputException>(() => ColumnMappingJson.Read(json, "map.json")).Message.ShouldContain(says);

    [Fact]
    public void Constants_fallbacks_numbers_and_skipped_rows_do_what_they_say()
    {
        var mapping = ColumnMappingJson.Read("""
            { "columns": { "企业名称": { "column": ["中文名", "英文名"] }, "生产线（设备）": 3, "行业": { "constant": "水泥" }, "产能": { "column": "规模", "unit": "千吨/年" } },
              "skipRowsWhere": [ { "column": "类别", "is": ["新建"] } ], "missing": ["未填"] }
            """, "map.json");
        using var book = SheetReader.Read(new MemoryStream(Encoding.UTF8.GetBytes("中文名,英文名,x,规模,类别\n甲,A,窑,3,退出\n,B,窑,未填,退出\n丙,C,窑,5,新建\n")), "x.csv", cancel: TestContext.Current.CancellationToken);
        var sheet = MappedSheet.Open(book, mapping);

        var rows = sheet.Rows().ToList();

        rows.Select(r => r.Text("企业名称")).ShouldBe(["甲", "B"]);
        rows[1].Cells["企业名称"].Column.ShouldBe("B");
        rows.Select(r => (r.Number("产能"), r.Text("产能单位"))).ShouldBe([(3m, "千吨/年"), (null, null)]);
        rows.ShouldAllBe(r => r.Text("行业") == "水泥" && r.Text("生产线（设备）") == "窑");
        sheet.SkippedRows.ShouldBe(1);
    }

    [Fact]
    public void A_mapping_that_names_a_column_that_is_not_there_is_refused_with_what_is_there()
    {
        var mapping = ColumnMappingJson.Read("""{ "columns": { "企业名称": "厂名", "产能": "规模" } }""", "map.json");
        using var book = SheetReader.Read(new MemoryStream(Encoding.UTF8.GetBytes("厂名,能力\n甲,3\n")), "x.csv", cancel: TestContext.Current.CancellationToken);

        Should.Throw<BadInputException>(() => MappedSheet.Open(book, mapping)).Message.ShouldContain("没有“规模”这一列（列对应里“产能”要用它）。表头有：厂名、能力");
    }

    [Fact]
    public void A_layout_has_one_fingerprint_whatever_its_blanks_and_width()
    {
        var one = HeaderText.Fingerprint(["企业名称", "产能(万吨)", ""]);

        HeaderText.Fingerprint(["企业 名称", "产能（万吨）"]).ShouldBe(one);
        HeaderText.Fingerprint(["产能（万吨）", "企业名称"]).ShouldNotBe(one);
    }

    [Fact]
    public void A_mapping_kept_for_the_sender_goes_before_a_guess()
    {
        using var book = SheetReader.Read(new MemoryStream(Encoding.UTF8.GetBytes("企业名称,设备,产能\n甲,窑,3\n")), "x.csv", cancel: TestContext.Current.CancellationToken);
        var kept = ColumnMappingJson.Read("""{ "name": "某县", "columns": { "企业名称": "企业名称" } }""", "kept");
        var fingerprint = HeaderText.Fingerprint(["企业名称", "设备", "产能"]);

        MappedSheet.Open(book, kept: f => f == fingerprint ? kept : null).Mapping.Name.ShouldBe("某县");
    }

    [Fact]
    public void An_attribution_is_kept_through_writing_and_reading_and_through_the_source_of_a_fact()
    {
        const string json = """{ "name": "某表", "columns": { "企业名称": "a" }, "attribution": { "source": "某机构, 某表", "licence": "CC BY 4.0", "link": "https://example.org/x" } }""";
        var mapping = ColumnMappingJson.Read(json, "a.json");
        var expected = new Attribution("某机构, 某表", "CC BY 4.0", "https://example.org/x");
        mapping.Attribution.ShouldBe(expected);
        ColumnMappingJson.Read(ColumnMappingJson.Write(mapping), "b.json").Attribution.ShouldBe(expected);

        Attribution.In(Attribution.Mark(expected, "台账.csv") + " 第 3 行").ShouldBe((expected, "台账.csv 第 3 行"));
        Attribution.In(Attribution.Mark(null, "【来源：】台账.csv")).ShouldBe((null, "【来源：】台账.csv"));
        var widest = new Attribution(new string('甲', 100), "CC BY 4.0", "https://example.org/" + new string('x', Attribution.Longest - 137));
        widest.ToString().Length.ShouldBeLessThanOrEqualTo(Attribution.Longest);
        (Attribution.Mark(widest, new string('长', 255)) + " 第 1048576 行").Length.ShouldBeLessThanOrEqualTo(300, "事实的来源一栏放得下");
    }

    [Theory]
    [InlineData("\"source\": \"某\", \"licence\": \"CC\", \"link\": \"http://example.org\"", "https://")]
    [InlineData("\"source\": \"某\", \"licence\": \"CC\", \"link\": \"javascript:alert(1)\"", "https://")]
    [InlineData("\"source\": \"\", \"licence\": \"CC\", \"link\": \"https://example.org\"", "都要写")]
    [InlineData("\"source\": \"某；某\", \"licence\": \"CC\", \"link\": \"https://example.org\"", "不能有")]
    [InlineData("\"source\": \"某\", \"by\": \"CC\"", "attribution")]
    public void An_attribution_that_cannot_be_shown_is_refused(string inside, string says) =>
        Should.Throw<BadInputException>(() => ColumnMappingJson.Read($$"""{ "columns": { "企业名称": "a" }, "attribution": { {{inside}} } }""", "a.json")).Message.ShouldContain(says);
}
