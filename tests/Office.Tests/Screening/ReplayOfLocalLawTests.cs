using CsCheck;
using Chuqing.Law.Texts;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.LawBook;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;

namespace Chuqing.Office.Tests.Screening;

/// <summary>Rule 7 of the house: whatever becomes law later, a decision still explains itself byte for byte.</summary>
public sealed class ReplayOfLocalLawTests
{
    const string CityRule = "local.440200.furnace";

    [Fact]
    public async Task A_decision_on_a_local_rule_replays_after_the_rule_was_changed_and_names_a_pack_that_lost_it()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.AcceptEditionAsync(Editions.Local("440200"));
        var id = await DecideAsync(office, "600立方米高炉1座", CityRule);
        office.Time.Advance(TimeSpan.FromDays(1));
        await office.AcceptEditionAsync(Editions.Local("440200", 550m), "改到 550");

        (await office.EffectiveAsync()).Law.Pack.Values.Count(v => v.Id == CityRule).ShouldBe(1);
        (await ReplayAsync(office, id)).Differences.ShouldBeEmpty();

        await using var db = office.Everything();
        var pack = (await ReplayAsync(office, id)).Pack!;
        if (office.Get<AppDbFactory>().IsSqlite) await db.Database.ExecuteSqlAsync($"""DROP TRIGGER "AcceptedPacks_NoUPDATE" """, TestOffice.Cancel);
        await db.Set<AcceptedPack>().Where(p => p.Digest == pack).ExecuteUpdateAsync(set => set.SetProperty(p => p.Content, ShelfFolder.Zip(office.Shelf())), TestOffice.Cancel);
        var lost = await ReplayAsync(office, id);
        lost.IsEqual.ShouldBeFalse();
        lost.Differences[0].ShouldContain("法规包内容被改过");
    }

    [Fact]
    public async Task An_answered_exception_is_part_of_the_facts_and_later_answers_change_nothing()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        var id = await DecideAsync(office, "380立方米高炉1座", Furnace400);
        await using (var db = office.Everything())
        {
            var line = await db.Set<ProductionLine>().SingleAsync(TestOffice.Cancel);
            db.Add(new Fact
            {
                City = line.City, DivisionPath = line.DivisionPath, Subject = FactSubject.Line, SubjectId = line.Id, Name = FactNames.AnswerPrefix + "foundry-iron", Value = FactNames.Yes,
                ValidFrom = new(2026, 1, 1), EnteredAt = office.Time.GetUtcNow().UtcDateTime, Source = "测试",
            });
            db.Record(Actor.Program(TestOffice.City), "test.add", new("fact"), office.Time.GetUtcNow().UtcDateTime, new { });
            await db.SaveChangesAsync(TestOffice.Cancel);
        }

        (await ReplayAsync(office, id)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_later_acceptance_or_confirmation_ever_changes_a_replay_or_what_was_known()
    {
        // 每一步：一版全国的、一份市的、一份省的、一条草稿的核对，次序随意
        await Gen.Select(Gen.Int[0, 3], Gen.Int[401, 900]).Array[1, 4].SampleAsync(async steps =>
        {
            await using var office = await TestOffice.StartAsync();
            await office.AcceptAsync();
            await office.ConfirmAsync(Furnace400);
            await office.AcceptEditionAsync(Editions.Local("440200"));
            var (national, local) = (await DecideAsync(office, "380立方米高炉1座", Furnace400), await DecideAsync(office, "590立方米高炉1座", CityRule));
            var known = office.Time.GetUtcNow().UtcDateTime;
            var then = await office.EffectiveAsync(known);
            foreach (var (kind, volume) in steps)
            {
                office.Time.Advance(TimeSpan.FromHours(7));
                await StepAsync(office, kind, volume);
            }

            (await ReplayAsync(office, national)).Differences.ShouldBeEmpty();
            (await ReplayAsync(office, local)).Differences.ShouldBeEmpty();
            var again = await office.EffectiveAsync(known);
            again.Law.Digest.ShouldBe(then.Law.Digest);
            again.Law.Pack.Values.ShouldAllBe(v => again.StandingOf(v) == then.StandingOf(v));
        }, iter: 5, threads: 1);
    }

    static async Task StepAsync(TestOffice office, int kind, int volume)
    {
        try
        {
            if (kind == 0) await office.AcceptEditionAsync(office.Threshold(volume));
            else if (kind == 1) await office.AcceptEditionAsync(Editions.Local("440200", volume));
            else if (kind == 2) await office.AcceptEditionAsync(Editions.Local("440000", volume));
            else
            {
                var law = await office.EffectiveAsync();
                var drafts = law.Law.Pack.Values.Where(v => law.StandingOf(v) == LegalStanding.Draft && v.Status == ValueStatus.Draft).ToList();
                var draft = drafts[volume % drafts.Count];
                await office.SignAsync(office.LawOfficer, draft.Key);
                await office.SignAsync(office.OtherLawOfficer, draft.Key);
            }
        }
        catch (BadInputException same) when (same.Message.Contains("一字不差", StringComparison.Ordinal))
        {
            // 随机到了现行的、或从前的样子：不收
        }
    }

    static async Task<Guid> DecideAsync(TestOffice office, string equipment, string rule)
    {
        var line = await office.LineAsync(equipment);
        return (await office.AsAsync(office.Handler, (DeterminationService s) => s.ProposeAsync(office.Handler, line, rule, Day, TestOffice.Cancel))).Id;
    }

    static async Task<Replay> ReplayAsync(TestOffice office, Guid id)
    {
        await using var db = office.Everything();
        return await new ReplayService(db).RunAsync(id, TestOffice.Cancel);
    }
}
