using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Screening;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;
using static Chuqing.Office.Tests.LawBook.SittingTable;

namespace Chuqing.Office.Tests.LawBook;

public sealed class ConfirmingTests
{
    static async Task<string[]> ThreeAsync(TestOffice office)
    {
        var others = (await office.RowsAsync()).Where(r => r.Item.Kind == "淘汰类" && r.Item.Id != Furnace400).Select(r => r.Item.Id).Take(2);
        return [Furnace400, .. others];
    }

    [Fact]
    public async Task A_line_is_suspected_until_the_second_officer_closes_the_sitting_and_eliminated_after()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync();
        var sitting = await office.SitAsync(Furnace400);
        await office.FirstAsync(sitting.Id, false, Tick(1));
        (await VerdictAsync(office, line)).ShouldBe(Verdict.Suspected, "kept for later");
        await office.FirstAsync(sitting.Id, true, Tick(1));
        (await VerdictAsync(office, line)).ShouldBe(Verdict.Suspected, "one officer is no confirmation");
        var before = office.Time.GetUtcNow().UtcDateTime;
        office.Time.Advance(TimeSpan.FromHours(1));
        await office.SecondAsync(office.OtherLawOfficer, sitting.Id, false, new SecondEntry(1, SecondFinding.Agrees, null));
        (await VerdictAsync(office, line)).ShouldBe(Verdict.Suspected, "the second only kept it for later");

        await office.SecondAsync(office.OtherLawOfficer, sitting.Id, true, new SecondEntry(1, SecondFinding.Agrees, null));

