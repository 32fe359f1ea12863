using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>A city's pack is the national shelf with the rules of its province and of itself beside it: one digest covers all, so that a run, a decision and its replay name the same law.</summary>
static class LocalLaws
{
    /// <summary>The local files that hold for a city now: those of its newest pack; for a city without one, those of its province as sister cities have them.</summary>
    /// <param name="db">Sister cities are seen only by the system's own scope.</param>
    public static async Task<IReadOnlyList<LawFile>> OfAsync(AppDb db, string city, CancellationToken cancel)
    {
        var province = city[..2];
        var newest = await db.Set<AcceptedPack>().AsNoTracking().Where(p => p.City == city).OrderByDescending(p => p.AcceptedAt).ThenByDescending(p => p.Id).Select(p => p.Content).FirstOrDefaultAsync(cancel)
            ?? await db.Set<AcceptedPack>().AsNoTracking().Where(p => p.City.StartsWith(province)).OrderByDescending(p => p.AcceptedAt).ThenByDescending(p => p.Id).Select(p => p.Content).FirstOrDefaultAsync(cancel);
        return newest is null ? [] : [.. ShelfFolder.Unzip(newest).Where(f => LocalFile.Is(f) && LocalFile.Holds(f.Path.Split('/')[1], city))];
    }

    /// <summary>The shelf without any local file.</summary>
    public static IReadOnlyList<LawFile> National(IReadOnlyList<LawFile> files) => [.. files.Where(f => !LocalFile.Is(f))];

    /// <summary>Adds a pack to a city, known from now on, with its entry in the ledger.</summary>
    /// <param name="more">What the entry says besides.</param>
    public static async Task<AcceptedPack> AddAsync(AppDb db, Ledger.Actor actor, LoadedLaw law, DateTime now, object? more, CancellationToken cancel)
    {
        var before = await db.Set<AcceptedPack>().AsNoTracking().Where(p => p.City == actor.City).OrderByDescending(p => p.AcceptedAt).ThenByDescending(p => p.Id).Select(p => new { p.Digest, p.AcceptedAt }).FirstOrDefaultAsync(cancel);
        // 同一刻接收两份，就分不清哪份在后
        var at = before is not null && before.AcceptedAt >= now ? before.AcceptedAt.AddMilliseconds(1) : now;
        var accepted = new AcceptedPack { City = actor.City, Digest = law.Digest, NationalDigest = law.National.Digest, AcceptedAt = at, Content = ShelfFolder.Zip(law.Pack.Files) };
        db.Add(accepted);
        db.Record(actor, "law.accept", new("law-pack", accepted.Id), at, new
        {
            pack = law.Digest, before = before?.Digest, files = law.Pack.Files.Select(f => f.Path),
            values = law.Pack.Values.Count(), drafts = law.Pack.Values.Count(v => v.Status == Law.Texts.ValueStatus.Draft), local = law.Pack.Locals.Select(l => l.File.Path), more,
        });
        return accepted;
    }
}
