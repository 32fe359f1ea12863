using Chuqing.Office.Exits;
using Chuqing.Office.Returns;
using Chuqing.Office.Tests.Cases;
using Chuqing.Office.Tests.Exits;

namespace Chuqing.Office.Tests.Returns;

/// <summary>The sheet of sealed lines: apart from the exits, every figure with its rows.</summary>
public sealed class SealedSheetTests
{
    [Fact]
    public async Task Every_figure_of_the_sealed_sheet_is_what_its_rows_give_and_none_is_in_the_exits()
    {
        await using var yard = await Yard.StartAsync();
        foreach (var (county, by) in new[] { ("440205", "2026-11-01"), ("440205", "2027-01-01"), ("440281", "2026-11-22") })
        {
            var id = await yard.OpenedExitAsync("2026-01-05", county: county);
            await yard.SealAsync(id, "2026-02-02");
            await yard.PromiseAsync(id, "2026-02-03", by);
            await yard.VerifySealingAsync(id, "2026-02-10");
        }
        var rows = (await yard.SealedAsync("2026-11-23")).ToDictionary(r => r.Id);
        var files = await yard.Office.AsAsync(yard.Office.Coordinator, (YearReport r) => r.MakeAsync(2026, TestOffice.Cancel));

        var entries = files.Entries.Where(e => e.Table == "已封存未拆除").ToList();
        entries.Count.ShouldBe(3 + 2 + (4 * 2) + 4 + 3);
        foreach (var entry in entries)
        {
            var behind = entry.Rows.Select(r => rows[r]).ToList();
            (entry.Unit switch { "家" => SealedTotals.Enterprises(behind), "条" => behind.Count, "天" => behind.Single().OverdueDays, _ => behind.Sum(r => r.Capacity!.Value) }).ShouldBe(entry.Value, entry.Figure);
            entry.Query.ShouldStartWith("/office/year/sealed?on=2026-11-23");
        }
        entries.Single(e => e.Figure == "韶关市 已封存未拆除 逾期条数").Value.ShouldBe(2);
        entries.Where(e => e.Unit == "天").Select(e => e.Value).ShouldBe([22m, 1m], ignoreOrder: true);
        files.Entries.Where(e => e.Table != "已封存未拆除").SelectMany(e => e.Rows).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2025, "2025-12-31")]
    [InlineData(2026, "2026-11-23")]
    public void A_year_that_is_over_is_told_as_of_its_last_day(int year, string on) =>
        SealedTotals.DayOf(year, Yard.Day("2026-11-23")).ShouldBe(Yard.Day(on));
}
