using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Office.LawBook;
using Chuqing.Office.People;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.Screening;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;

namespace Chuqing.Office.Tests.LawBook;

public sealed class LawSuspensionTests
{
    [Fact]
    public async Task A_suspended_confirmation_is_a_draft_from_then_on_and_what_was_decided_before_replays_equal()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.AgreeAsync(Furnace400);
        var line = await office.LineAsync();
        var decided = await DeterminationTests.ProposeAsync(office, line);
        var before = office.Time.GetUtcNow().UtcDateTime;
        office.Time.Advance(TimeSpan.FromDays(1));

        await SuspendAsync(office, office.OtherLawOfficer, "原件第 12 页写明例外，摘录漏了");

        (await office.StandingAsync(Furnace400)).ShouldBe(LegalStanding.Draft);
        (await office.StandingAsync(Furnace400, before)).ShouldBe(LegalStanding.Confirmed);
        (await office.AsAsync(office.Handler, (ScreeningQueries q) => q.EvaluateAsync(line, Day, TestOffice.Cancel))).Verdict.Verdict.ShouldBe(Verdict.Suspected);
        (await office.AsAsync(office.Handler, (ReplayService s) => s.RunAsync(decided.Id, TestOffice.Cancel))).Differences.ShouldBeEmpty();
        (await Should.ThrowAsync<Law.Procedures.NotPermittedException>(async () => await DeterminationTests.ProposeAsync(office, await office.LineAsync()))).Message.ShouldContain("草稿");
    }

    [Fact]
    public async Task The_same_two_officers_may_confirm_again_after_a_suspension_and_one_alone_may_not()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.AgreeAsync(Furnace400);
        await SuspendAsync(office, office.LawOfficer, "录错页码");
        var key = (await office.ValueAsync(Furnace400)).Key;

        await office.SignAsync(office.LawOfficer, key);
        (await office.StandingAsync(Furnace400)).ShouldBe(LegalStanding.SignedOnce, "the signatures before the suspension no longer count");
        await Should.ThrowAsync<ForbiddenException>(() => office.SignAsync(office.LawOfficer, key));
        await office.SignAsync(office.OtherLawOfficer, key);
        (await office.StandingAsync(Furnace400)).ShouldBe(LegalStanding.Confirmed);

        await SuspendAsync(office, office.OtherLawOfficer, "又发现一处");
        await office.AgreeAsync(Furnace400);
        (await office.StandingAsync(Furnace400)).ShouldBe(LegalStanding.Confirmed);
    }

    [Fact]
    public async Task Only_what_two_confirmed_here_can_be_suspended_with_a_reason_and_the_duty()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        (await Should.ThrowAsync<ConflictException>(() => SuspendAsync(office, office.LawOfficer, "试"))).Message.ShouldContain("没有可暂停的确认");
        await office.AgreeAsync(Furnace400);
        (await Should.ThrowAsync<InvalidFieldsException>(() => SuspendAsync(office, office.LawOfficer, " "))).Errors.Keys.ShouldBe(["reason"]);
        await Should.ThrowAsync<ForbiddenException>(() => SuspendAsync(office, office.Handler, "试"));
        var key = (await office.ValueAsync(Furnace400)).Key;
        await Should.ThrowAsync<ConflictException>(() => office.AsAsync(office.LawOfficer, (LawSuspensionService s) => s.SuspendAsync(office.LawOfficer, key with { Digest = new('0', 64) }, "试", TestOffice.Cancel)));
        (await office.StandingAsync(Furnace400)).ShouldBe(LegalStanding.Confirmed);
    }

    static async Task SuspendAsync(TestOffice office, SignedIn by, string reason)
    {
        var key = (await office.ValueAsync(Furnace400)).Key;
        await office.AsAsync(by, (LawSuspensionService s) => s.SuspendAsync(by, key, reason, TestOffice.Cancel));
    }
}
