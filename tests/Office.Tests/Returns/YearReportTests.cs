using System.Globalization;
using System.Text.Json;
using Chuqing.Office.Exits;
using Chuqing.Office.People;
using Chuqing.Office.Returns;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using static Chuqing.Office.Tests.Lists.Furnish;

namespace Chuqing.Office.Tests.Returns;

public sealed class YearReportTests
{
    // GB 32100 的示例代码，校验位相符
    const string Code = "91350100M000100Y43";

    [Fact]
    public async Task Capacity_is_never_added_across_units_and_an_enterprise_with_two_lines_is_one()
    {
        await using var office = await TestOffice.StartAsync();
        await FurnishAsync(office);

        var rows = await office.AsAsync(office.Coordinator, (ExitYearQueries q) => q.RowsAsync(2026, TestOffice.Cancel));
        var all = ExitTotals.ByUnit(2026, "韶关市", rows);

        all.Select(s => (s.Unit, s.Enterprises, s.Lines, s.Capacity)).ShouldBe([("t/d", 1, 1, 500m), ("万吨/年", 2, 3, 30.35m), ("", 1, 1, null)]);
        ExitTotals.Enterprises(rows).ShouldBe(3);
        ExitTotals.BySector(2026, rows).Select(s => (s.Head, s.Unit, s.Lines)).ShouldBe([("水泥", "t/d", 1), ("水泥", "万吨/年", 2), ("钢铁", "万吨/年", 1), (ExitTotals.NoSector, "", 1)], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_figure_in_the_sheet_has_its_trace_and_every_trace_its_figure()
    {
        await using var office = await TestOffice.StartAsync();
        await FurnishAsync(office);
        var files = await MakeAsync(office, office.Coordinator);
        var rows = (await office.AsAsync(office.Coordinator, (ExitYearQueries q) => q.RowsAsync(2026, TestOffice.Cancel))).ToDictionary(r => r.Id);

        var figures = Figures(files.Sheet);
        using var trace = JsonDocument.Parse(YearReturn.TraceText(files.Entries));
        var traced = trace.RootElement.EnumerateArray().ToDictionary(
            t => (t.GetProperty("table").GetString()!, $"{t.GetProperty("column").GetString()}{t.GetProperty("row").GetInt32()}"), t => t);

        figures.Count.ShouldBeGreaterThan(20);
        traced.Keys.ShouldBe(figures.Keys, ignoreOrder: true);
        foreach (var (cell, entry) in traced)
        {
            var value = entry.GetProperty("value").GetDecimal();
            value.ShouldBe(figures[cell], cell.ToString());
            entry.GetProperty("document").GetString().ShouldBe("退出情况表-2026.xlsx");
            var query = entry.GetProperty("query").GetString()!;
            query.ShouldStartWith(cell.Item1 == "已封存未拆除" ? "/office/year/sealed?on=2026-11-23" : "/office/year/rows?year=2026");
            var unit = entry.GetProperty("unit").GetString();
            // 由行重算一遍：数字不是另外写上去的
            // 封存的一张另有自己的测试
            if (cell.Item1 == "已封存未拆除") continue;
            var behind = entry.GetProperty("rows").EnumerateArray().Select(r => rows[r.GetGuid()]).ToList();
            (unit switch { "家" => ExitTotals.Enterprises(behind), "条" => behind.Count, _ => behind.Sum(r => r.Capacity!.Value) }).ShouldBe(value, entry.GetProperty("figure").GetString());
            if (unit is not ("家" or "条")) behind.ShouldAllBe(r => r.Unit == unit);
        }
    }

    [Fact]
    public async Task The_sheet_is_a_valid_workbook_that_prints_on_a4_across_and_repeats_its_header()
    {
        await using var office = await TestOffice.StartAsync();
        await FurnishAsync(office);
        var files = await MakeAsync(office, office.Coordinator);

        using var document = SpreadsheetDocument.Open(new MemoryStream(files.Sheet), false);
        new OpenXmlValidator().Validate(document, TestOffice.Cancel).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        foreach (var part in document.WorkbookPart!.WorksheetParts)
        {
            var setup = part.Worksheet!.GetFirstChild<PageSetup>()!;
            (setup.Orientation!.Value, setup.PaperSize!.Value).ShouldBe((OrientationValues.Landscape, 9u));
        }
        document.WorkbookPart.Workbook!.DefinedNames!.Select(n => n.InnerText).ShouldBe(["'退出情况表'!$3:$3", "'按县合计'!$3:$3", "'已封存未拆除'!$3:$3"]);
        var text = document.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<Cell>()).Select(c => c.InnerText).ToList();
        text.ShouldContain(t => t.StartsWith("按本表口径"));
        text.ShouldContain("不同单位不相加");
        text.ShouldContain("=HYPERLINK(\"http://x\")");
        document.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<CellFormula>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_county_reports_its_own_rows_under_its_own_name()
    {
        await using var office = await TestOffice.StartAsync();
        await FurnishAsync(office);

        var files = await MakeAsync(office, office.CountyHandler);

        files.Entries.SelectMany(e => e.Rows).Distinct().Count().ShouldBe(2);
        files.Entries.ShouldContain(e => e.Figure == "曲江区 生产线条数" && e.Value == 2);
    }

    [Fact]
    public async Task A_year_that_has_not_begun_has_no_report()
    {
        await using var office = await TestOffice.StartAsync();

        await Should.ThrowAsync<BadInputException>(() => office.AsAsync(office.Coordinator, (YearReport r) => r.MakeAsync(2027, TestOffice.Cancel)));
    }

    // 曲江 2 条（一家，万吨/年），翁源 3 条（两家；t/d、万吨/年、未填各一），外地 1 条不计
    static async Task FurnishAsync(TestOffice office)
    {
        var yunling = await EnterpriseAsync(office, "云岭水泥", Code);
        var (wangjiang, unknown) = (await EnterpriseAsync(office, "=HYPERLINK(\"http://x\")", path: Wengyuan), await EnterpriseAsync(office, "不知产能的厂", path: Wengyuan));
        await ExitAsync(office, yunling, "机立窑", 8.85m, "万吨/年");
        await ExitAsync(office, yunling, "水泥磨", 12m, "万吨/年", Law.Procedures.ExitProcedure.Announced);
        await ExitAsync(office, wangjiang, "回转窑", 500m, "t/d");
        await ExitAsync(office, wangjiang, "高炉", 9.5m, "万吨/年", sector: "钢铁");
        await ExitAsync(office, unknown, "熔炼炉", null, null, sector: null);
        await ExitAsync(office, await EnterpriseAsync(office, "外地的厂", path: office.Divisions.Outside.Path), "机立窑", 100m, "万吨/年");
    }

    static Task<YearFiles> MakeAsync(TestOffice office, SignedIn by) => office.AsAsync(by, (YearReport r) => r.MakeAsync(2026, TestOffice.Cancel));

    static Dictionary<(string, string), decimal> Figures(byte[] sheet)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(sheet), false);
        var book = document.WorkbookPart!;
        return (from listed in book.Workbook!.Descendants<Sheet>()
                from cell in ((WorksheetPart)book.GetPartById(listed.Id!)).Worksheet!.Descendants<Cell>()
                // 日期也是数，看样式认出来：它不是数字，不要来处
                where cell.DataType?.Value == CellValues.Number && cell.StyleIndex!.Value != 8
                select ((listed.Name!.Value!, cell.CellReference!.Value!), decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture))).ToDictionary(c => c.Item1, c => c.Item2);
    }
}
