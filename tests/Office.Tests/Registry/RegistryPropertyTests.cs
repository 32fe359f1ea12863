using Chuqing.Law.Procedures;
using Chuqing.Office.Registry;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Registry;

public class RegistryPropertyTests
{
    [Fact]
    public async Task Whatever_is_merged_split_sold_and_undone_every_line_has_exactly_one_living_enterprise_and_no_fact_is_lost()
    {
        var acts = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 100], Gen.Int[0, 100]).Array[6, 14];
        await acts.SampleAsync(async walk =>
        {
            await using var ground = await Ground.StartAsync();
            List<Guid> firms = [], lines = [];
            for (var i = 0; i < 3; i++)
            {
                firms.Add(await ground.EnterpriseAsync($"企业{i}"));
                for (var n = 0; n < 2; n++) lines.Add(await ground.LineAsync(firms[i], $"设备{i}{n}", $"{n}#"));
            }
            var (facts, made) = (await FactsAsync(ground), 0);
            foreach (var (act, x, y) in walk)
            {
                try
                {
                    switch (act)
                    {
                        case 0: await ground.MergeAsync(Of(firms, x), Of(firms, y)); break;
                        case 1: await ground.UnmergeAsync(Of(firms, x)); break;
                        case 2: await ground.MergeLinesAsync(Of(lines, x), Of(lines, y)); break;
                        case 3: await ground.UnmergeLineAsync(Of(lines, x)); break;
                        case 4: await ground.PassAsync(Of(lines, x), Of(firms, y)); break;
                        case 5: firms.Add((await ground.SplitAsync((await ground.RowAsync(Of(lines, x))).EnterpriseId, $"拆出{made++}", Of(lines, x))).ToId); break;
                        default: lines.Add((await ground.SplitLineAsync(Of(lines, x), new($"留{made}", "1#", null, null), new($"分{made++}", "2#", null, null))).ToId); break;
                    }
                }
                catch (Exception refused) when (refused is NotPermittedException or InvalidFieldsException)
                {
                    // 不许的不做，本来就该这样
                }
                await LivesAsync(ground, firms.Count, lines.Count);
            }
            (await FactsAsync(ground)).IsSupersetOf(facts).ShouldBeTrue("有事实不见了");
        }, iter: 12, threads: 1);
    }

    static Guid Of(List<Guid> ids, int n) => ids[n % ids.Count];

    static async Task<HashSet<Guid>> FactsAsync(Ground ground)
    {
        await using var db = ground.Office.Everything();
        return [.. await db.Set<Fact>().Select(f => f.Id).ToListAsync(TestOffice.Cancel)];
    }

    static async Task LivesAsync(Ground ground, int firms, int lines)
    {
        await using var db = ground.Office.Everything();
        var firmOf = await db.Set<Enterprise>().AsNoTracking().ToDictionaryAsync(e => e.Id, TestOffice.Cancel);
        var lineOf = await db.Set<ProductionLine>().AsNoTracking().ToDictionaryAsync(l => l.Id, TestOffice.Cancel);
        (firmOf.Count, lineOf.Count).ShouldBe((firms, lines), "两个编号都还在");
        foreach (var line in lineOf.Values)
        {
            var (living, steps) = (line, 0);
            while (living.MergedIntoId is { } into && steps++ <= lineOf.Count) living = lineOf[into];
            steps.ShouldBeLessThanOrEqualTo(lineOf.Count, "并成了一个圈");
            firmOf[living.EnterpriseId].MergedIntoId.ShouldBeNull($"{living.EquipmentText} 属于一家已并走的企业");
        }
        foreach (var firm in firmOf.Values) firmOf[await Lineage.LivingEnterpriseAsync(db, firm.Id, TestOffice.Cancel)].MergedIntoId.ShouldBeNull();
        // 按并走的链读回去的，和按指针走的是同一批
        foreach (var line in lineOf.Values.Where(l => l.MergedIntoId is null))
            (await Lineage.WithMergedAsync(db, line.Id, TestOffice.Cancel)).ToHashSet().ShouldBe(lineOf.Values.Where(l => Root(lineOf, l) == line.Id).Select(l => l.Id), ignoreOrder: true);
    }

    static Guid Root(Dictionary<Guid, ProductionLine> all, ProductionLine line)
    {
        while (line.MergedIntoId is { } into) line = all[into];
        return line.Id;
    }
}
