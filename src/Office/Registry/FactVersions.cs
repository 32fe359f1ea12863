using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Makes facts versions: an equal value is no new version, a different one supersedes and both stay. Written by <see cref="FlushAsync"/>.</summary>
sealed class FactVersions(AppDb db, string city, DateOnly validFrom, DateTime enteredAt)
{
    // 一条线在一张表里只来一次，企业会反复来：线的事实写完就放下
    readonly Dictionary<(Guid Subject, string Name, int? Year), Fact> ofEnterprises = [], ofLines = [];
    readonly HashSet<Guid> laterKnown = [];
    readonly List<Fact> added = [];
    readonly List<(Fact Earlier, Guid By)> superseded = [];

    /// <summary>Loads the current facts of subjects that stand already, so that the new ones can be compared with them.</summary>
    public async Task LoadAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancel)
    {
        foreach (var some in subjects.Chunk(500))
            foreach (var fact in await db.Set<Fact>().AsNoTracking().Where(f => some.Contains(f.SubjectId) && f.SupersededById == null).ToListAsync(cancel))
            {
                Of(fact.Subject)[(fact.SubjectId, fact.Name, fact.Year)] = fact;
                if (fact.ValidFrom > validFrom) laterKnown.Add(fact.SubjectId);
            }
    }

    /// <summary>Whether something later than this sheet is known of a subject: then its current row stays.</summary>
    public bool IsLaterKnown(Guid subject) => laterKnown.Contains(subject);

    /// <returns>Whether there is a new version.</returns>
    public bool Set(FactEntry entry, string source)
    {
        var (current, key) = (Of(entry.Subject), (entry.SubjectId, entry.Name, entry.Year));
        var known = current.GetValueOrDefault(key);
        if (known is not null && known.Value == entry.Value && known.Unit == entry.Unit && known.PermittedUse == entry.Use) return false;
        var fact = new Fact
        {
            City = city, DivisionPath = entry.DivisionPath, Subject = entry.Subject, SubjectId = entry.SubjectId, Name = entry.Name, Value = entry.Value, Figure = entry.Figure,
            Unit = entry.Unit, Year = entry.Year, ValidFrom = validFrom, EnteredAt = enteredAt, Source = source, PermittedUse = entry.Use,
        };
        added.Add(fact);
        // 截至日更早的表只补历史，不顶替后来的事实
        if (known is not null && known.ValidFrom > validFrom)
        {
            superseded.Add((fact, known.Id));
            return true;
        }
        if (known is not null) superseded.Add((known, fact.Id));
        current[key] = fact;
        return true;
    }

    /// <summary>Writes what was set since the last time, in the open transaction, and lets go of the facts of lines.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        await db.InsertManyAsync(added, cancel);
        foreach (var (earlier, by) in superseded) earlier.SupersededById = by;
        await db.UpdateManyAsync([.. superseded.Select(s => s.Earlier).Distinct()], cancel);
        Forget();
    }

    /// <summary>Lets go of what was set since the last time: for a trial.</summary>
    public void Forget()
    {
        added.Clear();
        superseded.Clear();
        ofLines.Clear();
        laterKnown.Clear();
    }

    Dictionary<(Guid Subject, string Name, int? Year), Fact> Of(FactSubject subject) => subject == FactSubject.Enterprise ? ofEnterprises : ofLines;
}
