using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Finds the enterprise that a row means: by its code where it has one, else by name and place together. Never by name alone.</summary>
/// <remarks>Within one county: each county keeps and sees its own part of an enterprise; totals count one code once.</remarks>
sealed class EnterpriseIndex
{
    readonly Dictionary<(string Code, string County), Enterprise> byCode = [];
    readonly Dictionary<(string Name, string County, string? Place), Enterprise> byName = [];
    readonly Dictionary<string, Enterprise> anyOfName = [];

    readonly HashSet<(Guid Living, string Name)> mergedNames = [];

    /// <summary>All enterprises. A row that was merged answers with the one that lives: the same sheet again makes no second one.</summary>
    public static async Task<EnterpriseIndex> LoadAsync(AppDb db, CancellationToken cancel)
    {
        var index = new EnterpriseIndex();
        var all = await db.Set<Enterprise>().OrderBy(e => e.Id).ToListAsync(cancel);
        var byId = all.ToDictionary(e => e.Id);
        foreach (var enterprise in all.Where(e => e.MergedIntoId is null)) index.Add(enterprise);
        foreach (var merged in all.Where(e => e.MergedIntoId is not null))
        {
            var living = merged;
            while (living.MergedIntoId is { } into && byId.TryGetValue(into, out var next)) living = next;
            index.Add(merged, living);
            if (merged.Name != living.Name) index.mergedNames.Add((living.Id, merged.Name));
        }
        return index;
    }

    public void Add(Enterprise enterprise) => Add(enterprise, enterprise);

    /// <summary>Whether a name is that of a row merged into an enterprise: no change of name.</summary>
    public bool IsMergedName(Enterprise living, string name) => mergedNames.Contains((living.Id, name));

    void Add(Enterprise known, Enterprise answer)
    {
        if (known.CreditCode is { } code && Identifies(known.CreditCodeState)) byCode.TryAdd((code, County(known.DivisionPath)), answer);
        byName.TryAdd((Plain(known.Name), County(known.DivisionPath), known.Place), answer);
        anyOfName.TryAdd(Plain(known.Name), answer);
    }

    /// <returns>The enterprise, or null where it is new. Two codes are two enterprises, though the names be equal.</returns>
    public Enterprise? Find(LedgerRow row)
    {
        if (row.Code is { } code && Identifies(code.State) && byCode.TryGetValue((code.Code, County(row.Division.Path)), out var coded)) return coded;
        var named = byName.GetValueOrDefault((Plain(row.Enterprise), County(row.Division.Path), row.Place));
        var differs = named?.CreditCode is { } other && Identifies(named.CreditCodeState) && row.Code is { } own && Identifies(own.State) && own.Code != other;
        return differs ? null : named;
    }

    /// <summary>Another enterprise of that name, for the hint to the officer.</summary>
    public Enterprise? Namesake(LedgerRow row) => anyOfName.GetValueOrDefault(Plain(row.Enterprise));

    // 掩码和错码不能用来认人
    static bool Identifies(CreditCodeState? state) => state is CreditCodeState.Valid or CreditCodeState.CheckDigitDiffers;

    static string County(string path) => string.Join('/', path.Split('/').Take(3));

    static string Plain(string name) => string.Concat(name.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
