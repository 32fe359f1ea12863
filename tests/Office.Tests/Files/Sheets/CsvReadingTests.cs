using System.Text;
using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Tests.Files.Sheets;

public class CsvReadingTests
{
    const string Text = "企业名称,生产线（设备）,产能\r\n\"甲\n水泥, 有限公司\",\"Φ2.6×13m \"\"水泥磨\"\"\",2.6\r\n\r\n乙钢铁,450立方米高炉,65\r\n";

    static CsvReadingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", true), InlineData("utf-8", false), InlineData("GBK", false), InlineData("GB18030", false)]
    [InlineData("utf-16", true), InlineData("utf-16", false), InlineData("utf-16BE", true), InlineData("utf-16BE", false)]
    public void Every_usual_encoding_gives_the_same_rows(string encoding, bool mark)
    {
        var rows = Read(Bytes(Text, Encoding.GetEncoding(encoding), mark));

        rows.Select(r => r.Number).ShouldBe([1, 2, 4]);
        rows[1][1].Text.ShouldBe("甲\n水泥, 有限公司");
        rows[1][2].Text.ShouldBe("Φ2.6×13m \"水泥磨\"");
        rows[2][3].Text.ShouldBe("65");
    }

    [Theory]
    [InlineData(','), InlineData('\t'), InlineData(';')]
    public void The_separator_is_found_under_a_title_full_of_commas(char separator)
    {
        var text = "附件,一,二,三,四\n" + string.Join('\n', new[] { "企业名称|县|产能", "甲|乳源|3", "乙|仁化|4" }).Replace('|', separator);
        Read(Encoding.UTF8.GetBytes(text)).Skip(1).Select(r => r.Cells.Count).ShouldBe([3, 3, 3]);
    }

    [Fact]
    public void A_quote_that_never_closes_is_refused_where_it_opens() =>
        Refusal("企业名称,产能\n甲,3\n\"乙,4\n丙,5\n"u8.ToArray()).ShouldBe("名单.csv：第 3 行 A 列：引号没有收尾，文件可能被截断。");

    [Fact]
    public void A_monstrous_cell_is_refused_with_its_place() =>
        Refusal(Encoding.UTF8.GetBytes("企业名称,产能\n甲," + new string('9', 5 << 20))).ShouldContain("第 2 行 B 列：一格超过 32767 个字");

    [Fact]
    public void Utf8_that_breaks_off_inside_a_character_is_not_taken_for_gbk()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("企业名称,产能\n", 5)) + "甲");
        Refusal(bytes[..^1]).ShouldContain("坏字节");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Refusal([0x01, 0x02, 0x00, 0x03, 0x00, 0x00, 0xFF, 0xFE, 0x00]).ShouldContain("不是认得的表格");

    [Fact]
    public void Gbk_that_breaks_off_inside_a_character_is_refused() =>
        Refusal(Encoding.GetEncoding("GBK").GetBytes("企业名称,产能\n韶关市某某水泥有限公司,3\n乙")[..^1]).ShouldContain("认不出的字节");

    [Fact]
    public void A_stream_that_cannot_seek_is_read_within_the_limit()
    {
        using var book = SheetReader.Read(new OneWay(Encoding.UTF8.GetBytes(Text)), "名单.csv", cancel: TestContext.Current.CancellationToken);
        book.Tables[0].Rows().Count().ShouldBe(3);

        Should.Throw<BadInputException>(() => SheetReader.Read(new OneWay(new byte[2000]), "名单.csv", new() { MaxFileBytes = 1999 }, cancel: TestContext.Current.CancellationToken)).Message.ShouldContain("超过上限");
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be_missing() =>
        Should.Throw<BadInputException>(() => SheetReader.Read("没有.csv", cancel: TestContext.Current.CancellationToken)).Message.ShouldContain("找不到");

    static List<SheetRow> Read(byte[] bytes)
    {
        using var book = SheetReader.Read(new MemoryStream(bytes), "名单.csv", cancel: TestContext.Current.CancellationToken);
        return [.. book.Tables.Single().Rows()];
    }

    static string Refusal(byte[] bytes) => Should.Throw<BadInputException>(() => Read(bytes)).Message;

    static byte[] Bytes(string text, Encoding encoding, bool mark) => [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

    sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
