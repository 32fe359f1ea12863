using Chuqing.Office.Ledger;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.LawBook;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;

namespace Chuqing.Office.Tests.Screening;

public sealed class ReplayTests
{
    [Fact]
    public async Task A_decision_replays_equal_even_after_law_and_facts_changed()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await DecideAsync(office);
        office.Time.Advance(TimeSpan.FromDays(40));
        await office.AcceptAsync(LawBookTests.Changed(office.Shelf()));
        await using (var db = office.Everything())
            await db.Database.ExecuteSqlAsync($"""UPDATE "ProductionLines" SET "EquipmentText" = '1080立方米高炉1座'""", TestOffice.Cancel);

        var replay = await ReplayAsync(office, id);

        replay.Differences.ShouldBeEmpty();
        replay.On.ShouldBe(Day);
    }

    [Theory]
    [InlineData("\"value\":380", "\"value\":480", "SM3", "findings")]
    [InlineData("\"status\":\"Confirmed\"", "\"status\":\"Draft\"", "SM3", "status")]
    [InlineData("\"format\":2", "\"format\":9", "SM3", "格式“9”")]
    [InlineData("\"on\":\"2026-11-23\"", "\"on\":\"20261123\"", "SM3", "改坏")]
    public async Task Tampering_is_found_and_named(string from, string to, string digest, string named)
    {
        await using var office = await TestOffice.StartAsync();
        var id = await DecideAsync(office);
        await RewriteAsync(office, id, snapshot => snapshot.Replace(from, to), keepDigest: true);

        var replay = await ReplayAsync(office, id);

        replay.Differences[0].ShouldContain(digest);
        string.Join('\n', replay.Differences).ShouldContain(named);
    }

    [Fact]
    public async Task Tampering_with_snapshot_and_digest_together_is_found_through_the_ledger()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await DecideAsync(office);
        await RewriteAsync(office, id, snapshot => snapshot.Replace("曲江测试钢铁有限公司", "别的公司"), keepDigest: false);

        (await ReplayAsync(office, id)).Differences.ShouldHaveSingleItem().ShouldContain("留痕");
    }

    [Fact]
    public void The_golden_decision_of_format_1_is_read_and_written_to_the_same_bytes()
    {
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "decision-format-1.json")).TrimEnd('\n');

        var snapshot = DecisionSnapshot.Read(golden);

        snapshot.Write().ShouldBe(golden);
        Digest.Sm3(golden).ShouldBe("8985325231357e6ca23b9d5fb803a60bb8adfa8d7912ca42fac902025044eb4e");
    }

    [Fact]
    public void The_golden_decision_of_format_2_keeps_what_its_figures_cover_and_whose_they_are()
    {
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "decision-format-2.json")).TrimEnd('\n');

        var snapshot = DecisionSnapshot.Read(golden);

        snapshot.Write().ShouldBe(golden);
        snapshot.Facts.SharesEnterprise.ShouldBe(true);
        snapshot.Facts.Metrics.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Covers.ShouldBe(Law.Screening.FigureScope.Enterprise), m => m.Source.ShouldBe("节能监察报告（市节能监察机构）"));
    }

    static async Task<Guid> DecideAsync(TestOffice office)
    {
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        return (await DeterminationTests.ProposeAsync(office, await office.LineAsync())).Id;
    }

    static Task<Replay> ReplayAsync(TestOffice office, Guid id) => office.AsAsync(office.Handler, (ReplayService s) => s.RunAsync(id, TestOffice.Cancel));

    internal static async Task RewriteAsync(TestOffice office, Guid id, Func<string, string> change, bool keepDigest)
    {
        await using var db = office.Everything();
        var row = await db.Set<Determination>().AsNoTracking().SingleAsync(d => d.Id == id, TestOffice.Cancel);
        var text = change(row.Snapshot);
        text.ShouldNotBe(row.Snapshot);
        var digest = keepDigest ? row.SnapshotDigest : Digest.Sm3(text);
        // 库自己不许改；这里先拆了闸再改，看重算抓不抓得住
        if (!TestDatabase.IsPostgres) await db.Database.ExecuteSqlRawAsync("DROP TRIGGER IF EXISTS \"Determinations_NoUPDATE\"", TestOffice.Cancel);
        await db.Set<Determination>().Where(d => d.Id == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.Snapshot, text).SetProperty(x => x.SnapshotDigest, digest), TestOffice.Cancel);
    }
}
