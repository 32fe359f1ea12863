using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Makes facts versions: an equal value is no new version, a different one supersedes and both stay. Written by who takes them.</summary>
sealed class FactVersions(AppDb db, string city, DateOnly validFrom, DateTime enteredAt)
{
    // 一条线在一张表里只来一次，企业会反复来：线的事实写完就放下
    readonly Dictionary<Key, Fact> ofEnterprises = [], ofLines = [];
    readonly HashSet<Guid> laterKnown = [];
    readonly List<Fact> added = [];
    readonly List<(Fact Earlier, Guid By)> superseded = [];

    /// <summary>Loads the current facts of subjects that stand already, so that the new ones can be compared with them.</summary>
    public async Task LoadAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancel)
    {
        foreach (var some in subjects.Chunk(500))
            foreach (var fact in await db.Set<Fact>().AsNoTracking().Where(f => some.Contains(f.SubjectId) && f.SupersededById == null).ToListAsync(cancel))
            {
                Of(fact.Subject)[new(fact.SubjectId, fact.Name, fact.Year, fact.Period, fact.Owner)] = fact;
                if (fact.ValidFrom > validFrom) laterKnown.Add(fact.SubjectId);
            }
    }

    /// <summary>Whether something later than this sheet is known of a subject: then its current row stays.</summary>
    public bool IsLaterKnown(Guid subject) => laterKnown.Contains(subject);

    /// <returns>Whether there is a new version.</returns>
    public bool Set(FactEntry entry, string source)
    {
        var (current, key) = (Of(entry.Subject), new Key(entry.SubjectId, entry.Name, entry.Year, entry.Period, entry.Owner));
        var known = current.GetValueOrDefault(key);
        if (known is null && entry.Owner is not null && current.GetValueOrDefault(key with { Owner = null }) is { } unowned)
        {
            if (entry.Follows(unowned)) known = unowned;
            // 别的部门说的与台账一样，不另记一版
            else if (unowned.Value == entry.Value && unowned.Unit == entry.Unit) return false;
        }
        if (known is not null && entry.IsSame(known)) return false;
        var fact = entry.Version(city, validFrom, enteredAt, source);
        added.Add(fact);
        // 截至日更早的表只补历史，不顶替后来的事实
        if (known is not null && known.ValidFrom > validFrom)
        {
            superseded.Add((fact, known.Id));
            return true;
        }
        if (known is not null)
        {
            superseded.Add((known, fact.Id));
            if (known.Owner != entry.Owner) current.Remove(key with { Owner = null });
        }
        current[key] = fact;
        return true;
    }

    /// <summary>Hands over what was set since the last time, and lets go of the facts of lines.</summary>
    public (IReadOnlyList<Fact> Added, IReadOnlyList<(Fact Earlier, Guid By)> Superseded) Take()
    {
        var taken = (added.ToArray(), superseded.ToArray());
        added.Clear();
        superseded.Clear();
        ofLines.Clear();
        laterKnown.Clear();
        return taken;
    }

    readonly record struct Key(Guid Subject, string Name, int? Year, string? Period, string? Owner);

    Dictionary<Key, Fact> Of(FactSubject subject) => subject == FactSubject.Enterprise ? ofEnterprises : ofLines;
}
