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
    readonly HashSet<(Guid Living, string Name)> mergedNames = [];

    /// <summary>All enterprises. A row that was merged answers with the one that lives: the same sheet again makes no second one.</summary>
    public static async Task<EnterpriseIndex> LoadAsync(AppDb db, CancellationToken cancel)
    {
        var (index, living, merged) = (new EnterpriseIndex(), new Dictionary<Guid, KnownEnterprise>(), new Dictionary<Guid, (KnownEnterprise Row, Guid Into)>());
        var all = db.Set<Enterprise>().OrderBy(e => e.Id).Select(e => new { Row = new KnownEnterprise(e.Id, e.Name, e.CreditCode, e.CreditCodeState, e.DivisionPath, e.Place), e.MergedIntoId });
        await foreach (var enterprise in all.AsAsyncEnumerable().WithCancellation(cancel))
            if (enterprise.MergedIntoId is { } into) merged.Add(enterprise.Row.Id, (enterprise.Row, into));
            else
            {
                index.Add(enterprise.Row);
                living.Add(enterprise.Row.Id, enterprise.Row);
            }
        foreach (var (row, into) in merged.Values)
        {
            var last = into;
            while (merged.TryGetValue(last, out var next)) last = next.Into;
            if (!living.TryGetValue(last, out var answer)) continue;
            index.Add(row, answer);
            if (row.Name != answer.Name) index.mergedNames.Add((answer.Id, row.Name));
        }
        return index;
    }

    public void Add(KnownEnterprise enterprise) => Add(enterprise, enterprise);

    /// <summary>Puts an enterprise that gained its code in the place of what was known.</summary>
    public void Replace(KnownEnterprise known, KnownEnterprise by)
    {
        if (byName.GetValueOrDefault(NameOf(known)) == known) byName[NameOf(known)] = by;
        Add(by);
    }

    /// <summary>Whether a name is that of a row merged into an enterprise: no change of name.</summary>
    public bool IsMergedName(KnownEnterprise living, string name) => mergedNames.Count > 0 && mergedNames.Contains((living.Id, name));

    /// <returns>The enterprise, or null where it is new. Two codes are two enterprises, though the names be equal.</returns>
    public KnownEnterprise? Find(LedgerRow row)
    {
        var county = County(row.Division.Path);
        if (row.Code is { } code && Identifies(code.State) && byCode.TryGetValue((code.Code, county), out var coded)) return coded;
        var named = byName.GetValueOrDefault((Plain(row.Enterprise), county, row.Place));
        var differs = named?.CreditCode is { } other && Identifies(named.CreditCodeState) && row.Code is { } own && Identifies(own.State) && own.Code != other;
        return differs ? null : named;
    }

    /// <summary>Another enterprise of that name, for the hint to the officer.</summary>
    public KnownEnterprise? Namesake(LedgerRow row) => anyOfName.GetValueOrDefault(Plain(row.Enterprise));

    void Add(KnownEnterprise known, KnownEnterprise answer)
    {
        if (known.CreditCode is { } code && Identifies(known.CreditCodeState)) byCode.TryAdd((code, County(known.DivisionPath)), answer);
        byName.TryAdd(NameOf(known), answer);
        anyOfName.TryAdd(Plain(known.Name), answer);
    }

    // 掩码和错码不能用来认人
    static bool Identifies(CreditCodeState? state) => state is CreditCodeState.Valid or CreditCodeState.CheckDigitDiffers;

    static (string, string, string?) NameOf(KnownEnterprise enterprise) => (Plain(enterprise.Name), County(enterprise.DivisionPath), enterprise.Place);

    // 路径的头三段：/440200/440205/
    static string County(string path)
    {
        var city = path.IndexOf('/', 1);
        var county = city < 0 ? -1 : path.IndexOf('/', city + 1);
        return county < 0 || county == path.Length - 1 ? path : path[..(county + 1)];
    }

    static string Plain(string name)
    {
        var plain = name.IsNormalized(System.Text.NormalizationForm.FormKC) ? name : name.Normalize(System.Text.NormalizationForm.FormKC);
        return plain.Any(char.IsWhiteSpace) ? string.Concat(plain.Where(c => !char.IsWhiteSpace(c))) : plain;
    }
}
