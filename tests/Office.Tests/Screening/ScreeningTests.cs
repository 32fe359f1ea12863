using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.LawBook;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;

namespace Chuqing.Office.Tests.Screening;

public sealed class ScreeningTests
{
    [Fact]
    public async Task A_run_writes_one_answer_per_line_and_one_ledger_entry_and_running_again_replaces_the_answers()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var furnace = await office.LineAsync();
        await office.LineAsync("电解铝槽", "电解铝", "电解铝");
        var first = await RunAsync(office, Day);
        first.Lines.ShouldBe(2);
        // 电解铝线欠一项限额数值：没有填，是资料不足
        first.Counts.ShouldBe("""{"疑似":1,"资料不足":1}""");

        await office.ConfirmAsync(Furnace400);
        (await RunAsync(office, Day)).Counts.ShouldBe("""{"淘汰类":1,"资料不足":1}""");

        await using var db = office.Everything();
        var stored = await db.Set<LineScreening>().SingleAsync(s => s.LineId == furnace, TestOffice.Cancel);
        stored.Verdict.ShouldBe("淘汰类");
        stored.Findings.ShouldContain("380 m3 ≤ 400 m3");
        (await db.Set<LineScreening>().CountAsync(TestOffice.Cancel)).ShouldBe(2);
        (await db.Set<LedgerEntry>().CountAsync(e => e.Act == "screening.run", TestOffice.Cancel)).ShouldBe(2);
        var page = await office.AsAsync(office.Handler, (ScreeningQueries q) => q.ListAsync(new(Verdict: "淘汰类", Text: "测试钢铁", DivisionPath: "/440200/440205/"), TestOffice.Cancel));
        page.Lines.ShouldHaveSingleItem().LineId.ShouldBe(furnace);
    }

    [Fact]
    public async Task A_past_day_is_asked_but_never_stored_over_the_answers_of_today()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var furnace = await office.LineAsync();
        await office.AsAsync(office.Handler, (ScreeningService s) => s.RunAsync(office.Handler, null, LawBookOffice.Day, TestOffice.Cancel));
        var before = await office.AsAsync(office.Handler, (ScreeningQueries q) => q.OfLineAsync(furnace, TestOffice.Cancel));

        await Should.ThrowAsync<BadInputException>(() => office.AsAsync(office.Handler, (ScreeningService s) => s.RunAsync(office.Handler, null, new(2020, 1, 1), TestOffice.Cancel)));

        (await office.AsAsync(office.Handler, (ScreeningQueries q) => q.OfLineAsync(furnace, TestOffice.Cancel)))!.Findings.ShouldBe(before!.Findings);
    }

    [Fact]
    public async Task A_run_keeps_to_the_persons_divisions_and_to_days_that_have_come()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.LineAsync();
        await Should.ThrowAsync<BadInputException>(() => RunAsync(office, Day.AddDays(1)));
        await Should.ThrowAsync<BadInputException>(() => office.AsAsync(office.CountyHandler, (ScreeningService s) => s.RunAsync(office.CountyHandler, "/440200/440222/", Day, TestOffice.Cancel)));
        await Should.ThrowAsync<ForbiddenException>(() => office.AsAsync(office.Releaser, (ScreeningService s) => s.RunAsync(office.Releaser, null, Day, TestOffice.Cancel)));

        (await office.AsAsync(office.CountyHandler, (ScreeningService s) => s.RunAsync(office.CountyHandler, null, Day, TestOffice.Cancel))).Lines.ShouldBe(1);
    }

    [Fact]
    public async Task Facts_are_read_as_of_a_day_and_as_known_and_a_correction_takes_the_place_of_what_it_corrects()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        Guid wrong = Guid.CreateVersion7(), right = Guid.CreateVersion7();
        var id = await office.LineAsync(more: (rows, line) => rows.AddRange(
            [Product(line, wrong, "生铁", new(2026, 1, 1), Utc(3, 1), null), Product(line, right, "炼钢生铁", new(2026, 1, 1), Utc(6, 1), null), Product(line, Guid.CreateVersion7(), "锰铁", new(2026, 12, 1), Utc(6, 1), null)]));
        await using (var db = office.Everything())
            await db.Set<Fact>().Where(f => f.Id == wrong).ExecuteUpdateAsync(f => f.SetProperty(x => x.SupersededById, right), TestOffice.Cancel);

        (await ProductsAsync(office, id, Day)).ShouldBe(["炼钢生铁"]);
        (await ProductsAsync(office, id, Day, Utc(5, 1))).ShouldBe(["生铁"]);
        (await ProductsAsync(office, id, new(2025, 12, 31))).ShouldBeEmpty("no version is valid yet, and the row of today is no fact of then");
        (await ProductsAsync(office, id, Day, Utc(2, 1))).ShouldBeEmpty("nobody knew it then");
    }

    [Fact]
    public async Task Two_figures_of_one_year_are_not_chosen_between()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var id = await office.LineAsync("Φ3.5×54m回转窑1台", "水泥", "熟料", (rows, line) => rows.AddRange([Energy(line, 110m), Energy(line, 121.4m)]));

        var evaluation = await office.AsAsync(office.Handler, (ScreeningQueries q) => q.EvaluateAsync(id, Day, TestOffice.Cancel));

        evaluation.Verdict.Findings.Single(f => f.Rule == "limit.cement.clinker.energy").Result.ShouldBe(FindingResult.Undetermined);
    }

    static async Task<IReadOnlyList<string>> ProductsAsync(TestOffice office, Guid line, DateOnly on, DateTime? known = null)
    {
        await using var db = office.Get<AppDbFactory>().Open(office.Handler.Scope);
        var row = await db.Set<ProductionLine>().AsNoTracking().SingleAsync(l => l.Id == line, TestOffice.Cancel);
        return (await new LineFactsReader(db).ReadAsync([row], on, TestOffice.Cancel, known))[line].Products;
    }

    static Task<ScreeningRun> RunAsync(TestOffice office, DateOnly on) => office.AsAsync(office.Handler, (ScreeningService s) => s.RunAsync(office.Handler, null, on, TestOffice.Cancel));

    static DateTime Utc(int month, int day) => new(2026, month, day, 0, 0, 0, DateTimeKind.Utc);

    static Fact Product(ProductionLine line, Guid id, string value, DateOnly from, DateTime entered, Guid? superseded) => new()
    {
        Id = id, City = line.City, DivisionPath = line.DivisionPath, Subject = FactSubject.Line, SubjectId = line.Id, Name = FactNames.Product, Value = value, ValidFrom = from, EnteredAt = entered,
        Source = "测试", SupersededById = superseded,
    };

    static Fact Energy(ProductionLine line, decimal value) => new()
    {
        City = line.City, DivisionPath = line.DivisionPath, Subject = FactSubject.Line, SubjectId = line.Id, Name = "指标|熟料单位产品综合能耗", Value = "", Figure = value, Unit = "kgce/t", Year = 2025,
        ValidFrom = new(2026, 1, 1), EnteredAt = Utc(3, 1), Source = "测试",
    };
}
