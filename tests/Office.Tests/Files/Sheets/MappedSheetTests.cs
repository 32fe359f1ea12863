using System.Text;
using Chuqing.Office.Files.Sheets;
using static Chuqing.Office.Tests.Files.Sheets.XlsxFile;

namespace Chuqing.Office.Tests.Files.Sheets;

public class MappedSheetTests
{
    [Fact]
    public void A_real_looking_list_gives_its_rows_under_titles_with_merges_notes_and_totals()
    {
        var (rows, sheet) = Read(Rows(
            ["2026年某市淘汰落后产能计划"],
            ["填报单位：某县工信局", null, null, null, "单位：万吨、家"],
            ["序号", "县区", "单位名称", "淘汰生产线（设备）\n型号及数量", "淘汰能力", "备注"],
            [1, "乳源县", "甲水泥厂", "Φ2.6×13m水泥磨1台", 30],
            [2, null, null, "Φ2.4×11m水泥磨1台", 20.5],
            ["小计", null, null, null, 50.5],
            [3, "仁化县", "乙钢铁厂", "450立方米高炉1座", 52],
            ["合 计", null, null, null, 102.5],
            ["注：产能为设计产能。"],
            ["填表人：张三", null, "联系电话：0751-0000000"]) + Merge("A1:F1", "B4:B5", "C4:C5"));

        rows.Select(r => r.Row).ShouldBe([4, 5, 7]);
        rows.Select(r => r.Text("企业名称")).ShouldBe(["甲水泥厂", "甲水泥厂", "乙钢铁厂"]);
        rows[1].Text("县（市、区）").ShouldBe("乳源县");
        rows.Select(r => r.Number("产能")).ShouldBe([30m, 20.5m, 52m]);
        rows.ShouldAllBe(r => r.Text("产能单位") == "万吨" && r.Problems.Count == 0);
        sheet.Warnings.ShouldBe(["表.xlsx“Sheet1”第 6、8 行（共 2 行）是小计、合计，核对后略过，没有当作生产线。"]);
    }

    [Fact]
    public void A_total_that_does_not_add_up_is_named_with_both_figures()
    {
        var (_, sheet) = Read(Rows(
            ["企业名称", "生产线（设备）", "产能（万吨/年）"],
            ["甲", "高炉", 30], ["乙", "高炉", 20.1], ["小计", null, 50], ["丙", "高炉", 5], ["合计", null, 55.1]));

        Remarks(sheet).ShouldBe(["表.xlsx“Sheet1”第 4 行 C 列：“小计”的产能写的是 50 万吨/年，上面各行相加是 50.1 万吨/年，相差 0.1 万吨/年。"]);
    }

    [Fact]
    public void Totals_are_compared_unit_by_unit()
    {
        object?[][] rows = [["企业名称", "设备", "产能", "产能单位"], ["甲", "窑", 3000, "t/d"], ["乙", "磨", 30, "万吨"], ["丙", "磨", 12, "万吨"]];

        Remarks(Read(Rows([.. rows, ["合计", null, 42, "万吨"]])).Sheet).ShouldBeEmpty();
        Remarks(Read(Rows([.. rows, ["合计", null, 43, "万吨"]])).Sheet).Single().ShouldContain("写的是 43 万吨，上面各行相加是 42 万吨");
        Remarks(Read(Rows([.. rows, ["合计", null, 42, null]])).Sheet).Single().ShouldContain("t/d、万吨 几种，没法核对");
    }

    [Fact]
    public void A_row_whose_figure_was_not_read_is_mentioned_when_totals_differ()
    {
        var (rows, sheet) = Read(Rows(["企业名称", "设备", "产能"], ["甲", "窑", 30], ["乙", "磨", "二十"], ["合计", null, 50]));

        rows[1].Problems.Single().ToString().ShouldBe("第 3 行 C 列：产能“二十”不是一个数");
        Remarks(sheet).Single().ShouldContain("另有 1 行的产能没有读懂");
    }

    [Fact]
    public void A_capacity_merged_over_several_lines_is_not_given_to_each_of_them()
    {
        var (rows, sheet) = Read(Rows(["企业名称", "设备", "产能"], ["甲", "1号窑", 50], [null, "2号窑", null], ["合计", null, 50]) + Merge("A2:A3", "C2:C3"));

        rows.Select(r => r.Number("产能")).ShouldBe([null, null]);
        rows.ShouldAllBe(r => r.Problems.Single().Reason.Contains("合并在 C2:C3 一格里，管着 2 行"));
        Remarks(sheet).ShouldBeEmpty();
    }

