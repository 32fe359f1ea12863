using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Exits;

/// <summary>A ground on which a line may exit, since the day it stands.</summary>
/// <param name="Number">文号 of the paper served.</param>
public sealed record StandingGround(ExitGround Ground, Guid ProceedingId, DateOnly On, string? Number);

/// <summary>An exit that counts for a year: a row of the yearly list, and of every total.</summary>
/// <param name="County">Name of the county; the city's where the line is the city's own.</param>
public sealed record ExitYearRow(
    Guid ExitId, Guid EnterpriseId, string Enterprise, string? CreditCode, Guid LineId, string Line, string? Sector, decimal? Capacity, string? CapacityUnit, string DivisionPath, string County,
    ExitGround Ground, DateOnly? ShutOn, DateOnly DismantledOn, DateOnly VerifiedOn, DateOnly? AnnouncedOn, bool IsDemo);

/// <summary>Exits of a county in a year.</summary>
/// <param name="Verified">Counted by the rule. <c>Opened</c>: opened in the year.</param>
public sealed record CountyExits(Division County, int Verified, int Opened, int Open);

/// <summary>The end of an exit: what lets a line go from 红牌.</summary>
/// <param name="Number">文号 of the announcement.</param>
public sealed record AnnouncedExit(DateOnly VerifiedOn, DateOnly AnnouncedOn, string? Number);

/// <summary>Reads about exits.</summary>
public sealed class ExitQueries(AppDb db, CaseQueries cases, DeterminationQueries determinations, Today today)
{
    /// <summary>Class of determinations that open an exit.</summary>
    public const string Eliminated = "淘汰类";

    /// <summary>A page of exits, newest first.</summary>
    /// <param name="mode">Which branch; null for all, also those that took none yet.</param>
    public Task<ProceedingPage> PageAsync(string? state, ExitMode? mode, DueFilter due, string? divisionPath, string? key, int size, CancellationToken cancel) =>
        ProceedingPages.ReadAsync(db, new(ExitProcedure.Id, state, due, divisionPath, mode is null ? null : db.Set<Exit>().Where(e => e.Mode == mode).Select(e => e.Id)), today.Date, key, size, cancel);

