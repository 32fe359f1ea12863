using Chuqing.Office.Files.Sheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Chuqing.Office.Tests.Files.Sheets;

public class SheetWriterTests
{
    [Fact]
    public void What_is_written_is_read_back_with_its_kinds()
    {
        var stream = Write(new SheetOut("名单", ["企业名称", "产能", "日"], [["甲", 12.50m, new DateOnly(2026, 11, 23)], [null, 3, null], ["𠮷<&>\u0001乙", -0.1m, true]]));

        using var book = SheetReader.Read(stream, "a.xlsx", cancel: TestContext.Current.CancellationToken);
        var rows = book.Tables.Single().Rows().ToList();
        rows[1].Cells.ShouldBe([new(CellKind.Text, "甲"), new(CellKind.Number, "12.5", 12.5m), new(CellKind.Date, "46349", 46349m, new DateOnly(2026, 11, 23))]);
        rows[2][2].Number.ShouldBe(3m);
        rows[3][1].Text.ShouldBe("𠮷<&>乙");
        rows[3][3].Text.ShouldBe("是");
    }

    [Fact]
    public void The_workbook_is_valid_and_its_header_bold_and_frozen()
    {
        using var document = SpreadsheetDocument.Open(Write(new SheetOut("a/b", ["一", new("二", Choices: ["甲", "乙"])], [["x", "甲"]]), new SheetOut("a_b", [], [])), false);

        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description).ShouldBeEmpty();
        document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value).ShouldBe(["a_b", "a_b(2)", "选项"]);
        document.WorkbookPart.WorksheetParts.First().Worksheet.Descendants<Pane>().Single().VerticalSplit!.Value.ShouldBe(1);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(A1)")]
    public void Text_that_looks_like_a_formula_stays_text(string text)
    {
        using var document = SpreadsheetDocument.Open(Write(new SheetOut("a", ["一"], [[text]])), false);

        var cell = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Single(c => c.CellReference == "A2");
        cell.CellFormula.ShouldBeNull();
        cell.DataType!.Value.ShouldBe(CellValues.InlineString);
        document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value).QuotePrefix!.Value.ShouldBeTrue();
    }

    [Fact]
    public void A_text_too_long_for_a_cell_is_cut_and_says_so()
    {
        using var book = SheetReader.Read(Write(new SheetOut("a", ["一"], [[new string('长', 40_000)]])), "a.xlsx", cancel: TestContext.Current.CancellationToken);
        var text = book.Tables[0].Rows().Last()[1].Text;
        (text.Length, text[^10..]).ShouldBe((32_767, "……（过长，已截去）"));
    }

    [Fact]
    public void The_ledger_template_reads_back_as_a_sheet_without_rows()
    {
        var stream = new MemoryStream();
        LedgerTemplate.Write(stream, ["乳源瑶族自治县", "仁化县"]);
        stream.Position = 0;

        using (var book = SheetReader.Read(stream, "台账.xlsx", cancel: TestContext.Current.CancellationToken))
        {
            var sheet = MappedSheet.Open(book);
            sheet.Rows().ShouldBeEmpty();
            sheet.Warnings.ShouldContain(w => w.Contains("第 2 行是空表自带的示例，没有导入"));
            sheet.Proposal!.Unmapped.ShouldBeEmpty();
            sheet.Proposal.Columns.ShouldAllBe(c => c.Confidence == 1m);
            sheet.Columns.Keys.ShouldBe(["企业名称", "统一社会信用代码", "县（市、区）", "镇（街道）", "行业", "生产线（设备）", "编号", "产品", "用途", "产能", "产能单位", "投产日期", "状态"]);
            book.Tables.Select(t => (t.Name, t.Hidden)).ShouldBe([("台账", false), ("填表说明", false), ("选项", true)]);
        }
        using var document = SpreadsheetDocument.Open(stream, false);
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description).ShouldBeEmpty();
        document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DataValidation>()).Select(v => v.Formula1!.Text)
            .ShouldBe(["选项!$A$1:$A$2", "选项!$B$1:$B$22", "选项!$C$1:$C$10", "选项!$D$1:$D$6"]);
    }

    static MemoryStream Write(params SheetOut[] sheets)
    {
        var stream = new MemoryStream();
        SheetWriter.Write(stream, sheets);
        stream.Position = 0;
        return stream;
    }
}
