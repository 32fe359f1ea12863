using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Writes facts as versions: an equal value is no new version, a different one supersedes and both stay.</summary>
sealed class FactVersions(AppDb db, string city, DateOnly validFrom, DateTime enteredAt)
{
    readonly Dictionary<(Guid Subject, string Name, int? Year), Fact> current = [];

    /// <summary>Loads the current facts of subjects that stand already, so that the new ones can be compared with them.</summary>
    public async Task LoadAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancel)
    {
        foreach (var some in subjects.Chunk(500))
            foreach (var fact in await db.Set<Fact>().Where(f => some.Contains(f.SubjectId) && f.SupersededById == null).ToListAsync(cancel))
                current[(fact.SubjectId, fact.Name, fact.Year)] = fact;
    }

    /// <summary>Whether something later than this sheet is known of a subject: then its current row stays.</summary>
    public bool IsLaterKnown(Guid subject) => current.Any(c => c.Key.Subject == subject && c.Value.ValidFrom > validFrom);

    /// <returns>Whether a new version was written.</returns>
    public bool Set(FactEntry entry, string source)
    {
        var key = (entry.SubjectId, entry.Name, entry.Year);
        var known = current.GetValueOrDefault(key);
        if (known is not null && known.Value == entry.Value && known.Unit == entry.Unit && known.PermittedUse == entry.Use) return false;
        var fact = new Fact
        {
            City = city, DivisionPath = entry.DivisionPath, Subject = entry.Subject, SubjectId = entry.SubjectId, Name = entry.Name, Value = entry.Value, Figure = entry.Figure,
            Unit = entry.Unit, Year = entry.Year, ValidFrom = validFrom, EnteredAt = enteredAt, Source = source, PermittedUse = entry.Use,
        };
        db.Add(fact);
        // 截至日更早的表只补历史，不顶替后来的事实
        if (known is not null && known.ValidFrom > validFrom)
        {
            fact.SupersededById = known.Id;
            return true;
        }
        if (known is not null) known.SupersededById = fact.Id;
        current[key] = fact;
        return true;
    }
}
