using System.Globalization;
using System.Text;
using Chuqing.Office.Lists;

namespace Chuqing.Web.Portal.Released;

/// <summary>A released list as CSV: UTF-8 with BOM, so that Excel reads the Chinese; one header, one line a row.</summary>
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

    static readonly (string Head, Func<ListedRow, string?> Of)[] Exits =
    [
        .. Common, ("退出依据", r => r.Ground), ("关停日期", r => Day(r.ShutOn)), ("拆除日期", r => Day(r.DismantledOn)), ("验收日期", r => Day(r.VerifiedOn)), ("验收文号", r => r.Basis),
        ("公告日期", r => Day(r.AnnouncedOn)), ("公告文号", r => r.OrderNumber), ("演示", r => r.IsDemo ? "演示" : ""),
    ];

    public static string Write(ListContent list)
    {
        var columns = list.Kind == ListKind.Yellow ? Yellow : Exits;
        var text = new StringBuilder("\uFEFF序号,").AppendJoin(',', columns.Select(c => c.Head)).Append("\r\n");
        for (var i = 0; i < list.Rows.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i + 1},").AppendJoin(',', columns.Select(c => Cell(c.Of(list.Rows[i])))).Append("\r\n");
        return text.ToString();
    }

    /// <summary>A cell that a spreadsheet would take for a formula becomes text by an apostrophe.</summary>
    public static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var safe = value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
