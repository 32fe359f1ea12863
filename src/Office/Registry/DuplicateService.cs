using Chuqing.Office.Data;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Remembers that two rows that look alike are not the same.</summary>
public sealed class DuplicateService(AppDb db, TimeProvider time)
{
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="NotFoundException">A row is not in one's divisions.</exception>
    /// <exception cref="InvalidFieldsException">No reason, or a row with itself.</exception>
    /// <exception cref="ConflictException">A colleague was faster.</exception>
    public async Task<DuplicateRuling> NotTheSameAsync(SignedIn by, DuplicateKind kind, Guid one, Guid other, string? because, CancellationToken cancel)
    {
        RegistryActs.RequireRight(by);
        if (string.IsNullOrWhiteSpace(because) || because.Trim().Length > 500) throw Wrong("请写明为什么不是同一个，最多 500 字。没有保存。");
        if (one == other) throw Wrong("这是同一行。没有保存。");
        var (first, second) = one.CompareTo(other) < 0 ? (one, other) : (other, one);
        var paths = kind == DuplicateKind.Enterprise
            ? await db.Set<Enterprise>().Where(e => e.Id == first || e.Id == second).OrderBy(e => e.Id).Select(e => e.DivisionPath).ToListAsync(cancel)
            : await db.Set<ProductionLine>().Where(l => l.Id == first || l.Id == second).OrderBy(l => l.Id).Select(l => l.DivisionPath).ToListAsync(cancel);
        if (paths.Count != 2) throw new NotFoundException("其中一行");
        var ruling = new DuplicateRuling { City = by.City, DivisionPath = paths[0], Kind = kind, FirstId = first, SecondId = second, Because = because.Trim(), ActorName = by.Name, At = time.UtcNow() };
        db.Add(ruling);
        db.Record(by.Actor, "registry.not-the-same", new("duplicate", ruling.Id, ruling.DivisionPath), ruling.At, new { kind, first, second, ruling.Because });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (Conflicts.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            throw new ConflictException("别的同事已经判过这一对。没有重复保存。");
        }
        return ruling;
    }

    static InvalidFieldsException Wrong(string why) => new(new Dictionary<string, string> { ["because"] = why });
}
