using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Whether a list wants lines with a file under way, or with an exit.</summary>
public enum LineFiles
{
    [Law.Label("有在办的件")] Open,
    [Law.Label("立过退出")] Exit,
    [Law.Label("没有在办的件")] None,
}

/// <summary>What a list of lines is narrowed to. Null or empty means not narrowed.</summary>
/// <param name="Text">Searched in present and former names, initials, code, equipment and number.</param>
/// <param name="DivisionPath">A county or town; must lie in one's scope, which holds anyway.</param>
/// <param name="After">Id of the last row seen, for 下一页; <paramref name="Before"/> for 上一页.</param>
/// <param name="Lacking">True for lines whose newest answer lacks facts.</param>
public sealed record LineFilter(
    string? Text = null, string? DivisionPath = null, string? Sector = null, string? Verdict = null, LineStatus? Status = null, Guid? After = null, Guid? Before = null, int Size = 50,
    bool Lacking = false, LineFiles? Files = null)
{
    public const string Unscreened = "未研判";
}

/// <summary>One row of the list.</summary>
/// <param name="Verdict">Newest answer of the law; null where never screened.</param>
/// <param name="Place">Where it stands, for rows of elsewhere.</param>
public sealed record LineRow(
    Guid Id, Guid EnterpriseId, string Enterprise, bool IsDemo, string DivisionPath, string EquipmentText, string? Number, string? Sector,
    decimal? Capacity, string? CapacityUnit, LineStatus Status, string? Verdict, int Missing, string? CreditCode, string? Place);

/// <summary>A page of a list. The count is exact to ten thousand.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Count, bool CountIsMore, bool HasPrevious, bool HasNext);

/// <summary>How many lines a list has, no further than ten thousand and one, and how many of each verdict; no verdicts where they were not counted.</summary>
public sealed record LineTally(int All, IReadOnlyDictionary<string, int> ByVerdict);

/// <summary>The list of living lines, in the order of divisions and then of entry: an order that an index of every filter serves, so that no page reads more than it shows.</summary>
public sealed class LineListQueries(AppDb db)
{
    public const int CountedUpTo = 10_000;

    /// <param name="known">How many lines the filter leaves, where <see cref="TallyAsync"/> has counted them.</param>
    public async Task<Page<LineRow>> PageAsync(LineFilter filter, CancellationToken cancel, int? known = null)
    {
        var all = Filtered(filter);
        var counted = known ?? await CountAsync(filter, cancel);
        // 词找到的不多，就先取出来再排；不说这一句，PostgreSQL 会照次序一行行去碰，碰到凑满一页为止
        if (db is PostgresDb && counted <= CountedUpTo && Bigrams.Patterns(filter.Text).Count > 0) all = all.Skip(0);
        var backwards = filter.Before is not null;
        var rows = await RowsAsync(await KeyedAsync(all, filter, cancel), filter.Size + 1, backwards, cancel);
        var more = rows.Count > filter.Size;
        if (more) rows.RemoveAt(filter.Size);
        if (backwards) rows.Reverse();
        return new(rows, Math.Min(counted, CountedUpTo), counted > CountedUpTo,
            HasPrevious: backwards ? more : filter.After is not null, HasNext: backwards || more);
    }

    /// <summary>How many lines a filter leaves, counted no further than ten thousand and one.</summary>
    public Task<int> CountAsync(LineFilter filter, CancellationToken cancel) => Filtered(filter).Take(CountedUpTo + 1).CountAsync(cancel);

