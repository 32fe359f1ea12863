using Chuqing.Law.Procedures;
using Chuqing.Office.Exits;
using Chuqing.Office.Ledger;
using Chuqing.Office.Lists;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Law.Procedures.ExitProcedure;

namespace Chuqing.Office.Tests.Exits;

/// <summary>The second branch: cut off, power gear removed, sealed, promised twice, announced, verified by two, dismantled by a day.</summary>
public class SealingTests
{
    [Fact]
    public async Task Each_step_of_the_sealing_writes_its_own_day_and_the_line_becomes_sealed_and_later_dismantled()
    {
        await using var yard = await Yard.StartAsync();
        var (id, handler) = (await yard.OpenedExitAsync("2026-01-05"), yard.Office.Handler);
        await yard.TakeAsync(handler, id, RecordShut, "2026-01-06");
        await yard.TakeAsync(handler, id, ChooseSealing, "2026-01-07", e => e with { Text = "厂房与邻线共用基础" });
        await yard.TakeAsync(handler, id, CutOffUtilities, "2026-01-08");
        await yard.TakeAsync(handler, id, RemovePowerGear, "2026-01-09");
        (await yard.LineStatusAsync(id)).ShouldBe(LineStatus.Shut);
        await yard.TakeAsync(handler, id, SealEquipment, "2026-01-12");
        (await yard.LineStatusAsync(id)).ShouldBe(LineStatus.Sealed);
        // 四件不分先后：先录的日子可以更晚
        await yard.TakeAsync(handler, id, SetDismantleBy, "2026-01-20", e => e with { OwnDay = Yard.Day("2026-06-30") });
        await yard.TakeAsync(handler, id, AnnounceByProvince, "2026-01-19");
        await yard.TakeAsync(handler, id, PromiseByGovernment, "2026-01-15");
        await yard.TakeAsync(handler, id, PromiseByEnterprise, "2026-01-13");
        await yard.VerifySealingAsync(id, "2026-01-26");

        var exit = await yard.ExitRowAsync(id);
        (exit.Mode, exit.SealingReason).ShouldBe((ExitMode.Sealing, "厂房与邻线共用基础"));
        new[] { exit.ShutOn, exit.CutOffOn, exit.PowerGearRemovedOn, exit.SealedOn, exit.EnterprisePromisedOn, exit.GovernmentPromisedOn, exit.ProvinceAnnouncedOn, exit.DismantleBy, exit.SealVerifiedOn, exit.DismantledOn }
            .Select(d => d is { } day ? $"{day:MMdd}" : null).ShouldBe(["0106", "0108", "0109", "0112", "0113", "0115", "0119", "0630", "0126", null]);
        (await yard.ProceedingAsync(id)).NodeOn.ShouldBe(Yard.Day("2026-06-30"));

        await yard.DismantleAsync(id, "2026-06-20", "2026-07-01");
        await yard.TakeAsync(yard.Office.Releaser, id, Announce, "2026-07-10");
        (await yard.LineStatusAsync(id)).ShouldBe(LineStatus.Dismantled);
        (await yard.ProceedingAsync(id)).ShouldSatisfyAllConditions(p => p.NodeOn.ShouldBeNull(), p => p.IsEnded.ShouldBeTrue());
        (await yard.ExitRowAsync(id)).Mode.ShouldBe(ExitMode.Sealing);
        await using var db = yard.Office.Everything();
        (await db.Set<LedgerEntry>().SingleAsync(e => e.Act == "exit.CutOffUtilities", TestOffice.Cancel)).Content.ShouldContain("消防水");
    }

