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
    public PermittedUse Use { get; init; }
}

/// <summary>Puts one version among those that a subject has, whatever the day from which it is valid.</summary>
static class FactPlacing
{
    /// <summary>The version that stands on a day; null where none does.</summary>
    public static Fact? Standing(IEnumerable<Fact> versions, DateOnly on) => versions.Where(f => f.ValidFrom <= on).OrderBy(f => f.ValidFrom).ThenBy(f => f.EnteredAt).ThenBy(f => f.Id).LastOrDefault();

    public static Task<List<Fact>> VersionsAsync(AppDb db, Guid subject, string name, int? year, CancellationToken cancel) =>
        db.Set<Fact>().Where(f => f.SubjectId == subject && f.Name == name && f.Year == year).ToListAsync(cancel);

    /// <summary>Adds a version; null where the one that stands on that day says the same.</summary>
    /// <param name="isLatest">Whether no later version stands, so that the current row follows.</param>
    public static Fact? Place(AppDb db, string city, IReadOnlyList<Fact> versions, FactEntry entry, DateOnly validFrom, DateTime enteredAt, string source, out bool isLatest)
    {
        isLatest = !versions.Any(f => f.ValidFrom > validFrom);
        var standing = Standing(versions, validFrom);
        if (standing is not null && standing.Value == entry.Value && standing.Unit == entry.Unit && standing.PermittedUse == entry.Use) return null;
        var fact = new Fact
        {
            City = city, DivisionPath = entry.DivisionPath, Subject = entry.Subject, SubjectId = entry.SubjectId, Name = entry.Name, Value = entry.Value, Figure = entry.Figure,
            Unit = entry.Unit, Year = entry.Year, ValidFrom = validFrom, EnteredAt = enteredAt, Source = source, PermittedUse = entry.Use,
        };
        db.Add(fact);
        if (isLatest)
            foreach (var earlier in versions.Where(f => f.SupersededById is null)) earlier.SupersededById = fact.Id;
        else
        {
            // 插在两版之间：前一版由它取代，它由后一版取代
            fact.SupersededById = versions.Where(f => f.ValidFrom > validFrom).OrderBy(f => f.ValidFrom).ThenBy(f => f.EnteredAt).First().Id;
            if (standing is not null) standing.SupersededById = fact.Id;
        }
        return fact;
    }
}
