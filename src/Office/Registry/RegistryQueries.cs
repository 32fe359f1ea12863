using Chuqing.Law;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>What a list of lines is narrowed to. Null or empty means not narrowed.</summary>
/// <param name="Text">Searched in enterprise, equipment, number and code.</param>
/// <param name="DivisionPath">A county or town; must lie in one's scope, which holds anyway.</param>
/// <param name="After">Id of the last row seen, for 下一页; <paramref name="Before"/> for 上一页.</param>
public sealed record LineFilter(string? Text = null, string? DivisionPath = null, string? Sector = null, string? Verdict = null, LineStatus? Status = null, Guid? After = null, Guid? Before = null, int Size = 50);

/// <summary>One row of the list.</summary>
/// <param name="Verdict">Newest answer of the law; null where never screened.</param>
/// <param name="Place">Where it stands, for rows of elsewhere.</param>
public sealed record LineRow(
    Guid Id, Guid EnterpriseId, string Enterprise, bool IsDemo, string DivisionPath, string EquipmentText, string? Number, string? Sector,
    decimal? Capacity, string? CapacityUnit, LineStatus Status, string? Verdict, int Missing, string? CreditCode, string? Place);

/// <summary>A page of a list. The count is exact to ten thousand.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Count, bool CountIsMore, bool HasPrevious, bool HasNext);

/// <summary>An enterprise with its lines.</summary>
public sealed record EnterpriseDetail(Enterprise Enterprise, IReadOnlyList<LineRow> Lines, IReadOnlyList<Fact> Facts);

/// <summary>A line with its machines and every version of its facts.</summary>
public sealed record LineDetail(ProductionLine Line, Enterprise Enterprise, IReadOnlyList<MainEquipment> Machines, IReadOnlyList<Fact> Facts);

/// <summary>Reads about enterprises, lines and machines. Everything is cut to the scope of who asks.</summary>
public sealed class RegistryQueries(AppDb db)
{
    const int CountedUpTo = 10_000;

    public async Task<Page<LineRow>> LinesAsync(LineFilter filter, CancellationToken cancel)
    {
        var all = Filtered(filter);
        var counted = await all.Take(CountedUpTo + 1).CountAsync(cancel);
        var backwards = filter.Before is not null;
        var keyed = filter switch
        {
            { Before: { } before } => all.Where(r => r.line.Id.CompareTo(before) < 0).OrderByDescending(r => r.line.Id),
            { After: { } after } => all.Where(r => r.line.Id.CompareTo(after) > 0).OrderBy(r => r.line.Id),
            _ => all.OrderBy(r => r.line.Id),
        };
        var rows = await Project(keyed.Take(filter.Size + 1)).ToListAsync(cancel);
        var more = rows.Count > filter.Size;
        if (more) rows.RemoveAt(filter.Size);
        if (backwards) rows.Reverse();
        return new(rows, Math.Min(counted, CountedUpTo), counted > CountedUpTo,
            HasPrevious: backwards ? more : filter.After is not null, HasNext: backwards || more);
    }

    /// <summary>How many lines a filter leaves, counted no further than ten thousand and one.</summary>
    public Task<int> CountAsync(LineFilter filter, CancellationToken cancel) => Filtered(filter).Take(CountedUpTo + 1).CountAsync(cancel);

    /// <summary>Every row of a filter, for exports.</summary>
    public IAsyncEnumerable<LineRow> AllLinesAsync(LineFilter filter) => Project(Filtered(filter).OrderBy(r => r.line.Id)).AsAsyncEnumerable();

    /// <summary>Lines by their ids; one that was merged or lies outside one's divisions is not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, LineRow>> ByIdAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        await Project(Joined().Where(r => ids.Contains(r.line.Id))).ToDictionaryAsync(r => r.Id, cancel);