    /// <summary>What leaves, and its days.</summary>
    /// <exception cref="NotFoundException">No such exit in one's divisions.</exception>
    public async Task<Exit> FindAsync(Guid id, CancellationToken cancel) =>
        await db.Set<Exit>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel) ?? throw new NotFoundException("这个退出");

    /// <summary>The exits of some lines, with their days.</summary>
    public async Task<IReadOnlyList<Exit>> OfLinesAsync(IReadOnlyCollection<Guid> lineIds, CancellationToken cancel) =>
        await db.Set<Exit>().AsNoTracking().Where(e => lineIds.Contains(e.LineId)).ToListAsync(cancel);

    /// <summary>Lines whose exit was announced, by id, after one; at most so many.</summary>
    public async Task<IReadOnlyList<Guid>> AnnouncedLinesAsync(Guid? after, int most, CancellationToken cancel)
    {
        var exits = db.Set<Exit>().AsNoTracking().Where(e => e.AnnouncedOn != null);
        if (after is { } last) exits = exits.Where(e => e.LineId.CompareTo(last) > 0);
        return await exits.OrderBy(e => e.LineId).Select(e => e.LineId).Take(most).ToListAsync(cancel);
    }

    /// <summary>The exit of a line; null where it has none.</summary>
    public async Task<Proceeding?> OfLineAsync(Guid lineId, CancellationToken cancel)
    {
        var ids = await Lineage.WithMergedAsync(db, lineId, cancel);
        return await (from e in db.Set<Exit>() where ids.Contains(e.LineId) join p in db.Set<Proceeding>() on e.Id equals p.Id select p).AsNoTracking().FirstOrDefaultAsync(cancel);
    }

    /// <summary>The grounds that stand for a line today.</summary>
    public async Task<IReadOnlyList<StandingGround>> GroundsAsync(Guid lineId, CancellationToken cancel)
    {
        List<StandingGround> grounds = [];
        foreach (var (determination, proceeding) in await determinations.OfLineAsync(lineId, cancel))
        {
            if (determination.Class != Eliminated || proceeding.State != DeterminationProcedure.Served) continue;
            var paper = await db.Set<ProceedingStep>().AsNoTracking().FirstAsync(s => s.ProceedingId == determination.Id && s.Act == DeterminationProcedure.Serve, cancel);
            grounds.Add(new(ExitGround.Eliminated, determination.Id, paper.On, paper.DocumentNumber));
        }
        if (await cases.ClosureDecidedAsync(lineId, cancel) is var (id, on))
            grounds.Add(new(ExitGround.GovernmentDecision, id, on, await db.Set<ProceedingStep>().Where(s => s.ProceedingId == id && s.Act == EnergyProcedure.Decide).Select(s => s.DocumentNumber).FirstOrDefaultAsync(cancel)));
        return grounds;
    }

    /// <summary>The exits that count for a year by a rule, by county, enterprise and id. Rows of 外地 never count.</summary>
    public async Task<IReadOnlyList<ExitYearRow>> YearRowsAsync(int year, CountingRule rule, CancellationToken cancel)
    {
        var tree = await DivisionTree.LoadAsync(db, cancel);
        var rows = await (
            from x in db.Set<Exit>().Where(rule.In(year))
            join e in db.Set<Enterprise>() on x.EnterpriseId equals e.Id
            join l in db.Set<ProductionLine>() on x.LineId equals l.Id
            select new { x, e.Name, e.CreditCode, l.IsDemo }).AsNoTracking().ToListAsync(cancel);
        return [.. rows.Where(r => Counts(tree, r.x.DivisionPath))
            .Select(r => new ExitYearRow(r.x.Id, r.x.EnterpriseId, r.Name, r.CreditCode, r.x.LineId, r.x.EquipmentText, r.x.Sector, r.x.Capacity, r.x.CapacityUnit, r.x.DivisionPath,
                (tree.CountyOf(r.x.DivisionPath) ?? tree.Root).Name, r.x.Ground, r.x.ShutOn, r.x.DismantledOn!.Value, r.x.VerifiedOn!.Value, r.x.AnnouncedOn, r.IsDemo))
            .OrderBy(r => r.DivisionPath, StringComparer.Ordinal).ThenBy(r => r.Enterprise, StringComparer.Ordinal).ThenBy(r => r.ExitId)];
    }

    /// <summary>By line: exits that were dismantled, verified by two and announced by a day.</summary>
    public async Task<IReadOnlyDictionary<Guid, AnnouncedExit>> AnnouncedByAsync(IReadOnlyCollection<Guid> lines, DateOnly day, CancellationToken cancel)
    {
        var rows = await (
            from x in db.Set<Exit>() where lines.Contains(x.LineId) && x.DismantledOn != null && x.DismantledOn <= x.VerifiedOn && x.VerifiedOn <= day && x.AnnouncedOn <= day
            join s in db.Set<ProceedingStep>() on x.Id equals s.ProceedingId where s.Act == ExitProcedure.Announce
            select new { x.LineId, x.VerifiedOn, x.AnnouncedOn, s.DocumentNumber }).AsNoTracking().ToListAsync(cancel);
        return rows.GroupBy(r => r.LineId).ToDictionary(g => g.Key, g => new AnnouncedExit(g.First().VerifiedOn!.Value, g.First().AnnouncedOn!.Value, g.First().DocumentNumber));
    }

    /// <summary>Per county: exits that count for the year, opened in the year, and still open. The counties that one sees, or part of which one sees.</summary>
    public async Task<IReadOnlyList<CountyExits>> ByCountyAsync(int year, CountingRule rule, CancellationToken cancel)
    {
        var tree = await DivisionTree.LoadAsync(db, cancel);
        var verified = await YearRowsAsync(year, rule, cancel);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var files = await db.Set<Proceeding>().Where(p => p.Procedure == ExitProcedure.Id).Where(p => !p.IsEnded || (p.OpenedOn >= first && p.OpenedOn <= last))
            .Select(p => new { p.DivisionPath, p.OpenedOn, p.State }).ToListAsync(cancel);
        return [.. tree.Counties.Where(c => db.Scope.Contains(c.Path) || db.Scope.PathFrom.StartsWith(c.Path, StringComparison.Ordinal)).Select(c => new CountyExits(c,
            verified.Count(r => In(c, r.DivisionPath)),
            files.Count(f => In(c, f.DivisionPath) && f.OpenedOn >= first && f.OpenedOn <= last),
            files.Count(f => In(c, f.DivisionPath) && f.State is not (ExitProcedure.Verified or ExitProcedure.Announced))))];
    }

    internal static bool Counts(DivisionTree tree, string path) => !tree.All.Any(d => !d.CountsInTotals && path.StartsWith(d.Path, StringComparison.Ordinal));

    static bool In(Division county, string path) => path.StartsWith(county.Path, StringComparison.Ordinal);
}