        (await VerdictAsync(office, line)).ShouldBe(Verdict.Eliminated);
        (await office.StandingAsync(Furnace400, before)).ShouldBe(LegalStanding.SignedOnce, "as known before the second agreed");
        await using var db = office.Everything();
        var signed = await db.Set<LawConfirmation>().OrderBy(c => c.At).ToListAsync(TestOffice.Cancel);
        signed.Select(c => c.PersonId).ShouldBe([office.LawOfficer.PersonId, office.OtherLawOfficer.PersonId]);
        signed.ShouldAllBe(c => c.Item == "第 12 页" && c.Quote == "400 立方米及以下炼铁高炉" && c.DocumentNumber == "国家发展改革委令第7号");
        (await db.Set<LedgerEntry>().CountAsync(e => e.Act.StartsWith("law.sitting"), TestOffice.Cancel)).ShouldBe(5);
    }

    [Fact]
    public async Task The_first_officer_cannot_be_the_second_and_nobody_fills_in_anothers_sitting()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var sitting = await office.SitAsync(Furnace400);
        await Should.ThrowAsync<ForbiddenException>(() => office.FirstAsync(office.OtherLawOfficer, sitting.Id, true, Tick(1)));
        await Should.ThrowAsync<ConflictException>(() => office.SecondAsync(office.OtherLawOfficer, sitting.Id, true, new SecondEntry(1, SecondFinding.Agrees, null)));
        await office.FirstAsync(sitting.Id, true, Tick(1));

        (await Should.ThrowAsync<ForbiddenException>(() => office.SecondAsync(office.LawOfficer, sitting.Id, true, new SecondEntry(1, SecondFinding.Agrees, null)))).Message.ShouldContain("另一人");
        await Should.ThrowAsync<ForbiddenException>(() => office.SecondAsync(office.Handler, sitting.Id, true, new SecondEntry(1, SecondFinding.Agrees, null)));
        await Should.ThrowAsync<ConflictException>(() => office.FirstAsync(sitting.Id, false, Tick(1)));
        (await office.StandingAsync(Furnace400)).ShouldBe(LegalStanding.Draft);
    }

    [Fact]
    public async Task What_differs_waits_as_a_new_version_and_what_the_two_see_differently_stays_a_draft()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var rules = await ThreeAsync(office);
        var sitting = await office.SitAsync(rules);
        await office.FirstAsync(sitting.Id, true, Tick(1), new(2, FirstFinding.Differs, "13", "一（五）2", "450 立方米及以下", "450", "原文写作 450"), new(3, FirstFinding.Absent, null, null, null, null, "通读全文没有这一条"));
        await office.SecondAsync(office.OtherLawOfficer, sitting.Id, true, new(1, SecondFinding.Disagrees, "摘录少了例外"), new(2, SecondFinding.Agrees, null), new(3, SecondFinding.Agrees, null));

        var progress = await office.ProgressAsync();
        (progress.Confirmed, progress.Corrected, progress.Waiting).ShouldBe((0, 2, 0));
        foreach (var rule in rules) (await office.StandingAsync(rule)).ShouldBe(LegalStanding.Draft);
        var rows = await office.RowsAsync();
        rows.Single(r => r.Item.Id == rules[0]).Progress.ShouldBe(RowProgress.Draft, "the two did not see it alike");
        rows.Single(r => r.Item.Id == rules[1]).Correction!.Corrected.ShouldBe("450");
        rows.Single(r => r.Item.Id == rules[2]).Correction!.Finding.ShouldBe(FirstFinding.Absent);
        var again = await office.SitAsync(rules[0]);
        again.State.ShouldBe(SittingState.Reading);
    }

    [Fact]
    public async Task Handing_over_needs_every_field_of_the_marked_rows_and_keeping_needs_none()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var rules = await ThreeAsync(office);
        var sitting = await office.SitAsync(rules);
        await office.FirstAsync(sitting.Id, false, new SittingEntry(1, FirstFinding.Agrees, null, null, null, null, null));

        (await Should.ThrowAsync<InvalidFieldsException>(() => office.FirstAsync(sitting.Id, true, new(1, FirstFinding.Agrees, " ", null, "", null, null), new(2, FirstFinding.Differs, "3", null, "x", null, null), new(3, FirstFinding.Absent, null, null, null, null, null))))
            .Errors.Keys.ShouldBe(["1.Page", "1.Quote", "2.Corrected", "2.Reason", "3.Reason"], ignoreOrder: true);
        (await Should.ThrowAsync<InvalidFieldsException>(() => office.FirstAsync(sitting.Id, false, new SittingEntry(1, null, new('9', 21), null, null, null, null)))).Errors.Keys.ShouldBe(["1.Page"]);
        await office.FirstAsync(sitting.Id, false, new SittingEntry(1, null, new('9', 20), null, null, null, null));
        await Should.ThrowAsync<BadInputException>(() => office.FirstAsync(sitting.Id, true, new SittingEntry(1, null, null, null, null, null, null)));
        await office.FirstAsync(sitting.Id, true, Tick(2));

        (await Should.ThrowAsync<InvalidFieldsException>(() => office.SecondAsync(office.OtherLawOfficer, sitting.Id, true))).Errors.Keys.ShouldBe(["2.Finding"]);
        (await Should.ThrowAsync<InvalidFieldsException>(() => office.SecondAsync(office.OtherLawOfficer, sitting.Id, true, new SecondEntry(2, SecondFinding.Disagrees, " ")))).Errors.Keys.ShouldBe(["2.Reason"]);
        var progress = await office.ProgressAsync();
        (progress.Waiting, progress.Reading).ShouldBe((1, 0), "rows left unmarked are free again");
    }

    [Fact]
    public async Task Another_second_officer_begins_anew_and_two_windows_do_not_overwrite_each_other()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var rules = await ThreeAsync(office);
        var third = await office.PersonAsync("核对丙", "/440200/", Law.Procedures.Duty.ConfirmLaw);
        var sitting = await office.SitAsync(rules);
        await office.FirstAsync(sitting.Id, true, Tick(1), Tick(2));
        await office.SecondAsync(office.OtherLawOfficer, sitting.Id, false, new SecondEntry(1, SecondFinding.Agrees, null));

        (await Should.ThrowAsync<InvalidFieldsException>(() => office.SecondAsync(third, sitting.Id, true, new SecondEntry(2, SecondFinding.Agrees, null)))).Errors.Keys.ShouldBe(["1.Finding"]);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try { await office.SecondAsync(third, sitting.Id, true, new(1, SecondFinding.Agrees, null), new(2, SecondFinding.Agrees, null)); return true; }
            catch (ConflictException) { return false; }
        }));
        both.Count(ok => ok).ShouldBe(1);
        await using var db = office.Everything();
        (await db.Set<LawConfirmation>().Where(c => c.PersonId == third.PersonId).CountAsync(TestOffice.Cancel)).ShouldBe(2);
        (await db.Set<LawConfirmation>().AnyAsync(c => c.PersonId == office.OtherLawOfficer.PersonId, TestOffice.Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_row_that_changed_meanwhile_is_refused_and_a_confirmed_one_that_changes_is_a_draft_again()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var rules = await ThreeAsync(office);
        var sitting = await office.SitAsync(rules);
        await office.FirstAsync(sitting.Id, true, Tick(1), Tick(2));
        office.Time.Advance(TimeSpan.FromDays(1));
        await office.AcceptAsync(LawBookTests.Changed(office.Shelf()));

        (await Should.ThrowAsync<InvalidFieldsException>(() => office.SecondAsync(office.OtherLawOfficer, sitting.Id, true, new(1, SecondFinding.Agrees, null), new(2, SecondFinding.Agrees, null))))
            .Errors.Keys.ShouldBe(["1.Finding"]);
        await office.SecondAsync(office.OtherLawOfficer, sitting.Id, true, new(1, SecondFinding.Disagrees, "内容已改"), new(2, SecondFinding.Agrees, null));
        (await office.StandingAsync(rules[1])).ShouldBe(LegalStanding.Confirmed);
        (await office.StandingAsync(Furnace400)).ShouldBe(LegalStanding.Draft);
    }

    [Fact]
    public async Task Rows_that_touch_most_lines_come_first_with_the_count()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.LineAsync();
        await office.LineAsync("350立方米高炉1座");
        await office.LineAsync("干法中空窑1台", "水泥", "水泥熟料");
        await office.AsAsync(office.Handler, (ScreeningService s) => s.RunAsync(office.Handler, null, Day, TestOffice.Cancel));

        var touched = await office.AsAsync(office.LawOfficer, (TouchedRuleQueries q) => q.LinesPerRuleAsync(TestOffice.Cancel));
        touched[Furnace400].ShouldBe(2);
        var rows = await office.RowsAsync(touched);
        rows[0].Lines.ShouldBe(rows.Max(r => r.Lines));
        rows.TakeWhile(r => r.Lines > 0).Select(r => r.Item.Id).ShouldContain(Furnace400);
        rows.SkipWhile(r => r.Lines > 0).ShouldAllBe(r => r.Lines == 0);
        (await office.AsAsync(office.CountyHandler, (TouchedRuleQueries q) => q.LinesPerRuleAsync(TestOffice.Cancel)))[Furnace400].ShouldBe(2, "the lines lie in that county");
    }

    [Fact]
    public async Task A_row_lies_in_one_sitting_at_a_time_and_is_free_again_when_the_sitting_is_taken_back()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var sitting = await office.SitAsync(Furnace400);
        await Should.ThrowAsync<ConflictException>(() => office.SitAsync(Furnace400));
        (await office.ProgressAsync()).Reading.ShouldBe(1);
        await office.AsAsync(office.OtherLawOfficer, (ConfirmingService s) => s.CancelAsync(office.OtherLawOfficer, sitting.Id, TestOffice.Cancel));

        var again = await office.SitAsync(Furnace400);
        await office.FirstAsync(again.Id, true, Tick(1));
        await Should.ThrowAsync<ForbiddenException>(() => office.AsAsync(office.OtherLawOfficer, (ConfirmingService s) => s.CancelAsync(office.OtherLawOfficer, again.Id, TestOffice.Cancel)));
        await office.AsAsync(office.LawOfficer, (ConfirmingService s) => s.CancelAsync(office.LawOfficer, again.Id, TestOffice.Cancel));
        (await office.ProgressAsync()).Waiting.ShouldBe(0);
        await Should.ThrowAsync<ConflictException>(() => office.AsAsync(office.LawOfficer, (ConfirmingService s) => s.CancelAsync(office.LawOfficer, again.Id, TestOffice.Cancel)));
    }

    [Fact]
    public async Task Only_drafts_of_the_originals_document_are_opened_and_at_most_fifty()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var original = await office.OriginalAsync();
        var rows = (await office.RowsAsync()).Select(r => r.Version.Key).ToList();
        var older = (await office.EffectiveAsync()).Law.Shelf.Items.SelectMany(i => i.Versions).First(v => v.Citation?.Document == "catalogue-2019").Key;

        await Should.ThrowAsync<BadInputException>(() => OpenAsync([]));
        (await Should.ThrowAsync<BadInputException>(() => OpenAsync([.. rows.Take(51)]))).Message.ShouldContain("50");
        await Should.ThrowAsync<BadInputException>(() => OpenAsync([older]));
        await Should.ThrowAsync<BadInputException>(() => OpenAsync([rows[0] with { Digest = new('0', 64) }]));
        await OpenAsync([.. rows.Take(50)]);

        Task<ConfirmationSitting> OpenAsync(IReadOnlyList<ValueKey> keys) => office.AsAsync(office.LawOfficer, (ConfirmingService s) => s.OpenAsync(office.LawOfficer, original.Id, keys, TestOffice.Cancel));
    }

    [Fact]
    public async Task A_sitting_waits_for_the_other_officer_and_not_for_who_began_it()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var sitting = await office.SitAsync(Furnace400);
        (await WaitingAsync(office.LawOfficer)).ShouldHaveSingleItem().Sitting.Id.ShouldBe(sitting.Id);
        (await WaitingAsync(office.OtherLawOfficer)).ShouldBeEmpty();
        await office.FirstAsync(sitting.Id, true, Tick(1));

        (await WaitingAsync(office.LawOfficer)).ShouldBeEmpty();
        var waits = (await WaitingAsync(office.OtherLawOfficer)).ShouldHaveSingleItem();
        (waits.First, waits.Rows, waits.Marked).ShouldBe(("核对甲", 1, 1));
        (await WaitingAsync(office.Handler)).ShouldBeEmpty();

        Task<IReadOnlyList<SittingSummary>> WaitingAsync(SignedIn by) =>
            office.AsAsync(by, async (ConfirmingQueries q) => await q.WaitingForAsync(by, await office.EffectiveAsync(), TestOffice.Cancel));
    }

    static async Task<Verdict> VerdictAsync(TestOffice office, Guid line) =>
        (await office.AsAsync(office.Handler, (ScreeningQueries q) => q.EvaluateAsync(line, Day, TestOffice.Cancel))).Verdict.Verdict;
}
