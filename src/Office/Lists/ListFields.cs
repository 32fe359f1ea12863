using System.Globalization;
using Chuqing.Law;

namespace Chuqing.Office.Lists;

/// <summary>One public field of a row as text: for corrections and for the difference of two versions.</summary>
/// <param name="Id">Stable id; stands in corrections that are kept.</param>
/// <param name="Longest">Longest text that a correction may give; 0 where a correction may not touch the field, because it follows from the steps of the file.</param>
/// <param name="IsNeeded">Never empty.</param>
/// <param name="With">The row with another text; null where a correction may not touch the field.</param>
public sealed record ListField(string Id, Func<ListKind, string> LabelIn, int Longest, bool IsNeeded, Func<ListedRow, string?> Of, Func<ListedRow, string?, ListedRow>? With = null)
{
    public static readonly IReadOnlyList<ListField> All =
    [
        new("enterprise", _ => "企业名称", 200, true, r => r.Enterprise, (r, v) => r with { Enterprise = v! }),
        new("creditCode", _ => "统一社会信用代码", 18, false, r => r.CreditCode, (r, v) => r with { CreditCode = v }),
        new("county", _ => "县（市、区）", 40, true, r => r.County, (r, v) => r with { County = v! }),
        new("sector", _ => "行业", 60, false, r => r.Sector, (r, v) => r with { Sector = v }),
        new("equipment", _ => "生产线（设备）", 300, true, r => r.Equipment, (r, v) => r with { Equipment = v! }),
        new("capacity", _ => "产能", 20, false, r => r.Capacity?.ToString("0.############", CultureInfo.InvariantCulture), (r, v) => r with { Capacity = v is null ? null : decimal.Parse(v, CultureInfo.InvariantCulture) }),
        new("unit", _ => "产能单位", 20, false, r => r.Unit, (r, v) => r with { Unit = v }),
        new("ground", k => k == ListKind.YearlyExits ? "退出依据" : "哪里不达标", 300, true, r => r.Ground, (r, v) => r with { Ground = v! }),
        new("basis", k => k == ListKind.YearlyExits ? "验收文号" : "依据", 300, false, r => r.Basis, (r, v) => r with { Basis = v }),
        new("orderNumber", k => k switch { ListKind.Yellow => "责令限期整改文号", ListKind.Red => "关闭决定文号", _ => "公告文号" }, 80, false, r => r.OrderNumber, (r, v) => r with { OrderNumber = v }),
        new("recheckFailedOn", _ => "复查不合格日期", 0, false, r => Day(r.RecheckFailedOn)),
        new("decidedBy", _ => "决定机关", 0, false, r => r.DecidedBy),
        new("servedOn", k => k == ListKind.Red ? "决定送达登记日" : "送达日期", 0, false, r => Day(r.ServedOn)),
        new("delivery", _ => "送达方式", 0, false, r => r.Delivery),
        new("dueOn", _ => "整改期限", 0, false, r => r.DueOn is { } due ? $"{Day(due)}{(r.Provisional ? "（暂定）" : "")}" : null),
        new("shutOn", _ => "关停日期", 0, false, r => Day(r.ShutOn)),
        new("dismantledOn", _ => "拆除日期", 0, false, r => Day(r.DismantledOn)),
        new("verifiedOn", _ => "验收日期", 0, false, r => Day(r.VerifiedOn)),
        new("announcedOn", _ => "公告日期", 0, false, r => Day(r.AnnouncedOn)),
    ];

    /// <summary>Those that a correction may replace; days and decisions follow from the file, and are corrected there.</summary>
    public static IEnumerable<ListField> Correctable => All.Where(f => f.With is not null);

    /// <exception cref="KeyNotFoundException">No such field.</exception>
    public static ListField Find(string id) => All.FirstOrDefault(f => f.Id == id) ?? throw new KeyNotFoundException(id);

    /// <summary>产能：原 3.6，更正为 36。</summary>
    public static string Words(ListKind kind, FieldCorrection change) => $"{Find(change.Field).LabelIn(kind)}：原{Text(change.Was)}，更正为{Text(change.Now)}";

    static string Text(string? value) => value is null ? "未填" : $"“{value}”";

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
