using Chuqing.Law;
using Chuqing.Office.Data;
using Chuqing.Office.Exits;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Contradictions;

/// <summary>How far a contradiction is.</summary>
public enum ContradictionState
{
    [Label("待核定")] Open,
    [Label("已转请核实")] Referred,
    [Label("已核定")] Settled,
}

/// <summary>A contradiction with its line and what was made of it.</summary>
/// <param name="Rulings">Newest first; empty while nobody ruled.</param>
public sealed record ContradictionRow(Contradiction Contradiction, Guid LineId, string Enterprise, string Line, string DivisionPath, bool IsDemo, IReadOnlyList<ContradictionRuling> Rulings)
{
    public ContradictionState State => Rulings.Count == 0 ? ContradictionState.Open : Rulings[0].Outcome == ContradictionOutcome.Referred ? ContradictionState.Referred : ContradictionState.Settled;
}

/// <summary>Which contradictions a list shows; null leaves a condition out.</summary>
/// <param name="After">The last line of the part before.</param>
public sealed record ContradictionFilter(ContradictionState? State = null, ContradictionRule? Rule = null, string? DivisionPath = null, Guid? After = null);

/// <summary>A part of the list.</summary>
/// <param name="Next">Where the next part begins; null where there is none.</param>
public sealed record ContradictionPage(IReadOnlyList<ContradictionRow> Rows, Guid? Next);

/// <summary>Finds contradictions as they stand now. Nothing is stored but rulings: lines with a statement of another body, and announced exits, are looked through part by part.</summary>
public sealed class ContradictionQueries(AppDb db, ExitQueries exits)
{
    const int PageSize = 40, Window = 200, Windows = 5;

    /// <summary>One part of the list: until it is full, or so many lines were looked through.</summary>
    public async Task<ContradictionPage> PageAsync(ContradictionFilter filter, CancellationToken cancel)
    {
        List<ContradictionRow> rows = [];
        var after = filter.After;
        for (var i = 0; i < Windows; i++)
        {
            var ids = await CandidatesAsync(after, cancel);
            if (ids.Count == 0) return new(rows, null);
            var found = (await OfLinesAsync(ids, cancel)).Where(r => Passes(r, filter)).GroupBy(r => r.LineId).ToDictionary(g => g.Key, g => g.ToList());
            foreach (var id in ids)
            {
                after = id;
                if (found.TryGetValue(id, out var ofLine)) rows.AddRange(ofLine);
                if (rows.Count >= PageSize) return new(rows, after);
            }
            if (ids.Count < Window) return new(rows, null);
        }
        return new(rows, after);
    }

    /// <summary>How many wait among the first lines looked through, and whether there may be more.</summary>
    public async Task<(int Count, bool More)> WaitingAsync(CancellationToken cancel)
    {
        var ids = await CandidatesAsync(null, cancel);
        return (ids.Count == 0 ? 0 : (await OfLinesAsync(ids, cancel)).Count(r => r.State == ContradictionState.Open), ids.Count == Window);
    }

    /// <summary>Every row of a filter, for exports.</summary>
    public async IAsyncEnumerable<ContradictionRow> AllAsync(ContradictionFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var page = await PageAsync(filter, cancel);
            foreach (var row in page.Rows) yield return row;
            if (page.Next is null) yield break;
            filter = filter with { After = page.Next };
        }
    }

    /// <summary>The contradictions of one line.</summary>
    public Task<IReadOnlyList<ContradictionRow>> OfLineAsync(Guid lineId, CancellationToken cancel) => OfLinesAsync([lineId], cancel);

    static bool Passes(ContradictionRow row, ContradictionFilter filter) =>
        (filter.State is null || row.State == filter.State) && (filter.Rule is null || row.Contradiction.Rule == filter.Rule) && (filter.DivisionPath is null || row.DivisionPath.StartsWith(filter.DivisionPath, StringComparison.Ordinal));

    // 两边各取一段，并起来再取一段：每段都走索引，不翻整张表
    async Task<IReadOnlyList<Guid>> CandidatesAsync(Guid? after, CancellationToken cancel)
    {
        var stated = db.Set<Fact>().AsNoTracking().Where(f => f.Owner != null && f.Subject == FactSubject.Line);
        if (after is { } last) stated = stated.Where(f => f.SubjectId.CompareTo(last) > 0);
        var ofOthers = await stated.Select(f => f.SubjectId).Distinct().OrderBy(id => id).Take(Window).ToListAsync(cancel);
        var announced = await exits.AnnouncedLinesAsync(after, Window, cancel);
        // 两库都按标识的字节排；.NET 的 Guid 次序不同，用 v7 的文字比
        return [.. ofOthers.Concat(announced).Distinct().OrderBy(id => id.ToString(), StringComparer.Ordinal).Take(Window)];
    }

    async Task<IReadOnlyList<ContradictionRow>> OfLinesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var lines = await (from l in db.Set<ProductionLine>().AsNoTracking() where ids.Contains(l.Id) && l.MergedIntoId == null join e in db.Set<Enterprise>() on l.EnterpriseId equals e.Id select new { l, e.Name }).ToListAsync(cancel);
        if (lines.Count == 0) return [];
        var living = lines.ConvertAll(r => r.l.Id);
        var facts = (await db.Set<Fact>().AsNoTracking().Where(f => living.Contains(f.SubjectId) && f.SupersededById == null).ToListAsync(cancel)).ToLookup(f => f.SubjectId);
        var left = (await exits.OfLinesAsync(living, cancel)).ToDictionary(e => e.LineId);
        var owners = lines.Select(r => r.l.EnterpriseId).Distinct().ToList();
        var shared = (await db.Set<ProductionLine>().AsNoTracking().Where(l => owners.Contains(l.EnterpriseId) && l.MergedIntoId == null).GroupBy(l => l.EnterpriseId).Where(g => g.Count() > 1).Select(g => g.Key).ToListAsync(cancel)).ToHashSet();
        var rulings = (await db.Set<ContradictionRuling>().AsNoTracking().Where(r => living.Contains(r.LineId)).ToListAsync(cancel)).ToLookup(r => (r.LineId, r.Key));
        return [.. from row in lines
                   from found in new ContradictionFinder([.. facts[row.l.Id]], left.GetValueOrDefault(row.l.Id), shared.Contains(row.l.EnterpriseId)).Find()
                   select new ContradictionRow(found, row.l.Id, row.Name, LineService.NameOf(row.l), row.l.DivisionPath, row.l.IsDemo, [.. rulings[(row.l.Id, found.Key)].OrderByDescending(r => r.At).ThenByDescending(r => r.Id)])];
    }
}
