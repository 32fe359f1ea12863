using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.LawBook;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Law.Procedures.DeterminationProcedure;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;

namespace Chuqing.Office.Tests.Screening;

public sealed class DeterminationTests
{
    [Fact]
    public async Task Nothing_can_be_determined_from_a_draft()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync();
        await office.SignAsync(office.LawOfficer, (await office.ValueAsync(Furnace400)).Key);

        var refused = await Should.ThrowAsync<NotPermittedException>(() => ProposeAsync(office, line));

        refused.Message.ShouldContain("草稿");
        await using var db = office.Everything();
        (await db.Set<Determination>().CountAsync(TestOffice.Cancel)).ShouldBe(0);
        (await db.Set<Proceeding>().CountAsync(TestOffice.Cancel)).ShouldBe(0);
    }

    [Theory]
    [InlineData("400立方米高炉1座", "炼钢生铁", null)]
    [InlineData("401立方米高炉1座", "炼钢生铁", "没有落入")]
    [InlineData("380立方米高炉1座", "生铁", "资料不足")]
    [InlineData("水泥磨1台", "炼钢生铁", "没有管到")]
    public async Task Only_a_line_that_the_confirmed_rule_catches_can_be_determined(string equipment, string product, string? refusal)
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        var line = await office.LineAsync(equipment, product: product);

        if (refusal is null) (await ProposeAsync(office, line)).State.ShouldBe(Proposed);
        else (await Should.ThrowAsync<NotPermittedException>(() => ProposeAsync(office, line))).Message.ShouldContain(refusal);
    }

    [Fact]
    public async Task A_determination_is_served_only_after_four_eyes_and_minutes()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        var line = await office.LineAsync();
        var id = (await ProposeAsync(office, line)).Id;
        var both = await office.PersonAsync("经办兼审核", "/440200/", Duty.Handle, Duty.Review, Duty.Approve);
        (await Should.ThrowAsync<ConflictException>(() => ProposeAsync(office, line))).Message.ShouldContain("拟认定");

        await Should.ThrowAsync<ForbiddenException>(() => TakeAsync(office, office.Handler, id, new(Review, Day)));
        await TakeAsync(office, both, id, new(Review, Day));
        await TakeAsync(office, office.Handler, id, new(Notify, Day) { DocumentNumber = "韶工信告〔2026〕1号", OwnDay = Day.AddDays(5), Delivery = "直接送达" });
        await TakeAsync(office, office.Handler, id, new(Hear, Day) { Text = "企业称无异议" });
        (await Should.ThrowAsync<InvalidFieldsException>(() => TakeAsync(office, office.Approver, id, new(Approve, Day)))).Errors.Keys.ShouldContain("Files");
        var minutes = await SavedAsync(office, "会议纪要.pdf");
        await Should.ThrowAsync<ForbiddenException>(() => TakeAsync(office, both, id, new(Approve, Day) { Files = [minutes.Id] }));
        (await ServedAsync(office, line)).ShouldBeNull();
        await TakeAsync(office, office.Approver, id, new(Approve, Day) { Files = [minutes.Id] });
        (await ServedAsync(office, line)).ShouldBeNull("approved is not served");
        await TakeAsync(office, office.Handler, id, new(Serve, Day) { DocumentNumber = "韶工信认〔2026〕1号", Delivery = "直接送达" });

        (await ServedAsync(office, line)).ShouldNotBeNull().Id.ShouldBe(id);
        (await Should.ThrowAsync<ConflictException>(() => ProposeAsync(office, line))).Message.ShouldContain("已经认定");
    }

    [Fact]
    public async Task A_dropped_determination_may_be_proposed_again_and_two_at_once_make_one()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        var line = await office.LineAsync();
        var id = (await ProposeAsync(office, line)).Id;
        await TakeAsync(office, office.Reviewer, id, new(Drop, Day) { Text = "铭牌待核" });

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try { await ProposeAsync(office, line); return true; }
            catch (ConflictException) { return false; }
        }));

        tries.Count(ok => ok).ShouldBe(1);
        await using var db = office.Everything();
        (await db.Set<Determination>().CountAsync(TestOffice.Cancel)).ShouldBe(2);
        (await db.Set<Proceeding>().CountAsync(TestOffice.Cancel)).ShouldBe(2);
    }

    [Fact]
    public async Task A_restricted_line_and_a_figure_that_is_a_lead_cannot_be_determined()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        const string Limit = "limit.cement.clinker.energy";
        var over = await office.LineAsync("Φ3.5×54m回转窑1台", "水泥", "熟料", (rows, line) => rows.Add(Metric(line, PermittedUse.Basis)));
        var lead = await office.LineAsync("Φ3.5×54m回转窑1台", "水泥", "熟料", (rows, line) => rows.Add(Metric(line, PermittedUse.ClueOnly)));

        (await Should.ThrowAsync<NotPermittedException>(() => ProposeAsync(office, over, Limit))).Message.ShouldContain("不是淘汰类");
        (await Should.ThrowAsync<NotPermittedException>(() => ProposeAsync(office, lead, Limit))).Message.ShouldContain("仅作线索");
    }

    static Fact Metric(ProductionLine line, PermittedUse use) => new()
    {
        City = line.City, DivisionPath = line.DivisionPath, Subject = FactSubject.Line, SubjectId = line.Id, Name = "指标|熟料单位产品综合能耗", Value = "121.4", Figure = 121.4m, Unit = "kgce/t",
        Year = 2025, ValidFrom = new(2026, 1, 1), EnteredAt = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc), Source = "测试", PermittedUse = use,
    };

    internal static Task<Proceeding> ProposeAsync(TestOffice office, Guid line, string rule = Furnace400) =>
        office.AsAsync(office.Handler, (DeterminationService s) => s.ProposeAsync(office.Handler, line, rule, Day, TestOffice.Cancel));

    static Task<Proceeding> TakeAsync(TestOffice office, SignedIn person, Guid id, StepEntry entry) =>
        office.AsAsync(person, (ProceedingService s) => s.TakeAsync(person, id, entry, TestOffice.Cancel));

    static Task<Determination?> ServedAsync(TestOffice office, Guid line) => office.AsAsync(office.Handler, (DeterminationQueries q) => q.ServedAsync(line, TestOffice.Cancel));

    static async Task<StoredFile> SavedAsync(TestOffice office, string name)
    {
        var file = await office.FileAsync(name);
        await using var db = office.Everything();
        db.Add(file);
        db.Record(Actor.Program(TestOffice.City), "test.file", new("file", file.Id), office.Time.UtcNow(), new { name });
        await db.SaveChangesAsync(TestOffice.Cancel);
        return file;
    }
}
