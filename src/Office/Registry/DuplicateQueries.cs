using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Two rows that may be one, and why it looks so.</summary>
public sealed record DuplicatePair(DuplicateKind Kind, Guid FirstId, string First, string? FirstNote, Guid SecondId, string Second, string? SecondNote, string DivisionPath, string Because);

/// <summary>How a suggestion was found; also the parts of the work list.</summary>
public enum DuplicateGround
{
    [Law.Label("信用代码相同")] Code,
    [Law.Label("遮挡的代码对得上")] Masked,
    [Law.Label("名称相同")] Name,
    [Law.Label("名称只差地名")] Place,
    [Law.Label("名称相近")] Alike,
    [Law.Label("同企业同设备同编号")] Line,
}

/// <summary>Suggests rows that may be recorded twice. Only ever a suggestion: a person merges, or says that they are not the same.</summary>
/// <remarks>Never all pairs: rows are grouped by a key that an index holds (code, name key, its beginning, the line's key), and only a group is looked at.</remarks>
public sealed class DuplicateQueries(AppDb db)
{
    /// <summary>Groups looked at per question, pairs answered, and rows of one group: a bound for pages, not for truth; settled pairs leave and the next come up.</summary>
    const int Groups = 60, Pairs = 50, RowsOfGroup = 40;

    /// <summary>Names that share so much of their neighbouring characters are suggested.</summary>
    const decimal AlikeFrom = 0.75m;

    /// <param name="after">The key after which groups are sought; null from the beginning.</param>
    /// <returns>Pairs, and the key to go on from; null at the end.</returns>
    public async Task<(IReadOnlyList<DuplicatePair> Pairs, string? Next)> FindAsync(DuplicateGround ground, string? after, CancellationToken cancel)
    {
        var (groups, next) = ground switch
        {
            DuplicateGround.Code => await ByCodeAsync(after ?? "", cancel),
            DuplicateGround.Masked => await MaskedAsync(after ?? "", cancel),
            DuplicateGround.Name => await ByNameAsync(after ?? "", cancel),
            DuplicateGround.Place => await ByTailAsync(after ?? "", cancel),
            DuplicateGround.Alike => await AlikeAsync(after ?? "", cancel),
            _ => await LinesAsync(after, cancel),
        };
        var ids = groups.SelectMany(p => new[] { p.FirstId, p.SecondId }).Distinct().ToList();
        var ruled = (await db.Set<DuplicateRuling>().AsNoTracking().Where(r => ids.Contains(r.FirstId)).Select(r => new { r.FirstId, r.SecondId }).ToListAsync(cancel)).ToHashSet();
        return ([.. groups.Where(p => !ruled.Contains(new { p.FirstId, p.SecondId })).Take(Pairs)], next);
    }

    async Task<(List<DuplicatePair>, string?)> ByCodeAsync(string after, CancellationToken cancel)
    {
        var keys = await Living().Where(e => e.CreditCode != null && e.CreditCode.CompareTo(after) > 0 && (e.CreditCodeState == CreditCodeState.Valid || e.CreditCodeState == CreditCodeState.CheckDigitDiffers))
            .GroupBy(e => e.CreditCode!).Where(g => g.Count() > 1).OrderBy(g => g.Key).Select(g => g.Key).Take(Groups).ToListAsync(cancel);
        var rows = await Living().Where(e => e.CreditCode != null && keys.Contains(e.CreditCode)).OrderBy(e => e.Id).Take(Groups * RowsOfGroup).ToListAsync(cancel);
        return (Within(rows.GroupBy(e => (e.CreditCode, EnterpriseService.County(e.DivisionPath))), (a, _) => $"信用代码都是 {a.CreditCode}"), Next(keys));
    }

