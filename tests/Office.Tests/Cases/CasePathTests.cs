using Chuqing.Law.Procedures;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.Procedures;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Law.Procedures.EnergyProcedure;
using static Chuqing.Office.Tests.Cases.Yard;

namespace Chuqing.Office.Tests.Cases;

/// <summary>One case on a clock, from the finding to both endings.</summary>
public class CasePathTests
{
    [Fact]
    public async Task A_line_that_cures_within_the_order_ends_as_cured_and_leaves_the_yellow_list_with_the_recheck()
    {
        await using var yard = await StartAsync();
        var id = await ServedAsync(yard);
        (await yard.ClockAsync(id))!.DueOn.ShouldBe(Day("2026-11-30"));
        (await YellowAsync(yard)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.OrderNumber.ShouldBe("能改〔2026〕14号"), r => r.Document.ShouldContain("16780"), r => r.ServedOn.ShouldBe(Day("2026-06-29")), r => r.DueOn.ShouldBe(Day("2026-11-30")), r => r.Because.ShouldContain("121.4"));

        await yard.TakeAsync(yard.Office.Handler, id, PassRecheck, "2026-11-20");
        (await yard.ClockAsync(id))!.StoppedOn.ShouldBe(Day("2026-11-20"));
        (await YellowAsync(yard)).ShouldBeEmpty();
        await yard.TakeAsync(yard.Office.Reviewer, id, Cure, "2026-11-21");
        (await yard.ProceedingAsync(id)).ShouldSatisfyAllConditions(p => p.State.ShouldBe(Cured), p => p.IsEnded.ShouldBeTrue());
        await yard.RefusedAsync<NotPermittedException>(() => yard.TakeAsync(yard.Office.Handler, id, FailRecheck, "2026-11-23"), "程序已经结束");
    }

    [Fact]
    public async Task A_line_that_does_not_cure_goes_to_the_government_and_its_decision_is_recorded_with_who_and_number()
    {
        await using var yard = await StartAsync();
        var id = await ServedAsync(yard, own: "2026-10-30");
        await yard.TakeAsync(yard.Office.Handler, id, FailRecheck, "2026-11-02");
        (await yard.ClockAsync(id))!.StoppedOn.ShouldBeNull();
        await yard.TakeAsync(yard.Office.Approver, id, Propose, "2026-11-05");
        await yard.RefusedAsync<InvalidFieldsException>(() => yard.TakeAsync(yard.Office.Handler, id, Decide, "2026-11-20", e => e with { Authority = "市工业和信息化局" }), "停业、关闭由人民政府决定");
        await yard.TakeAsync(yard.Office.Handler, id, Decide, "2026-11-20", e => e with { DocumentNumber = "韶曲府决〔2026〕3号" });
        (await yard.ProceedingAsync(id)).State.ShouldBe(Closed);
        var line = (await yard.ProceedingAsync(id)).LineId!.Value;
        (await yard.Office.AsAsync(yard.Office.Handler, (CaseQueries q) => q.ClosureDecidedAsync(line, TestOffice.Cancel))).ShouldBe((id, Day("2026-11-20")));
        // 关闭决定不等于复查合格：黄牌不是“合格”移出，是同日转红牌，前一天还在
        foreach (var (day, yellow, red) in new[] { ("2026-11-19", 1, 0), ("2026-11-20", 0, 1) })
        {
            (await yard.Office.AsAsync(yard.Office.Handler, (CaseQueries q) => q.YellowRowsAsync(Day(day), TestOffice.Cancel))).Count.ShouldBe(yellow);
            (await yard.Office.AsAsync(yard.Office.Handler, (ClosureQueries q) => q.LinesAsync(Day(day), TestOffice.Cancel))).Count.ShouldBe(red);
        }
    }

    [Fact]
    public async Task A_suspension_by_the_government_is_no_closing()
    {
        await using var yard = await StartAsync();
        var id = await ServedAsync(yard, own: "2026-10-30");
        await yard.TakeAsync(yard.Office.Handler, id, FailRecheck, "2026-11-02");
        await yard.TakeAsync(yard.Office.Approver, id, Propose, "2026-11-05");
        await yard.TakeAsync(yard.Office.Handler, id, Suspend, "2026-11-10");
        var line = (await yard.ProceedingAsync(id)).LineId!.Value;
        (await yard.Office.AsAsync(yard.Office.Handler, (CaseQueries q) => q.ClosureDecidedAsync(line, TestOffice.Cancel))).ShouldBeNull();
        await yard.TakeAsync(yard.Office.Handler, id, PassRecheck, "2026-11-20");
        (await yard.ProceedingAsync(id)).State.ShouldBe(Met);
    }

