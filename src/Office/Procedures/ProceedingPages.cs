using System.Globalization;
using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Procedures;

/// <summary>A file in a list.</summary>
public sealed record ProceedingRow
{
    public Guid Id { get; init; }
    public required string Procedure { get; init; }
    public int ProcedureVersion { get; init; }
    public required string Title { get; init; }
    public Guid EnterpriseId { get; init; }
    public required string Enterprise { get; init; }
    public Guid? LineId { get; init; }
    public required string DivisionPath { get; init; }
    public required string State { get; init; }
    public bool IsEnded { get; init; }
    public DateOnly OpenedOn { get; init; }

    /// <summary>The first day on which something is due; null where nothing is.</summary>
    public DateOnly? DueOn { get; init; }
    public bool Provisional { get; init; }
    public bool IsDemo { get; init; }

    public Procedure Table => AllProcedures.Find(Procedure, ProcedureVersion);
    public string StateLabel => Table.LabelOf(State);
}

/// <summary>Which files by their term; overdue is derived from the day, never stored.</summary>
public enum DueFilter
{
    [Law.Label("全部")] Any,
    [Law.Label("已逾期")] Overdue,
    [Law.Label("7 天内到期")] Soon,
    [Law.Label("期限在走")] Running,
}

/// <summary>What a list asks for. <c>DivisionPath</c>: a county and all beneath it.</summary>
/// <param name="Among">Only these files, where a feature knows more about them; null for all.</param>
public sealed record ProceedingFilter(string Procedure, string? State = null, DueFilter Due = DueFilter.Any, string? DivisionPath = null, IQueryable<Guid>? Among = null);

/// <summary>One page of a list, newest first.</summary>
/// <param name="Count">Exact to 10,000, then 10,001.</param>
/// <param name="Previous">Key of the page before; null where there is none.</param>
public sealed record ProceedingPage(IReadOnlyList<ProceedingRow> Rows, long Count, string? Previous, string? Next);

/// <summary>Lists of files, by key: the day on which a file was opened and its id.</summary>
public static class ProceedingPages
{
    const int MostCounted = 10_001;

    /// <summary>A page of what a filter gives.</summary>
    /// <param name="key">As <see cref="ProceedingPage"/> gave it; anything else starts at the beginning.</param>
    public static async Task<ProceedingPage> ReadAsync(AppDb db, ProceedingFilter filter, DateOnly today, string? key, int size, CancellationToken cancel)
    {
        var all = Filtered(db, filter, today);
        var count = await all.Take(MostCounted).LongCountAsync(cancel);
        var (back, from) = Parse(key);
        if (from is var (day, id))
            all = back ? all.Where(r => r.OpenedOn > day || (r.OpenedOn == day && r.Id.CompareTo(id) > 0)) : all.Where(r => r.OpenedOn < day || (r.OpenedOn == day && r.Id.CompareTo(id) < 0));
        all = back ? all.OrderBy(r => r.OpenedOn).ThenBy(r => r.Id) : all.OrderByDescending(r => r.OpenedOn).ThenByDescending(r => r.Id);
        var rows = await all.Take(size + 1).ToListAsync(cancel);
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        if (back) rows.Reverse();
        var before = back ? more : from is not null;
        var after = back || more;
        return new(rows, count, before && rows.Count > 0 ? Key('b', rows[0]) : null, after && rows.Count > 0 ? Key('a', rows[^1]) : null);
    }

    static IQueryable<ProceedingRow> Filtered(AppDb db, ProceedingFilter filter, DateOnly today)
    {
        var files = db.Set<Proceeding>().Where(p => p.Procedure == filter.Procedure);
        if (filter.State is { } state) files = files.Where(p => p.State == state);
        if (filter.DivisionPath is { } path) files = files.Under(DataScope.Of(db.Scope.City, path));
        if (filter.Among is { } among) files = files.Where(p => among.Contains(p.Id));
        var rows = Rows(db, files);
        var soon = today.AddDays(7);
        return filter.Due switch
        {
            DueFilter.Overdue => rows.Where(r => r.DueOn < today),
            DueFilter.Soon => rows.Where(r => r.DueOn >= today && r.DueOn <= soon),
            DueFilter.Running => rows.Where(r => r.DueOn != null),
            _ => rows,
        };
    }

    /// <summary>Files with the name of their enterprise and the term that runs.</summary>
    internal static IQueryable<ProceedingRow> Rows(AppDb db, IQueryable<Proceeding> files) =>
        from p in files
        join e in db.Set<Enterprise>() on p.EnterpriseId equals e.Id
        select new ProceedingRow
        {
            Id = p.Id, Procedure = p.Procedure, ProcedureVersion = p.ProcedureVersion, Title = p.Title, EnterpriseId = p.EnterpriseId, Enterprise = e.Name, LineId = p.LineId,
            DivisionPath = p.DivisionPath, State = p.State, IsEnded = p.IsEnded, OpenedOn = p.OpenedOn, IsDemo = p.IsDemo,
            DueOn = p.DueOn, Provisional = p.Provisional,
        };

    static string Key(char side, ProceedingRow row) => $"{side}{row.OpenedOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{row.Id:N}";

    static (bool Back, (DateOnly Day, Guid Id)? From) Parse(string? key) =>
        key is ['a' or 'b', ..] && key.Length == 41
        && DateOnly.TryParseExact(key[1..9], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Guid.TryParseExact(key[9..], "N", out var id)
            ? (key[0] == 'b', (day, id)) : (false, null);
}
