using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
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
    Guid Id, Guid LineId, string EnterpriseKey, string Enterprise, string? CreditCode, string County, string CountyCode, string? Sector, string Equipment, decimal? Capacity, string? Unit,
    string Ground, DateOnly? ShutOn, DateOnly? DismantledOn, DateOnly VerifiedOn, string? VerificationNumber, DateOnly? AnnouncedOn, string? Announcement, bool IsDemo);

/// <summary>The exits of a year with what tables and lists print of them. Which ones count is <see cref="ExitQueries.YearRowsAsync"/>'s to say.</summary>
public sealed class ExitYearQueries(AppDb db, ExitQueries exits, DeterminationQueries determinations)
{
    public const string NoCounty = "市直";

    /// <summary>口径: how a year is counted; stands under every table.</summary>
    public static string CountingSentence(int year) =>
        $"按本表口径（{CountingRule.VerifiedAndDismantled.Name}，{year}年）：{CountingRule.VerifiedAndDismantled.Sentence}产能按单位分别合计，不同单位不相加；企业按统一社会信用代码去重，一家有多条的只计一家；没有填产能的按条数另列，不作零。";

    /// <summary>By county, sector, enterprise and equipment.</summary>
    public async Task<IReadOnlyList<ExitOfYear>> RowsAsync(int year, CancellationToken cancel)
    {
        var tree = await DivisionTree.LoadAsync(db, cancel);
        var rows = await exits.YearRowsAsync(year, CountingRule.VerifiedAndDismantled, cancel);
        var keys = await KeysAsync([.. rows.Select(r => r.EnterpriseId).Distinct()], cancel);
        var ids = rows.Select(r => r.LineId).ToList();
        var lines = await db.Set<ProductionLine>().AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Number, cancel);
        var numbers = await NumbersAsync([.. rows.Select(r => r.ExitId)], cancel);
        var manual = await OnManualAsync([.. rows.Select(r => r.ExitId)], cancel);
        return [.. rows.Select(r => RowOf(r, tree.CountyOf(r.DivisionPath)))
            .OrderBy(r => r.CountyCode, StringComparer.Ordinal).ThenBy(r => r.Sector, StringComparer.Ordinal).ThenBy(r => r.Enterprise, StringComparer.Ordinal)
            .ThenBy(r => r.Equipment, StringComparer.Ordinal).ThenBy(r => r.Id)];

        ExitOfYear RowOf(ExitYearRow r, Division? county) => new(
            r.ExitId, r.LineId, keys[r.EnterpriseId], r.Enterprise, r.CreditCode, county?.Name ?? NoCounty, county?.Code ?? tree.Root.Code, r.Sector, LineName.Of(lines.GetValueOrDefault(r.LineId), r.Line), r.Capacity, r.Capacity is null ? null : r.CapacityUnit,
            r.Ground.Label() + (manual.Contains(r.ExitId) ? $"（{ManualBasis.Mark}）" : ""), r.ShutOn, r.DismantledOn, r.VerifiedOn, numbers.GetValueOrDefault((r.ExitId, ExitProcedure.VerifySecond)), r.AnnouncedOn, numbers.GetValueOrDefault((r.ExitId, ExitProcedure.Announce)), r.IsDemo);
    }

    // 凭人工引用认定的，名单和表上都要看得出来
    async Task<HashSet<Guid>> OnManualAsync(List<Guid> ids, CancellationToken cancel)
    {
        var grounds = await db.Set<Exit>().AsNoTracking().Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.GroundProceedingId }).ToListAsync(cancel);
        var manual = await determinations.RestingOnManualAsync([.. grounds.Select(g => g.GroundProceedingId)], cancel);
        return [.. grounds.Where(g => manual.Contains(g.GroundProceedingId)).Select(g => g.Id)];
    }

    // 代码校验得上的按代码认企业；没有的，按并入后的那一行
    internal async Task<Dictionary<Guid, string>> KeysAsync(List<Guid> ids, CancellationToken cancel)
    {
        Dictionary<Guid, (Guid? Into, string? Code)> rows = [];
        HashSet<Guid> asked = [];
        for (var wanted = ids.Where(asked.Add).ToList(); wanted.Count > 0; wanted = [.. rows.Values.Select(r => r.Into).OfType<Guid>().Where(asked.Add)])
            foreach (var e in await db.Set<Enterprise>().AsNoTracking().Where(e => wanted.Contains(e.Id)).Select(e => new { e.Id, e.MergedIntoId, e.CreditCode, e.CreditCodeState }).ToListAsync(cancel))
                rows[e.Id] = (e.MergedIntoId, e.CreditCodeState == CreditCodeState.Valid ? e.CreditCode : null);
        return ids.Distinct().ToDictionary(id => id, id =>
        {
            var living = id;
            while (rows.GetValueOrDefault(living).Into is { } into && rows.ContainsKey(into)) living = into;
            return rows.GetValueOrDefault(living).Code ?? rows.GetValueOrDefault(id).Code ?? living.ToString();
        });
    }

    async Task<Dictionary<(Guid, string), string?>> NumbersAsync(List<Guid> ids, CancellationToken cancel) =>
        (await db.Set<ProceedingStep>().AsNoTracking()
                .Where(s => ids.Contains(s.ProceedingId) && (s.Act == ExitProcedure.VerifySecond || s.Act == ExitProcedure.Announce))
                .Select(s => new { s.ProceedingId, s.Act, s.Number, s.DocumentNumber }).ToListAsync(cancel))
            .GroupBy(s => (s.ProceedingId, s.Act)).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Number)!.DocumentNumber);
}
