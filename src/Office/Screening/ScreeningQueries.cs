using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>Which screened lines a list shows; null leaves a condition out.</summary>
/// <param name="DivisionPath">A division and all beneath it.</param>
/// <param name="After">Id of the last line of the page before; <paramref name="Before"/> of the first line of the page after.</param>
public sealed record ScreeningFilter(string? Verdict = null, string? Text = null, string? DivisionPath = null, Guid? After = null, Guid? Before = null);

/// <summary>One screened line of a list.</summary>
public sealed record ScreenedLine(Guid LineId, Guid EnterpriseId, string Enterprise, string Equipment, string? Sector, string DivisionPath, string Verdict, int Missing, DateOnly On, string LawPack, bool IsDemo);

/// <summary>One page of screened lines.</summary>
/// <param name="Count">Exact to 10,000; 10,001 stands for more.</param>
public sealed record ScreenedPage(IReadOnlyList<ScreenedLine> Lines, int Count, Guid? Previous, Guid? Next);

/// <summary>All reads of screening.</summary>
public sealed class ScreeningQueries(AppDb db, LineFactsReader reader, LawBookQueries lawBook)
{
    const int PageSize = 50, CountedTo = 10_001;

    /// <summary>Asks the law about one line now, without writing anything.</summary>
    /// <param name="known">Law and facts as known at this instant; null for now.</param>
    /// <exception cref="NotFoundException">No such line in one's divisions.</exception>
    public async Task<LineEvaluation> EvaluateAsync(Guid lineId, DateOnly on, CancellationToken cancel, DateTime? known = null)
    {
        var row = await (from l in db.Set<ProductionLine>().AsNoTracking() where l.Id == lineId join e in db.Set<Enterprise>() on l.EnterpriseId equals e.Id select new { l, e.Name }).FirstOrDefaultAsync(cancel)
            ?? throw new NotFoundException("这条生产线");
        var law = (await lawBook.EffectiveAsync(row.l.City, on, cancel, known)).For(row.l.DivisionPath);
        var facts = (await reader.ReadAsync([row.l], on, cancel, known))[lineId];
        return new(row.l, row.Name, facts, law.Compiled.Judge(facts), law);
    }

    /// <summary>The stored answer about a line; null where it was never screened.</summary>
    public Task<LineScreening?> OfLineAsync(Guid lineId, CancellationToken cancel) =>
        db.Set<LineScreening>().AsNoTracking().FirstOrDefaultAsync(s => s.LineId == lineId, cancel);

    /// <summary>The newest run that this scope may see; null before the first.</summary>
    public Task<ScreeningRun?> LastRunAsync(CancellationToken cancel) =>
        db.Set<ScreeningRun>().AsNoTracking().OrderByDescending(r => r.At).ThenByDescending(r => r.Id).FirstOrDefaultAsync(cancel);

    /// <summary>Screened lines per verdict, in one's divisions.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancel) =>
        await Screened().GroupBy(l => l.Verdict!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    /// <summary>The same without the lines beneath a path: 外地 never enters a total.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(string outsidePath, CancellationToken cancel) =>
        await Screened().Where(l => !l.DivisionPath.StartsWith(outsidePath)).GroupBy(l => l.Verdict!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    // 并走的线不再算一条
    IQueryable<ProductionLine> Screened() => db.Set<ProductionLine>().AsNoTracking().Where(l => l.MergedIntoId == null && l.Verdict != null);

    /// <summary>One page of screened lines, in the order of their ids.</summary>
    public async Task<ScreenedPage> ListAsync(ScreeningFilter filter, CancellationToken cancel)
    {
        var screened = db.Set<LineScreening>().AsNoTracking();
        if (filter.DivisionPath is { } path) screened = screened.Under(DataScope.Of(db.Scope.City, path));
        var rows = from s in screened
                   join l in db.Set<ProductionLine>() on s.LineId equals l.Id
                   where l.MergedIntoId == null
                   join e in db.Set<Enterprise>() on l.EnterpriseId equals e.Id
                   select new { s, l, e };
        if (filter.Verdict is { } verdict) rows = rows.Where(r => r.s.Verdict == verdict);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var text = filter.Text.Trim();
            rows = rows.Where(r => r.e.Name.Contains(text) || r.l.EquipmentText.Contains(text));
        }
        var count = await rows.Take(CountedTo).CountAsync(cancel);
        var keyed = filter switch
        {
            { Before: { } before } => rows.Where(r => r.s.LineId.CompareTo(before) < 0).OrderByDescending(r => r.s.LineId),
            { After: { } after } => rows.Where(r => r.s.LineId.CompareTo(after) > 0).OrderBy(r => r.s.LineId),
            _ => rows.OrderBy(r => r.s.LineId),
        };
        var page = await keyed.Take(PageSize + 1)
            .Select(r => new ScreenedLine(r.l.Id, r.e.Id, r.e.Name, r.l.EquipmentText, r.l.Sector, r.l.DivisionPath, r.s.Verdict, r.s.Missing, r.s.On, r.s.LawPack, r.l.IsDemo)).ToListAsync(cancel);
        return Page(page, count, filter);
    }

    static ScreenedPage Page(List<ScreenedLine> page, int count, ScreeningFilter filter)
    {
        var more = page.Count > PageSize;
        if (more) page.RemoveAt(PageSize);
        var backwards = filter.Before is not null;
        if (backwards) page.Reverse();
        if (page.Count == 0) return new(page, count, null, null);
        return new(page, count, (backwards ? more : filter.After is not null) ? page[0].LineId : null, backwards || more ? page[^1].LineId : null);
    }
}
