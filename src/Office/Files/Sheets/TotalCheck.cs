namespace Chuqing.Office.Files.Sheets;

/// <summary>Adds up figures per unit and compares them with the totals that the sender printed.</summary>
sealed class TotalCheck(string place)
{
    readonly Dictionary<(string Target, string Unit), decimal> all = [], sinceTotal = [];
    readonly Dictionary<string, int> unread = [];

    public void Add(string target, string? unit, decimal value)
    {
        foreach (var sums in new[] { all, sinceTotal })
            sums[(target, unit ?? "")] = sums.GetValueOrDefault((target, unit ?? "")) + value;
    }

    /// <summary>A figure that could not be read: sums without it are not blamed on the sender's total alone.</summary>
    public void AddUnread(string target) => unread[target] = unread.GetValueOrDefault(target) + 1;

    /// <param name="row">Where the total stands.</param>
    /// <param name="label">小计, 合计 …</param>
    /// <param name="subtotal">Compares with the rows since the last total only.</param>
    /// <param name="printed">By target: the figure, its unit if it is known, and its column.</param>
    public IEnumerable<string> Compare(int row, string label, bool subtotal, IEnumerable<(string Target, decimal Value, string? Unit, string Column)> printed)
    {
        var warnings = new List<string>();
        foreach (var (target, value, unit, column) in printed)
            if (Difference(target, value, unit, subtotal) is { } difference)
                warnings.Add($"{place}第 {row} 行 {column} 列：“{label}”的{target}写的是 {Show(value, unit)}，{difference}{Unread(target)}。");
        sinceTotal.Clear();
        return warnings;
    }

    string? Difference(string target, decimal value, string? unit, bool subtotal)
    {
        var units = all.Keys.Where(k => k.Target == target).Select(k => k.Unit).ToList();
        if (unit is null && units.Count > 1) return $"没有写单位，而上面各行有 {string.Join("、", units.Select(u => u.Length == 0 ? "无单位" : u))} 几种，没法核对";
        unit ??= units.FirstOrDefault() ?? "";
        var since = sinceTotal.GetValueOrDefault((target, unit));
        var sum = subtotal ? since : all.GetValueOrDefault((target, unit));
        // “合计”有时只合计到上一个合计为止
        if (value == sum || (!subtotal && value == since)) return null;
        return $"上面各行相加是 {Show(sum, unit)}，相差 {Show(Math.Abs(value - sum), unit)}";
    }

    string Unread(string target) => unread.TryGetValue(target, out var count) ? $"（另有 {count} 行的{target}没有读懂，未计入）" : "";

    static string Show(decimal value, string? unit) => FormattableString.Invariant($"{SheetCell.Shortest(value)} {unit}").TrimEnd();
}