    public async Task<EnterpriseDetail?> EnterpriseAsync(Guid id, CancellationToken cancel)
    {
        var enterprise = await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel);
        if (enterprise is null) return null;
        var lines = await Project(Joined().Where(r => r.line.EnterpriseId == id).OrderBy(r => r.line.Id)).ToListAsync(cancel);
        return new(enterprise, lines, await FactsAsync(id, cancel));
    }

    public async Task<LineDetail?> LineAsync(Guid id, CancellationToken cancel)
    {
        var line = await db.Set<ProductionLine>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancel);
        if (line is null) return null;
        var enterprise = await db.Set<Enterprise>().AsNoTracking().FirstAsync(e => e.Id == line.EnterpriseId, cancel);
        var machines = await db.Set<MainEquipment>().AsNoTracking().Where(m => m.LineId == id).OrderBy(m => m.Id).ToListAsync(cancel);
        return new(line, enterprise, machines, await FactsAsync(id, cancel));
    }

    /// <summary>The facts of a subject as they held on a day and as they were known at an instant.</summary>
    /// <param name="on">Valid from this day or before.</param>
    /// <param name="known">Entered by then; null for all that is known now.</param>
    public async Task<IReadOnlyList<Fact>> FactsAsOfAsync(Guid subject, DateOnly on, DateTime? known, CancellationToken cancel)
    {
        var facts = await db.Set<Fact>().AsNoTracking().Where(f => f.SubjectId == subject && f.ValidFrom <= on && (known == null || f.EnteredAt <= known)).ToListAsync(cancel);
        return [.. facts.GroupBy(f => (f.Name, f.Year)).Select(g => g.OrderBy(f => f.ValidFrom).ThenBy(f => f.EnteredAt).Last())];
    }

    /// <summary>Lines and enterprises within the scope, outside ones left out: what a tile shows.</summary>
    public async Task<(int Enterprises, int Lines)> CountsAsync(string outsidePath, CancellationToken cancel) => (
        await db.Set<Enterprise>().CountAsync(e => e.MergedIntoId == null && !e.DivisionPath.StartsWith(outsidePath), cancel),
        await db.Set<ProductionLine>().CountAsync(l => l.MergedIntoId == null && !l.DivisionPath.StartsWith(outsidePath), cancel));

    public async Task<IReadOnlyList<string>> SectorsAsync(CancellationToken cancel) =>
        await db.Set<ProductionLine>().Where(l => l.Sector != null).Select(l => l.Sector!).Distinct().OrderBy(s => s).Take(200).ToListAsync(cancel);

    async Task<IReadOnlyList<Fact>> FactsAsync(Guid subject, CancellationToken cancel) =>
        await db.Set<Fact>().AsNoTracking().Where(f => f.SubjectId == subject).OrderBy(f => f.Name).ThenBy(f => f.Year).ThenBy(f => f.EnteredAt).ToListAsync(cancel);

    IQueryable<Joint> Joined() =>
        from line in db.Set<ProductionLine>().AsNoTracking()
        where line.MergedIntoId == null
        join enterprise in db.Set<Enterprise>() on line.EnterpriseId equals enterprise.Id
        join screening in db.Set<Screening.LineScreening>() on line.Id equals screening.LineId into screenings
        from screening in screenings.DefaultIfEmpty()
        select new Joint { line = line, enterprise = enterprise, screening = screening };

    IQueryable<Joint> Filtered(LineFilter filter)
    {
        var rows = Joined();
        foreach (var pattern in Bigrams.Patterns(filter.Text)) rows = rows.Where(r => EF.Functions.Like(r.line.SearchText, pattern));
        if (filter.DivisionPath is { Length: > 0 } path) rows = rows.Where(r => r.line.DivisionPath.StartsWith(path));
        if (filter.Sector is { Length: > 0 } sector) rows = rows.Where(r => r.line.Sector == sector);
        if (filter.Status is { } status) rows = rows.Where(r => r.line.Status == status);
        return filter.Verdict switch
        {
            null or "" => rows,
            "未研判" => rows.Where(r => r.screening == null),
            var verdict => rows.Where(r => r.screening!.Verdict == verdict),
        };
    }

    static IQueryable<LineRow> Project(IQueryable<Joint> rows) => rows.Select(r => new LineRow(
        r.line.Id, r.enterprise.Id, r.enterprise.Name, r.line.IsDemo, r.line.DivisionPath, r.line.EquipmentText, r.line.Number, r.line.Sector,
        r.line.Capacity, r.line.CapacityUnit, r.line.Status, r.screening == null ? null : r.screening.Verdict, r.screening == null ? 0 : r.screening.Missing,
        r.enterprise.CreditCode, r.enterprise.Place));

    sealed class Joint
    {
#pragma warning disable IDE1006 // 只在查询里用的临时形状
        public ProductionLine line { get; init; } = null!;
        public Enterprise enterprise { get; init; } = null!;
        public Screening.LineScreening? screening { get; init; }
#pragma warning restore IDE1006
    }
}
