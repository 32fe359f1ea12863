using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>The lines that a sheet of some enterprises may mean: their own, those merged into these, and those that passed from them to others.</summary>
static class KnownLines
{
    /// <returns>Living lines of the enterprises in the order of entry; and under which enterprise and words other lines are meant too.</returns>
    public static async Task<(List<ProductionLine> Own, List<(Guid Enterprise, ProductionLine Named, ProductionLine Living)> Aliases)> LoadAsync(AppDb db, IReadOnlyCollection<Guid> enterprises, CancellationToken cancel)
    {
        List<ProductionLine> own = [], merged = [];
        List<(Guid From, Guid Line)> passed = [];
        foreach (var some in enterprises.Chunk(500))
        {
            var lines = await db.Set<ProductionLine>().Where(l => some.Contains(l.EnterpriseId)).OrderBy(l => l.Id).ToListAsync(cancel);
            own.AddRange(lines.Where(l => l.MergedIntoId is null));
            merged.AddRange(lines.Where(l => l.MergedIntoId is not null));
            passed.AddRange((await db.Set<RegistryLink>().AsNoTracking().Where(l => l.Act == RegistryAct.OwnerChanged && some.Contains(l.FromId) && l.LineId != null)
                .Select(l => new { l.FromId, l.LineId }).Distinct().ToListAsync(cancel)).Select(l => (l.FromId, l.LineId!.Value)));
        }
        List<(Guid, ProductionLine, ProductionLine)> aliases = [];
        foreach (var row in merged)
            if (await LivingAsync(db, row, cancel) is { } living) aliases.Add((row.EnterpriseId, row, living));
        foreach (var (from, id) in passed)
            if (await db.Set<ProductionLine>().FirstOrDefaultAsync(l => l.Id == id, cancel) is { } row && row.EnterpriseId != from && await LivingAsync(db, row, cancel) is { } living && living.EnterpriseId != from)
                aliases.Add((from, row, living));
        return (own, aliases);
    }

    static async Task<ProductionLine?> LivingAsync(AppDb db, ProductionLine row, CancellationToken cancel)
    {
        var id = await Lineage.LivingLineAsync(db, row.Id, cancel);
        return await db.Set<ProductionLine>().FirstOrDefaultAsync(l => l.Id == id, cancel);
    }
}
