using Chuqing.Law;
using Chuqing.Law.Screening;
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
        var line = await db.Set<ProductionLine>().FirstOrDefaultAsync(l => l.Id == lineId, cancel) ?? throw new NotFoundException("这条生产线");
        var fact = new Fact
        {
            City = line.City, DivisionPath = line.DivisionPath, Subject = FactSubject.Line, SubjectId = lineId, Name = FactNames.Status, Value = status.Label(),
            ValidFrom = from, EnteredAt = time.UtcNow(), Source = source, PermittedUse = PermittedUse.Basis,
        };
        foreach (var earlier in await db.Set<Fact>().Where(f => f.SubjectId == lineId && f.Name == FactNames.Status && f.SupersededById == null && f.ValidFrom <= from).ToListAsync(cancel))
            earlier.SupersededById = fact.Id;
        db.Add(fact);
        line.Status = status;
    }
}
