using System.Globalization;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Sheets that write 设备名称, 规格型号 and 数量 in columns of their own: put together as people would write them in one cell, 12500kVA矿热炉4台.</summary>
static class EquipmentWords
{
    const string Equipment = "生产线（设备）", Model = "规格型号", Count = "设备数量", Classifiers = "台座条套个口";

    public static void Join(MappedSheet sheet, Dictionary<string, MappedCell> cells)
    {
        var (model, count) = (TextOf(cells, Model), TextOf(cells, Count));
        if (model.Length + count.Length == 0 || !cells.TryGetValue(Equipment, out var named)) return;
        var name = named.Cell.Text;
        if (name.Contains(model, StringComparison.Ordinal)) model = "";
        cells[Equipment] = named with { Cell = SheetCell.OfText(model + name + Counted(sheet, count)) };
    }

    static string TextOf(Dictionary<string, MappedCell> cells, string target) => cells.TryGetValue(target, out var cell) ? cell.Cell.Text : "";

    // 只写了数的补上量词：表头括号里有就用它，没有就是台
    static string Counted(MappedSheet sheet, string count)
    {
        if (!int.TryParse(count.Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return count;
        var header = sheet.Columns[Count] is [var column, ..] ? HeaderText.SplitBracket(sheet.Header.Names[column - 1]).Bracket : null;
        return $"{number}{(header is [var one] && Classifiers.Contains(one, StringComparison.Ordinal) ? one : '台')}";
    }
}
