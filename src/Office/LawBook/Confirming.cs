using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>One version on the shelf, of whatever kind.</summary>
public sealed record ShelfRow(ShelfItem Item, ShelfVersion Version);

/// <summary>What the parts of confirming share.</summary>
static class Confirming
{
    /// <summary>Every version of a shelf that cites a document, in the order of the shelf.</summary>
    public static IEnumerable<ShelfRow> Of(this ShelfIndex shelf, string document) =>
        shelf.Items.SelectMany(item => item.Versions.Where(v => v.Citation?.Document == document).Select(v => new ShelfRow(item, v)));

    /// <summary>The same, drafts alone.</summary>
    public static IEnumerable<ShelfRow> DraftsOf(this ShelfIndex shelf, string document) => shelf.Of(document).Where(r => r.Version.Status == ValueStatus.Draft);

    /// <summary>Rows of sittings that are not over. Rows that the first left unmarked are free once the sitting is handed over.</summary>
    public static IQueryable<SittingRow> UnderWay(AppDb db, string city) =>
        from s in db.Set<ConfirmationSitting>().AsNoTracking()
        where s.City == city && (s.State == SittingState.Reading || s.State == SittingState.Waiting)
        join r in db.Set<SittingRow>().AsNoTracking() on s.Id equals r.SittingId
        where s.State == SittingState.Reading || r.First != null
        select r;

    /// <summary>How often each version was suspended, as known at an instant; versions that never were are left out.</summary>
    public static async Task<IReadOnlyDictionary<ValueKey, int>> RoundsAsync(AppDb db, string city, DateTime? known, CancellationToken cancel)
    {
        var rows = await db.Set<LawSuspension>().AsNoTracking().Where(s => s.City == city && (known == null || s.At <= known))
            .Select(s => new { s.ValueId, s.ValueFrom, s.ValueDigest }).ToListAsync(cancel);
        return rows.GroupBy(s => new ValueKey(s.ValueId, s.ValueFrom, s.ValueDigest)).ToDictionary(g => g.Key, g => g.Count());
    }
}