    [Theory]
    [InlineData("2026-12-29", null)]
    [InlineData("2026-12-30", "2026-12-29")]
    public async Task An_order_may_set_its_own_day_up_to_the_legal_maximum_and_a_later_one_is_refused_with_it(string own, string? maximum)
    {
        await using var yard = await StartAsync();
        var id = await yard.CaseAsync();
        Task Serve() => yard.TakeAsync(yard.Office.Handler, id, EnergyProcedure.Serve, "2026-06-29", e => e with { OwnDay = Day(own) });
        if (maximum is null)
        {
            await Serve();
            (await yard.ClockAsync(id))!.DueOn.ShouldBe(Day(own));
            return;
        }
        (await yard.RefusedAsync<InvalidFieldsException>(Serve, "法定最长期限", maximum)).Errors.Keys.ShouldBe([nameof(StepEntry.OwnDay)]);
    }

    [Fact]
    public async Task One_extension_is_granted_and_no_second()
    {
        await using var yard = await StartAsync();
        var id = await ServedAsync(yard);
        await yard.TakeAsync(yard.Office.Handler, id, Ask, "2026-11-10");
        (await yard.RefusedAsync<InvalidFieldsException>(() => yard.TakeAsync(yard.Office.Approver, id, Grant, "2026-11-12", e => e with { Months = 4 }), "不超过3个月")).Errors.Keys.ShouldBe([nameof(StepEntry.Months)]);
        await yard.TakeAsync(yard.Office.Approver, id, Grant, "2026-11-12");
        (await yard.ClockAsync(id)).ShouldSatisfyAllConditions(c => c!.DueOn.ShouldBe(Day("2027-03-01")), c => c!.Provisional.ShouldBeTrue());
        await yard.RefusedAsync<NotPermittedException>(() => yard.TakeAsync(yard.Office.Handler, id, Ask, "2026-11-20"), "整改中（已延期）");
    }

    [Theory]
    [InlineData("2026-11-20", true)]
    [InlineData("2026-11-21", false)]
    public async Task An_extension_is_asked_and_granted_while_the_term_runs_or_not_at_all(string on, bool allowed)
    {
        await using var yard = await StartAsync();
        var id = await ServedAsync(yard, own: "2026-11-20");
        if (!allowed)
        {
            await yard.RefusedAsync<InvalidFieldsException>(() => yard.TakeAsync(yard.Office.Handler, id, Ask, on), "2026年11月20日 届满");
            return;
        }
        await yard.TakeAsync(yard.Office.Handler, id, Ask, on);
        await yard.RefusedAsync<InvalidFieldsException>(() => yard.TakeAsync(yard.Office.Approver, id, Grant, "2026-11-21"), "2026年11月20日 届满");
        await yard.TakeAsync(yard.Office.Approver, id, Refuse, "2026-11-21");
        await yard.TakeAsync(yard.Office.Handler, id, FailRecheck, "2026-11-23");
    }

    [Fact]
    public async Task A_recheck_does_not_fail_before_the_term_is_over()
    {
        await using var yard = await StartAsync();
        var id = await ServedAsync(yard);
        await yard.RefusedAsync<InvalidFieldsException>(() => yard.TakeAsync(yard.Office.Handler, id, FailRecheck, "2026-11-23"), "最早 2026年12月1日");
    }

    [Fact]
    public async Task An_act_out_of_order_in_the_past_in_the_future_by_a_wrong_duty_or_by_the_same_person_changes_nothing()
    {
        await using var yard = await StartAsync();
        var (office, id) = (yard.Office, await yard.CaseAsync());
        await yard.RefusedAsync<NotPermittedException>(() => yard.TakeAsync(office.Approver, id, Grant, "2026-07-01"), "已立件", "送达责令限期整改");
        await yard.RefusedAsync<InvalidFieldsException>(() => yard.TakeAsync(office.Handler, id, EnergyProcedure.Serve, "2026-06-17"), "不能早于上一步（2026-06-18）");
        await yard.RefusedAsync<InvalidFieldsException>(() => yard.TakeAsync(office.Handler, id, EnergyProcedure.Serve, "2026-11-24"), "还没有到");
        await yard.RefusedAsync<ForbiddenException>(() => yard.TakeAsync(office.Approver, id, EnergyProcedure.Serve, "2026-06-29"), "“经办”");
        await yard.RefusedAsync<InvalidFieldsException>(() => yard.TakeAsync(office.Handler, id, EnergyProcedure.Serve, "2026-06-29", e => e with { DocumentNumber = " ", Delivery = "口头" }), "文号", "送达方式没有");
        await yard.TakeAsync(office.Handler, id, EnergyProcedure.Serve, "2026-06-29");

        var both = await office.PersonAsync("兼职", $"/{TestOffice.City}/", Duty.Handle, Duty.Review, Duty.Approve);
        await yard.TakeAsync(both, id, Ask, "2026-07-10");
        await yard.RefusedAsync<ForbiddenException>(() => yard.TakeAsync(both, id, Grant, "2026-07-12"), "第 3 步“登记延期申请”是您本人办的");
    }

