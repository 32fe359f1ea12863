using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Exits;
using Chuqing.Office.Procedures;
using Chuqing.Office.Tests.Cases;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Law.Procedures.ExitProcedure;

namespace Chuqing.Office.Tests.Exits;

/// <summary>Whatever happens to an exit in whatever order over the years, it is counted once and in one place.</summary>
public class SealedOrGoneTests
{
    [Fact]
    public async Task On_no_day_is_a_line_both_sealed_and_gone_and_over_all_years_it_is_counted_once()
    {
        await using var yard = await Yard.StartAsync();
        var (one, other) = (await yard.Office.PersonAsync("甲", $"/{TestOffice.City}/", Enum.GetValues<Duty>()), await yard.Office.PersonAsync("乙", $"/{TestOffice.City}/", Enum.GetValues<Duty>()));
        var sealer = yard.Office.Handler;
        List<Guid> all = [];
        // 一步：取现状准许的第几步、隔几天；多半往前走，有时退回
        var walk = Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 130]).Array[12, 26];
        async Task WalkAsync(IReadOnlyList<(int, int)> steps)
        {
            var id = await yard.OpenedExitAsync("2022-03-01");
            all.Add(id);
            var on = Yard.Day("2022-03-01");
            foreach (var (pick, gap) in steps)
            {
                var file = await yard.ProceedingAsync(id);
                var taken = await TakenAsync(yard, id);
                var open = file.Table.From(file.State).Where(t => file.Table.HeldBack(t, taken) is null && (pick % 7 == 0 || !IsRare(t))).ToList();
                if (open.Count == 0 && !file.IsEnded) open = [.. file.Table.From(file.State).Where(t => file.Table.HeldBack(t, taken) is null)];
                if (open.Count == 0 || on.AddDays(gap) > Yard.Day("2026-11-23")) break;
                on = on.AddDays(gap);
                var act = open[pick % open.Count].Act;
                var by = act is VerifyFirst or VerifySealingFirst ? one : act is VerifySecond or VerifySealingSecond ? other : act is Return or ReturnSealing ? one : act is Announce ? yard.Office.Releaser : sealer;
                await yard.TakeAsync(by, id, act, $"{on:yyyy-MM-dd}", e => e with { OwnDay = e.OwnDay is null ? null : on.AddDays(1 + pick) });
            }
        }

        // 先走一条到底的：封存、拆除、公告都有，不靠运气
        await WalkAsync([.. Enumerable.Repeat((1, 40), 26)]);
        await walk.SampleAsync(steps => WalkAsync(steps), iter: 18, threads: 1);

        var years = Enumerable.Range(2022, 5).ToDictionary(y => y, y => yard.GoneAsync(y));
        var gone = (await Task.WhenAll(years.Values)).SelectMany(r => r).ToDictionary(r => r.Id, r => r.VerifiedOn);
        var everSealed = new HashSet<Guid>();
        Dictionary<DateOnly, IReadOnlyList<SealedExit>> tables = [];
        foreach (var id in all)
        {
            var steps = await StepsAsync(yard, id);
            // 另算一遍：从步骤，不从各步日期列
            DateOnly? sealedFrom = steps.FirstOrDefault(s => s.Act == VerifySealingSecond)?.On, goneFrom = steps.FirstOrDefault(s => s.Act == VerifySecond)?.On;
            (gone.TryGetValue(id, out var counted) ? counted : (DateOnly?)null).ShouldBe(goneFrom);
            foreach (var day in steps.SelectMany(s => new[] { s.On.AddDays(-1), s.On, s.On.AddDays(1) }).Append(new(2026, 11, 23)).Distinct())
            {
                if (!tables.TryGetValue(day, out var table)) tables[day] = table = await yard.SealedAsync($"{day:yyyy-MM-dd}");
                var isSealed = table.Count(r => r.Id == id);
                var isGone = goneFrom <= day;
                isSealed.ShouldBe(sealedFrom <= day && !isGone ? 1 : 0, $"{id} {day}");
                if (isSealed > 0) everSealed.Add(id);
                (isSealed > 0 && isGone).ShouldBeFalse();
            }
            var node = steps.LastOrDefault(s => s.Act == SetDismantleBy)?.OwnDay;
            var met = steps.LastOrDefault(s => s.Act is RecordDismantled or Return)?.Act == RecordDismantled;
            (await yard.ProceedingAsync(id)).NodeOn.ShouldBe(met ? null : node);
        }
        everSealed.Intersect(gone.Keys).ShouldContain(all[0]);
    }

    // 退回，或封存验收之前就拆了：都准许，但走多了就少有人走到封存
    static bool IsRare(Transition t) => t.Act is Return or ReturnSealing || (t.Act == RecordDismantled && t.From != SealVerified);

    static async Task<IReadOnlyList<ProceedingStep>> StepsAsync(Yard yard, Guid id)
    {
        await using var db = yard.Office.Everything();
        return await db.Set<ProceedingStep>().AsNoTracking().Where(s => s.ProceedingId == id).OrderBy(s => s.Number).ToListAsync(TestOffice.Cancel);
    }

    static async Task<IReadOnlyCollection<string>> TakenAsync(Yard yard, Guid id) => StepRules.Taken(await StepsAsync(yard, id));
}
