using System.Text;
using Chuqing.Office.Files.Sheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using static Chuqing.Office.Tests.Files.Sheets.XlsxFile;

namespace Chuqing.Office.Tests.Files.Sheets;

public class ReturnSheetTests
{
    [Fact]
    public void A_workbook_goes_back_with_titles_header_rejected_rows_and_reasons()
    {
        var original = Book("<cols><col min=\"1\" max=\"1\" width=\"33\" customWidth=\"1\"/></cols>" + Rows(
            ["某县名单"],
            ["企业名称", "设备", "产能", "投产日期"],
            ["甲", "窑", 1, "<c r=\"@\" s=\"1\"><v>39600</v></c>"],
            [null, "磨", "约2", null],
            ["乙", "窑", 3, null],
            ["丙", "炉", "<c r=\"@\"><f>C5+1</f><v>4</v></c>", null],
            ["合计", null, 10, null]) + Merge("A1:D1", "A3:A4"));

        var returned = Return(original, "表.xlsx", new() { [4] = ["产能“约2”不是一个数"], [6] = ["一", "二"] });

        using var book = SheetReader.Read(returned, "退回.xlsx", cancel: TestContext.Current.CancellationToken);
        var rows = book.Tables[0].Rows().ToList();
        rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text))).ShouldBe(
        [
            "某县名单", "企业名称|设备|产能|投产日期|退回原因", "甲|磨|约2||产能“约2”不是一个数", "丙|炉|4||一；二",
        ]);
        rows.Select(r => r.Number).ShouldBe([1, 2, 3, 4]);
        book.Tables[0].Merges.ShouldBe([new(1, 1, 1, 4)]);
        returned.Position = 0;
        using var document = SpreadsheetDocument.Open(returned, false);
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description).ShouldBeEmpty();
        document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Column>().First().Width!.Value.ShouldBe(33);
        document.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<CellFormula>().ShouldBeEmpty();
    }

    [Fact]
    public void A_returned_workbook_can_be_corrected_and_read_again()
    {
        var returned = Return(Book(Rows(["企业名称", "设备", "产能"], ["甲", "窑", "约3"])), "表.xlsx", new() { [2] = ["产能不是数"] });

        using var book = SheetReader.Read(returned, "退回.xlsx", cancel: TestContext.Current.CancellationToken);
        MappedSheet.Open(book).Rows().Single().Text("企业名称").ShouldBe("甲");
    }

    [Fact]
    public void A_csv_goes_back_in_its_own_encoding_and_separator()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gbk = Encoding.GetEncoding("GBK");

        var returned = Return(new MemoryStream(gbk.GetBytes("企业名称\t设备\t产能\r\n甲\t\"窑\t一\"\t约3\r\n乙\t窑\t3\r\n")), "表.csv", new() { [2] = ["产能不是数"] });

        gbk.GetString(returned.ToArray()).ShouldBe("企业名称\t设备\t产能\t退回原因\r\n甲\t\"窑\t一\"\t约3\t产能不是数\r\n");
    }

    [Fact]
    public void A_csv_with_a_byte_order_mark_keeps_it()
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        Return(new MemoryStream([.. mark, .. "企业名称,设备\n甲,窑\n"u8]), "表.csv", []).ToArray().ShouldBe([.. mark, .. "企业名称,设备,退回原因\r\n"u8]);
    }

    static MemoryStream Return(MemoryStream original, string name, Dictionary<int, IReadOnlyList<string>> reasons)
    {
        using var book = SheetReader.Read(original, name, cancel: TestContext.Current.CancellationToken);
        var output = new MemoryStream();
        ReturnSheet.Write(book, MappedSheet.Open(book), reasons, output);
        output.Position = 0;
        return output;
    }
}