    /// <summary>Counts what a filter leaves without its own verdict, in all and per verdict (未研判 for none), in one pass; each no further than ten thousand and one.</summary>
    /// <returns>No verdicts where there are more than ten thousand lines of a narrowed list: to count them would read the table.</returns>
    public async Task<LineTally> TallyAsync(LineFilter filter, IEnumerable<string> verdicts, CancellationToken cancel)
    {
        var open = filter with { Verdict = null };
        var counts = await Filtered(open).Take(CountedUpTo + 1).GroupBy(l => l.Verdict).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key ?? LineFilter.Unscreened, g => g.Count, cancel);
        var all = counts.Values.Sum();
        if (all <= CountedUpTo) return new(all, counts);
        counts.Clear();
        // 全部辖区的，各按自己的索引数到一万为止
        if (filter is { DivisionPath: null, Sector: null, Status: null, Lacking: false, Files: null } && Bigrams.Patterns(filter.Text).Count == 0)
            foreach (var verdict in verdicts) counts[verdict] = await CountAsync(open with { Verdict = verdict }, cancel);
        return new(all, counts);
    }

    /// <summary>Every row of a filter, for exports.</summary>
    public IAsyncEnumerable<LineRow> AllAsync(LineFilter filter) => Project(Filtered(filter)).AsAsyncEnumerable();

    /// <summary>Living lines by their ids, in the order of the list.</summary>
    public async Task<IReadOnlyList<LineRow>> ChosenAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        await Project(Living().Where(l => ids.Contains(l.Id))).ToListAsync(cancel);

    /// <summary>The living lines of an enterprise.</summary>
    public async Task<IReadOnlyList<LineRow>> OfEnterpriseAsync(Guid id, CancellationToken cancel) => await Project(Living().Where(l => l.EnterpriseId == id)).ToListAsync(cancel);

    public async Task<IReadOnlyList<string>> SectorsAsync(CancellationToken cancel)
    {
        // 逐个跳到下一个行业：一百万条线也只读几十行索引
        List<string> sectors = [];
        string? last = "";
        while (sectors.Count < 200 && (last = await Living().Where(l => l.Sector != null && l.Sector.CompareTo(last) > 0).MinAsync(l => l.Sector, cancel)) is not null) sectors.Add(last);
        return sectors;
    }

    IQueryable<ProductionLine> Living() => db.Set<ProductionLine>().AsNoTracking().Where(l => l.MergedIntoId == null);

    IQueryable<ProductionLine> Filtered(LineFilter filter)
    {
        var lines = db.Set<ProductionLine>().AsNoTracking();
        if (filter.DivisionPath is { Length: > 0 } path) lines = lines.Under(DataScope.Of(db.Scope.City, path));
        lines = lines.Where(l => l.MergedIntoId == null);
        lines = lines.Matching(db, filter.Text);
        if (filter.Sector is { Length: > 0 } sector) lines = lines.Where(l => l.Sector == sector);
        if (filter.Status is { } status) lines = lines.Where(l => l.Status == status);
        if (filter.Lacking) lines = lines.Where(l => l.Missing > 0);
        lines = filter.Files switch
        {
            LineFiles.Open => lines.Where(l => db.Set<Procedures.Proceeding>().Any(p => p.LineId == l.Id && !p.IsEnded)),
            LineFiles.None => lines.Where(l => !db.Set<Procedures.Proceeding>().Any(p => p.LineId == l.Id && !p.IsEnded)),
            LineFiles.Exit => lines.Where(l => db.Set<Procedures.Proceeding>().Any(p => p.LineId == l.Id && p.Procedure == Law.Procedures.ExitProcedure.Id)),
            _ => lines,
        };
        return filter.Verdict switch
        {
            null or "" => lines,
            LineFilter.Unscreened => lines.Where(l => l.Verdict == null),
            var verdict => lines.Where(l => l.Verdict == verdict),
        };
    }

    // 从上次那一行往后（往前）：先同一个地区里剩下的，再后面的地区；各走一段索引
    async Task<(IQueryable<ProductionLine> Same, IQueryable<ProductionLine>? Beyond)> KeyedAsync(IQueryable<ProductionLine> all, LineFilter filter, CancellationToken cancel)
    {
        if ((filter.After ?? filter.Before) is not { } key || await db.Set<ProductionLine>().Where(l => l.Id == key).Select(l => l.DivisionPath).FirstOrDefaultAsync(cancel) is not { } path) return (all, null);
#pragma warning disable CA1309 // 翻译成 SQL 比较，排序规则由列的 collation 定
        return filter.After is not null
            ? (all.Where(l => l.DivisionPath == path && l.Id.CompareTo(key) > 0), all.Where(l => string.Compare(l.DivisionPath, path) > 0))
            : (all.Where(l => l.DivisionPath == path && l.Id.CompareTo(key) < 0), all.Where(l => string.Compare(l.DivisionPath, path) < 0));
#pragma warning restore CA1309
    }

    async Task<List<LineRow>> RowsAsync((IQueryable<ProductionLine> Same, IQueryable<ProductionLine>? Beyond) keyed, int size, bool backwards, CancellationToken cancel)
    {
        var rows = await Project(keyed.Same, size, backwards).ToListAsync(cancel);
        if (keyed.Beyond is { } rest && rows.Count < size) rows.AddRange(await Project(rest, size - rows.Count, backwards).ToListAsync(cancel));
        return rows;
    }

    IQueryable<LineRow> Project(IQueryable<ProductionLine> lines, int? size = null, bool backwards = false)
    {
        var ordered = backwards ? lines.OrderByDescending(l => l.DivisionPath).ThenByDescending(l => l.Id) : lines.OrderBy(l => l.DivisionPath).ThenBy(l => l.Id);
        var some = size is { } limit ? ordered.Take(limit) : ordered;
        var rows = from l in some join e in db.Set<Enterprise>() on l.EnterpriseId equals e.Id select new { l, e };
        return (backwards ? rows.OrderByDescending(r => r.l.DivisionPath).ThenByDescending(r => r.l.Id) : rows.OrderBy(r => r.l.DivisionPath).ThenBy(r => r.l.Id)).Select(r => new LineRow(
            r.l.Id, r.e.Id, r.e.Name, r.l.IsDemo, r.l.DivisionPath, r.l.EquipmentText, r.l.Number, r.l.Sector,
            r.l.Capacity, r.l.CapacityUnit, r.l.Status, r.l.Verdict, r.l.Missing, r.e.CreditCode, r.e.Place));
    }
}
