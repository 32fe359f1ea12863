using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Procedures;

/// <summary>Fills the due day of files that an older version left without one, from their clocks and nodes.</summary>
static class DueDays
{
    public static async Task FillAsync(AppDb db, CancellationToken cancel)
    {
        var lacking = db.Set<Proceeding>().Where(p => !p.IsEnded && p.DueOn == null && (p.NodeOn != null || db.Set<Clock>().Any(c => c.ProceedingId == p.Id && c.StoppedOn == null && c.DueOn != null)));
        await lacking.ExecuteUpdateAsync(set => set
            .SetProperty(p => p.DueOn, p => db.Set<Clock>().Where(c => c.ProceedingId == p.Id && c.StoppedOn == null).Min(c => c.DueOn) ?? p.NodeOn)
            .SetProperty(p => p.Provisional, p => db.Set<Clock>().Any(c => c.ProceedingId == p.Id && c.StoppedOn == null && c.Provisional)), cancel);
    }
}