    [Fact]
    public void A_row_that_is_two_rows_high_is_one_row()
    {
        var (rows, _) = Read(Rows(["企业名称", "设备", "产能", "备注"], ["甲", "窑", 50, "一"], [null, null, null, "二"]) + Merge("A2:A3", "B2:B3", "C2:C3"));

        rows.Single().Number("产能").ShouldBe(50m);
        rows.Single().Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<c r=\"@\"><v>9.1440200714568204E+17</v></c>")]
    [InlineData("9.14402E+17")]
    public void A_code_in_scientific_form_is_refused_with_its_place(string cell)
    {
        var (rows, _) = Read(Rows(["企业名称", "统一社会信用代码", "设备"], ["甲", "91440200714568204K", "窑"], ["乙", cell, "窑"]));

        rows[0].Text("统一社会信用代码").ShouldBe("91440200714568204K");
        rows[1].Text("统一社会信用代码").ShouldBeNull();
        rows[1].Problems.Single().ToString().ShouldStartWith("第 3 行 B 列：信用代码被 Excel 存成了科学计数");
    }

    [Fact]
    public void Formulas_without_values_and_error_values_are_problems_and_never_zero()
    {
        var (rows, _) = Read(Rows(["企业名称", "设备", "产能"], ["甲", "窑", "<c r=\"@\"><f>1+1</f></c>"], ["乙", "窑", "<c r=\"@\" t=\"e\"><v>#REF!</v></c>"]));

        rows.Select(r => r.Number("产能")).ShouldBe([null, null]);
        rows[0].Problems.Single().ToString().ShouldStartWith("第 2 行 C 列：产能是公式，但文件里没有算好的值");
        rows[1].Problems.Single().ToString().ShouldStartWith("第 3 行 C 列：产能是 Excel 错误值 #REF!");
    }

    [Theory]
    [InlineData("2008-06-01"), InlineData("2008/6/1"), InlineData("2008.6.1"), InlineData("2008年6月1日"), InlineData("20080601"), InlineData("２００８年６月１日")]
    [InlineData("<c r=\"@\" s=\"1\"><v>39600</v></c>"), InlineData("<c r=\"@\"><v>39600</v></c>"), InlineData("39600"), InlineData("<c r=\"@\"><v>20080601</v></c>")]
    public void A_day_is_read_however_it_is_written(string cell) =>
        Read(Rows(["企业名称", "设备", "投产日期"], ["甲", "窑", cell])).Rows.Single().Day("投产日期").ShouldBe(new DateOnly(2008, 6, 1));

    [Theory]
    [InlineData("2008年6月", "2008-06-01", "2008-06-30"), InlineData("2008-06", "2008-06-01", "2008-06-30"), InlineData("2008年", "2008-01-01", "2008-12-31"), InlineData("<c r=\"@\"><v>2008</v></c>", "2008-01-01", "2008-12-31")]
    public void A_month_or_a_year_alone_stays_a_span(string cell, string from, string through)
    {
        var row = Read(Rows(["企业名称", "设备", "投产日期"], ["甲", "窑", cell])).Rows.Single();

        row.Problems.ShouldBeEmpty();
        row.Day("投产日期").ShouldBeNull();
        DayText.TryRead(row.Text("投产日期")!, out var first, out var last).ShouldBeTrue();
        (first, last).ShouldBe((DateOnly.Parse(from), DateOnly.Parse(through)));
    }

    [Theory]
    [InlineData("2008-02-30"), InlineData("2008-13-01"), InlineData("去年"), InlineData("<c r=\"@\"><v>2008.1</v></c>"), InlineData("2008-00-01")]
    public void What_is_no_day_is_refused(string cell) =>
        Read(Rows(["企业名称", "设备", "投产日期"], ["甲", "窑", cell])).Rows.Single().Problems.Single().ToString().ShouldStartWith("第 2 行 C 列：投产日期");

    [Theory]
    [InlineData("12,500", 12500, null), InlineData("１２．５", 12.5, null), InlineData("65万吨/年", 65, "万吨/年"), InlineData("+3", 3, null), InlineData("1,234,567.5", 1234567.5, null)]
    public void A_figure_typed_as_text_is_read(string text, double value, string? unit)
    {
        NumberText.TryRead(text, out var read, out var written, out _).ShouldBeTrue();
        (read, written).ShouldBe(((decimal)value, unit));
    }

    [Theory]
    [InlineData("1,50"), InlineData("50-60"), InlineData("约50"), InlineData("1.2E+05"), InlineData("3个半"), InlineData("1.2.3"), InlineData("12,5000"), InlineData("≥30"), InlineData("")]
    public void What_is_not_exactly_one_number_is_not_guessed(string text) =>
        NumberText.TryRead(text, out _, out _, out _).ShouldBeFalse();

    [Fact]
    public void Two_units_that_contradict_each_other_are_a_problem() =>
        Read(Rows(["企业名称", "设备", "产能", "产能单位"], ["甲", "窑", "65万吨", "吨"])).Rows.Single().Problems.Single().Reason.ShouldContain("“万吨”，产能单位列写的是“吨”");

    [Fact]
    public void Dashes_are_missing_values_and_not_zero()
    {
        var row = Read(Rows(["企业名称", "设备", "产能", "产能单位"], ["甲", "窑", "—", "/"])).Rows.Single();

        (row.Number("产能"), row.Text("产能单位"), row.Problems.Count).ShouldBe((null, null, 0));
    }

    [Fact]
    public void A_header_of_two_rows_is_read_by_its_lower_row_where_it_has_one()
    {
        var (rows, sheet) = Read(Rows(["企业名称", "淘汰设备", "产能", null], [null, null, "数量", "单位"], ["甲", "窑", 30, "万吨"]) + Merge("A1:A2", "B1:B2", "C1:D1"),
            new("手写", new Dictionary<string, ColumnSource> { ["企业名称"] = Source("企业名称"), ["产能"] = Source("产能 / 数量"), ["产能单位"] = Source("产能 / 单位") }));

        (sheet.Header.Top, sheet.Header.Bottom).ShouldBe((1, 2));
        (rows.Single().Row, rows.Single().Number("产能"), rows.Single().Text("产能单位")).ShouldBe((3, 30m, "万吨"));
    }

    [Fact]
    public void Metrics_are_columns_of_their_own_name()
    {
        var row = Read(Rows(["企业名称", "生产线（设备）", "指标｜单位产品综合能耗｜kgce/t｜2025"], ["甲", "窑", 117.5])).Rows.Single();

        row.Number("指标|单位产品综合能耗|kgce/t|2025").ShouldBe(117.5m);
    }

    [Fact]
    public void Headers_repeated_on_every_printed_page_are_no_rows() =>
        Read(Rows(["企业名称", "设备"], ["甲", "窑"], ["企业名称", "设备"], ["乙", "窑"])).Rows.Select(r => r.Text("企业名称")).ShouldBe(["甲", "乙"]);

    [Fact]
    public void The_first_visible_sheet_with_a_header_is_read_and_the_others_are_named()
    {
        using var book = SheetReader.Read(Book(false, ("~旧", Rows(["企业名称", "设备"], ["旧", "窑"])), ("封面", Rows(["封面"])), ("名单", Rows(["企业名称", "设备"], ["甲", "窑"])), ("名单二", Rows(["企业名称", "设备"]))), "表.xlsx", cancel: TestContext.Current.CancellationToken);

        var sheet = MappedSheet.Open(book);

        sheet.Table.Name.ShouldBe("名单");
        sheet.Warnings.Count.ShouldBe(2);
        sheet.Warnings.ShouldContain(w => w.Contains("“名单二” 也像名单，没有读"));
        sheet.Warnings.ShouldContain(w => w.Contains("隐藏的表 “旧” 没有读"));
    }

    [Fact]
    public void A_sheet_without_header_or_without_a_needed_column_says_so()
    {
        using var none = SheetReader.Read(new MemoryStream("a,b\n1,2\n"u8.ToArray()), "x.csv", cancel: TestContext.Current.CancellationToken);
        Should.Throw<BadInputException>(() => MappedSheet.Open(none)).Message.ShouldContain("没有找到表头");

        using var some = SheetReader.Read(new MemoryStream(Encoding.UTF8.GetBytes("企业名称,产能\n甲,2\n")), "x.csv", cancel: TestContext.Current.CancellationToken);
        Should.Throw<BadInputException>(() => MappedSheet.Open(some).Require("企业名称", "生产线（设备）")).Message.ShouldContain("没有找到 生产线（设备）。表头有：企业名称、产能");
    }

    [Fact]
    public void A_column_that_was_only_guessed_is_told_to_the_reader() =>
        Read(Rows(["淘汰企业名称", "设备"], ["甲", "窑"])).Sheet.Warnings.Single().ShouldBe("表.xlsx“Sheet1”A 列“淘汰企业名称”按列名当作“企业名称”读了，请核对；不对的请用列对应文件说明。");

    [Fact]
    public void Reading_twice_does_not_repeat_the_warnings()
    {
        using var book = SheetReader.Read(Book(Rows(["企业名称", "设备", "产能"], ["甲", "窑", 1], ["合计", null, 2])), "表.xlsx", cancel: TestContext.Current.CancellationToken);
        var sheet = MappedSheet.Open(book);

        _ = sheet.Rows().Count() + sheet.Rows().Count();

        Remarks(sheet).Count().ShouldBe(1);
        sheet.Warnings.Count.ShouldBe(2);
    }

    // 哪几行是合计每次都说，这里只看别的
    static IEnumerable<string> Remarks(MappedSheet sheet) => sheet.Warnings.Where(w => !w.Contains("核对后略过"));

    static ColumnSource Source(string header) => new([new(header, null)]);

    static (List<MappedRow> Rows, MappedSheet Sheet) Read(string xml, ColumnMapping? mapping = null)
    {
        using var book = SheetReader.Read(Book(xml), "表.xlsx", cancel: TestContext.Current.CancellationToken);
        var sheet = MappedSheet.Open(book, mapping);
        return ([.. sheet.Rows()], sheet);
    }
}
