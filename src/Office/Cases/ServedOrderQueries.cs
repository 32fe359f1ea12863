using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Cases;

/// <summary>One line under a served order to rectify.</summary>
/// <param name="Id">The case, which is also its proceeding.</param>
/// <param name="LineId">The line; the surviving one where it was merged.</param>
/// <param name="Capacity">In <paramref name="Unit"/>; null where nobody gave one.</param>
/// <param name="Because">What is not met, as the case states it.</param>
/// <param name="OrderNumber">文号 of the order.</param>
/// <param name="ServedOn">Day of 送达.</param>
/// <param name="DueOn">Last day of the term; null where no clock runs.</param>
/// <param name="Provisional">The day lies beyond the announced holidays.</param>
public sealed record ServedOrder(
    Guid Id, Guid LineId, string Enterprise, string? CreditCode, string County, string CountyCode, string? Sector, string Equipment, decimal? Capacity, string? Unit,
    string Because, string Document, string Item, string? OrderNumber, DateOnly ServedOn, DateOnly? DueOn, bool Provisional, bool IsDemo);

/// <summary>What 黄牌 prints of the orders that stand. Which ones do is <see cref="CaseQueries.YellowRowsAsync"/>'s to say.</summary>
public sealed class ServedOrderQueries(AppDb db, CaseQueries cases)
{
    /// <summary>The orders that stand on a day, by county and enterprise.</summary>
    public async Task<IReadOnlyList<ServedOrder>> StandingAsync(DateOnly day, CancellationToken cancel)
    {
        var tree = await DivisionTree.LoadAsync(db, cancel);
        var rows = (await cases.YellowRowsAsync(day, cancel)).GroupBy(r => r.CaseId).Select(g => g.MaxBy(r => r.DueOn)!).ToList();
        var survivor = await ClosureQueries.SurvivorsAsync(db, cancel);
        var ids = rows.Select(r => r.LineId).Distinct().ToList();
        var lines = await db.Set<ProductionLine>().AsNoTracking().Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.Number, l.Sector, l.Capacity, l.CapacityUnit }).ToDictionaryAsync(l => l.Id, cancel);
        return [.. rows.Select(r => OrderOf(r, tree.CountyOf(r.DivisionPath))).OrderBy(r => r.CountyCode, StringComparer.Ordinal).ThenBy(r => r.Enterprise, StringComparer.Ordinal).ThenBy(r => r.Id)];

        ServedOrder OrderOf(YellowRow r, Division? county)
        {
            var line = lines[r.LineId];
            return new(r.CaseId, survivor(r.LineId), r.Enterprise, r.CreditCode, county?.Name ?? "市直", county?.Code ?? tree.Root.Code, line.Sector, LineName.Of(line.Number, r.Line), line.Capacity, line.Capacity is null ? null : line.CapacityUnit,
                r.Because, r.Document, r.Item, r.OrderNumber, r.ServedOn, r.DueOn, r.Provisional, r.IsDemo);
        }
    }
}