    [Fact]
    public async Task Of_two_officers_at_once_one_is_refused_and_one_step_stands()
    {
        await using var yard = await StartAsync();
        var id = await ServedAsync(yard);
        await using var first = yard.Office.Get<AppDbFactory>().Open(yard.Office.Handler.Scope);
        await using var second = yard.Office.Get<AppDbFactory>().Open(yard.Office.OtherHandler.Scope);
        // 两人都在对方保存之前读到了第 2 步
        foreach (var db in new[] { first, second }) await db.Set<Proceeding>().SingleAsync(p => p.Id == id, TestOffice.Cancel);
        var entry = new StepEntry(Ask, Day("2026-11-10")) { Text = "申请延期 3 个月" };
        ProceedingService Engine(AppDb db) => new(db, yard.Office.Get<Chuqing.Office.LawBook.LawLibrary>(), [], yard.Office.Time, yard.Office.Get<Today>());
        await Engine(first).TakeAsync(yard.Office.Handler, id, entry, TestOffice.Cancel);
        var before = await yard.StateAsync();
        await Should.ThrowAsync<ConflictException>(() => Engine(second).TakeAsync(yard.Office.OtherHandler, id, entry, TestOffice.Cancel));
        (await yard.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Two_steps_with_one_number_are_refused_by_the_database_itself()
    {
        await using var yard = await StartAsync();
        var id = await ServedAsync(yard);
        await using var db = yard.Office.Everything();
        var step = await db.Set<ProceedingStep>().AsNoTracking().SingleAsync(s => s.ProceedingId == id && s.Number == 2, TestOffice.Cancel);
        db.Add(new ProceedingStep
        {
            City = step.City, ProceedingId = id, Number = 2, Procedure = step.Procedure, ProcedureVersion = step.ProcedureVersion, From = step.From, Act = step.Act, To = step.To, On = step.On,
            RecordedAt = step.RecordedAt, PersonId = step.PersonId, AppointmentId = step.AppointmentId, ActorName = "另一人",
        });
        db.Record(yard.Office.Handler.Actor, "test", new("proceeding", id), yard.Office.Time.UtcNow(), new { });
        Conflicts.IsUniqueViolation(await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(TestOffice.Cancel))).ShouldBeTrue();
    }

    [Fact]
    public async Task Beyond_the_announced_holidays_the_day_is_provisional()
    {
        await using var yard = await StartAsync();
        var id = await yard.CaseAsync();
        await yard.TakeAsync(yard.Office.Handler, id, EnergyProcedure.Serve, "2026-09-01", e => e with { OwnDay = Day("2027-03-01") });
        (await yard.ClockAsync(id)).ShouldSatisfyAllConditions(c => c!.DueOn.ShouldBe(Day("2027-03-01")), c => c!.Provisional.ShouldBeTrue());
        var story = await yard.Office.AsAsync(yard.Office.Handler, (ProceedingQueries q) => q.StoryAsync(yard.Office.Handler, id, TestOffice.Cancel));
        story.Clock!.Arithmetic.ShouldContain(l => l.Contains("暂定"));
        story.Clock.Arithmetic.ShouldContain(l => l.Contains("民法典第二百零一条"));
    }

    [Theory]
    [InlineData("2026-11-23", 0, 1)]
    [InlineData("2026-11-20", 1, 0)]
    public async Task Overdue_is_derived_from_the_day_and_stored_nowhere(string due, int overdue, int soon)
    {
        await using var yard = await StartAsync();
        await ServedAsync(yard, own: due);
        async Task<int> CountAsync(DueFilter filter) => (await yard.Office.AsAsync(yard.Office.Handler, (CaseQueries q) => q.PageAsync(null, filter, null, null, 20, TestOffice.Cancel))).Rows.Count;
        (await CountAsync(DueFilter.Overdue)).ShouldBe(overdue);
        (await CountAsync(DueFilter.Soon)).ShouldBe(soon);
        yard.Office.Time.Advance(TimeSpan.FromDays(1));
        (await CountAsync(DueFilter.Overdue)).ShouldBe(1);
    }

    static async Task<Guid> ServedAsync(Yard yard, string own = "2026-11-30")
    {
        var id = await yard.CaseAsync();
        await yard.TakeAsync(yard.Office.Handler, id, EnergyProcedure.Serve, "2026-06-29", e => e with { OwnDay = Day(own) });
        return id;
    }

    static Task<IReadOnlyList<YellowRow>> YellowAsync(Yard yard) =>
        yard.Office.AsAsync(yard.Office.Handler, (CaseQueries q) => q.YellowRowsAsync(Day("2026-11-23"), TestOffice.Cancel));
}
