using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Ledger;

/// <summary>What <c>ledger verify</c> found in one city.</summary>
/// <param name="City">Code of the city.</param>
/// <param name="Entries">Entries read.</param>
/// <param name="Sealed">Seals read and recomputed.</param>
/// <param name="Waiting">Entries not yet sealed.</param>
/// <param name="LastSeal">The newest seal: noted elsewhere, it proves the whole chain.</param>
/// <param name="Faults">What does not agree, one sentence each.</param>
public sealed record LedgerCheck(string City, long Entries, long Sealed, long Waiting, string? LastSeal, IReadOnlyList<string> Faults);

/// <summary>Recomputes every digest and every seal.</summary>
public sealed class LedgerProof(AppDbFactory databases)
{
    public async Task<IReadOnlyList<LedgerCheck>> VerifyAsync(CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.System);
        var cities = await db.Set<LedgerEntry>().Select(e => e.City).Union(db.Set<LedgerSeal>().Select(s => s.City)).ToListAsync(cancel);
        List<LedgerCheck> checks = [];
        foreach (var city in cities.Order(StringComparer.Ordinal)) checks.Add(await VerifyAsync(db, city, cancel));
        return checks;
    }

    static async Task<LedgerCheck> VerifyAsync(AppDb db, string city, CancellationToken cancel)
    {
        List<string> faults = [];
        var (count, previous) = (0L, "");
        var chain = from seal in db.Set<LedgerSeal>().AsNoTracking()
                    where seal.City == city
                    join entry in db.Set<LedgerEntry>().AsNoTracking() on seal.EntryId equals entry.Id into entries
                    from entry in entries.DefaultIfEmpty()
                    orderby seal.Number
                    select new { seal, Content = entry == null ? null : entry.Content, Digest = entry == null ? null : entry.Digest };
        await foreach (var link in chain.AsAsyncEnumerable().WithCancellation(cancel))
        {
            count++;
            var name = $"第 {link.seal.Number} 号封记";
            if (link.seal.Number != count) faults.Add($"{name}：前面缺 {link.seal.Number - count} 号，有封记被删。");
            if (link.Content is null) faults.Add($"{name}：它封的留痕 {link.seal.EntryId} 不在了。");
            else if (Digest.Sm3(link.Content) != link.seal.EntryDigest || link.Digest != link.seal.EntryDigest) faults.Add($"{name}：留痕 {link.seal.EntryId} 的内容被改过。");
            if (LedgerSeal.Chain(city, link.seal.Number, link.seal.EntryDigest, previous) != link.seal.Seal) faults.Add($"{name}：与前一封记接不上。");
            (count, previous) = (link.seal.Number, link.seal.Seal);
        }
        var total = await db.Set<LedgerEntry>().LongCountAsync(e => e.City == city, cancel);
        var waiting = await db.Set<PendingSeal>().LongCountAsync(p => p.City == city, cancel);
        if (total != count + waiting) faults.Add($"留痕 {total} 条，已封 {count} 条，待封 {waiting} 条，对不上。");
        return new(city, total, count, waiting, count == 0 ? null : previous, faults);
    }
}
