using System.Globalization;
using System.Text;
using Chuqing.Law;
using Chuqing.Office.Lists;

namespace Chuqing.Web.Portal.Released;

/// <summary>
/// A released list as CSV: UTF-8 with BOM, so that Excel reads the Chinese; one header, one line a row. From format 2 on the last columns say what the row is:
/// current (without or with a correction), gone since the version before, struck, or that the version is a recall. Files of format 1 stay as they were.
/// </summary>
public static class ListCsv
{
    static readonly (string Head, Func<ListedRow, string?> Of)[] Common =
    [
        ("县（市、区）", r => r.County), ("行业", r => r.Sector), ("企业名称", r => r.Enterprise), ("统一社会信用代码", r => r.CreditCode), ("生产线（设备）", r => r.Equipment),
        ("产能", r => r.Capacity?.ToString("0.############", CultureInfo.InvariantCulture)), ("产能单位", r => r.Unit),
    ];

    static readonly (string Head, Func<ListedRow, string?> Of)[] Yellow =
    [
        .. Common, ("哪里不达标", r => r.Ground), ("依据", r => r.Basis), ("责令限期整改文号", r => r.OrderNumber), ("送达日期", r => Day(r.ServedOn)), ("整改期限", r => Day(r.DueOn)),
        ("期限暂定", r => r.Provisional ? "是" : "否"), ("演示", r => r.IsDemo ? "演示" : ""),
    ];

    static readonly (string Head, Func<ListedRow, string?> Of)[] Red =
    [
        .. Common, ("哪里不达标", r => r.Ground), ("依据", r => r.Basis), ("复查结论", _ => "复查不合格"), ("复查日期", r => Day(r.RecheckFailedOn)), ("决定机关", r => r.DecidedBy), ("关闭决定文号", r => r.OrderNumber),
        ("决定送达登记日", r => Day(r.ServedOn)), ("送达方式", r => r.Delivery), ("演示", r => r.IsDemo ? "演示" : ""),
    ];

    static readonly (string Head, Func<ListedRow, string?> Of)[] Exits =
    [
        .. Common, ("退出依据", r => r.Ground), ("关停日期", r => Day(r.ShutOn)), ("拆除日期", r => Day(r.DismantledOn)), ("验收日期", r => Day(r.VerifiedOn)), ("验收文号", r => r.Basis),
        ("公告日期", r => Day(r.AnnouncedOn)), ("公告文号", r => r.OrderNumber), ("演示", r => r.IsDemo ? "演示" : ""),
    ];

    public static string Write(ListContent list)
    {
        var columns = list.Kind switch { ListKind.Yellow => Yellow, ListKind.Red => Red, _ => Exits };
        var text = new StringBuilder("\uFEFF序号,").AppendJoin(',', columns.Select(c => c.Head)).Append(list.Format == 1 ? "" : ",状态,状态日期,说明").Append("\r\n");
        for (var i = 0; i < list.Rows.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1},").AppendJoin(',', columns.Select(c => Cell(c.Of(list.Rows[i]))));
            if (list.Format > 1) text.Append(Standing(list.Rows[i].Correction is null ? "现行" : "现行（更正）", null, list.Rows[i].Correction is { } correction ? WordsOf(list.Kind, correction) : null));
            text.Append("\r\n");
        }
        foreach (var row in list.Removed)
            Beside(new(row.Id, row.Enterprise, null, row.County, null, row.Equipment, row.Capacity, row.Unit, "", null, null, null, null, false, null, null, null, null, row.IsDemo), Standing("移出", row.On, row.Words.StartsWith(row.Why.Label(), StringComparison.Ordinal) ? row.Words : $"{row.Why.Label()}：{row.Words}"));
        foreach (var row in list.Struck)
            Beside(new(row.Id, row.Enterprise, null, row.County, null, row.Equipment, null, null, "", null, null, null, null, false, null, null, null, null, row.IsDemo), Standing("剔除", null, $"{row.Reason}（{row.Ground}），自{row.Since}起"));
        if (list.Recall is { } recall) text.Append(new string(',', columns.Length)).Append(Standing($"撤回第 {recall.Number} 版", null, recall.Reason)).Append("\r\n");
        return text.ToString();

        // 只写认得出是哪一条线的几栏
        void Beside(ListedRow row, string standing) => text.Append(',').AppendJoin(',', columns.Select((c, i) => i < Common.Length || i == columns.Length - 1 ? Cell(c.Of(row)) : "")).Append(standing).Append("\r\n");
    }

    static string Standing(string what, DateOnly? on, string? words) => $",{Cell(what)},{Day(on)},{Cell(words)}";

    static string WordsOf(ListKind kind, RowCorrection correction) => $"{string.Join("；", correction.Changes.Select(c => ListField.Words(kind, c)))}。{correction.Reason}（{correction.Ground}），自{correction.Since}起";

    /// <summary>A cell that a spreadsheet would take for a formula becomes text by an apostrophe.</summary>
    public static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var safe = value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
