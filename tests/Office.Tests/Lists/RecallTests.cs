using Chuqing.Law.Procedures;
using Chuqing.Office.Lists;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.Lists.Furnish;

namespace Chuqing.Office.Tests.Lists;

public sealed class RecallTests
{
    [Fact]
    public async Task A_release_is_recalled_by_a_second_release_and_a_later_version_explains_itself_against_what_was_recalled()
    {
        await using var office = await TestOffice.StartAsync();
        var (first, second) = (await CaseAsync(office, await EnterpriseAsync(office, "甲厂"), served: true), await CaseAsync(office, await EnterpriseAsync(office, "乙厂"), served: true));
        var one = await office.ReleaseAsync(await office.PrepareAsync(ListKind.Yellow));

        var two = await office.RecallAsync(ListKind.Yellow, "第 1 行未满异议期");
        await PassAsync(office, first);
        var three = await office.PublishAsync(ListKind.Yellow);

        (two.Number, two.Previous, two.List.Rows.Count, two.List.Recall!.Number, two.List.Recall.Digest).ShouldBe((2, one.Digest, 0, 1, one.Digest));
        two.Change.ShouldBe("撤回第 1 版：第 1 行未满异议期。现在没有现行的一版。");
        three.Change.ShouldBe("第 1 版撤回后重新公布。与第 1 版相比：移出 1 行；现有 1 行。");
        three.List.Since.ShouldBe(new(2026, 1, one.Digest));
        three.List.Removed.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Id.ShouldBe(first), r => r.Why.ShouldBe(Leaving.RecheckPassed), r => r.On.ShouldBe(new(2026, 11, 20)));
        three.List.Rows.ShouldHaveSingleItem().Id.ShouldBe(second);
        await using var db = office.Everything();
        (await db.Set<ListRelease>().SingleAsync(r => r.Number == 1, TestOffice.Cancel)).Content.ShouldBe(one.Content);
    }

    [Fact]
    public async Task A_recall_needs_a_reason_a_version_in_force_and_two_people()
    {
        await using var office = await TestOffice.StartAsync();
        await Should.ThrowAsync<ConflictException>(() => PrepareAsync(office.Handler, "错了"));
        await office.PublishAsync(ListKind.Yellow);
        await Should.ThrowAsync<InvalidFieldsException>(() => PrepareAsync(office.Handler, " "));
        await Should.ThrowAsync<InvalidFieldsException>(() => PrepareAsync(office.Handler, new('长', 201)));
        await Should.ThrowAsync<ForbiddenException>(() => PrepareAsync(office.CountyHandler, "错了"));
        var both = await office.PersonAsync("一人两职", "/440200/", Duty.Handle, Duty.Release);
        var draft = await PrepareAsync(both, new('长', 200));

        (await Should.ThrowAsync<ForbiddenException>(() => office.ReleaseAsync(draft, both))).Message.ShouldContain("须由另一人");
        await Should.ThrowAsync<ConflictException>(() => office.PrepareAsync(ListKind.Yellow));
        (await office.ReleaseAsync(draft)).Number.ShouldBe(2);
        (await Should.ThrowAsync<ConflictException>(() => PrepareAsync(office.Handler, "再撤"))).Message.ShouldContain("没有现行的一版");

        Task<ListDraft> PrepareAsync(SignedIn by, string reason) => office.AsAsync(by, (ListService s) => s.PrepareRecallAsync(by, ListKind.Yellow, 2026, reason, TestOffice.Cancel));
    }

    [Fact]
    public async Task The_organ_printed_is_that_of_the_appointment_under_which_it_was_prepared()
    {
        await using var office = await TestOffice.StartAsync();
        var draft = await office.PrepareAsync(ListKind.Yellow);
        draft.PreparedUnder.ShouldBe(office.Handler.AppointmentId);
        await using (var db = office.Everything())
        {
            var other = await new PeopleService(db, office.Time, office.Get<Today>()).AddOrganAsync(Chuqing.Office.Ledger.Actor.Program(TestOffice.City), "市发展和改革局", "/440200/", null, TestOffice.Cancel);
            db.Add(new Appointment { City = TestOffice.City, PersonId = office.Handler.PersonId, OrganId = other.Id, DivisionPath = "/440200/", Title = "后来的任职", Duties = [Duty.Handle], From = new(2026, 11, 23) });
            db.Record(Chuqing.Office.Ledger.Actor.Program(TestOffice.City), "test.appoint", new("test"), office.Time.GetUtcNow().UtcDateTime, new { });
            await db.SaveChangesAsync(TestOffice.Cancel);
        }

        ReleasedList.Read((await office.ReleaseAsync(draft)).Content).PreparedBy.ShouldBe("市工业和信息化局");
    }

    [Fact]
    public async Task A_standing_list_of_a_new_year_says_who_left_since_the_last_of_the_old_year()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "甲厂"), served: true);
        await office.PublishAsync(ListKind.Yellow);
        await PassAsync(office, id);
        office.Time.SetUtcNow(new(2027, 1, 5, 1, 0, 0, TimeSpan.Zero));

        var one = await office.PublishAsync(ListKind.Yellow);

        (one.Number, one.Previous, one.Change).ShouldBe((1, null, "与 2026 年第 1 版相比：移出 1 行；现有 0 行。"));
        one.List.Removed.ShouldHaveSingleItem().Why.ShouldBe(Leaving.RecheckPassed);
    }

    [Fact]
    public async Task A_recalled_file_still_proves_itself_and_a_removal_that_is_hidden_does_not()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "甲厂"), served: true);
        var one = ListProof.FileOf(await office.ReleaseAsync(await office.PrepareAsync(ListKind.Yellow)));
        var recall = ListProof.FileOf(await office.ReleaseAsync(await office.AsAsync(office.Handler, (ListService s) => s.PrepareRecallAsync(office.Handler, ListKind.Yellow, 2026, "错了", TestOffice.Cancel))));
        await PassAsync(office, id);
        var release = await office.ReleaseAsync(await office.PrepareAsync(ListKind.Yellow));
        var three = ListProof.FileOf(release);
        string? Beside(int n) => n switch { 1 => one, 2 => recall, 3 => three, _ => null };

        var proven = ListProof.Verify(one, Beside);
        (proven.Holds, proven.Lines.Any(l => l.Contains("已由第 2 版撤回"))).ShouldBe((true, true));
        ListProof.Verify(recall, Beside).ShouldSatisfyAllConditions(p => p.Holds.ShouldBeTrue(), p => p.Lines.ShouldContain("这一版撤回第 1 版：错了"));
        ListProof.Verify(three, Beside).ShouldSatisfyAllConditions(p => p.Holds.ShouldBeTrue(), p => p.Lines.ShouldContain("移出记录与第 1 版逐行相符：移出 1 行。"));
        var list = ReleasedList.Read(release.Content);
        var hidden = (list with { List = list.List with { Removed = [] } }).Write();
        ListProof.Verify($"{{\"digest\":\"{Chuqing.Office.Ledger.Digest.Sm3(hidden)}\",\"release\":{hidden}}}", Beside).Holds.ShouldBeFalse();
    }
}
