using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Cases;

/// <summary>A line that a government decided to close after a failed recheck: what 红牌 rests on.</summary>
/// <param name="CaseId">The case, which is also its proceeding.</param>
/// <param name="LineId">The line; the surviving one where it was merged.</param>
/// <param name="FailedOn">Day of the failed recheck.</param>
/// <param name="On">The one day that the procedure records of the decision together with its 送达.</param>
/// <param name="Delivery">How it was served.</param>
/// <param name="Government">Whose decision it is; no bureau closes a plant.</param>
/// <param name="Number">文号 of the decision.</param>
public sealed record ServedClosure(Guid CaseId, Guid LineId, DateOnly FailedOn, DateOnly On, string Government, string Number, string Delivery);

/// <summary>What 红牌 prints of a closed line.</summary>
/// <param name="Because">What was not met, as the case states it.</param>
public sealed record ClosedLine(
    ServedClosure Closure, string Enterprise, string? CreditCode, string County, string CountyCode, string? Sector, string Equipment, decimal? Capacity, string? Unit,
    string Because, string Document, string Item, bool IsDemo);

/// <summary>Reads served closing decisions. One predicate ends 黄牌 and begins 红牌, so that no line is on both or, between the two, on neither.</summary>
public sealed class ClosureQueries(AppDb db)
{
    /// <summary>Per line the first decision to close that stands by a day: recorded with government, 文号 and 送达, after a failed recheck. 外地 never counts.</summary>
    public async Task<IReadOnlyDictionary<Guid, ServedClosure>> ServedByAsync(DateOnly day, CancellationToken cancel)
    {
        var outside = (await DivisionTree.LoadAsync(db, cancel)).All.Where(d => !d.CountsInTotals).Select(d => d.Path).ToList();
        var rows = await (
            from p in db.Set<Proceeding>() where p.Procedure == EnergyProcedure.Id
            join f in db.Set<CaseFile>() on p.Id equals f.Id
            join decided in db.Set<ProceedingStep>() on p.Id equals decided.ProceedingId
            where decided.Act == EnergyProcedure.Decide && decided.On <= day
            join failed in db.Set<ProceedingStep>() on p.Id equals failed.ProceedingId
            where failed.Act == EnergyProcedure.FailRecheck && failed.Number < decided.Number
            select new { p.Id, p.DivisionPath, f.LineId, FailedOn = failed.On, decided.On, decided.Authority, decided.DocumentNumber, decided.Delivery }).ToListAsync(cancel);
        var survivors = await SurvivorsAsync(db, cancel);
        return rows.Where(r => r is { Authority: not null, DocumentNumber: not null, Delivery: not null } && !outside.Exists(o => r.DivisionPath.StartsWith(o, StringComparison.Ordinal)))
            .Select(r => new ServedClosure(r.Id, survivors(r.LineId), r.FailedOn, r.On, r.Authority!, r.DocumentNumber!, r.Delivery!))
            .GroupBy(c => c.LineId).ToDictionary(g => g.Key, g => g.OrderBy(c => c.On).ThenBy(c => c.CaseId).ThenByDescending(c => c.FailedOn).First());
    }

    /// <summary>The closed lines of a day with what a list prints of them, by county and enterprise.</summary>
    public async Task<IReadOnlyList<ClosedLine>> LinesAsync(DateOnly day, CancellationToken cancel)
    {
        var closures = await ServedByAsync(day, cancel);
        var tree = await DivisionTree.LoadAsync(db, cancel);
        var cases = closures.Values.Select(c => c.CaseId).ToList();
        var rows = await (
            from p in db.Set<Proceeding>() where cases.Contains(p.Id)
            join f in db.Set<CaseFile>() on p.Id equals f.Id
            join e in db.Set<Enterprise>() on p.EnterpriseId equals e.Id
            join l in db.Set<ProductionLine>() on f.LineId equals l.Id
            select new { p, f, e.Name, e.CreditCode, l }).AsNoTracking().ToDictionaryAsync(r => r.p.Id, cancel);
        return [.. closures.Values.Select(c => LineOf(c, rows[c.CaseId].p.DivisionPath)).OrderBy(c => c.CountyCode, StringComparer.Ordinal).ThenBy(c => c.Enterprise, StringComparer.Ordinal).ThenBy(c => c.Closure.CaseId)];

        ClosedLine LineOf(ServedClosure c, string path)
        {
            var (row, county) = (rows[c.CaseId], tree.CountyOf(path));
            return new(c, row.Name, row.CreditCode, county?.Name ?? "市直", county?.Code ?? tree.Root.Code, row.l.Sector, LineName.Of(row.l.Number, row.l.EquipmentText), row.l.Capacity, row.l.Capacity is null ? null : row.l.CapacityUnit,
                row.f.Because, row.f.Document, row.f.Item, row.p.IsDemo);
        }
    }

    /// <summary>The lines that cases are about; the surviving ones where they were merged.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> LinesOfAsync(IReadOnlyCollection<Guid> cases, CancellationToken cancel)
    {
        var survivor = await SurvivorsAsync(db, cancel);
        return (await db.Set<CaseFile>().AsNoTracking().Where(f => cases.Contains(f.Id)).Select(f => new { f.Id, f.LineId }).ToListAsync(cancel)).ToDictionary(f => f.Id, f => survivor(f.LineId));
    }

    /// <summary>From any line's id to that of the line into which it was merged, however often.</summary>
    internal static async Task<Func<Guid, Guid>> SurvivorsAsync(AppDb db, CancellationToken cancel)
    {
        var merged = await db.Set<ProductionLine>().AsNoTracking().Where(l => l.MergedIntoId != null).ToDictionaryAsync(l => l.Id, l => l.MergedIntoId!.Value, cancel);
        return line =>
        {
            for (var hops = 0; hops <= merged.Count && merged.TryGetValue(line, out var into); hops++) line = into;
            return line;
        };
    }
}