    [Fact]
    public async Task What_the_second_branch_needs_is_refused_by_name_where_it_is_missing_or_not_what_it_must_be()
    {
        await using var yard = await Yard.StartAsync();
        var (id, handler) = (await yard.OpenedExitAsync("2026-01-05"), yard.Office.Handler);
        await yard.TakeAsync(handler, id, RecordShut, "2026-02-02");
        await RefusedAsync(ChooseSealing, "2026-02-03", e => e with { Text = " " }, nameof(StepEntry.Text), "暂不具备拆除条件的理由");
        await yard.TakeAsync(handler, id, ChooseSealing, "2026-02-03");
        await RefusedAsync(CutOffUtilities, "2026-02-02", e => e, nameof(StepEntry.On), "不能早于上一步（2026-02-03）");
        await RefusedAsync(CutOffUtilities, "2026-02-03", e => e with { KeptSupply = null }, nameof(StepEntry.KeptSupply), "须保留的供给");
        await RefusedAsync(CutOffUtilities, "2026-02-03", e => e with { KeptSupply = new('水', 501) }, nameof(StepEntry.KeptSupply), "最长 500 字");
        await yard.TakeAsync(handler, id, CutOffUtilities, "2026-02-03");
        await yard.TakeAsync(handler, id, RemovePowerGear, "2026-02-04");
        await yard.TakeAsync(handler, id, SealEquipment, "2026-02-05");
        await RefusedAsync(PromiseByEnterprise, "2026-02-05", e => e with { Files = [] }, nameof(StepEntry.Files), "附件");
        await RefusedAsync(PromiseByGovernment, "2026-02-05", e => e with { Files = [] }, nameof(StepEntry.Files), "附件");
        await RefusedAsync(PromiseByGovernment, "2026-02-05", e => e with { Authority = "曲江区工业和信息化局" }, nameof(StepEntry.Authority), "人民政府全称", "不能互相代替");
        await RefusedAsync(PromiseByEnterprise, "2026-02-04", e => e, nameof(StepEntry.On), "不能早于上一步（2026-02-05）");
        foreach (var body in new[] { "韶关市工业和信息化局", "广东省韶关市人民政府", "工业和信息化部", "广东省" })
            await RefusedAsync(AnnounceByProvince, "2026-02-05", e => e with { Authority = body }, nameof(StepEntry.Authority), "省级");
        foreach (var day in new[] { "2026-02-04", "2026-02-05" })
            await RefusedAsync(SetDismantleBy, "2026-02-05", e => e with { OwnDay = Yard.Day(day) }, nameof(StepEntry.OwnDay), "限时拆除日须晚于 2026-02-05");
        await RefusedAsync(RecordDismantled, "2026-02-04", e => e, nameof(StepEntry.On), "不能早于上一步（2026-02-05）");
        await yard.TakeAsync(handler, id, SetDismantleBy, "2026-02-05", e => e with { OwnDay = Yard.Day("2026-02-06") });
        await yard.TakeAsync(handler, id, AnnounceByProvince, "2026-02-05", e => e with { Authority = "广东省市场监督管理局" });

        Task RefusedAsync(string act, string on, Func<StepEntry, StepEntry> with, string field, params string[] words) =>
            RefusedAtAsync(yard, id, act, on, with, field, words);
    }

    static async Task RefusedAtAsync(Yard yard, Guid id, string act, string on, Func<StepEntry, StepEntry> with, string field, string[] words) =>
        (await yard.RefusedAsync<InvalidFieldsException>(() => yard.TakeAsync(yard.Office.Handler, id, act, on, with), words)).Errors.Keys.ShouldBe([field]);

    [Fact]
    public async Task Nobody_verifies_a_sealing_that_lacks_a_promise_and_nothing_is_promised_twice_or_moved()
    {
        await using var yard = await Yard.StartAsync();
        var id = await yard.OpenedExitAsync("2026-01-05");
        await yard.SealAsync(id, "2026-02-02");
        await yard.TakeAsync(yard.Office.Handler, id, PromiseByEnterprise, "2026-02-03");
        await yard.RefusedAsync<NotPermittedException>(() => yard.TakeAsync(yard.Office.Verifier, id, VerifySealingFirst, "2026-02-04"), "还缺", "记录地方政府承诺、记录省级公告、定限时拆除日");
        await yard.RefusedAsync<NotPermittedException>(() => yard.TakeAsync(yard.Office.Handler, id, PromiseByEnterprise, "2026-02-04"), "只办一次");
        await yard.TakeAsync(yard.Office.Handler, id, SetDismantleBy, "2026-02-03", e => e with { OwnDay = Yard.Day("2026-08-31") });
        await yard.RefusedAsync<NotPermittedException>(() => yard.TakeAsync(yard.Office.Handler, id, SetDismantleBy, "2026-02-04", e => e with { OwnDay = Yard.Day("2027-08-31") }), "只办一次");
    }

