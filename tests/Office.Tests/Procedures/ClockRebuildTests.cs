using Chuqing.Law.Procedures;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.Procedures;
using Chuqing.Office.Tests.Cases;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Procedures;

/// <summary>The rows that lists read are what the steps make of the term, always.</summary>
public class ClockRebuildTests
{
    [Fact]
    public async Task After_any_acts_in_any_order_every_row_equals_the_fold_and_a_rebuild_finds_nothing()
    {
        await using var yard = await Yard.StartAsync();
        var everybody = await yard.Office.PersonAsync("众人", $"/{TestOffice.City}/", Duty.Handle, Duty.Review, Duty.Approve);
        var another = await yard.Office.PersonAsync("另一人", $"/{TestOffice.City}/", Duty.Handle, Duty.Review, Duty.Approve);
        var acts = EnergyProcedure.Table.Transitions.Select(t => t.Act).Distinct().ToArray();
        // 一步：办哪件、做什么、隔几天、另定期限差几天、谁办
        var walk = Gen.Select(Gen.Int[0, acts.Length - 1], Gen.Int[0, 40], Gen.Int[1, 190], Gen.Bool).Array[4, 14];
        var taken = 0;
        await walk.SampleAsync(async steps =>
        {
            var id = await yard.CaseAsync();
            var on = Yard.Day("2026-06-18");
            foreach (var (act, gap, own, who) in steps)
            {
                var next = on.AddDays(gap);
                // 多半取现状准许的一步，走得远；有时乱来，须被拒绝
                var open = (await yard.ProceedingAsync(id)) is var p ? p.Table.From(p.State).Select(t => t.Act).ToArray() : [];
                var chosen = open.Length > 0 && own % 4 != 0 ? open[act % open.Length] : acts[act];
                try
                {
                    await yard.TakeAsync(who ? everybody : another, id, chosen, $"{next:yyyy-MM-dd}", e => e with { OwnDay = e.OwnDay is null ? null : next.AddDays(own), Months = e.Months is null ? null : (own % 4) + 1 });
                    on = next;
                    taken++;
                }
                catch (Exception e) when (e is NotPermittedException or ForbiddenException or InvalidFieldsException)
                {
                }
                await EqualAsync(yard, id);
            }
        }, iter: 20, threads: 1);
        taken.ShouldBeGreaterThan(30);
        await ServedAsync(yard);
        await using var db = yard.Office.Everything();
        var rows = await db.Set<Clock>().CountAsync(TestOffice.Cancel);
        rows.ShouldBeGreaterThan(0);
        (await yard.Office.Get<ClockRebuild>().RunAsync(TestOffice.Cancel)).ShouldSatisfyAllConditions(r => r.Clocks.ShouldBe(rows), r => r.Differed.ShouldBe(0), r => r.Broken.ShouldBeEmpty());
    }

    [Fact]
    public async Task A_bent_and_a_lost_row_are_found_put_right_and_recorded()
    {
        await using var yard = await Yard.StartAsync();
        var (bent, lost, sound) = (await ServedAsync(yard), await ServedAsync(yard), await ServedAsync(yard));
        await using (var db = yard.Office.Everything())
        {
            await db.Set<Clock>().Where(c => c.ProceedingId == bent).ExecuteUpdateAsync(c => c.SetProperty(x => x.DueOn, Yard.Day("2027-06-30")), TestOffice.Cancel);
            await db.Set<Clock>().Where(c => c.ProceedingId == lost).ExecuteDeleteAsync(TestOffice.Cancel);
        }
        var rebuilt = await yard.Office.Get<ClockRebuild>().RunAsync(TestOffice.Cancel);
        (rebuilt.Clocks, rebuilt.Differed).ShouldBe((3, 2));
        foreach (var id in new[] { bent, lost, sound }) (await yard.ClockAsync(id))!.DueOn.ShouldBe(Yard.Day("2026-11-30"));
        (await yard.Office.Get<ClockRebuild>().RunAsync(TestOffice.Cancel)).Differed.ShouldBe(0);
        await using var after = yard.Office.Everything();
        (await after.Set<LedgerEntry>().SingleAsync(e => e.Act == "clocks.rebuild", TestOffice.Cancel)).Content.ShouldContain("\"differed\":2");
    }

    static async Task<Guid> ServedAsync(Yard yard)
    {
        var id = await yard.CaseAsync();
        await yard.TakeAsync(yard.Office.Handler, id, EnergyProcedure.Serve, "2026-06-29", e => e with { OwnDay = Yard.Day("2026-11-30") });
        return id;
    }

    static async Task EqualAsync(Yard yard, Guid id)
    {
        await using var db = yard.Office.Everything();
        var steps = await db.Set<ProceedingStep>().AsNoTracking().Where(s => s.ProceedingId == id).OrderBy(s => s.Number).ToListAsync(TestOffice.Cancel);
        var proceeding = await yard.ProceedingAsync(id);
        proceeding.State.ShouldBe(steps[^1].To);
        var fold = ClockProjection.Of(proceeding.Table, steps, yard.Office.Get<LawLibrary>().Shipped).Main;
        var row = await yard.ClockAsync(id);
        (row?.StartOn, row?.DueOn, row?.Provisional, row?.StoppedOn).ShouldBe((fold?.StartOn, fold?.Due, fold?.Provisional, fold?.StoppedOn));
    }
}
