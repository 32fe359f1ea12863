using System.IO.Compression;
using System.Text;
using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Tests.Files.Sheets;

/// <summary>Merges, hidden columns and the last row are known before the rows are read, without reading the cells twice.</summary>
public class SheetFrameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("x:")]
    public void What_stands_around_the_cells_is_known_with_and_without_a_prefix(string p) =>
        With($"<{p}cols><{p}col min=\"2\" max=\"3\" hidden=\"1\"/></{p}cols><{p}sheetData><{p}row r=\"1\"><{p}c r=\"A1\"><{p}v>5</{p}v></{p}c></{p}row><{p}row spans=\"1:2\" r=\"7\"/></{p}sheetData><{p}mergeCells><{p}mergeCell ref=\"A1:B2\"/></{p}mergeCells>", p, table =>
        {
            table.HiddenColumns.ShouldBe([(2, 3)]);
            table.Merges.ShouldBe([new(1, 1, 2, 2)]);
            table.LastRow.ShouldBe(7);
            table.Rows().First()[1].Number.ShouldBe(5);
        });

    [Fact]
    public void Tags_that_lie_across_two_reads_are_found_wherever_they_lie()
    {
        // 每一种错位都试一遍：行与收尾的标签落在缓冲区的任何一处
        for (var pad = 0; pad < 200; pad++)
            With($"<sheetData><row r=\"1\"/>{new string(' ', (1 << 16) - 240)}<row r=\"41\"><c><v>1</v></c></row>{new string(' ', pad)}</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>", "", table =>
            {
                table.Merges.ShouldBe([new(1, 1, 2, 2)], $"错 {pad} 个字节");
                table.LastRow.ShouldBe(41, $"错 {pad} 个字节");
            });
    }

    [Theory]
    [InlineData("<sheetData/><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>")]
    [InlineData("<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>")]
    public void A_sheet_without_cells_is_read_too(string xml) => With(xml, "", table => table.Merges.ShouldBe([new(1, 1, 2, 2)]));

    [Fact]
    public void A_sheet_cut_off_in_its_cells_is_damaged() =>
        With("<sheetData><row r=\"1\"><c>", "", table => Should.Throw<BadInputException>(() => table.Merges).Message.ShouldContain("不完整或已损坏"), whole: false);

    static void With(string xml, string prefix, Action<SheetTable> look, bool whole = true)
    {
        using var stream = XlsxFile.Book("<sheetData/>");
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var name = zip.Entries.Single(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)).FullName;
            zip.GetEntry(name)!.Delete();
            using var part = zip.CreateEntry(name).Open();
            var ns = prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix[..^1];
            part.Write(Encoding.UTF8.GetBytes($"<{prefix}worksheet {ns}=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{xml}{(whole ? $"</{prefix}worksheet>" : "")}"));
        }
        stream.Position = 0;
        using var book = SheetReader.Read(stream, "表.xlsx", cancel: TestContext.Current.CancellationToken);
        look(book.Tables[0]);
    }
}
