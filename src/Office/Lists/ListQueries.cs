using Chuqing.Law;
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
public sealed record ReleaseSeen(Guid Id, ListKind Kind, int Year, int Number, string Change, string Digest, DateTime ReleasedAt, string PreparedByName, string ReleasedByName, int Rows, bool IsDemo, bool IsRecall);

/// <summary>A version of a list that was found.</summary>
public sealed record FoundVersion(ListKind Kind, int Year, int Number, string Title, string Change, DateTime ReleasedAt);

/// <summary>Reads drafts and releases. A draft holds rows of the whole city, so only who sees the whole city sees it.</summary>
public sealed class ListQueries(AppDb db)
{
    // 一市几十年也发不满这么多版
    const int MostVersions = 2000;

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

    /// <summary>One release; null where there is none of that number.</summary>
    public Task<ListRelease?> FindAsync(ListKind kind, int year, int number, CancellationToken cancel) =>
        db.Set<ListRelease>().AsNoTracking().FirstOrDefaultAsync(r => r.Kind == kind && r.Year == year && r.Number == number, cancel);

    /// <summary>The releases of this city, newest first, at most <paramref name="count"/>.</summary>
    public Task<IReadOnlyList<ReleaseSeen>> NewestAsync(int count, CancellationToken cancel) => SeenAsync(db.Set<ListRelease>().OrderByDescending(r => r.ReleasedAt).ThenByDescending(r => r.Id).Take(count), cancel);

    /// <summary>All versions of one list, oldest first: the rows themselves, and who prepared and released each. For the whole city's officers, as drafts are.</summary>
    /// <exception cref="NotFoundException">Nothing of this list was released in this city.</exception>
    public async Task<(IReadOnlyList<ListRelease> Releases, IReadOnlyDictionary<int, ReleaseSeen> Seen)> HistoryAsync(ListKind kind, int year, CancellationToken cancel)
    {
        var all = db.Set<ListRelease>().AsNoTracking().Where(r => r.Kind == kind && r.Year == year).Where(_ => db.Scope.IsSystem || db.Scope.PathFrom == $"/{db.Scope.City}/").OrderBy(r => r.Number);
        var releases = await all.ToListAsync(cancel);
        if (releases.Count == 0) throw new NotFoundException("这份名单");
        return (releases, (await SeenAsync(all, cancel)).ToDictionary(s => s.Number));
    }

    /// <summary>Versions whose title, year or number holds every word of a text, newest first. For the whole city's officers, as drafts are; the rows are not read.</summary>
    public async Task<IReadOnlyList<FoundVersion>> FindAsync(string text, int most, CancellationToken cancel)
    {
        var versions = await db.Set<ListRelease>().AsNoTracking().Where(_ => db.Scope.IsSystem || db.Scope.PathFrom == $"/{db.Scope.City}/").OrderByDescending(r => r.ReleasedAt).ThenByDescending(r => r.Id)
            .Take(MostVersions).Select(r => new { r.Kind, r.Year, r.Number, r.Change, r.ReleasedAt }).ToListAsync(cancel);
        var words = text.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries);
        return [.. versions.Select(v => new FoundVersion(v.Kind, v.Year, v.Number, FormattableString.Invariant($"{v.Kind.NameOf(v.Year)}第 {v.Number} 版"), v.Change, v.ReleasedAt))
            .Where(v => Array.TrueForAll(words, w => Plain($"{v.Title}|{v.Kind.Label()}|{v.Kind.ShortName()}").Contains(Plain(w), StringComparison.OrdinalIgnoreCase))).Take(most)];

        static string Plain(string words) => string.Concat(words.Normalize(System.Text.NormalizationForm.FormKC).Where(c => char.IsLetterOrDigit(c) || c == '|'));
    }

    /// <summary>Lines of a list that the list in force of the other colour still shows: these two versions belong out together.</summary>
    public async Task<IReadOnlyList<ListedRow>> AlsoOnAsync(ListKind other, ListContent list, CancellationToken cancel)
    {
        var newest = await db.Set<ListRelease>().AsNoTracking().Where(r => r.Kind == other).OrderByDescending(r => r.Year).ThenByDescending(r => r.Number).FirstOrDefaultAsync(cancel);
        if (newest is null) return [];
        var there = ReleasedList.Read(newest.Content).List.Rows;
        return [.. list.Rows.Where(r => there.Any(t => t.Id == r.Id || (t.LineId is not null && t.LineId == r.LineId)))];
    }

    /// <summary>Corrections of a list that were recorded, newest first, with who entered each.</summary>
    public async Task<IReadOnlyList<(ListCorrection Correction, string EnteredByName)>> CorrectionsAsync(ListKind kind, int year, CancellationToken cancel) =>
        [.. (await (from c in db.Set<ListCorrection>().AsNoTracking() where c.Kind == kind && c.Year == year join p in db.Set<Person>() on c.EnteredBy equals p.Id orderby c.EnteredAt descending, c.Id descending select new { c, p.Name })
            .ToListAsync(cancel)).Select(r => (r.c, r.Name))];

    async Task<IReadOnlyList<ReleaseSeen>> SeenAsync(IQueryable<ListRelease> among, CancellationToken cancel)
    {
        var rows = await (from release in among.AsNoTracking()
                          join preparer in db.Set<Person>() on release.PreparedBy equals preparer.Id
                          join releaser in db.Set<Person>() on release.ReleasedBy equals releaser.Id
                          orderby release.ReleasedAt descending, release.Id descending
                          select new { release, Prepared = preparer.Name, Released = releaser.Name }).ToListAsync(cancel);
        return [.. from row in rows
            let r = row.release
            let list = ReleasedList.Read(r.Content).List
            select new ReleaseSeen(r.Id, r.Kind, r.Year, r.Number, r.Change, r.Digest, r.ReleasedAt, row.Prepared, row.Released, list.Rows.Count, list.IsDemo, list.Recall is not null)];
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
