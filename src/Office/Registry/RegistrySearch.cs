using System.Text;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>An enterprise that was found.</summary>
/// <param name="FormerName">The name by which it was found, where it bears another now.</param>
/// <param name="Exact">Found by its whole name or code.</param>
public sealed record FoundEnterprise(Guid Id, string Name, string? CreditCode, string DivisionPath, string? Place, bool IsDemo, string? FormerName, bool Exact);

/// <summary>A line that was found.</summary>
/// <param name="Exact">Found by its whole number or text.</param>
public sealed record FoundLine(Guid Id, Guid EnterpriseId, string Enterprise, string EquipmentText, string? Number, string? Sector, string DivisionPath, string? Place, LineStatus Status, bool IsDemo, bool Exact);

/// <summary>Finds enterprises and lines for the search box. Never reads more rows than it ranks.</summary>
public sealed class RegistrySearch(AppDb db)
{
    // 取这么多行来排先后；按索引的次序取，取够就停，不为排序读完全表
    const int Ranked = 60;

    /// <summary>Living enterprises by name, former name or code; whole names and codes first.</summary>
    public async Task<IReadOnlyList<FoundEnterprise>> EnterprisesAsync(string text, int most, CancellationToken cancel)
    {
        if (Bigrams.Patterns(text).Count == 0) return [];
        var living = db.Set<Enterprise>().AsNoTracking().Where(e => e.MergedIntoId == null);
        var (code, narrow) = (CreditCode.Read(text).Code, text.Normalize(NormalizationForm.FormKC));
        var exact = await living.Where(e => e.Name == text || e.Name == narrow || e.CreditCode == code).OrderBy(e => e.Id).Take(most).ToListAsync(cancel);
        var near = await living.Matching(db, text).OrderBy(e => e.DivisionPath).ThenBy(e => e.Id).Take(Ranked).ToListAsync(cancel);
        var shown = exact.Concat(near.OrderBy(e => Together(text, e.Name, e.CreditCode) ? 0 : 1)).DistinctBy(e => e.Id).Take(most).ToList();
        var former = await FormerNamesAsync(shown, text, cancel);
        return [.. shown.Select(e => new FoundEnterprise(e.Id, e.Name, e.CreditCode, e.DivisionPath, e.Place, e.IsDemo, former.GetValueOrDefault(e.Id), exact.Contains(e)))];
    }

    /// <summary>Living lines by equipment, number, enterprise or code; whole numbers and texts first.</summary>
    public async Task<IReadOnlyList<FoundLine>> LinesAsync(string text, int most, CancellationToken cancel)
    {
        if (Bigrams.Patterns(text).Count == 0) return [];
        var lines = db.Set<ProductionLine>().AsNoTracking().Where(l => l.MergedIntoId == null).Matching(db, text).OrderBy(l => l.DivisionPath).ThenBy(l => l.Id).Take(Ranked);
        var rows = await (from l in lines join e in db.Set<Enterprise>() on l.EnterpriseId equals e.Id
                          select new FoundLine(l.Id, e.Id, e.Name, l.EquipmentText, l.Number, l.Sector, l.DivisionPath, e.Place, l.Status, l.IsDemo, false)).ToListAsync(cancel);
        return [.. rows.Select(l => l with { Exact = Same(text, l.EquipmentText) || Same(text, l.Number) || Same(text, LineName.Of(l.Number, l.EquipmentText)) })
            .OrderBy(l => l.Exact ? 0 : Together(text, l.EquipmentText, l.Number) ? 1 : Together(text, l.Enterprise) ? 2 : 3).ThenBy(l => l.DivisionPath, StringComparer.Ordinal).ThenBy(l => l.Id).Take(most)];
    }

    async Task<Dictionary<Guid, string>> FormerNamesAsync(List<Enterprise> shown, string text, CancellationToken cancel)
    {
        var other = shown.Where(e => !Together(text, e.Name, e.CreditCode)).ToDictionary(e => e.Id, e => e.Name);
        if (other.Count == 0) return [];
        var ids = other.Keys.ToList();
        var names = await db.Set<Fact>().AsNoTracking().Where(f => ids.Contains(f.SubjectId) && f.Name == FactNames.Enterprise).OrderByDescending(f => f.EnteredAt).Select(f => new { f.SubjectId, f.Value }).ToListAsync(cancel);
        return names.Where(n => n.Value != other[n.SubjectId] && Together(text, n.Value)).GroupBy(n => n.SubjectId).ToDictionary(g => g.Key, g => g.First().Value);
    }

    // 二元片段只保证各段都在；连着写的排在前面
    static bool Together(string text, params ReadOnlySpan<string?> among)
    {
        foreach (var word in text.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries))
        {
            var (plain, found) = (Bigrams.Plain(word), false);
            foreach (var one in among) found |= one is not null && Bigrams.Plain(one).Contains(plain, StringComparison.Ordinal);
            if (!found) return false;
        }
        return true;
    }

    static bool Same(string text, string? other) => other is not null && Bigrams.Plain(text) == Bigrams.Plain(other);
}