    async Task<(List<DuplicatePair>, string?)> ByNameAsync(string after, CancellationToken cancel)
    {
        var keys = await Living().Where(e => e.NameKey.CompareTo(after) > 0).GroupBy(e => e.NameKey).Where(g => g.Count() > 1).OrderBy(g => g.Key).Select(g => g.Key).Take(Groups).ToListAsync(cancel);
        var rows = await Living().Where(e => keys.Contains(e.NameKey)).OrderBy(e => e.Id).Take(Groups * RowsOfGroup).ToListAsync(cancel);
        return (Within(rows.GroupBy(e => (e.NameKey, EnterpriseService.County(e.DivisionPath))), (a, b) => a.Name == b.Name ? "名称一样" : "去掉地名、括号和公司形式，名称一样"), Next(keys));
    }

    // 曲江云岭水泥、云岭水泥：末四个字相同的才比，一个比另一个只在前面多几个字
    async Task<(List<DuplicatePair>, string?)> ByTailAsync(string after, CancellationToken cancel)
    {
        var named = Living().Where(e => e.NameKey.Length >= 4);
        var keys = await named.Where(e => e.NameKey.Substring(e.NameKey.Length - 4).CompareTo(after) > 0).GroupBy(e => e.NameKey.Substring(e.NameKey.Length - 4)).Where(g => g.Count() > 1)
            .OrderBy(g => g.Key).Select(g => g.Key).Take(Groups).ToListAsync(cancel);
        var rows = await named.Where(e => keys.Contains(e.NameKey.Substring(e.NameKey.Length - 4))).OrderBy(e => e.NameKey).ThenBy(e => e.Id).Take(Groups * RowsOfGroup).ToListAsync(cancel);
        return (Within(rows.GroupBy(e => (e.NameKey[^4..], EnterpriseService.County(e.DivisionPath))), (a, b) => OnlyLonger(a.NameKey, b.NameKey) || OnlyLonger(b.NameKey, a.NameKey) ? "名称只差前面几个字，像是地名" : null), Next(keys));
    }

    static bool OnlyLonger(string one, string other) => one.Length > other.Length && one.Length - other.Length <= 4 && one.EndsWith(other, StringComparison.Ordinal);

    // 名称的头两个字相同的才比：一个县里同头两字的不过几十家
    async Task<(List<DuplicatePair>, string?)> AlikeAsync(string after, CancellationToken cancel)
    {
        var keys = await Living().Where(e => e.NameKey.Length >= 2 && e.NameKey.Substring(0, 2).CompareTo(after) > 0).GroupBy(e => e.NameKey.Substring(0, 2)).Where(g => g.Count() > 1)
            .OrderBy(g => g.Key).Select(g => g.Key).Take(Groups).ToListAsync(cancel);
        var rows = await Living().Where(e => keys.Contains(e.NameKey.Substring(0, 2))).OrderBy(e => e.NameKey).ThenBy(e => e.Id).Take(Groups * RowsOfGroup).ToListAsync(cancel);
        return (Within(rows.GroupBy(e => (e.NameKey[..2], EnterpriseService.County(e.DivisionPath))),
            (a, b) => a.NameKey != b.NameKey && NameKeys.Likeness(a.NameKey, b.NameKey) is var likeness && likeness >= AlikeFrom ? $"名称相近（{likeness:P0}）" : null), Next(keys));
    }

    async Task<(List<DuplicatePair>, string?)> MaskedAsync(string after, CancellationToken cancel)
    {
        var masked = await Living().Where(e => e.CreditCode != null && e.CreditCodeState == CreditCodeState.Masked && e.CreditCode.CompareTo(after) > 0).OrderBy(e => e.CreditCode).ThenBy(e => e.Id).Take(Groups).ToListAsync(cancel);
        List<DuplicatePair> pairs = [];
        foreach (var row in masked)
        {
            var visible = row.CreditCode!.Split('*')[0];
            if (visible.Length < 8) continue;
            var county = EnterpriseService.County(row.DivisionPath);
            var near = await Living().Where(e => e.Id != row.Id && e.CreditCode != null && e.CreditCode.StartsWith(visible) && e.DivisionPath.StartsWith(county)).OrderBy(e => e.Id).Take(RowsOfGroup).ToListAsync(cancel);
            pairs.AddRange(near.Where(e => Fits(row.CreditCode, e.CreditCode!)).Select(e => Pair(row, e, $"{row.CreditCode} 露出的字与 {e.CreditCode} 对得上")));
        }
        return ([.. pairs.DistinctBy(p => (p.FirstId, p.SecondId))], masked.Count < Groups ? null : masked[^1].CreditCode);
    }

