using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Registry;

/// <summary>What no text of a ledger row may be: longer than anybody reads, or with signs that nobody sees.</summary>
static class RowText
{
    static readonly Dictionary<string, int> Longest = new()
    {
        [FactNames.Enterprise] = 100, ["统一社会信用代码"] = 40, [FactNames.County] = 50, ["镇（街道）"] = 50, [FactNames.Province] = 50, [FactNames.Sector] = 50, [FactNames.Number] = 50,
        [FactNames.Product] = 200, [FactNames.Use] = 200, [FactNames.Process] = 200, [FactNames.Equipment] = 2000, [FactNames.CapacityUnit] = 20, [FactNames.Commissioned] = 40, [FactNames.Status] = 100,
    };

    public static void Check(MappedRow row, List<CellProblem> problems)
    {
        foreach (var (target, cell) in row.Cells)
        {
            if (cell.Cell.Kind != CellKind.Text) continue;
            var text = cell.Cell.Text;
            if (Longest.TryGetValue(target, out var most) && text.Length > most) problems.Add(row.Problem(target, $"{target}太长：{text.Length} 个字，最多 {most} 个字。请核对是不是几格并成了一格。"));
            if (text.Any(IsUnseen)) problems.Add(row.Problem(target, $"{target}里有看不见的控制字符，可能是从别处粘贴来的。请重新打一遍。"));
        }
        if (row.Text(FactNames.Enterprise) is { } name && !name.Any(char.IsLetter)) problems.Add(row.Problem(FactNames.Enterprise, $"企业名称“{Short(name)}”不像名称，请填营业执照上的全称。"));
        if (row.Text(FactNames.CapacityUnit) is { } unit && !unit.Any(char.IsLetter)) problems.Add(row.Problem(FactNames.CapacityUnit, $"产能单位“{Short(unit)}”不是单位。请写成 万吨/年 这样。"));
    }

    // 换行、制表是格内排版；双向控制符能把一行字倒过来显示
    static bool IsUnseen(char c) => (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
        || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    static string Short(string text) => text.Length > 20 ? text[..20] + "…" : text;
}
