using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;

namespace Chuqing.Office.Tests.LawBook;

/// <summary>Rules of a province or city: they add to the national law of their own cities, and every run, decision and replay names them.</summary>
public sealed class LocalLawTests
{
    const string CityRule = "local.440200.furnace";

    [Fact]
    public async Task A_city_rule_judges_once_two_officers_accepted_it_and_the_run_names_a_pack_that_holds_it()
    {
        await using var office = await TestOffice.StartAsync();
        var national = await office.AcceptAsync();
        var (inside, beyond) = (await office.LineAsync("600立方米高炉1座"), await office.LineAsync("600.01立方米高炉1座"));
        (await JudgeAsync(office, inside)).Findings.ShouldNotContain(f => f.Rule == CityRule);

        var preview = await office.AcceptEditionAsync(Editions.Local("440200"));

        preview.Comparison.Changed.ShouldHaveSingleItem().LineId.ShouldBe(inside);
        (await JudgeAsync(office, inside)).Verdict.ShouldBe(Verdict.Eliminated);
        (await JudgeAsync(office, beyond)).Findings.Single(f => f.Rule == CityRule).Result.ShouldBe(FindingResult.Met);
        var run = await office.AsAsync(office.Coordinator, (ScreeningService s) => s.RunAsync(office.Coordinator, null, Day, TestOffice.Cancel));
        run.LawPack.ShouldBe(preview.Preview.Candidate);
        run.LawPack.ShouldNotBe(national.Digest);
        await using var db = office.Everything();
        (await db.Set<AcceptedPack>().SingleAsync(p => p.Digest == run.LawPack, TestOffice.Cancel)).NationalDigest.ShouldBe(national.Digest);
    }

    [Fact]
    public async Task A_local_rule_never_judges_a_line_of_elsewhere_and_its_decision_replays_under_national_law()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        await office.AcceptEditionAsync(Editions.Local("440200"));
        var outside = await OutsideAsync(office);

        var evaluation = await office.AsAsync(office.Handler, (ScreeningQueries q) => q.EvaluateAsync(outside, Day, TestOffice.Cancel));

        evaluation.Verdict.Findings.ShouldContain(f => f.Rule == Furnace400);
        evaluation.Verdict.Findings.ShouldNotContain(f => f.Rule == CityRule);
        var determination = await office.AsAsync(office.Handler, (DeterminationService s) => s.ProposeAsync(office.Handler, outside, Furnace400, Day, TestOffice.Cancel));
        await using var db = office.Everything();
        (await new ReplayService(db).RunAsync(determination.Id, TestOffice.Cancel)).Differences.ShouldBeEmpty();
        await office.AsAsync(office.Coordinator, (ScreeningService s) => s.RunAsync(office.Coordinator, null, Day, TestOffice.Cancel));
        (await db.Set<LineScreening>().SingleAsync(s => s.LineId == outside, TestOffice.Cancel)).Findings.ShouldNotContain(CityRule);
    }

    [Fact]
    public async Task A_province_rule_holds_for_every_city_of_the_province_here_and_a_city_rule_for_its_own_alone()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        async Task<LoadedLaw> OfAsync(string city)
        {
            var person = await office.PersonAsync($"核对{city}", $"/{city}/", Duty.ConfirmLaw);
            return (await office.AsAsync(person, (LawBookQueries q) => q.EffectiveAsync(city, Day, TestOffice.Cancel))).Law;
        }
        foreach (var city in new[] { "441800", "450100" })
        {
            var there = await office.PersonAsync($"接收{city}", $"/{city}/", Duty.ConfirmLaw);
            await office.AsAsync(there, (LawBookService s) => s.AcceptAsync(Actor.Program(city), office.Shelf(), TestOffice.Cancel));
        }
        await office.AcceptEditionAsync(Editions.Local("440200"));
        await office.AcceptEditionAsync(Editions.Local("440000", 700m));

        (await OfAsync("440200")).Pack.Locals.Select(l => l.Area).ShouldBe(["440000", "440200"]);
        (await OfAsync("441800")).Pack.Locals.Select(l => l.Area).ShouldBe(["440000"]);
        (await OfAsync("450100")).Pack.Locals.ShouldBeEmpty();
        await using (var db = office.Everything())
        {
            (await db.Set<LedgerEntry>().CountAsync(e => e.City == "441800" && e.Act == "law.accept", TestOffice.Cancel)).ShouldBe(2);
            // 以后才建的市：省的规定从同省的市带来，市的不带
            await new LawBookService(db, office.Get<LawLibrary>(), office.Time).AcceptAsync(Actor.Program("440300"), office.Shelf(), TestOffice.Cancel);
        }
        (await OfAsync("440300")).Pack.Locals.Select(l => l.Area).ShouldBe(["440000"]);
    }

    [Theory]
    [InlineData("440300")]
    [InlineData("450000")]
    public async Task Rules_of_another_area_are_refused(string area)
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();

        (await Should.ThrowAsync<BadInputException>(() => office.UploadAsync(Editions.Local(area)))).Message.ShouldContain(area);
    }

    [Fact]
    public async Task A_new_shelf_from_the_program_keeps_the_local_rules_and_may_bring_none()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.AcceptEditionAsync(Editions.Local("440200"));
        office.Time.Advance(TimeSpan.FromDays(1));

        await office.AcceptAsync(LawBookTests.Changed(office.Shelf()));

        (await office.EffectiveAsync()).Law.Pack.Values.ShouldContain(v => v.Id == CityRule);
        (await Should.ThrowAsync<BadInputException>(() => office.AcceptAsync([.. office.Shelf(), .. Editions.Local("440200").Files]))).Message.ShouldContain("地方规定");
    }

    [Fact]
    public async Task As_known_before_it_was_accepted_the_rule_is_not_there_and_before_it_is_in_force_it_does_not_judge()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync("600立方米高炉1座");
        var before = office.Time.GetUtcNow().UtcDateTime;
        await office.AcceptEditionAsync(Editions.Local("440200", from: "2026-11-23"));
        Task<LineVerdict> Of(DateOnly on, DateTime? known) => JudgeAsync(office, line, on, known);

        (await Of(Day, null)).Findings.ShouldContain(f => f.Rule == CityRule);
        (await Of(Day, before)).Findings.ShouldNotContain(f => f.Rule == CityRule);
        (await Of(Day.AddDays(-1), null)).Findings.ShouldNotContain(f => f.Rule == CityRule);
    }

    static async Task<LineVerdict> JudgeAsync(TestOffice office, Guid line, DateOnly? on = null, DateTime? known = null) =>
        (await office.AsAsync(office.Handler, (ScreeningQueries q) => q.EvaluateAsync(line, on ?? Day, TestOffice.Cancel, known))).Verdict;

    static async Task<Guid> OutsideAsync(TestOffice office)
    {
        await using var db = office.Everything();
        const string path = "/440200/000000/";
        var enterprise = new Enterprise { City = TestOffice.City, DivisionPath = path, Name = "外地钢铁" };
        var line = new ProductionLine { City = TestOffice.City, DivisionPath = path, EnterpriseId = enterprise.Id, EquipmentText = "380立方米高炉1座", Sector = "炼铁", Product = "炼钢生铁" };
        db.AddRange(enterprise, line);
        db.Record(Actor.Program(TestOffice.City), "test.add", new("line", line.Id), office.Time.UtcNow(), new { });
        await db.SaveChangesAsync(TestOffice.Cancel);
        return line.Id;
    }
}
