using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>Which undecided lines a list shows; null leaves a condition out.</summary>
/// <param name="Suspected">Those that are 疑似 by a clue, instead of those that are 资料不足.</param>
/// <param name="Holder">Only what this body holds.</param>
/// <param name="After">The last line of the part before.</param>
public sealed record MissingFilter(bool Suspected = false, string? DivisionPath = null, string? Sector = null, string? Holder = null, Guid? After = null);

/// <summary>A line that is not decided, and what would decide it.</summary>
/// <param name="Distances">How far its figures lie from their limits, those that rest on a clue first.</param>
public sealed record UndecidedLine(ProductionLine Line, string Enterprise, DecidingFacts Deciding, IReadOnlyList<FigureDistance> Distances);

/// <summary>A part of the list.</summary>
/// <param name="Next">Where the next part begins; null where there is none.</param>
public sealed record MissingPage(IReadOnlyList<UndecidedLine> Lines, Guid? Next);

/// <summary>资料不足 as a work list: computed for the lines of one part at a time, from the law of today.</summary>
public sealed class MissingQueries(AppDb db, LineFactsReader reader, LawBookQueries lawBook, Today today)
{
    const int PageSize = 25, Window = 100, Windows = 4;

    /// <summary>One part of the list, by division and order of entry: until it is full, or so many lines were looked at.</summary>
    /// <param name="outsidePath">Lines beneath it are left out: 外地 never enters a work list.</param>
    public async Task<MissingPage> PageAsync(MissingFilter filter, string outsidePath, CancellationToken cancel)
    {
        List<UndecidedLine> found = [];
        var after = filter.After;
        for (var i = 0; i < Windows; i++)
        {
            var lines = await LinesAsync(filter with { After = after }, outsidePath, cancel);
            foreach (var line in await DecideAsync(lines, cancel))
            {
                after = line.Id;
                if (line.Undecided is { } undecided && (filter.Holder is null || undecided.Deciding.Facts.Any(f => f.Holders[0] == filter.Holder))) found.Add(undecided);
                if (found.Count >= PageSize) return new(found, after);
            }
            if (lines.Count < Window) return new(found, null);
        }
        return new(found, after);
    }

    async Task<List<(ProductionLine Line, string Enterprise)>> LinesAsync(MissingFilter filter, string outsidePath, CancellationToken cancel)
    {
        var verdict = (filter.Suspected ? Verdict.Suspected : Verdict.Undetermined).Label();
        var lines = db.Set<ProductionLine>().AsNoTracking().Where(l => l.MergedIntoId == null && l.Verdict == verdict && !l.DivisionPath.StartsWith(outsidePath));
        if (filter.DivisionPath is { } path) lines = lines.Under(DataScope.Of(db.Scope.City, path));
        if (filter.Sector is { } sector) lines = lines.Where(l => l.Sector == sector);
        if (filter.After is not { } key || await db.Set<ProductionLine>().Where(l => l.Id == key).Select(l => l.DivisionPath).FirstOrDefaultAsync(cancel) is not { } at) return await ReadAsync(lines, Window, cancel);
        // 先同一个地区里剩下的，再后面的地区；各走一段索引
        var rest = await ReadAsync(lines.Where(l => l.DivisionPath == at && l.Id.CompareTo(key) > 0), Window, cancel);
#pragma warning disable CA1309 // 翻译成 SQL 比较，排序规则由列的 collation 定
        if (rest.Count < Window) rest.AddRange(await ReadAsync(lines.Where(l => string.Compare(l.DivisionPath, at) > 0), Window - rest.Count, cancel));
#pragma warning restore CA1309
        return rest;
    }

    async Task<List<(ProductionLine Line, string Enterprise)>> ReadAsync(IQueryable<ProductionLine> lines, int most, CancellationToken cancel)
    {
        var some = lines.OrderBy(l => l.DivisionPath).ThenBy(l => l.Id).Take(most);
        var rows = await (from l in some join e in db.Set<Enterprise>() on l.EnterpriseId equals e.Id orderby l.DivisionPath, l.Id select new { l, e.Name }).ToListAsync(cancel);
        return rows.ConvertAll(r => (r.l, r.Name));
    }

    async Task<IReadOnlyList<(Guid Id, UndecidedLine? Undecided)>> DecideAsync(List<(ProductionLine Line, string Enterprise)> lines, CancellationToken cancel)
    {
        if (lines.Count == 0) return [];
        var law = (await lawBook.EffectiveAsync(lines[0].Line.City, today.Date, cancel)).Compiled;
        var facts = await reader.ReadAsync(lines.ConvertAll(l => l.Line), today.Date, cancel);
        return lines.ConvertAll(l => (l.Line.Id, DecidingFacts.Of(law, facts[l.Line.Id]) is { } deciding
            ? new UndecidedLine(l.Line, l.Enterprise, deciding, [.. FigureDistance.Of(law, facts[l.Line.Id]).OrderBy(d => d.Use == PermittedUse.Basis)]) : null));
    }
}