    /// <summary>Whether two codes, either with hidden characters, may be one.</summary>
    public static bool Fits(string a, string b) => a.Length == b.Length && a.Zip(b).All(p => p.First == p.Second || p.First == '*' || p.Second == '*');

    async Task<(List<DuplicatePair>, string?)> LinesAsync(string? after, CancellationToken cancel)
    {
        var from = Guid.TryParse(after, out var id) ? id : Guid.Empty;
        var lines = db.Set<ProductionLine>().AsNoTracking().Where(l => l.MergedIntoId == null && l.LikenessKey != "");
        var keys = await lines.Where(l => l.EnterpriseId.CompareTo(from) > 0).GroupBy(l => new { l.EnterpriseId, l.LikenessKey }).Where(g => g.Count() > 1).OrderBy(g => g.Key.EnterpriseId).Select(g => g.Key.EnterpriseId).Take(Groups).ToListAsync(cancel);
        var rows = await (from l in lines where keys.Contains(l.EnterpriseId) join e in db.Set<Enterprise>() on l.EnterpriseId equals e.Id orderby l.Id select new { l, e.Name }).Take(Groups * RowsOfGroup).ToListAsync(cancel);
        List<DuplicatePair> pairs = [];
        foreach (var group in rows.GroupBy(r => (r.l.EnterpriseId, r.l.LikenessKey)))
        {
            var first = group.First();
            foreach (var other in group.Skip(1).Take(RowsOfGroup))
                pairs.Add(new(DuplicateKind.Line, first.l.Id, LineService.NameOf(first.l), first.Name, other.l.Id, LineService.NameOf(other.l), other.Name, first.l.DivisionPath,
                    first.l.Number is null ? "同一家企业，设备写法一样，都没有编号；也可能本来就是两条" : "同一家企业，设备和编号都一样"));
        }
        return (pairs, keys.Count < Groups ? null : keys[^1].ToString());
    }

    IQueryable<Enterprise> Living() => db.Set<Enterprise>().AsNoTracking().Where(e => e.MergedIntoId == null && e.NameKey != "");

    static List<DuplicatePair> Within<TKey>(IEnumerable<IGrouping<TKey, Enterprise>> groups, Func<Enterprise, Enterprise, string?> why)
    {
        List<DuplicatePair> pairs = [];
        foreach (var group in groups)
        {
            var rows = group.OrderBy(e => e.Id).Take(RowsOfGroup).ToList();
            for (var i = 0; i < rows.Count; i++)
                for (var j = i + 1; j < rows.Count; j++)
                    if (!Differ(rows[i], rows[j]) && why(rows[i], rows[j]) is { } because) pairs.Add(Pair(rows[i], rows[j], because));
        }
        return pairs;
    }

    // 两个有效而不同的代码是两家企业；所在地不同的外地样例也不是一家
    static bool Differ(Enterprise a, Enterprise b) =>
        a.Place != b.Place || (a is { CreditCode: { } one, CreditCodeState: CreditCodeState.Valid } && b is { CreditCode: { } other, CreditCodeState: CreditCodeState.Valid } && one != other);

    static DuplicatePair Pair(Enterprise a, Enterprise b, string because)
    {
        var (first, second) = a.Id.CompareTo(b.Id) < 0 ? (a, b) : (b, a);
        return new(DuplicateKind.Enterprise, first.Id, first.Name, first.CreditCode, second.Id, second.Name, second.CreditCode, first.DivisionPath, because);
    }

    static string? Next(List<string> keys) => keys.Count < Groups ? null : keys[^1];
}
