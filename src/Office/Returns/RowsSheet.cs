using Chuqing.Law;

namespace Chuqing.Office.Returns;

/// <summary>The rows behind a figure as xlsx, for whoever wants to count them again.</summary>
public static class RowsSheet
{
    static readonly string[] Heads = ["县（市、区）", "企业名称", "统一社会信用代码", "行业", "生产线（事项）", "产能", "单位", "情况", "日期和文号"];

    public static byte[] Write(YearFilter filter, IReadOnlyList<RowBehind> rows, DateOnly on)
    {
        var name = $"{filter.Year}年{filter.Of.Label()}";
        var sheet = new TracedSheet($"{name}.xlsx", "逐行", [12, 26, 22, 10, 26, 10, 10, 16, 34]);
        sheet.Line(1, rows.Any(r => r.IsDemo) ? name + "（演示）" : name, CellLook.Title, 30);
        sheet.Line(2, FormattableString.Invariant($"截至 {on:yyyy-MM-dd}，{rows.Count} {YearSets.Measure(filter.Of)}。{YearSets.Sentence(filter.Of, filter.Year)}"), CellLook.Note, 48);
        sheet.Header(3, Heads);
        var at = 3;
        foreach (var row in rows)
        {
            at++;
            string?[] texts = [row.County, row.IsDemo ? $"{row.Enterprise}（演示）" : row.Enterprise, row.CreditCode, row.Sector, row.Subject];
            for (var i = 0; i < texts.Length; i++) sheet.Text(at, i + 1, texts[i]);
            if (row.Capacity is { } capacity) sheet.Figure(at, 6, capacity, $"{row.Enterprise} {row.Subject} 产能", row.Unit, (filter with { Row = row.Id }).Query, [row.Id]);
            else sheet.Text(at, 6, row.Address is null ? "" : "未填");
            sheet.Text(at, 7, row.Unit);
            sheet.Text(at, 8, row.State);
            sheet.Text(at, 9, string.Join('\n', row.Days.Select(d => FormattableString.Invariant($"{d.What} {d.On:yyyy-MM-dd} {d.Number}").TrimEnd())));
        }
        return TracedBook.Write([sheet]);
    }
}
