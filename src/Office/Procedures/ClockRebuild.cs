using Chuqing.Law.Procedures;
using Chuqing.Law.Time;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Procedures;

/// <summary>What a rebuild found.</summary>
/// <param name="Clocks">Files with a clock.</param>
/// <param name="Differed">Rows that stood otherwise than their steps, or were missing or superfluous; now right.</param>
/// <param name="Broken">Files whose steps the law of today refuses to fold, by id and reason; their rows were left alone.</param>
public sealed record RebuiltClocks(int Clocks, int Differed, IReadOnlyList<(Guid Proceeding, string Reason)> Broken);

/// <summary>Computes every clock again from its steps with the law that each city works with now: after a new calendar, or to prove that projection and fold agree.</summary>
public sealed class ClockRebuild(AppDbFactory databases, LawLibrary laws, TimeProvider time)
{
    const int Batch = 200;

    static readonly string[] Timed = [.. AllProcedures.Tables.Where(p => p.Transitions.Any(t => t.Clocks.Count > 0 || t.Node != NodeChange.None)).Select(p => p.Id).Distinct()];

    public async Task<RebuiltClocks> RunAsync(CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.System);
        var (clocks, differed, after) = (0, 0, Guid.Empty);
        List<(Guid, string)> broken = [];
        Dictionary<string, int> perCity = [];
        Dictionary<string, LoadedLaw> lawOf = [];
        while (await db.Set<Proceeding>().Where(p => Timed.Contains(p.Procedure) && p.Id.CompareTo(after) > 0).OrderBy(p => p.Id).Take(Batch).ToListAsync(cancel) is { Count: > 0 } files)
        {
            after = files[^1].Id;
            var ids = files.ConvertAll(p => p.Id);
            var steps = (await db.Set<ProceedingStep>().AsNoTracking().Where(s => ids.Contains(s.ProceedingId)).OrderBy(s => s.Number).ToListAsync(cancel)).ToLookup(s => s.ProceedingId);
            var rows = (await db.Set<Clock>().Where(c => ids.Contains(c.ProceedingId)).ToListAsync(cancel)).ToLookup(c => c.ProceedingId);
            foreach (var file in files)
            {
                if (!lawOf.TryGetValue(file.City, out var law)) lawOf[file.City] = law = await laws.OfAsync(db, file.City, cancel);
                try
                {
                    var state = ClockProjection.Of(file.Table, steps[file.Id], law);
                    if (state.All.Count > 0) clocks++;
                    if (!ClockProjection.Write(db, file, state, [.. rows[file.Id]], law.Digest)) continue;
                    differed++;
                    perCity[file.City] = perCity.GetValueOrDefault(file.City) + 1;
                }
                catch (Exception e) when (e is ClockException or CalendarException or Law.NotYetInForceException or NotPermittedException or KeyNotFoundException)
                {
                    broken.Add((file.Id, e.Message));
                }
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        foreach (var (city, count) in perCity) db.Record(Actor.Program(city), "clocks.rebuild", new("clocks"), time.UtcNow(), new { differed = count });
        await db.SaveChangesAsync(cancel);
        return new(clocks, differed, broken);
    }
}
