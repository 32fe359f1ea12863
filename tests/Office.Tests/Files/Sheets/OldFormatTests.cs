using System.Diagnostics;
using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Tests.Files.Sheets;

/// <summary>xls and et by LibreOffice: what a sender is told when it is not there, and that nothing is left behind.</summary>
public class OldFormatTests
{
    static readonly string Xls = Path.Combine(AppContext.BaseDirectory, "cases", "counties", "浈江区统计表（演示）.xls");

    [Fact]
    public void Without_libreoffice_the_refusal_says_what_to_do()
    {
        using var file = File.OpenRead(Xls);

        var refusal = Should.Throw<BadInputException>(() => SheetReader.Read(file, "表.xls", new() { SearchPath = "" }, cancel: TestContext.Current.CancellationToken)).Message;

        refusal.ShouldContain("没有装 LibreOffice");
        refusal.ShouldContain("另存为 xlsx");
    }

    [Fact, Trait("kind", "office")]
    public void A_broken_xls_is_refused_and_never_read_as_text()
    {
        var bytes = File.ReadAllBytes(Xls);
        Array.Fill(bytes, (byte)'x', 512, 1024);

        Should.Throw<BadInputException>(() =>
        {
            using var book = SheetReader.Read(new MemoryStream(bytes), "表.xls", cancel: TestContext.Current.CancellationToken);
            MappedSheet.Open(book);
        });
    }

    [Fact, Trait("kind", "office")]
    public void A_conversion_ends_when_nobody_waits_for_it_any_more()
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        using var file = File.OpenRead(Xls);
        var watch = Stopwatch.StartNew();

        Should.Throw<OperationCanceledException>(() => SheetReader.Read(file, "表.xls", cancel: gone.Token));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact, Trait("kind", "office")]
    public void Rows_columns_merges_and_what_is_hidden_survive_the_conversion()
    {
        using var book = SheetReader.Read(Path.Combine(Path.GetDirectoryName(Xls)!, "曲江区明细（演示）.et"), cancel: TestContext.Current.CancellationToken);
        var table = book.Tables.Single();

        table.Merges.ShouldContain(new MergedRange(3, 2, 5, 2));
        table.HiddenColumns.ShouldBe([(5, 5), (8, 8)]);
        table.Rows().First(r => r.Number == 9)[11].Day.ShouldBe(new(2002, 4, 1));
    }

    [Fact, Trait("kind", "office")]
    public void An_old_sheet_is_converted_once_and_told_as_converted_each_time()
    {
        var kept = Path.Combine(Directory.CreateTempSubdirectory("chuqing-kept-").FullName, "converted.xlsx");
        try
        {
            string? warning = null;
            using (var book = SheetReader.Read(Xls, convertedAt: kept, cancel: TestContext.Current.CancellationToken)) warning = book.Warnings.ShouldHaveSingleItem();

            using var again = SheetReader.Read(Xls, new() { SearchPath = "" }, convertedAt: kept, cancel: TestContext.Current.CancellationToken);

            again.Warnings.ShouldBe([warning]);
            again.Tables[0].Rows().ShouldNotBeEmpty();
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(kept)!, recursive: true);
        }
    }
}
