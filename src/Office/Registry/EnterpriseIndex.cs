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

    public static async Task<EnterpriseIndex> LoadAsync(AppDb db, CancellationToken cancel)
    {
        var index = new EnterpriseIndex();
        foreach (var enterprise in await db.Set<Enterprise>().Where(e => e.MergedIntoId == null).OrderBy(e => e.Id).ToListAsync(cancel)) index.Add(enterprise);
        return index;
    }

    public void Add(Enterprise enterprise)
    {
        if (enterprise.CreditCode is { } code && Identifies(enterprise.CreditCodeState)) byCode.TryAdd((code, County(enterprise.DivisionPath)), enterprise);
        byName.TryAdd((Plain(enterprise.Name), County(enterprise.DivisionPath), enterprise.Place), enterprise);
        anyOfName.TryAdd(Plain(enterprise.Name), enterprise);
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
