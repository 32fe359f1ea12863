using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Cases;

/// <summary>One line under a served order to rectify.</summary>
/// <param name="Id">The case, which is also its proceeding.</param>
/// <param name="Capacity">In <paramref name="Unit"/>; null where nobody gave one.</param>
/// <param name="Because">What is not met, as the case states it.</param>
/// <param name="OrderNumber">文号 of the order.</param>
/// <param name="ServedOn">Day of 送达.</param>
/// <param name="DueOn">Last day of the term; null where no clock runs.</param>
/// <param name="Provisional">The day lies beyond the announced holidays.</param>
public sealed record ServedOrder(
    Guid Id, string Enterprise, string? CreditCode, string County, string CountyCode, string? Sector, string Equipment, decimal? Capacity, string? Unit,
    string Because, string Document, string Item, string? OrderNumber, DateOnly ServedOn, DateOnly? DueOn, bool Provisional, bool IsDemo);

/// <summary>What 黄牌 is made of: orders that were served and whose line has not passed its recheck nor been closed.</summary>
public sealed class ServedOrderQueries(AppDb db)
{
    /// <summary>The orders that stand on a day. Cases without a served order are never among them, nor is a line of elsewhere.</summary>
    public async Task<IReadOnlyList<ServedOrder>> StandingAsync(DateOnly day, CancellationToken cancel)
    {
        var tree = await DivisionTree.LoadAsync(db, cancel);
        var rows = await (
            from proceeding in db.Set<Proceeding>().AsNoTracking()
            where proceeding.Procedure == EnergyProcedure.Id
            join served in db.Set<ProceedingStep>() on proceeding.Id equals served.ProceedingId
            where served.Act == EnergyProcedure.Serve && served.On <= day
            where !db.Set<ProceedingStep>().Any(s => s.ProceedingId == proceeding.Id && s.On <= day && (s.Act == EnergyProcedure.PassRecheck || s.Act == EnergyProcedure.Decide))
            join file in db.Set<CaseFile>() on proceeding.Id equals file.Id
            join line in db.Set<ProductionLine>() on file.LineId equals line.Id
            join enterprise in db.Set<Enterprise>() on proceeding.EnterpriseId equals enterprise.Id
            select new { proceeding.DivisionPath, served, file, line, enterprise }).ToListAsync(cancel);
        var ids = rows.Select(r => r.file.Id).ToList();
        var clocks = (await db.Set<Clock>().AsNoTracking().Where(c => ids.Contains(c.ProceedingId) && c.StoppedOn == null).ToListAsync(cancel))
            .GroupBy(c => c.ProceedingId).ToDictionary(g => g.Key, g => g.MaxBy(c => c.StartOn)!);
        return [.. from r in rows
            let county = tree.CountyOf(r.DivisionPath)
            where county is not null || r.DivisionPath == tree.Root.Path
            let clock = clocks.GetValueOrDefault(r.file.Id)
            orderby county?.Code ?? tree.Root.Code, r.enterprise.Name, r.file.Id
            select new ServedOrder(r.file.Id, r.enterprise.Name, r.enterprise.CreditCode, county?.Name ?? "市直", county?.Code ?? tree.Root.Code, r.line.Sector, r.line.EquipmentText,
                r.line.Capacity, r.line.Capacity is null ? null : r.line.CapacityUnit, r.file.Because, r.file.Document, r.file.Item, r.served.DocumentNumber, r.served.On,
                clock?.DueOn, clock?.Provisional ?? false, r.enterprise.IsDemo)];
    }
}
