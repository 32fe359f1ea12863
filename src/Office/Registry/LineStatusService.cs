using Chuqing.Law;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>What a line does now, as other features learn it. Adds to the database that it is given; the caller records the act and saves.</summary>
public sealed class LineStatusService(AppDb db, TimeProvider time)
{
    /// <summary>Gives a line a new status from a day on: a new version of the fact, and the current row.</summary>
    /// <param name="source">Where it comes from: the step of an exit.</param>
    /// <exception cref="NotFoundException">No such line in one's divisions.</exception>
    public async Task MarkAsync(Guid lineId, LineStatus status, DateOnly from, string source, CancellationToken cancel)
    {
        // 办件立在并走的那条线上的，记到并入后的那条
        var id = await Lineage.LivingLineAsync(db, lineId, cancel);
        var line = await db.Set<ProductionLine>().FirstOrDefaultAsync(l => l.Id == id, cancel) ?? throw new NotFoundException("这条生产线");
        var versions = await FactPlacing.VersionsAsync(db, id, FactNames.Status, null, cancel);
        FactPlacing.Place(db, line.City, versions, new(FactSubject.Line, id, line.DivisionPath, FactNames.Status, status.Label()), from, time.UtcNow(), source, out var isLatest);
        if (isLatest) line.Status = status;
    }
}
