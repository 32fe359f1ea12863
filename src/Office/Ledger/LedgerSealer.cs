using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Ledger;

/// <summary>Chains the entries that wait, city by city, under a database lock: two nodes may run it at once.</summary>
public sealed class LedgerSealer(AppDbFactory databases, TimeProvider time)
{
    const int Batch = 2000;

    /// <summary>Seals everything that waits now.</summary>
    /// <returns>How many entries were sealed.</returns>
    public async Task<int> SealAsync(CancellationToken cancel)
    {
        var sealedCount = 0;
        while (await SealBatchAsync(cancel) is var count and > 0) sealedCount += count;
        return sealedCount;
    }

    async Task<int> SealBatchAsync(CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.System);
        if (!await db.Set<PendingSeal>().AnyAsync(cancel)) return 0;
        await db.LockAsync("ledger-seal", cancel);
        var waiting = await (from pending in db.Set<PendingSeal>()
                             join entry in db.Set<LedgerEntry>() on pending.EntryId equals entry.Id
                             orderby entry.City, entry.At, entry.Id
                             select new { pending, entry.Digest }).Take(Batch).ToListAsync(cancel);
        foreach (var city in waiting.GroupBy(w => w.pending.City))
        {
            var last = await db.Set<LedgerSeal>().Where(s => s.City == city.Key).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
            var (number, seal) = (last?.Number ?? 0, last?.Seal ?? "");
            foreach (var item in city)
            {
                seal = LedgerSeal.Chain(city.Key, ++number, item.Digest, seal);
                db.Add(new LedgerSeal { City = city.Key, Number = number, EntryId = item.pending.EntryId, EntryDigest = item.Digest, Seal = seal, At = time.UtcNow() });
                db.Remove(item.pending);
            }
        }
        await db.SaveChangesAsync(cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return waiting.Count;
    }
}
