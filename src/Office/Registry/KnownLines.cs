using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>The lines that a sheet of some enterprises may mean: their own, those merged into these, and those that passed from them to others. One object a line, however it is meant.</summary>
sealed class KnownLines(AppDb db)
{
    readonly Dictionary<Guid, ProductionLine> byId = [];

    /// <returns>Living lines of the enterprises in the order of entry; and under which enterprise and words other lines are meant too.</returns>
    public async Task<(List<ProductionLine> Own, List<(Guid Enterprise, ProductionLine Named, ProductionLine Living)> Aliases)> LoadAsync(IReadOnlyCollection<Guid> enterprises, CancellationToken cancel)
    {
        List<ProductionLine> own = [], merged = [];
        List<(Guid From, Guid Line)> passed = [];
        foreach (var some in enterprises.Chunk(500))
        {
            var lines = (await db.Set<ProductionLine>().AsNoTracking().Where(l => some.Contains(l.EnterpriseId)).OrderBy(l => l.Id).ToListAsync(cancel)).ConvertAll(Once);
            own.AddRange(lines.Where(l => l.MergedIntoId is null));
            merged.AddRange(lines.Where(l => l.MergedIntoId is not null));
            passed.AddRange((await db.Set<RegistryLink>().AsNoTracking().Where(l => l.Act == RegistryAct.OwnerChanged && some.Contains(l.FromId) && l.LineId != null)
                .Select(l => new { l.FromId, l.LineId }).Distinct().ToListAsync(cancel)).Select(l => (l.FromId, l.LineId!.Value)));
        }
        List<(Guid, ProductionLine, ProductionLine)> aliases = [];
        foreach (var row in merged)
            if (await LivingAsync(row, cancel) is { } living) aliases.Add((row.EnterpriseId, row, living));
        foreach (var (from, id) in passed)
            if (await FindAsync(id, cancel) is { } row && row.EnterpriseId != from && await LivingAsync(row, cancel) is { } living && living.EnterpriseId != from)
                aliases.Add((from, row, living));
        return (own, aliases);
    }

    async Task<ProductionLine?> LivingAsync(ProductionLine row, CancellationToken cancel) => await FindAsync(await Lineage.LivingLineAsync(db, row.Id, cancel), cancel);

    async Task<ProductionLine?> FindAsync(Guid id, CancellationToken cancel) =>
        byId.GetValueOrDefault(id) ?? (await db.Set<ProductionLine>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancel) is { } found ? Once(found) : null);

    ProductionLine Once(ProductionLine line) => byId.TryGetValue(line.Id, out var same) ? same : byId[line.Id] = line;
}
