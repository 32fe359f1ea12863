using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>An enterprise with its lines.</summary>
public sealed record EnterpriseDetail(Enterprise Enterprise, IReadOnlyList<LineRow> Lines, IReadOnlyList<Fact> Facts)
{
    /// <summary>Rows merged into this one, with what was merged into those.</summary>
    public IReadOnlyList<Enterprise> Merged { get; init; } = [];
}

/// <summary>A line with its machines and every version of its facts.</summary>
public sealed record LineDetail(ProductionLine Line, Enterprise Enterprise, IReadOnlyList<MainEquipment> Machines, IReadOnlyList<Fact> Facts)
{
    /// <summary>Rows merged into this one, with what was merged into those.</summary>
    public IReadOnlyList<ProductionLine> Merged { get; init; } = [];
}

/// <summary>An act between two rows, with the names that they bear now; null where a row is not in one's divisions.</summary>
public sealed record LinkRow(RegistryLink Link, string? From, string? To, string? Line);

/// <summary>Reads about one enterprise or line. Everything is cut to the scope of who asks; <see cref="LineListQueries"/> lists.</summary>
public sealed class RegistryQueries(AppDb db, LineListQueries list)
{
    /// <summary>Lines by their ids; one that was merged or lies outside one's divisions is not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, LineRow>> ByIdAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        (await list.ChosenAsync(ids, cancel)).ToDictionary(r => r.Id);

