using System.IO.Compression;
using System.Text;
using Chuqing.Office.Files.Sheets;
using static Chuqing.Office.Tests.Files.Sheets.XlsxFile;

namespace Chuqing.Office.Tests.Files.Sheets;

public class XlsxReadingTests
{
    [Theory]
    [InlineData("0.30000000000000004", "0.3")]      // =0.1+0.2
    [InlineData("94.000000000000014", "94")]        // 16 位起是二进制的零头
    [InlineData("94.0000000000001", "94.0000000000001")] // 15 位是人写的，留着
    [InlineData("94.00000000000001", "94")]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("1E-3", "0.001")]
    [InlineData("-12.50", "-12.5")]
    public void A_stored_number_is_read_at_fifteen_significant_digits(string stored, string expected) =>
        Only(Rows([stored.StartsWith('-') ? $"<c r=\"@\"><v>{stored}</v></c>" : (object)$"<c r=\"@\"><v>{stored}</v></c>"])).Number.ShouldBe(decimal.Parse(expected));

    [Fact]
    public void A_formula_without_a_stored_value_is_neither_zero_nor_empty()
    {
        Only(Rows(["<c r=\"@\"><f>B1+C1</f></c>"])).Kind.ShouldBe(CellKind.FormulaWithoutValue);
        Only(Rows(["<c r=\"@\"><f>B1+C1</f><v></v></c>"])).Kind.ShouldBe(CellKind.FormulaWithoutValue);
        Only(Rows(["<c r=\"@\"><f>B1+C1</f><v>7</v></c>"])).Number.ShouldBe(7m);
        Only(Rows(["<c r=\"@\" t=\"str\"><f>\"\"</f><v></v></c>", "x"])).IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("#REF!"), InlineData("#DIV/0!"), InlineData("#N/A")]
    public void An_error_value_is_an_error(string error) => Only(Rows([$"<c r=\"@\" t=\"e\"><v>{error}</v></c>"])).ShouldBe(new(CellKind.Error, error));

    [Theory]
    [InlineData(false, 1, "39600", "2008-06-01")]
    [InlineData(false, 2, "39600.75", "2008-06-01")]
    [InlineData(true, 1, "38138", "2008-06-01")]
    [InlineData(false, 1, "59", "1900-02-28")]
    [InlineData(false, 1, "61", "1900-03-01")]
    public void A_number_formatted_as_a_date_is_a_day_in_either_calendar(bool is1904, int style, string serial, string day)
    {
        using var book = SheetReader.Read(Book(is1904, ("表", Rows([$"<c r=\"@\" s=\"{style}\"><v>{serial}</v></c>"]))), "a.xlsx", cancel: TestContext.Current.CancellationToken);
        book.Tables[0].Rows().Single()[1].Day.ShouldBe(DateOnly.Parse(day));
    }

    [Fact]
    public void The_day_that_excel_invented_and_a_time_of_day_are_no_days()
    {
        Only(Rows(["<c r=\"@\" s=\"1\"><v>60</v></c>"])).Day.ShouldBeNull();
        Only(Rows(["<c r=\"@\" s=\"3\"><v>0.5</v></c>"])).Kind.ShouldBe(CellKind.Number);
    }

    [Fact]
    public void Rows_keep_the_numbers_that_excel_shows_and_cells_without_address_count_on()
    {
        using var book = SheetReader.Read(Book("<sheetData><row r=\"3\"><c r=\"C3\" t=\"b\"><v>1</v></c><c t=\"inlineStr\"><is><r><t>宝</t></r><r><t>钢</t></r><rPh><t>bao</t></rPh></is></c></row><row/><row><c><v>5</v></c></row></sheetData>"), "a.xlsx", cancel: TestContext.Current.CancellationToken);

        var rows = book.Tables[0].Rows().ToList();

        rows.Select(r => r.Number).ShouldBe([3, 4, 5]);
        rows[0][3].Kind.ShouldBe(CellKind.Bool);
        rows[0][4].Text.ShouldBe("宝钢");
        rows[2][1].Number.ShouldBe(5m);
    }

    [Fact]
    public void Merges_and_hidden_sheets_are_told()
    {
        using var book = SheetReader.Read(Book(false, ("名单", Rows(["a"]) + Merge("A1:C2")), ("~旧", Rows(["b"]))), "a.xlsx", cancel: TestContext.Current.CancellationToken);

        book.Tables.Select(t => (t.Name, t.Hidden)).ShouldBe([("名单", false), ("旧", true)]);
        book.Tables[0].Merges.ShouldBe([new(1, 1, 2, 3)]);
    }

    [Fact]
    public void A_cell_of_five_megabytes_is_refused_with_its_place() =>
        Refusal(Book(Rows(["a"], ["b", new string('长', 5 << 20)]))).ShouldBe("表.xlsx“Sheet1”第 2 行 B 列：一格超过 32767 个字，读不了。");

    [Fact]
    public void The_longest_cell_that_excel_allows_is_read() =>
        Only(Rows([new string('长', 32_767)])).Raw.Length.ShouldBe(32_767);

    [Fact]
    public void More_cells_than_allowed_are_refused() =>
        Refusal(Book(Rows(["a", "b"], ["c", "d"])), new() { MaxCells = 3 }).ShouldContain("第 2 行：超过 3 格");

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked() =>
        Refusal(Bomb()).ShouldContain("压缩炸弹");

    [Fact]
    public void A_bomb_that_lies_about_its_size_does_not_get_past_the_counting()
    {
        var bytes = Bomb().ToArray();
        Lie(bytes);
        Refusal(new MemoryStream(bytes), new() { MaxUnpackedBytes = 4 << 20 }).ShouldStartWith("表.xlsx");
    }

    [Fact]
    public void A_file_over_its_limit_unpacked_is_refused() =>
        Refusal(Book(Rows(["a"])), new() { MaxUnpackedBytes = 1000 }).ShouldContain("解开后超过");

    [Theory]
    [InlineData(0.3), InlineData(0.6), InlineData(0.95)]
    public void A_file_that_breaks_off_is_called_damaged(double kept)
    {
        var whole = Book(Rows(["企业名称"], ["甲"])).ToArray();
        Refusal(new MemoryStream(whole[..(int)(whole.Length * kept)])).ShouldContain("不完整或已损坏");
    }

    [Fact]
    public void Whatever_byte_is_broken_the_answer_is_rows_or_a_sentence()
    {
        var whole = Book(Rows(["企业名称", "产能"], ["甲", 3], ["乙", 4])).ToArray();
        for (var i = 0; i < whole.Length; i += 7)
        {
            var broken = (byte[])whole.Clone();
            broken[i] ^= 0x5A;
            try
            {
                using var book = SheetReader.Read(new MemoryStream(broken), "表.xlsx", cancel: TestContext.Current.CancellationToken);
                _ = MappedSheet.Open(book).Rows().Count();
            }
            catch (BadInputException) { }
        }
    }

    [Fact]
    public void A_sheet_whose_xml_breaks_off_is_called_damaged()
    {
        var stream = Book(Rows(["企业名称"], ["甲"]));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.Single(e => e.FullName.Contains("worksheets/"));
            var name = entry.FullName;
            entry.Delete();
            using var part = zip.CreateEntry(name).Open();
            part.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c"u8);
        }
        Refusal(stream).ShouldContain("“Sheet1” 不完整或已损坏");
    }

    [Fact]
    public void Other_zips_are_named_for_what_they_are()
    {
        Refusal(Zip("word/document.xml")).ShouldContain("Word");
        Refusal(Zip("readme.txt")).ShouldContain("压缩包");
        Refusal(new MemoryStream("PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8.ToArray())).ShouldContain("压缩包");
    }

    [Fact]
    public void Old_and_encrypted_workbooks_say_what_to_do()
    {
        byte[] head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        Refusal(new MemoryStream([.. head, .. Encoding.Unicode.GetBytes("EncryptedPackage")])).ShouldContain("密码");
        Refusal(new MemoryStream([.. head, .. Encoding.Unicode.GetBytes("Workbook")])).ShouldContain("另存为 xlsx");
    }

    [Theory]
    [InlineData("<html><body><table><tr><td>企业名称</td></tr></table></body></html>", "网页")]
    [InlineData("﻿  <!DOCTYPE html><title>x</title>", "网页")]
    [InlineData("<?xml version=\"1.0\"?><Workbook/>", "XML")]
    [InlineData("%PDF-1.7", "PDF")]
    public void Something_else_with_the_name_of_a_sheet_is_called_what_it_is(string content, string named) =>
        Refusal(new MemoryStream(Encoding.UTF8.GetBytes(content))).ShouldContain(named);

    [Fact]
    public void Csv_with_the_name_of_a_workbook_is_read_and_the_name_remarked()
    {
        using var book = SheetReader.Read(new MemoryStream("企业名称,产能\n甲,3\n"u8.ToArray()), "表.xlsx", cancel: TestContext.Current.CancellationToken);

        book.Warnings.Single().ShouldContain("内容其实是 csv");
        book.Tables.Single().Rows().Count().ShouldBe(2);
    }

    [Fact]
    public void An_empty_file_is_said_to_be_empty() => Refusal(new MemoryStream()).ShouldContain("空文件");

    [Fact]
    public void A_hundred_thousand_rows_stream_without_growing()
    {
        var xml = new StringBuilder("<sheetData>");
        for (var r = 1; r <= 100_000; r++)
            xml.Append($"<row r=\"{r}\"><c r=\"A{r}\" t=\"inlineStr\"><is><t>企业{r}</t></is></c><c r=\"B{r}\"><v>{r}.5</v></c><c r=\"C{r}\"><v>{r}</v></c></row>");
        using var book = SheetReader.Read(Book(xml.Append("</sheetData>").ToString()), "表.xlsx", cancel: TestContext.Current.CancellationToken);
        xml.Clear().Capacity = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);

        decimal sum = 0;
        long grown = 0;
        foreach (var row in book.Tables[0].Rows())
        {
            sum += row[2].Number ?? 0;
            if (row.Number == 90_000) grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        sum.ShouldBe(5_000_100_000m);
        grown.ShouldBeLessThan(4 << 20);
    }

    static SheetCell Only(string xml)
    {
        using var book = SheetReader.Read(Book(xml), "a.xlsx", cancel: TestContext.Current.CancellationToken);
        return book.Tables[0].Rows().Single()[1];
    }

    internal static string Refusal(Stream stream, SheetLimits? limits = null) => Should.Throw<BadInputException>(() =>
    {
        using var book = SheetReader.Read(stream, "表.xlsx", limits, cancel: TestContext.Current.CancellationToken);
        foreach (var table in book.Tables) _ = table.Rows().Count();
    }).Message;

    static MemoryStream Zip(string entry)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry(entry);
        return stream;
    }

    static MemoryStream Bomb()
    {
        var stream = Book(Rows(["企业名称"]));
        using var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true);
        var entry = zip.Entries.Single(e => e.FullName.Contains("worksheets/"));
        var name = entry.FullName;
        entry.Delete();
        using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
        part.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"u8);
        var blanks = new byte[1 << 20];
        blanks.AsSpan().Fill((byte)' ');
        for (var i = 0; i < 64; i++) part.Write(blanks);
        part.Write("</sheetData></worksheet>"u8);
        return stream;
    }

    // 把目录里所有大过 1 MB 的“解开后大小”改成 1000 字节
    static void Lie(byte[] zip)
    {
        for (var i = 0; i + 46 < zip.Length; i++)
            if (zip.AsSpan(i).StartsWith("PK\u0001\u0002"u8) && BitConverter.ToUInt32(zip, i + 24) > 1 << 20)
                BitConverter.GetBytes(1000u).CopyTo(zip, i + 24);
    }
}
