using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>One value about one subject, as a source tells it.</summary>
public sealed record FactEntry(FactSubject Subject, Guid SubjectId, string DivisionPath, string Name, string Value)
{
    public decimal? Figure { get; init; }
    public string? Unit { get; init; }
    public int? Year { get; init; }
    public string? Period { get; init; }
    public PermittedUse Use { get; init; }
    public SourceKind? Kind { get; init; }
    public string? Owner { get; init; }
    public FigureScope? Scope { get; init; }

    bool IsMetric => Name.StartsWith(FactNames.MetricPrefix, StringComparison.Ordinal);

    /// <summary>Whether this entry takes the place of a version: the same owner's, or of a figure one of which nobody said whose it is.</summary>
    public bool Follows(Fact version) => version.Period == Period && (version.Owner == Owner || version.Owner is null && IsMetric);

    /// <summary>Whether a version says the same already.</summary>
    public bool IsSame(Fact version) =>
        version.Value == Value && version.Unit == Unit && version.PermittedUse == Use && version.SourceKind == Kind && version.Owner == Owner && version.Scope == Scope;

    /// <summary>The version that it becomes.</summary>
    public Fact Version(string city, DateOnly validFrom, DateTime enteredAt, string source) => new()
    {
        City = city, DivisionPath = DivisionPath, Subject = Subject, SubjectId = SubjectId, Name = Name, Value = Value, Figure = Figure, Unit = Unit, Year = Year, Period = Period,
        ValidFrom = validFrom, EnteredAt = enteredAt, Source = source, PermittedUse = Use, SourceKind = Kind, Owner = Owner, Scope = Scope,
    };
}

/// <summary>Puts one version among those that a subject has, whatever the day from which it is valid.</summary>
static class FactPlacing
{
    /// <summary>The version that stands on a day; null where none does.</summary>
    public static Fact? Standing(IEnumerable<Fact> versions, DateOnly on) => versions.Where(f => f.ValidFrom <= on).OrderBy(f => f.ValidFrom).ThenBy(f => f.EnteredAt).ThenBy(f => f.Id).LastOrDefault();

    public static Task<List<Fact>> VersionsAsync(AppDb db, Guid subject, string name, int? year, CancellationToken cancel) =>
        db.Set<Fact>().Where(f => f.SubjectId == subject && f.Name == name && f.Year == year).ToListAsync(cancel);

    /// <summary>Adds a version; null where the one that stands on that day says the same.</summary>
    /// <param name="versions">What is known of this fact, of every owner.</param>
    /// <param name="isLatest">Whether no later version stands, so that the current row follows.</param>
    public static Fact? Place(AppDb db, string city, IReadOnlyList<Fact> versions, FactEntry entry, DateOnly validFrom, DateTime enteredAt, string source, out bool isLatest)
    {
        isLatest = !versions.Any(f => f.ValidFrom > validFrom);
        var own = versions.Where(entry.Follows).ToList();
        var standing = Standing(own, validFrom);
        if (standing is not null && entry.IsSame(standing)) return null;
        var fact = entry.Version(city, validFrom, enteredAt, source);
        db.Add(fact);
        if (!own.Any(f => f.ValidFrom > validFrom))
            foreach (var earlier in own.Where(f => f.SupersededById is null)) earlier.SupersededById = fact.Id;
        else
        {
            // 插在两版之间：前一版由它取代，它由后一版取代
            fact.SupersededById = own.Where(f => f.ValidFrom > validFrom).OrderBy(f => f.ValidFrom).ThenBy(f => f.EnteredAt).First().Id;
            if (standing is not null) standing.SupersededById = fact.Id;
        }
        return fact;
    }
}
