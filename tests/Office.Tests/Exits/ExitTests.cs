using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Exits;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Law.Procedures.ExitProcedure;

namespace Chuqing.Office.Tests.Exits;

/// <summary>One exit: a ground that stands, its days, two who verify, and what counts for a year.</summary>
public class ExitTests
{
    [Fact]
    public async Task A_served_determination_opens_an_exit_whose_steps_write_its_days_and_the_status_of_the_line()
    {
        await using var yard = await Yard.StartAsync();
        var (id, line) = await ExitAsync(yard);
        var office = yard.Office;
        await yard.TakeAsync(office.Handler, id, RecordShut, "2026-08-18");
        (await LineAsync(yard, line)).Status.ShouldBe(LineStatus.Shut);
        await yard.TakeAsync(office.Handler, id, RecordDismantled, "2026-09-29");
        (await LineAsync(yard, line)).Status.ShouldBe(LineStatus.Dismantled);
        await yard.TakeAsync(office.Verifier, id, VerifyFirst, "2026-10-16");
        await yard.TakeAsync(office.OtherVerifier, id, VerifySecond, "2026-10-20");
        await yard.TakeAsync(office.Releaser, id, Announce, "2026-11-20");

        var exit = await FindAsync(yard, id);
        (exit.ShutOn, exit.DismantledOn, exit.VerifiedOn, exit.AnnouncedOn).ShouldBe((Yard.Day("2026-08-18"), Yard.Day("2026-09-29"), Yard.Day("2026-10-20"), Yard.Day("2026-11-20")));
        (exit.Capacity, exit.CapacityUnit).ShouldBe((36m, "万吨/年"));
        await using var db = office.Everything();
        var facts = await db.Set<Fact>().Where(f => f.SubjectId == line && f.Name == "状态").OrderBy(f => f.ValidFrom).ToListAsync(TestOffice.Cancel);
        facts.Select(f => (f.Value, f.SupersededById is null)).ShouldBe([("已关停", false), ("已拆除", true)]);
    }

    [Fact]
    public async Task Without_a_ground_that_stands_no_exit_is_opened()
    {
        await using var yard = await Yard.StartAsync();
        var line = await yard.LineAsync();
        var unserved = await DeterminationAsync(yard, line, served: false);
        await yard.RefusedAsync<BadInputException>(() => OpenAsync(yard, line, ExitGround.Eliminated, unserved), "认定书已经送达");
        var restricted = await DeterminationAsync(yard, line, kind: "限制类");
        await yard.RefusedAsync<BadInputException>(() => OpenAsync(yard, line, ExitGround.Eliminated, restricted), "淘汰类认定");
        var elsewhere = await DeterminationAsync(yard, await yard.LineAsync());
        await yard.RefusedAsync<BadInputException>(() => OpenAsync(yard, line, ExitGround.Eliminated, elsewhere), "这条生产线");
        var served = await DeterminationAsync(yard, line);
        await yard.RefusedAsync<BadInputException>(() => OpenAsync(yard, line, ExitGround.GovernmentDecision, served), "人民政府的关闭决定");
        await yard.RefusedAsync<InvalidFieldsException>(() => OpenAsync(yard, line, ExitGround.Eliminated, served, "2026-07-31"), "不能早于理由成立的 2026-08-01");
        await yard.RefusedAsync<ForbiddenException>(() => OpenAsync(yard, line, ExitGround.Eliminated, served, by: yard.Office.Reviewer), "经办");
    }