    public async Task<EnterpriseDetail?> EnterpriseAsync(Guid id, CancellationToken cancel)
    {
        var enterprise = await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel);
        if (enterprise is null) return null;
        var merged = (await Lineage.WithMergedAsync(db, id, cancel)).Skip(1).ToList();
        return new(enterprise, await list.OfEnterpriseAsync(id, cancel), await FactsAsync(id, cancel))
        {
            Merged = merged.Count == 0 ? [] : await db.Set<Enterprise>().AsNoTracking().Where(e => merged.Contains(e.Id)).OrderBy(e => e.Id).ToListAsync(cancel),
        };
    }

    public async Task<LineDetail?> LineAsync(Guid id, CancellationToken cancel)
    {
        var line = await db.Set<ProductionLine>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancel);
        if (line is null) return null;
        var enterprise = await db.Set<Enterprise>().AsNoTracking().FirstAsync(e => e.Id == line.EnterpriseId, cancel);
        var machines = await db.Set<MainEquipment>().AsNoTracking().Where(m => m.LineId == id && m.ReplacedAt == null).OrderBy(m => m.Id).ToListAsync(cancel);
        var merged = (await Lineage.WithMergedAsync(db, id, cancel)).Skip(1).ToList();
        return new(line, enterprise, machines, await FactsAsync(id, cancel))
        {
            Merged = merged.Count == 0 ? [] : await db.Set<ProductionLine>().AsNoTracking().Where(l => merged.Contains(l.Id)).OrderBy(l => l.Id).ToListAsync(cancel),
        };
    }

    /// <summary>The facts of a subject as they held on a day and as they were known at an instant, with those of the rows merged into it where it had none of its own.</summary>
    /// <param name="on">Valid from this day or before.</param>
    /// <param name="known">Entered by then; null for all that is known now.</param>
    public async Task<IReadOnlyList<Fact>> FactsAsOfAsync(Guid subject, DateOnly on, DateTime? known, CancellationToken cancel)
    {
        var ids = await Lineage.WithMergedAsync(db, subject, cancel, known);
        var facts = await db.Set<Fact>().AsNoTracking().Where(f => ids.Contains(f.SubjectId) && f.ValidFrom <= on && (known == null || f.EnteredAt <= known)).ToListAsync(cancel);
        var there = facts.Select(f => f.Id).ToHashSet();
        // 没写是谁的那一版，由写明了的取代；两个单位各说各的，都在
        return [.. facts.GroupBy(f => (f.Name, f.Year, f.Period, f.Owner)).Select(g => FactPlacing.Standing(g.Any(f => f.SubjectId == subject) ? g.Where(f => f.SubjectId == subject) : g, on)!)
            .Where(f => f.SupersededById is not { } by || !there.Contains(by) || facts.Find(l => l.Id == by)!.Owner == f.Owner)];
    }

    /// <summary>To which enterprise a line belonged on a day, as known at an instant.</summary>
    public async Task<Guid> OwnerAsOfAsync(ProductionLine line, DateOnly on, DateTime? known, CancellationToken cancel)
    {
        var changes = (await db.Set<RegistryLink>().AsNoTracking().Where(l => l.LineId == line.Id && l.Act == RegistryAct.OwnerChanged).ToListAsync(cancel)).OrderBy(l => l.At).ThenBy(l => l.Id).ToList();
        var then = changes.FindLast(l => l.On <= on && (known is null || l.At <= known));
        return then?.ToId ?? changes.FirstOrDefault()?.FromId ?? line.EnterpriseId;
    }

    /// <summary>Names that an enterprise bore before, with the day from which each was valid; newest first.</summary>
    public static IReadOnlyList<Fact> FormerNames(EnterpriseDetail detail) =>
        [.. detail.Facts.Where(f => f.Name == FactNames.Enterprise && f.Value != detail.Enterprise.Name).OrderByDescending(f => f.ValidFrom).ThenByDescending(f => f.EnteredAt)];

    /// <summary>The acts that join a row to others, newest first; those of its lines too where it is an enterprise. At most 200.</summary>
    public async Task<IReadOnlyList<LinkRow>> LinksAsync(Guid id, CancellationToken cancel)
    {
        var links = await db.Set<RegistryLink>().AsNoTracking().Where(l => l.FromId == id || l.ToId == id || l.LineId == id).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(200).ToListAsync(cancel);
        var ids = links.SelectMany(l => new[] { l.FromId, l.ToId, l.LineId ?? l.FromId }).Distinct().ToList();
        var names = await db.Set<Enterprise>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, cancel);
        foreach (var line in await db.Set<ProductionLine>().AsNoTracking().Where(l => ids.Contains(l.Id)).ToListAsync(cancel)) names[line.Id] = LineService.NameOf(line);
        return [.. links.Select(l => new LinkRow(l, names.GetValueOrDefault(l.FromId), names.GetValueOrDefault(l.ToId), l.LineId is { } line ? names.GetValueOrDefault(line) : null))];
    }

    /// <summary>Living enterprises found by words, to choose another from; at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<Enterprise>> FindAsync(string? text, Guid except, string countyPath, int most, CancellationToken cancel)
    {
        if (Bigrams.Patterns(text).Count == 0) return [];
        var rows = db.Set<Enterprise>().AsNoTracking().Where(e => e.MergedIntoId == null && e.Id != except && e.DivisionPath.StartsWith(countyPath)).Matching(db, text);
        return await rows.OrderBy(e => e.Name).ThenBy(e => e.Id).Take(most).ToListAsync(cancel);
    }

    /// <summary>Lines and enterprises within the scope, outside ones left out: what a tile shows.</summary>
    public async Task<(int Enterprises, int Lines)> CountsAsync(string outsidePath, CancellationToken cancel) => (
        await db.Set<Enterprise>().CountAsync(e => e.MergedIntoId == null && !e.DivisionPath.StartsWith(outsidePath), cancel),
        await db.Set<ProductionLine>().CountAsync(l => l.MergedIntoId == null && !l.DivisionPath.StartsWith(outsidePath), cancel));

    async Task<IReadOnlyList<Fact>> FactsAsync(Guid subject, CancellationToken cancel)
    {
        var ids = await Lineage.WithMergedAsync(db, subject, cancel);
        return await db.Set<Fact>().AsNoTracking().Where(f => ids.Contains(f.SubjectId)).OrderBy(f => f.Name).ThenBy(f => f.Year).ThenBy(f => f.EnteredAt).ToListAsync(cancel);
    }
}
