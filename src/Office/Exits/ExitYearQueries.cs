using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Exits;

/// <summary>One line that left in a year: verified, with its days.</summary>
/// <param name="Id">The exit, which is also its proceeding.</param>
/// <param name="EnterpriseKey">One and the same for one enterprise: its valid credit code, else the id of the row into which it was merged.</param>
/// <param name="County">County by name; 市直 for a line of no county.</param>
/// <param name="CountyCode">Its code; that of the city for 市直.</param>
/// <param name="Capacity">In <paramref name="Unit"/>; null where nobody gave one, which is not zero.</param>
/// <param name="Ground">Why it left, in words.</param>
/// <param name="VerificationNumber">文号 of the acceptance.</param>
/// <param name="Announcement">文号 of the announcement; null while not announced.</param>
public sealed record ExitOfYear(
    Guid Id, string EnterpriseKey, string Enterprise, string? CreditCode, string County, string CountyCode, string? Sector, string Equipment, decimal? Capacity, string? Unit,
    string Ground, DateOnly? ShutOn, DateOnly? DismantledOn, DateOnly VerifiedOn, string? VerificationNumber, DateOnly? AnnouncedOn, string? Announcement, bool IsDemo);

/// <summary>The lines that count as the exits of a year: the one place that knows which.</summary>
public sealed class ExitYearQueries(AppDb db)
{
    public const string NoCounty = "市直";

    /// <summary>口径: how a year is counted, in one sentence that stands under every table.</summary>
    public static string CountingRule(int year) =>
        $"按本表口径：计入两人验收日在{year}年内、主体设备已拆除的生产线；停产、封存和未验收的不计，外地样例不计。产能按单位分别合计，不同单位不相加；企业按统一社会信用代码去重，一家有多条的只计一家；没有填产能的按条数另列，不作零。";

    /// <summary>Verified in the year and dismantled, never of elsewhere; by county, sector, enterprise and equipment.</summary>
    public async Task<IReadOnlyList<ExitOfYear>> RowsAsync(int year, CancellationToken cancel)
    {
        DateOnly first = new(year, 1, 1), last = new(year, 12, 31);
        var tree = await DivisionTree.LoadAsync(db, cancel);
        var rows = await (
            from exit in db.Set<Exit>().AsNoTracking()
            where exit.VerifiedOn >= first && exit.VerifiedOn <= last && exit.DismantledOn != null
            join proceeding in db.Set<Proceeding>() on exit.Id equals proceeding.Id
            where proceeding.State == ExitProcedure.Verified || proceeding.State == ExitProcedure.Announced
            join enterprise in db.Set<Enterprise>() on exit.EnterpriseId equals enterprise.Id
            select new { exit, enterprise }).ToListAsync(cancel);
        var ids = rows.Select(r => r.exit.Id).ToList();
        var numbers = (await db.Set<ProceedingStep>().AsNoTracking()
                .Where(s => ids.Contains(s.ProceedingId) && (s.Act == ExitProcedure.VerifySecond || s.Act == ExitProcedure.Announce))
                .Select(s => new { s.ProceedingId, s.Act, s.Number, s.DocumentNumber }).ToListAsync(cancel))
            .GroupBy(s => (s.ProceedingId, s.Act)).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Number)!.DocumentNumber);
        return [.. rows.Where(r => CountsHere(tree, r.exit.DivisionPath)).Select(r => RowOf(r.exit, r.enterprise))
            .OrderBy(r => r.CountyCode, StringComparer.Ordinal).ThenBy(r => r.Sector, StringComparer.Ordinal).ThenBy(r => r.Enterprise, StringComparer.Ordinal)
            .ThenBy(r => r.Equipment, StringComparer.Ordinal).ThenBy(r => r.Id)];

        ExitOfYear RowOf(Exit exit, Enterprise enterprise)
        {
            var county = tree.CountyOf(exit.DivisionPath);
            return new(exit.Id, KeyOf(enterprise), enterprise.Name, enterprise.CreditCode, county?.Name ?? NoCounty, county?.Code ?? tree.Root.Code, exit.Sector, exit.EquipmentText,
                exit.Capacity, exit.Capacity is null ? null : exit.CapacityUnit, exit.Ground.Label(), exit.ShutOn, exit.DismantledOn, exit.VerifiedOn!.Value,
                numbers.GetValueOrDefault((exit.Id, ExitProcedure.VerifySecond)), exit.AnnouncedOn, numbers.GetValueOrDefault((exit.Id, ExitProcedure.Announce)), enterprise.IsDemo);
        }
    }

    static string KeyOf(Enterprise enterprise) =>
        enterprise.CreditCodeState == Registry.CreditCodeState.Valid && enterprise.CreditCode is { } code ? code : (enterprise.MergedIntoId ?? enterprise.Id).ToString();

    /// <summary>外地（样例） is no part of the city.</summary>
    static bool CountsHere(DivisionTree tree, string path) => path == tree.Root.Path || tree.CountyOf(path) is not null;
}
