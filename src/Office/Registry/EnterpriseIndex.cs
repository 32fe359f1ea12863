using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>What an enterprise is recognised by.</summary>
sealed record KnownEnterprise(Guid Id, string Name, string? CreditCode, CreditCodeState? CreditCodeState, string DivisionPath, string? Place);

/// <summary>Finds the enterprise that a row means: by its code where it has one, else by name and place together. Never by name alone.</summary>
/// <remarks>Within one county: each county keeps and sees its own part of an enterprise; totals count one code once.</remarks>
sealed class EnterpriseIndex
{
    readonly Dictionary<(string Code, string County), KnownEnterprise> byCode = [];
    readonly Dictionary<(string Name, string County, string? Place), KnownEnterprise> byName = [];
    readonly Dictionary<string, KnownEnterprise> anyOfName = [];

    public static async Task<EnterpriseIndex> LoadAsync(AppDb db, CancellationToken cancel)
    {
        var index = new EnterpriseIndex();
        var all = db.Set<Enterprise>().Where(e => e.MergedIntoId == null).OrderBy(e => e.Id).Select(e => new KnownEnterprise(e.Id, e.Name, e.CreditCode, e.CreditCodeState, e.DivisionPath, e.Place));
        await foreach (var enterprise in all.AsAsyncEnumerable().WithCancellation(cancel)) index.Add(enterprise);
        return index;
    }

    public void Add(KnownEnterprise enterprise)
    {
        if (enterprise.CreditCode is { } code && Identifies(enterprise.CreditCodeState)) byCode.TryAdd((code, County(enterprise.DivisionPath)), enterprise);
        byName.TryAdd(NameOf(enterprise), enterprise);
        anyOfName.TryAdd(Plain(enterprise.Name), enterprise);
    }

    /// <summary>Puts an enterprise that gained its code in the place of what was known.</summary>
    public void Replace(KnownEnterprise known, KnownEnterprise by)
    {
        if (byName.GetValueOrDefault(NameOf(known)) == known) byName[NameOf(known)] = by;
        Add(by);
    }

    /// <returns>The enterprise, or null where it is new. Two codes are two enterprises, though the names be equal.</returns>
    public KnownEnterprise? Find(LedgerRow row)
    {
        if (row.Code is { } code && Identifies(code.State) && byCode.TryGetValue((code.Code, County(row.Division.Path)), out var coded)) return coded;
        var named = byName.GetValueOrDefault((Plain(row.Enterprise), County(row.Division.Path), row.Place));
        var differs = named?.CreditCode is { } other && Identifies(named.CreditCodeState) && row.Code is { } own && Identifies(own.State) && own.Code != other;
        return differs ? null : named;
    }

    /// <summary>Another enterprise of that name, for the hint to the officer.</summary>
    public KnownEnterprise? Namesake(LedgerRow row) => anyOfName.GetValueOrDefault(Plain(row.Enterprise));

    // 掩码和错码不能用来认人
    static bool Identifies(CreditCodeState? state) => state is CreditCodeState.Valid or CreditCodeState.CheckDigitDiffers;

    static (string, string, string?) NameOf(KnownEnterprise enterprise) => (Plain(enterprise.Name), County(enterprise.DivisionPath), enterprise.Place);

    static string County(string path) => string.Join('/', path.Split('/').Take(3));

    static string Plain(string name) => string.Concat(name.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