    [Fact]
    public async Task Two_who_did_not_seal_verify_and_a_sealing_sent_back_keeps_what_the_public_was_told()
    {
        await using var yard = await Yard.StartAsync();
        var id = await yard.OpenedExitAsync("2026-01-05");
        var both = await yard.Office.PersonAsync("兼验", $"/{TestOffice.City}/", Duty.Handle, Duty.Verify);
        foreach (var act in new[] { RecordShut, ChooseSealing, CutOffUtilities, RemovePowerGear }) await yard.TakeAsync(yard.Office.Handler, id, act, "2026-02-02");
        await yard.TakeAsync(both, id, SealEquipment, "2026-02-02");
        await yard.PromiseAsync(id, "2026-02-10", "2026-08-31");
        await yard.RefusedAsync<ForbiddenException>(() => yard.TakeAsync(both, id, VerifySealingFirst, "2026-02-11"), "“记录封存主体设备”是您本人办的");
        await yard.TakeAsync(yard.Office.Verifier, id, VerifySealingFirst, "2026-02-11");
        await yard.RefusedAsync<ForbiddenException>(() => yard.TakeAsync(yard.Office.Verifier, id, VerifySealingSecond, "2026-02-12"), "另一人");
        await yard.TakeAsync(yard.Office.OtherVerifier, id, ReturnSealing, "2026-02-12");
        (await yard.ExitRowAsync(id)).ShouldSatisfyAllConditions(e => e.SealedOn.ShouldBeNull(), e => e.CutOffOn.ShouldBeNull(), e => e.EnterprisePromisedOn.ShouldNotBeNull(), e => e.DismantleBy.ShouldBe(Yard.Day("2026-08-31")));
        (await yard.LineStatusAsync(id)).ShouldBe(LineStatus.Shut);
        foreach (var act in new[] { CutOffUtilities, RemovePowerGear, SealEquipment }) await yard.TakeAsync(yard.Office.Handler, id, act, "2026-02-20");
        await yard.VerifySealingAsync(id, "2026-02-21");
        (await yard.ExitRowAsync(id)).SealVerifiedOn.ShouldBe(Yard.Day("2026-02-21"));
    }

    [Fact]
    public async Task A_dismantling_sent_back_leaves_a_verified_sealing_sealed_and_the_day_standing_and_is_not_sealed_again()
    {
        await using var yard = await Yard.StartAsync();
        var id = await yard.OpenedExitAsync("2026-01-05");
        await yard.SealAsync(id, "2026-02-02");
        await yard.PromiseAsync(id, "2026-02-03", "2026-08-31");
        await yard.VerifySealingAsync(id, "2026-02-10");
        await yard.TakeAsync(yard.Office.Handler, id, RecordDismantled, "2026-08-20");
        (await yard.SealedAsync("2026-09-10")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Standing.ShouldBe("已记录拆除，待验收"), r => r.IsOverdue.ShouldBeFalse());
        await yard.TakeAsync(yard.Office.Verifier, id, Return, "2026-09-01");
        (await yard.LineStatusAsync(id)).ShouldBe(LineStatus.Sealed);
        (await yard.ProceedingAsync(id)).NodeOn.ShouldBe(Yard.Day("2026-08-31"));
        (await yard.SealedAsync("2026-09-10")).ShouldHaveSingleItem().OverdueDays.ShouldBe(10);
        await yard.RefusedAsync<NotPermittedException>(() => yard.TakeAsync(yard.Office.Handler, id, ChooseSealing, "2026-09-02"), "只办一次");
        await yard.DismantleAsync(id, "2026-09-12", "2026-09-15");
    }