    [Fact]
    public async Task A_case_that_ended_with_the_governments_decision_is_a_ground()
    {
        await using var yard = await Yard.StartAsync();
        var line = await yard.LineAsync();
        var c = await yard.OpenCaseAsync(line);
        await yard.TakeAsync(yard.Office.Handler, c, EnergyProcedure.Serve, "2026-06-29", e => e with { OwnDay = Yard.Day("2026-09-30") });
        await yard.TakeAsync(yard.Office.Handler, c, EnergyProcedure.FailRecheck, "2026-10-12");
        await yard.TakeAsync(yard.Office.Approver, c, EnergyProcedure.Propose, "2026-10-15");
        await yard.RefusedAsync<BadInputException>(() => OpenAsync(yard, line, ExitGround.GovernmentDecision, c, "2026-11-02"));
        await yard.TakeAsync(yard.Office.Handler, c, EnergyProcedure.Decide, "2026-11-01");
        var ground = (await yard.Office.AsAsync(yard.Office.Handler, (ExitQueries q) => q.GroundsAsync(line, TestOffice.Cancel))).ShouldHaveSingleItem();
        (ground.Ground, ground.ProceedingId, ground.On).ShouldBe((ExitGround.GovernmentDecision, c, Yard.Day("2026-11-01")));
        await OpenAsync(yard, line, ExitGround.GovernmentDecision, c, "2026-11-02");
    }

    [Fact]
    public async Task A_line_exits_once_and_only_within_ones_county()
    {
        await using var yard = await Yard.StartAsync();
        var (id, line) = await ExitAsync(yard, "440281");
        var ground = (await FindAsync(yard, id)).GroundProceedingId;
        await yard.RefusedAsync<ConflictException>(() => OpenAsync(yard, line, ExitGround.Eliminated, ground), "一条线只退一次", "2026-08-10");
        await yard.RefusedAsync<NotFoundException>(() => OpenAsync(yard, line, ExitGround.Eliminated, ground, by: yard.Office.CountyHandler));
        await yard.RefusedAsync<NotFoundException>(() => TakeWithAsync(yard, yard.Office.CountyHandler, id, RecordShut, "2026-08-18"));
    }

    [Fact]
    public async Task Two_different_persons_verify_and_neither_is_who_dismantled()
    {
        await using var yard = await Yard.StartAsync();
        var (id, _) = await ExitAsync(yard);
        var both = await yard.Office.PersonAsync("兼验", $"/{TestOffice.City}/", Duty.Handle, Duty.Verify);
        await yard.TakeAsync(both, id, RecordShut, "2026-08-18");
        await yard.TakeAsync(both, id, RecordDismantled, "2026-09-29");
        await yard.RefusedAsync<ForbiddenException>(() => TakeWithAsync(yard, both, id, VerifyFirst, "2026-10-16"), "“记录拆除”是您本人办的");
        await yard.TakeAsync(yard.Office.Verifier, id, VerifyFirst, "2026-10-16");
        await yard.RefusedAsync<ForbiddenException>(() => TakeWithAsync(yard, yard.Office.Verifier, id, VerifySecond, "2026-10-20"), "是您本人办的", "另一人");
        // 退回之后另起一轮：上一轮第一人可以作这一轮的第二人
        await yard.TakeAsync(yard.Office.OtherVerifier, id, Return, "2026-10-21");
        (await FindAsync(yard, id)).DismantledOn.ShouldBeNull();
        await yard.TakeAsync(yard.Office.Handler, id, RecordDismantled, "2026-11-02");
        await yard.TakeAsync(yard.Office.OtherVerifier, id, VerifyFirst, "2026-11-03");
        await yard.TakeAsync(yard.Office.Verifier, id, VerifySecond, "2026-11-04");
        (await FindAsync(yard, id)).ShouldSatisfyAllConditions(e => e.DismantledOn.ShouldBe(Yard.Day("2026-11-02")), e => e.VerifiedOn.ShouldBe(Yard.Day("2026-11-04")));
    }

