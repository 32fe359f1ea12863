using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Exits;

/// <summary>A line that stands sealed on a day: verified as sealed, not yet verified as gone.</summary>
/// <param name="EnterpriseKey">One and the same for one enterprise, as in <see cref="ExitOfYear"/>.</param>
/// <param name="Reason">Why it could not be dismantled yet.</param>
/// <param name="DismantleBy">限时拆除日.</param>
/// <param name="DismantledOn">Recorded as dismantled by that day, its acceptance still to come; null otherwise.</param>
/// <param name="OverdueDays">Whole days by which 限时拆除日 has passed while nothing was recorded as dismantled; 0 on the day itself and before.</param>
public sealed record SealedExit(
    Guid Id, string EnterpriseKey, string Enterprise, string? CreditCode, string County, string CountyCode, string? Sector, string Equipment, decimal? Capacity, string? Unit,
    DateOnly SealedOn, DateOnly SealVerifiedOn, string Reason, DateOnly DismantleBy, DateOnly? DismantledOn, int OverdueDays, bool IsDemo)
{
    public bool IsOverdue => OverdueDays > 0;

    /// <summary>逾期与否, in words.</summary>
    public string Standing => DismantledOn is not null ? "已记录拆除，待验收" : IsOverdue ? "已逾期" : "未到期";
}

/// <summary>已封存未拆除: a table of its own, never part of a year's exits.</summary>
public sealed class SealedExitQueries(AppDb db, ExitYearQueries years)
{
    /// <summary>口径: what “as of a day” means; stands under every table.</summary>
    public static string CountingSentence(DateOnly on) =>
        $"按本表口径（已封存未拆除，截至 {on:yyyy-MM-dd}）：封存经两人验收的完成日在这一天或以前，而拆除经两人验收的完成日在这一天以后或还没有的，列入本表；拆除验收完成的当天起移入当年退出，两处不同时计，一条线各年合起来只计一次退出。" +
        "已记录拆除、还没有验收的仍列本表。各步按事情发生的日子算，不按录入的日子；补录的，重算时计入。限时拆除日的次日起算逾期，遇节假日不顺延。产能按单位分别合计，不同单位不相加；没有填产能的按条数另列，不作零；外地（样例）不计。";

    /// <summary>Lines that stand sealed on a day, by county, enterprise and equipment. Rows of 外地 never count.</summary>
    public async Task<IReadOnlyList<SealedExit>> RowsAsync(DateOnly day, CancellationToken cancel)
    {
        var tree = await DivisionTree.LoadAsync(db, cancel);
        var rows = await (
            from x in db.Set<Exit>().Where(x => x.SealVerifiedOn <= day && (x.VerifiedOn == null || x.VerifiedOn > day))
            join e in db.Set<Enterprise>() on x.EnterpriseId equals e.Id
            join l in db.Set<ProductionLine>() on x.LineId equals l.Id
            select new { x, e.Name, e.CreditCode, l.Number, l.IsDemo }).AsNoTracking().ToListAsync(cancel);
        var keys = await years.KeysAsync([.. rows.Select(r => r.x.EnterpriseId).Distinct()], cancel);
        return [.. rows.Where(r => ExitQueries.Counts(tree, r.x.DivisionPath)).Select(r => RowOf(r.x, r.Name, r.CreditCode, r.Number, r.IsDemo))
            .OrderBy(r => r.CountyCode, StringComparer.Ordinal).ThenBy(r => r.Enterprise, StringComparer.Ordinal).ThenBy(r => r.Equipment, StringComparer.Ordinal).ThenBy(r => r.Id)];

        SealedExit RowOf(Exit x, string enterprise, string? code, string? number, bool isDemo)
        {
            var county = tree.CountyOf(x.DivisionPath);
            var gone = x.DismantledOn <= day ? x.DismantledOn : null;
            // 封存验收之前封存日和限时拆除日都须有：程序表如此
            var (sealedOn, by) = (x.SealedOn!.Value, x.DismantleBy!.Value);
            return new(x.Id, keys[x.EnterpriseId], enterprise, code, county?.Name ?? ExitYearQueries.NoCounty, county?.Code ?? tree.Root.Code, x.Sector, LineName.Of(number, x.EquipmentText),
                x.Capacity, x.Capacity is null ? null : x.CapacityUnit, sealedOn, x.SealVerifiedOn!.Value, x.SealingReason ?? "", by, gone,
                gone is null ? Math.Max(0, day.DayNumber - by.DayNumber) : 0, isDemo);
        }
    }
}
