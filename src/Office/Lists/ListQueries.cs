using Chuqing.Office.Data;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Lists;

/// <summary>A draft as officers see it.</summary>
public sealed record DraftSeen(Guid Id, ListKind Kind, int Year, ListContent List, string Digest, Guid PreparedBy, string PreparedByName, DateTime PreparedAt, Guid? ReleaseId, string? DroppedBecause)
{
    public bool IsWaiting => ReleaseId is null && DroppedBecause is null;
}

/// <summary>A release as officers see it, with the people whom the public does not see.</summary>
public sealed record ReleaseSeen(Guid Id, ListKind Kind, int Year, int Number, string Change, string Digest, DateTime ReleasedAt, string PreparedByName, string ReleasedByName, int Rows, bool IsDemo);

/// <summary>Reads drafts and releases. A draft holds rows of the whole city, so only who sees the whole city sees it.</summary>
public sealed class ListQueries(AppDb db)
{
    IQueryable<ListDraft> Seen => db.Set<ListDraft>().AsNoTracking().Where(_ => db.Scope.IsSystem || db.Scope.PathFrom == $"/{db.Scope.City}/");

    /// <summary>The drafts that wait, oldest first.</summary>
    public async Task<IReadOnlyList<DraftSeen>> WaitingAsync(CancellationToken cancel) =>
        [.. (await Drafts(Seen.Where(d => d.ReleaseId == null && d.DroppedBecause == null)).ToListAsync(cancel)).Select(d => d.Seen()).OrderBy(d => d.PreparedAt)];

    /// <summary>One draft, settled or not.</summary>
    /// <exception cref="NotFoundException">No such draft in this city.</exception>
    public async Task<DraftSeen> DraftAsync(Guid id, CancellationToken cancel) =>
        (await Drafts(Seen.Where(d => d.Id == id)).FirstOrDefaultAsync(cancel))?.Seen() ?? throw new NotFoundException("这份名单草稿");

    /// <summary>The newest release of a kind and year; null before the first.</summary>
    public async Task<ListRelease?> NewestAsync(ListKind kind, int year, CancellationToken cancel) =>
        await db.Set<ListRelease>().AsNoTracking().Where(r => r.Kind == kind && r.Year == year).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);

    /// <summary>The releases of this city, newest first, at most <paramref name="count"/>.</summary>
    public async Task<IReadOnlyList<ReleaseSeen>> NewestAsync(int count, CancellationToken cancel)
    {
        var rows = await (from release in db.Set<ListRelease>().AsNoTracking()
                          join preparer in db.Set<Person>() on release.PreparedBy equals preparer.Id
                          join releaser in db.Set<Person>() on release.ReleasedBy equals releaser.Id
                          orderby release.ReleasedAt descending, release.Id descending
                          select new { release, Prepared = preparer.Name, Released = releaser.Name }).Take(count).ToListAsync(cancel);
        return [.. from row in rows
            let r = row.release
            let list = ReleasedList.Read(r.Content).List
            select new ReleaseSeen(r.Id, r.Kind, r.Year, r.Number, r.Change, r.Digest, r.ReleasedAt, row.Prepared, row.Released, list.Rows.Count, list.IsDemo)];
    }

    /// <summary>Every release of this city, for the released folder: by kind, year and number.</summary>
    public async Task<IReadOnlyList<ListRelease>> AllAsync(CancellationToken cancel) =>
        await db.Set<ListRelease>().AsNoTracking().OrderBy(r => r.Kind).ThenBy(r => r.Year).ThenBy(r => r.Number).ToListAsync(cancel);

    IQueryable<DraftRow> Drafts(IQueryable<ListDraft> among) =>
        from draft in among
        join preparer in db.Set<Person>() on draft.PreparedBy equals preparer.Id
        select new DraftRow { Draft = draft, Name = preparer.Name };

    sealed class DraftRow
    {
        public required ListDraft Draft { get; init; }
        public required string Name { get; init; }

        public DraftSeen Seen() => new(Draft.Id, Draft.Kind, Draft.Year, ListContent.Read(Draft.Content), Draft.Digest, Draft.PreparedBy, Name, Draft.PreparedAt, Draft.ReleaseId, Draft.DroppedBecause);
    }
}