    [Theory]
    [InlineData("2025-12-30", 0)]
    [InlineData("2025-12-31", 1)]
    [InlineData("2026-02-27", 1)]
    [InlineData("2026-02-28", 0)]
    public async Task A_line_stands_sealed_from_its_acceptance_to_the_day_before_its_dismantling_is_verified(string on, int rows)
    {
        await using var yard = await Yard.StartAsync();
        var id = await yard.OpenedExitAsync("2025-12-01");
        await yard.SealAsync(id, "2025-12-02");
        await yard.PromiseAsync(id, "2025-12-03", "2026-01-31");
        await yard.VerifySealingAsync(id, "2025-12-31");
        await yard.DismantleAsync(id, "2026-02-20", "2026-02-28");
        (await yard.SealedAsync(on)).Count.ShouldBe(rows);
        (await yard.GoneAsync(2025)).ShouldBeEmpty();
        (await yard.GoneAsync(2026)).ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Theory]
    [InlineData("2026-01-30", 0)]
    [InlineData("2026-01-31", 0)]
    [InlineData("2026-02-01", 1)]
    [InlineData("2026-02-19", 19)]
    [InlineData("2026-02-20", 0)]
    public async Task The_day_to_dismantle_is_overdue_from_the_next_day_though_it_is_a_Saturday(string on, int days)
    {
        await using var yard = await Yard.StartAsync();
        Yard.Day("2026-01-31").DayOfWeek.ShouldBe(DayOfWeek.Saturday);
        var id = await yard.OpenedExitAsync("2025-12-01");
        await yard.SealAsync(id, "2025-12-02");
        await yard.PromiseAsync(id, "2025-12-03", "2026-01-31");
        await yard.VerifySealingAsync(id, "2025-12-31");
        await yard.TakeAsync(yard.Office.Handler, id, RecordDismantled, "2026-02-20");
        (await yard.SealedAsync(on)).ShouldHaveSingleItem().OverdueDays.ShouldBe(days);
    }

    [Fact]
    public async Task Sealed_lines_are_on_no_yearly_list_none_from_elsewhere_counts_and_a_county_sees_its_own()
    {
        await using var yard = await Yard.StartAsync();
        Dictionary<string, Guid> ids = [];
        foreach (var county in new[] { "440205", "440281", "000000" })
        {
            ids[county] = await yard.OpenedExitAsync("2026-01-05", county: county);
            await yard.SealAsync(ids[county], "2026-02-02");
            await yard.PromiseAsync(ids[county], "2026-02-03", "2026-08-31");
            await yard.VerifySealingAsync(ids[county], "2026-02-10");
        }
        (await yard.SealedAsync("2026-11-23")).Select(r => r.County).ShouldBe(["曲江区", "乐昌市"]);
        (await yard.SealedAsync("2026-11-23", yard.Office.CountyHandler)).ShouldHaveSingleItem().Id.ShouldBe(ids["440205"]);
        (await yard.GoneAsync(2026)).ShouldBeEmpty();
        var draft = await yard.Office.AsAsync(yard.Office.Handler, (ListService s) => s.PrepareAsync(yard.Office.Handler, ListKind.YearlyExits, 2026, TestOffice.Cancel));
        draft.Content.ShouldNotContain("云岭");

        await yard.Office.AsAsync(yard.Office.Handler, (ListService s) => s.DropAsync(yard.Office.Handler, draft.Id, "重编", TestOffice.Cancel));
        await yard.DismantleAsync(ids["440281"], "2026-09-20", "2026-09-30");
        var after = await yard.Office.AsAsync(yard.Office.Handler, (ListService s) => s.PrepareAsync(yard.Office.Handler, ListKind.YearlyExits, 2026, TestOffice.Cancel));
        after.Content.ShouldContain("云岭");
        (await yard.SealedAsync("2026-11-23")).ShouldHaveSingleItem().County.ShouldBe("曲江区");
    }

