using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Cases;

/// <summary>A line under a served order that was not yet found 复查合格: a row of the 黄牌 list.</summary>
/// <param name="DueOn">Last day of the order as it stands; null where the row is missing.</param>
/// <param name="Because">The ground, as evaluated when the case was opened.</param>
public sealed record YellowRow(
    Guid CaseId, Guid EnterpriseId, string Enterprise, string? CreditCode, Guid LineId, string Line, string DivisionPath, string OrderNumber, DateOnly ServedOn, DateOnly? DueOn, bool Provisional,
    string Document, string Item, string Because, bool IsDemo);

/// <summary>How a served order left the 黄牌 list: on 复查合格, or because the line went over to 红牌.</summary>
/// <param name="Closure">The decision to close; null where it was 复查合格.</param>
public sealed record YellowLeft(DateOnly On, ServedClosure? Closure);

/// <summary>Reads about cases.</summary>
public sealed class CaseQueries(AppDb db, Today today)
{
    static readonly string[] Left = [EnergyProcedure.PassRecheck];

    public Task<ProceedingPage> PageAsync(string? state, DueFilter due, string? divisionPath, string? key, int size, CancellationToken cancel) =>
        ProceedingPages.ReadAsync(db, new(EnergyProcedure.Id, state, due, divisionPath), today.Date, key, size, cancel);

    /// <summary>What a case is about.</summary>
    /// <exception cref="NotFoundException">No such case in one's divisions.</exception>
    public async Task<CaseFile> FindAsync(Guid id, CancellationToken cancel) =>
        await db.Set<CaseFile>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel) ?? throw new NotFoundException("这个办件");

    /// <summary>Cases of a line, newest first.</summary>
    public async Task<IReadOnlyList<Proceeding>> OfLineAsync(Guid lineId, CancellationToken cancel)
    {
        var ids = await Lineage.WithMergedAsync(db, lineId, cancel);
        return await db.Set<Proceeding>().AsNoTracking().Where(p => p.Procedure == EnergyProcedure.Id && p.LineId != null && ids.Contains(p.LineId.Value)).OrderByDescending(p => p.OpenedOn).ThenByDescending(p => p.Id).ToListAsync(cancel);
    }

    /// <summary>黄牌: orders served by a day, not followed by 复查合格 by that day, on a line that no served decision closed by that day. Rows of 外地 are never in it.</summary>
    /// <remarks>A closed line does not come back: not for another order on it, and not when 红牌 lets it go after its exit.</remarks>
    public async Task<IReadOnlyList<YellowRow>> YellowRowsAsync(DateOnly day, CancellationToken cancel)
    {
        var outside = (await DivisionTree.LoadAsync(db, cancel)).All.Where(d => !d.CountsInTotals).Select(d => d.Path).ToList();
        var rows = await (
            from p in db.Set<Proceeding>() where p.Procedure == EnergyProcedure.Id
            join s in db.Set<ProceedingStep>() on p.Id equals s.ProceedingId
            where s.Act == EnergyProcedure.Serve && s.On <= day
            where !db.Set<ProceedingStep>().Any(later => later.ProceedingId == p.Id && Left.Contains(later.Act) && later.On <= day)
            join f in db.Set<CaseFile>() on p.Id equals f.Id
            join e in db.Set<Enterprise>() on p.EnterpriseId equals e.Id
            join l in db.Set<ProductionLine>() on f.LineId equals l.Id
            join c in db.Set<Clock>().Where(c => c.Term == EnergyProcedure.Rectify) on p.Id equals c.ProceedingId into clocks
            from c in clocks.DefaultIfEmpty()
            orderby s.On, p.Id
            select new { p, s, f, e.Name, e.CreditCode, l.EquipmentText, DueOn = c == null ? null : c.DueOn, Provisional = c != null && c.Provisional }).ToListAsync(cancel);
        var (closed, survivor) = (await new ClosureQueries(db).ServedByAsync(day, cancel), await ClosureQueries.SurvivorsAsync(db, cancel));
        return [.. rows.Where(r => !outside.Exists(o => r.p.DivisionPath.StartsWith(o, StringComparison.Ordinal)) && !closed.ContainsKey(survivor(r.f.LineId)))
            .Select(r => new YellowRow(r.p.Id, r.p.EnterpriseId, r.Name, r.CreditCode, r.f.LineId, r.EquipmentText, r.p.DivisionPath, r.s.DocumentNumber!, r.s.On, r.DueOn, r.Provisional,
                r.f.Document, r.f.Item, r.f.Because, r.p.IsDemo))];
    }

    /// <summary>Why orders left 黄牌 by a day; those that did not, or of which nothing is known, are not in the answer.</summary>
    public async Task<IReadOnlyDictionary<Guid, YellowLeft>> YellowLeftAsync(IReadOnlyCollection<Guid> cases, DateOnly day, CancellationToken cancel)
    {
        var passed = (await db.Set<ProceedingStep>().AsNoTracking().Where(s => cases.Contains(s.ProceedingId) && Left.Contains(s.Act) && s.On <= day).Select(s => new { s.ProceedingId, s.On }).ToListAsync(cancel))
            .GroupBy(s => s.ProceedingId).ToDictionary(g => g.Key, g => new YellowLeft(g.Min(s => s.On), null));
        var (closed, survivor) = (await new ClosureQueries(db).ServedByAsync(day, cancel), await ClosureQueries.SurvivorsAsync(db, cancel));
        foreach (var file in await db.Set<CaseFile>().AsNoTracking().Where(f => cases.Contains(f.Id)).Select(f => new { f.Id, f.LineId }).ToListAsync(cancel))
            if (closed.GetValueOrDefault(survivor(file.LineId)) is { } closure) passed.TryAdd(file.Id, new(closure.On, closure));
        return passed;
    }

    /// <summary>The case of a line in which a government's decision to close is recorded, and the day of that record; null where there is none.</summary>
    public async Task<(Guid Id, DateOnly On)?> ClosureDecidedAsync(Guid lineId, CancellationToken cancel)
    {
        var ids = await Lineage.WithMergedAsync(db, lineId, cancel);
        var found = await (
            from p in db.Set<Proceeding>() where p.Procedure == EnergyProcedure.Id && p.LineId != null && ids.Contains(p.LineId.Value) && p.State == EnergyProcedure.Closed
            join s in db.Set<ProceedingStep>() on p.Id equals s.ProceedingId where s.Act == EnergyProcedure.Decide
            orderby s.On select new { p.Id, s.On }).FirstOrDefaultAsync(cancel);
        return found is null ? null : (found.Id, found.On);
    }
}