    [Fact]
    public async Task Evidence_that_is_missing_somebody_elses_or_not_there_is_refused()
    {
        await using var yard = await Yard.StartAsync();
        var (id, _) = await ExitAsync(yard);
        var path = (await yard.ProceedingAsync(id)).DivisionPath;
        var others = await yard.FileAsync(yard.Office.OtherHandler, path);
        var otherPlace = await yard.FileAsync(yard.Office.Handler, $"/{TestOffice.City}/440281/");
        await yard.RefusedAsync<InvalidFieldsException>(() => TakeWithAsync(yard, yard.Office.Handler, id, RecordShut, "2026-08-18"), "附件");
        foreach (var wrong in new[] { others, otherPlace, Guid.CreateVersion7() })
            (await yard.RefusedAsync<InvalidFieldsException>(() => TakeWithAsync(yard, yard.Office.Handler, id, RecordShut, "2026-08-18", wrong), "不是您为这一件上传的")).Errors.Keys.ShouldBe([nameof(StepEntry.Files)]);
        await TakeWithAsync(yard, yard.Office.Handler, id, RecordShut, "2026-08-18", await yard.FileAsync(yard.Office.Handler, path));
    }

    [Theory]
    [InlineData("2025-12-31", "2025-12-01", 0)]
    [InlineData("2026-01-01", "2025-12-01", 1)]
    [InlineData("2026-12-31", "2026-12-31", 1)]
    [InlineData("2027-01-01", "2026-12-31", 0)]
    [InlineData("2026-10-20", null, 0)]
    [InlineData(null, "2026-09-29", 0)]
    public async Task An_exit_counts_for_the_year_in_which_it_was_verified_and_only_dismantled(string? verified, string? dismantled, int counted)
    {
        await using var yard = await Yard.StartAsync();
        await CountedAsync(yard, "440205", verified, dismantled);
        (await YearAsync(yard)).Count.ShouldBe(counted);
    }

    [Fact]
    public async Task Lines_from_elsewhere_never_enter_a_total_and_a_county_sees_its_own()
    {
        await using var yard = await Yard.StartAsync();
        await CountedAsync(yard, "000000", "2026-10-20", "2026-09-29");
        var quijiang = await CountedAsync(yard, "440205", "2026-10-20", "2026-09-29");
        await CountedAsync(yard, "440281", "2026-10-20", "2026-09-29");
        (await YearAsync(yard)).Select(r => r.County).ShouldBe(["曲江区", "乐昌市"]);
        (await YearAsync(yard, yard.Office.CountyHandler)).ShouldHaveSingleItem().ExitId.ShouldBe(quijiang);
        var counties = await yard.Office.AsAsync(yard.Office.Handler, (ExitQueries q) => q.ByCountyAsync(2026, CountingRule.VerifiedAndDismantled, TestOffice.Cancel));
        counties.Sum(c => c.Verified).ShouldBe(2);
        counties.Count.ShouldBe(10);
        CountingRule.VerifiedAndDismantled.Sentence.ShouldContain("封存未拆的");
    }

    static async Task<(Guid Exit, Guid Line)> ExitAsync(Yard yard, string county = "440205")
    {
        var line = await yard.LineAsync(county);
        return (await OpenAsync(yard, line, ExitGround.Eliminated, await DeterminationAsync(yard, line)), line);
    }

    static Task<Guid> OpenAsync(Yard yard, Guid line, ExitGround ground, Guid proceeding, string on = "2026-08-10", SignedIn? by = null) =>
        yard.Office.AsAsync(by ?? yard.Office.Handler, (ExitService s) => s.OpenAsync(by ?? yard.Office.Handler, line, ground, proceeding, Yard.Day(on), TestOffice.Cancel));

    static Task<Proceeding> TakeWithAsync(Yard yard, SignedIn by, Guid id, string act, string on, params Guid[] files) =>
        yard.Office.AsAsync(by, (ProceedingService s) => s.TakeAsync(by, id, new(act, Yard.Day(on)) { Text = "见附件", DocumentNumber = "韶退验〔2026〕1号", Files = files }, TestOffice.Cancel));

