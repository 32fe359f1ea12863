using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Which rows were merged into which: what was recorded under a merged row is read from the one that lives.</summary>
/// <remarks>A merge corrects the record: the two rows were one thing all along. So it holds for every day in force, and only the day of knowledge counts.</remarks>
public static class Lineage
{
    // 并入链每层一次查询；一个根下并过这么多层已经不是人做得出来的
    const int Deepest = 64;

    /// <summary>The rows merged into one row, directly or through others, with the row itself first.</summary>
    public static async Task<IReadOnlyList<Guid>> WithMergedAsync(AppDb db, Guid id, CancellationToken cancel, DateTime? known = null) =>
        [id, .. (await MergedAsync(db, [id], cancel, known)).GetValueOrDefault(id) ?? []];

    /// <summary>Per row the rows merged into it, directly or through others; rows without any are not in it.</summary>
    /// <param name="known">As known at this instant; null for now.</param>
    public static async Task<Dictionary<Guid, List<Guid>>> MergedAsync(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel, DateTime? known = null)
    {
        Dictionary<Guid, List<Guid>> merged = [];
        var rootOf = ids.ToDictionary(id => id, id => id);
        IReadOnlyCollection<Guid> level = ids;
        for (var depth = 0; level.Count > 0 && depth < Deepest; depth++)
        {
            List<Guid> next = [];
            foreach (var (from, to) in await StepsAsync(db, level, known, cancel))
            {
                if (!rootOf.TryAdd(from, rootOf[to])) continue;
                var root = rootOf[to];
                if (!merged.TryGetValue(root, out var list)) merged[root] = list = [];
                list.Add(from);
                next.Add(from);
            }
            level = next;
        }
        return merged;
    }

    /// <summary>The row that lives: itself, or the one into which it was merged at last.</summary>
    public static async Task<Guid> LivingAsync<T>(AppDb db, Guid id, Func<IQueryable<T>, IQueryable<Guid?>> mergedInto, CancellationToken cancel) where T : class
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            if (await mergedInto(Named<T>(db, id)).FirstOrDefaultAsync(cancel) is not { } into) return id;
            id = into;
        }
        return id;
    }

    public static Task<Guid> LivingLineAsync(AppDb db, Guid id, CancellationToken cancel) => LivingAsync<ProductionLine>(db, id, rows => rows.Select(l => l.MergedIntoId), cancel);

    public static Task<Guid> LivingEnterpriseAsync(AppDb db, Guid id, CancellationToken cancel) => LivingAsync<Enterprise>(db, id, rows => rows.Select(e => e.MergedIntoId), cancel);

    static IQueryable<T> Named<T>(AppDb db, Guid id) where T : class => db.Set<T>().AsNoTracking().Where(row => EF.Property<Guid>(row, "Id") == id);

    // 并过、又撤了的不算：每一行看它最后一次是并还是撤
    static async Task<List<(Guid From, Guid To)>> StepsAsync(AppDb db, IReadOnlyCollection<Guid> into, DateTime? known, CancellationToken cancel)
    {
        List<(Guid, Guid)> steps = [];
        foreach (var some in into.Chunk(500))
        {
            var merges = db.Set<RegistryLink>().AsNoTracking().Where(l => l.Act == RegistryAct.EnterpriseMerged || l.Act == RegistryAct.LineMerged);
            var candidates = await merges.Where(l => some.Contains(l.ToId) && (known == null || l.At <= known)).Select(l => l.FromId).Distinct().ToListAsync(cancel);
            if (candidates.Count == 0) continue;
            var acts = await db.Set<RegistryLink>().AsNoTracking().Where(l => candidates.Contains(l.FromId) && (known == null || l.At <= known)
                && (l.Act == RegistryAct.EnterpriseMerged || l.Act == RegistryAct.LineMerged || l.Act == RegistryAct.EnterpriseUnmerged || l.Act == RegistryAct.LineUnmerged)).ToListAsync(cancel);
            foreach (var last in acts.GroupBy(l => l.FromId).Select(g => g.OrderBy(l => l.At).ThenBy(l => l.Id).Last()))
                if (last.Act is RegistryAct.EnterpriseMerged or RegistryAct.LineMerged && some.Contains(last.ToId)) steps.Add((last.FromId, last.ToId));
        }
        return steps;
    }
}
