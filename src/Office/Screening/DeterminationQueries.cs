using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>A determination with its proceeding and steps, oldest step first.</summary>
public sealed record DeterminationView(Determination Determination, Proceeding Proceeding, IReadOnlyList<ProceedingStep> Steps, ProductionLine Line, Enterprise Enterprise, DecisionSnapshot Snapshot);

/// <summary>All reads of determinations.</summary>
public sealed class DeterminationQueries(AppDb db, Today today)
{
    /// <summary>The served determination of a line: what an exit may rest on. Null while there is none, whatever else is under way.</summary>
    public async Task<Determination?> ServedAsync(Guid lineId, CancellationToken cancel)
    {
        var ids = await Lineage.WithMergedAsync(db, lineId, cancel);
        return await (from d in db.Set<Determination>().AsNoTracking()
                      where ids.Contains(d.LineId)
                      join p in db.Set<Proceeding>() on d.Id equals p.Id
                      where p.State == DeterminationProcedure.Served
                      orderby p.Id
                      select d).FirstOrDefaultAsync(cancel);
    }

    /// <summary>A page of determinations, newest first.</summary>
    public Task<ProceedingPage> PageAsync(string? state, string? key, int size, CancellationToken cancel) =>
        ProceedingPages.ReadAsync(db, new(DeterminationProcedure.Id, state), today.Date, key, size, cancel);

    /// <summary>Determinations of a line, newest first, each with its state.</summary>
    public async Task<IReadOnlyList<(Determination Determination, Proceeding Proceeding)>> OfLineAsync(Guid lineId, CancellationToken cancel)
    {
        var ids = await Lineage.WithMergedAsync(db, lineId, cancel);
        var rows = await (from d in db.Set<Determination>().AsNoTracking()
                          where ids.Contains(d.LineId)
                          join p in db.Set<Proceeding>().AsNoTracking() on d.Id equals p.Id
                          orderby p.Id descending
                          select new { d, p }).ToListAsync(cancel);
        return rows.ConvertAll(r => (r.d, r.p));
    }

    /// <summary>Which of these determinations rest on a 人工引用: whatever prints their ground says so.</summary>
    public async Task<IReadOnlySet<Guid>> RestingOnManualAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        (await db.Set<Determination>().AsNoTracking().Where(d => ids.Contains(d.Id) && d.ManualCitationId != null).Select(d => d.Id).ToListAsync(cancel)).ToHashSet();

    /// <summary>One determination, whole.</summary>
    /// <exception cref="NotFoundException">No such determination in one's divisions.</exception>
    public async Task<DeterminationView> OfAsync(Guid id, CancellationToken cancel)
    {
        var row = await (from d in db.Set<Determination>().AsNoTracking()
                         where d.Id == id
                         join p in db.Set<Proceeding>().AsNoTracking() on d.Id equals p.Id
                         join l in db.Set<ProductionLine>().AsNoTracking() on d.LineId equals l.Id
                         join e in db.Set<Enterprise>().AsNoTracking() on l.EnterpriseId equals e.Id
                         select new { d, p, l, e }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("这件认定");
        var steps = await db.Set<ProceedingStep>().AsNoTracking().Where(s => s.ProceedingId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        return new(row.d, row.p, steps, row.l, row.e, DecisionSnapshot.Read(row.d.Snapshot));
    }
}