    [Fact]
    public async Task What_waits_shows_the_day_to_dismantle_and_the_list_finds_the_branch_and_the_overdue()
    {
        await using var yard = await Yard.StartAsync();
        var (late, soon, plain) = (await yard.OpenedExitAsync("2026-01-05"), await yard.OpenedExitAsync("2026-01-05"), await yard.OpenedExitAsync("2026-01-05"));
        foreach (var (id, by) in new[] { (soon, "2026-11-30"), (late, "2026-11-22") })
        {
            await yard.SealAsync(id, "2026-02-02");
            await yard.PromiseAsync(id, "2026-02-03", by);
            await yard.VerifySealingAsync(id, "2026-02-10");
        }
        await yard.TakeAsync(yard.Office.Handler, plain, RecordShut, "2026-02-02");
        await yard.TakeAsync(yard.Office.Handler, plain, RecordDismantled, "2026-02-02");
        await yard.TakeAsync(yard.Office.Verifier, plain, Return, "2026-02-03");

        var todo = await yard.Office.AsAsync(yard.Office.Handler, (ProceedingQueries q) => q.TodoAsync(yard.Office.Handler, 10, TestOffice.Cancel));
        todo.Rows.Select(r => (r.File.Id, r.File.DueOn)).ShouldBe([(late, Yard.Day("2026-11-22")), (soon, Yard.Day("2026-11-30")), (plain, null)]);
        todo.Rows[0].Next.Select(t => t.Act).ShouldBe([RecordDismantled]);
        (await PageAsync(null, DueFilter.Overdue)).ShouldBe([late]);
        (await PageAsync(null, DueFilter.Soon)).ShouldBe([soon]);
        (await PageAsync(ExitMode.Dismantling, DueFilter.Any)).ShouldBe([plain]);
        (await PageAsync(ExitMode.Sealing, DueFilter.Any)).ShouldBe([late, soon], ignoreOrder: true);

        async Task<IEnumerable<Guid>> PageAsync(ExitMode? mode, DueFilter due) =>
            (await yard.Office.AsAsync(yard.Office.Handler, (ExitQueries q) => q.PageAsync(null, mode, due, null, null, 50, TestOffice.Cancel))).Rows.Select(r => r.Id);
    }

    [Fact]
    public async Task A_file_that_began_under_the_first_table_ends_under_it()
    {
        await using var yard = await Yard.StartAsync();
        var id = await yard.OpenedExitAsync("2026-01-05", version: 1);
        await yard.TakeAsync(yard.Office.Handler, id, RecordShut, "2026-02-02");
        await yard.RefusedAsync<NotPermittedException>(() => yard.Office.AsAsync(yard.Office.Handler, (ProceedingService s) => s.TakeAsync(yard.Office.Handler, id, new(ChooseSealing, Yard.Day("2026-02-03")) { Text = "理由" }, TestOffice.Cancel)), "现在可以：记录拆除");
        var story = await yard.Office.AsAsync(yard.Office.Handler, (ProceedingQueries q) => q.StoryAsync(yard.Office.Handler, id, TestOffice.Cancel));
        story.Acts.ShouldHaveSingleItem().Transition.Act.ShouldBe(RecordDismantled);
        await yard.DismantleAsync(id, "2026-02-10", "2026-03-01");
        await yard.TakeAsync(yard.Office.Releaser, id, Announce, "2026-03-02");
        (await yard.ProceedingAsync(id)).ShouldSatisfyAllConditions(p => p.IsEnded.ShouldBeTrue(), p => p.ProcedureVersion.ShouldBe(1));
        (await yard.GoneAsync(2026)).ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_machine_that_is_gone_does_not_exit_again()
    {
        await using var yard = await Yard.StartAsync();
        var id = await yard.OpenedExitAsync("2026-01-05");
        await yard.SealAsync(id, "2026-02-02");
        await yard.PromiseAsync(id, "2026-02-03", "2026-08-31");
        await yard.VerifySealingAsync(id, "2026-02-10");
        await yard.DismantleAsync(id, "2026-08-20", "2026-08-25");
        var exit = await yard.ExitRowAsync(id);
        await yard.RefusedAsync<ConflictException>(
            () => yard.Office.AsAsync(yard.Office.Handler, (ExitService s) => s.OpenAsync(yard.Office.Handler, exit.LineId, ExitGround.Eliminated, exit.GroundProceedingId, Yard.Day("2026-09-01"), TestOffice.Cancel)),
            "现在是“已验收”", "一条线只退一次");
    }
}