    static async Task<Guid> DeterminationAsync(Yard yard, Guid line, bool served = true, string kind = "淘汰类")
    {
        var office = yard.Office;
        var row = await LineAsync(yard, line);
        var proceeding = await OpenedAsync();
        if (!served) return proceeding;
        await yard.TakeAsync(office.Reviewer, proceeding, DeterminationProcedure.Review, "2026-07-02");
        await yard.TakeAsync(office.Handler, proceeding, DeterminationProcedure.Notify, "2026-07-03", e => e with { OwnDay = new(2026, 7, 13) });
        await yard.RefusedAsync<InvalidFieldsException>(() => yard.TakeAsync(office.Approver, proceeding, DeterminationProcedure.Approve, "2026-07-13"), "2026-07-13", "陈述申辩");
        await yard.TakeAsync(office.Approver, proceeding, DeterminationProcedure.Approve, "2026-07-30");
        await yard.TakeAsync(office.Handler, proceeding, DeterminationProcedure.Serve, "2026-08-01");
        return proceeding;

        async Task<Guid> OpenedAsync()
        {
            await using var db = office.Get<AppDbFactory>().Open(office.Handler.Scope);
            var opened = new ProceedingService(db, office.Get<Chuqing.Office.LawBook.LawLibrary>(), [], office.Time, office.Get<Today>())
                .Open(office.Handler, new(DeterminationProcedure.Table, row.DivisionPath, "认定", row.EnterpriseId, line, Yard.Day("2026-07-01"), false));
            db.Add(new Determination
            {
                Id = opened.Id, City = TestOffice.City, DivisionPath = row.DivisionPath, LineId = line, Rule = "building.shaft-kiln", Class = kind, Document = "产业结构调整指导目录（2024年本）", Item = "淘汰类", Because = "机立窑", Snapshot = "{}", SnapshotDigest = Digest.Sm3("{}"),
            });
            db.Record(office.Handler.Actor, "determination.Open", new("proceeding", opened.Id, row.DivisionPath), office.Time.GetUtcNow().UtcDateTime, new { });
            await db.SaveChangesAsync(TestOffice.Cancel);
            return opened.Id;
        }
    }

    // 直接写一行：数口径，不走程序
    static async Task<Guid> CountedAsync(Yard yard, string county, string? verified, string? dismantled)
    {
        var line = await yard.LineAsync(county);
        var row = await LineAsync(yard, line);
        var determination = await DeterminationAsync(yard, line, served: false);
        var ground = await yard.ProceedingAsync(determination);
        var proceeding = new Proceeding { City = TestOffice.City, DivisionPath = row.DivisionPath, Procedure = ExitProcedure.Id, ProcedureVersion = 1, Title = "退出", EnterpriseId = row.EnterpriseId, LineId = line, State = Verified, OpenedOn = Yard.Day("2026-01-05") };
        await yard.WriteAsync("test", proceeding, new Exit
        {
            Id = proceeding.Id, City = TestOffice.City, DivisionPath = row.DivisionPath, LineId = line, EnterpriseId = row.EnterpriseId, Ground = ExitGround.Eliminated, GroundProceedingId = ground.Id, EquipmentText = row.EquipmentText,
            VerifiedOn = verified is null ? null : Yard.Day(verified), DismantledOn = dismantled is null ? null : Yard.Day(dismantled),
        });
        return proceeding.Id;
    }

    static Task<IReadOnlyList<ExitYearRow>> YearAsync(Yard yard, SignedIn? by = null) =>
        yard.Office.AsAsync(by ?? yard.Office.Handler, (ExitQueries q) => q.YearRowsAsync(2026, CountingRule.VerifiedAndDismantled, TestOffice.Cancel));

    static async Task<ProductionLine> LineAsync(Yard yard, Guid id)
    {
        await using var db = yard.Office.Everything();
        return await db.Set<ProductionLine>().AsNoTracking().SingleAsync(l => l.Id == id, TestOffice.Cancel);
    }

    static Task<Exit> FindAsync(Yard yard, Guid id) => yard.Office.AsAsync(yard.Office.Handler, (ExitQueries q) => q.FindAsync(id, TestOffice.Cancel));
}
