using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>What rows are found by: present and former names, names of rows merged into them, initials, codes, equipment and numbers.</summary>
public static class SearchTexts
{
    /// <summary>The search column of an enterprise that bears one name only.</summary>
    public static string Of(string enterprise, string? code) => Bigrams.Of(enterprise, PinyinInitials.Of(enterprise), code);

    /// <summary>The search column of a line of such an enterprise.</summary>
    public static string Of(string enterprise, string? code, string equipment, string? number) => Bigrams.Of(enterprise, PinyinInitials.Of(enterprise), code, equipment, number);

    /// <summary>Writes an enterprise's text and those of its lines again, from what stands in the database. A projection: no act of its own, no new version of a row.</summary>
    public static async Task RefreshAsync(AppDb db, Guid enterpriseId, CancellationToken cancel)
    {
        var rows = await Lineage.WithMergedAsync(db, enterpriseId, cancel);
        var named = await db.Set<Enterprise>().AsNoTracking().Where(e => rows.Contains(e.Id)).Select(e => new { e.Name, e.CreditCode }).ToListAsync(cancel);
        var facts = await db.Set<Fact>().AsNoTracking().Where(f => rows.Contains(f.SubjectId) && f.Name == FactNames.Enterprise).Select(f => f.Value).ToListAsync(cancel);
        var names = named.Select(e => e.Name).Concat(facts).Distinct().ToList();
        string?[] words = [.. names, .. names.Select(PinyinInitials.Of), .. named.Select(e => e.CreditCode)];
        var text = Bigrams.Of(words);
        await db.Set<Enterprise>().Where(e => e.Id == enterpriseId).ExecuteUpdateAsync(s => s.SetProperty(e => e.SearchText, text), cancel);

        var lines = await db.Set<ProductionLine>().AsNoTracking().Where(l => l.EnterpriseId == enterpriseId && l.MergedIntoId == null).Select(l => new { l.Id, l.EquipmentText, l.Number, l.SearchText }).ToListAsync(cancel);
        var merged = await Lineage.MergedAsync(db, lines.ConvertAll(l => l.Id), cancel);
        var mergedIds = merged.Values.SelectMany(m => m).ToList();
        var others = (await db.Set<ProductionLine>().AsNoTracking().Where(l => mergedIds.Contains(l.Id)).Select(l => new { l.Id, l.EquipmentText, l.Number }).ToListAsync(cancel)).ToDictionary(l => l.Id);
        foreach (var line in lines)
        {
            var before = (merged.GetValueOrDefault(line.Id) ?? []).Where(others.ContainsKey).SelectMany(id => new[] { others[id].EquipmentText, others[id].Number });
            var own = Bigrams.Of([.. words, line.EquipmentText, line.Number, .. before]);
            if (own != line.SearchText) await db.Set<ProductionLine>().Where(l => l.Id == line.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.SearchText, own), cancel);
        }
    }

    /// <summary>Fills what rows of an older version lack: the keys by which duplicates are sought, and the text by which they are found. Rows that have theirs are left.</summary>
    public static async Task FillAsync(AppDb db, CancellationToken cancel)
    {
        while (await db.Set<Enterprise>().AsNoTracking().Where(e => e.NameKey == "" && e.Name != "").OrderBy(e => e.Id).Take(500).ToListAsync(cancel) is { Count: > 0 } some)
        {
            foreach (var enterprise in some)
            {
                var key = NameKeys.Of(enterprise.Name);
                if (key.Length == 0) return;
                await db.Set<Enterprise>().Where(e => e.Id == enterprise.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.NameKey, key), cancel);
                await RefreshAsync(db, enterprise.Id, cancel);
            }
        }
        while (await db.Set<ProductionLine>().AsNoTracking().Where(l => l.LikenessKey == "" && l.EquipmentText != "").OrderBy(l => l.Id).Take(500).ToListAsync(cancel) is { Count: > 0 } some)
            foreach (var line in some)
            {
                var key = ProductionLine.KeyOf(line.Number, line.EquipmentText);
                if (key.Length == 0) return;
                await db.Set<ProductionLine>().Where(l => l.Id == line.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.LikenessKey, key), cancel);
            }
    }
}
