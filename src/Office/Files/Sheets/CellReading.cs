using System.Globalization;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Turns a stored cell into what its target wants, or says why it cannot be.</summary>
static class CellReading
{
    // Unit：写在数后面的单位
    internal readonly record struct Result(SheetCell Cell, string? Problem = null, string? Unit = null);

    public static Result Read(SheetCell cell, string target, bool is1904) => cell.Kind switch
    {
        CellKind.Empty => new(cell),
        CellKind.Error => new(SheetCell.Empty, cell.Raw.StartsWith('#') ? $"{target}是 Excel 错误值 {cell.Raw}，请改正公式或改填数值" : $"{target}“{cell.Raw}”读不成数"),
        CellKind.FormulaWithoutValue => new(SheetCell.Empty, $"{target}是公式，但文件里没有算好的值。请在 Excel 里打开、保存一次，或改填数值"),
        _ => ColumnTargets.KindOf(target) switch
        {
            TargetKind.Number => Number(cell, target),
            TargetKind.Day => Day(cell, target, is1904),
            TargetKind.Code => Code(cell),
            _ => Text(cell, target),
        },
    };

    static Result Number(SheetCell cell, string target)
    {
        if (cell.Kind == CellKind.Number) return new(cell);
        if (cell.Kind == CellKind.Date) return new(SheetCell.Empty, $"{target}被存成了日期 {cell.Text}，请改成数值格式重填");
        if (NumberText.TryRead(cell.Text, out var value, out var unit, out var problem)) return new(new(CellKind.Number, cell.Raw, value), Unit: unit);
        if (!NumberText.TryReadApproximate(cell.Text, out var written, out var roughUnit)) return new(SheetCell.Empty, $"{target}{problem}");
        // 约数照写留着，不当成准数：它没有 Number，判不了限
        return target == "产能" ? new(SheetCell.OfText(written), Unit: roughUnit)
            : new(SheetCell.Empty, $"{target}“{cell.Text}”是约数。{target}要一个准数；不知道就空着，不要估");
    }

    static Result Day(SheetCell cell, string target, bool is1904)
    {
        if (cell.Kind == CellKind.Date) return cell.Day is { Year: > 1900 and <= 2100 } ? new(cell) : Bad();
        // 存成数的 2008.1 可能是一月，也可能是丢了零的十月；2008.6 只能是六月
        if (cell.Kind == CellKind.Number && cell.Number is { } typed && typed % 1 == 0.1m && typed < 3000)
            return new(SheetCell.Empty, $"{target}“{cell.Text}”可能是 1 月，也可能是 10 月（Excel 会丢掉末尾的 0），请写成 {decimal.Truncate(typed)}年1月 或 {decimal.Truncate(typed)}年10月");
        if (DayText.TryRead(cell.Text, out var from, out var through)) return new(from == through ? new(CellKind.Date, cell.Raw, Day: from) : cell with { Number = null, Kind = CellKind.Text });
        if (cell.Kind == CellKind.Text && DayText.IsVague(cell.Text)) return new(cell);
        if (NumberText.TryRead(cell.Text, out var five, out _, out _) && five is >= 19_000 and < 21_000)
            return new(SheetCell.Empty, $"{target}“{cell.Text}”像年份连着月份，也像 Excel 的日期序列数，看不出是哪一天，请写成 1998年1月 或 1998-01-05");
        return NumberText.TryRead(cell.Text, out var serial, out _, out _) && serial is >= 10_000 and < 73_416 && SerialDay.Read((double)serial, is1904) is { } day
            ? new(new(CellKind.Date, cell.Raw, Day: day)) : Bad();

        Result Bad() => new(SheetCell.Empty, $"{target}“{cell.Text}”看不出是哪一天，请写成 2008-06-01；只知年月的写 2008年6月");
    }

    static Result Code(SheetCell cell)
    {
        var text = cell.Text;
        if (text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"')) text = text[2..^1];
        text = text.TrimStart('\'').Trim();
        // Excel 只存 15 位有效数字，18 位的代码一旦成了数，末三位已经不在
        return NumberText.IsScientific(text) || (cell.Kind == CellKind.Number && Math.Abs(cell.Number ?? 0) >= 1_000_000_000_000_000m)
            ? new(SheetCell.Empty, $"信用代码被 Excel 存成了科学计数（{cell.Raw}），后几位已经丢失。请把这一列设成文本格式后重填")
            : new(text == cell.Raw ? cell : SheetCell.OfText(text));
    }

    static Result Text(SheetCell cell, string target) =>
        cell.Kind == CellKind.Number && Math.Abs(cell.Number ?? 0) >= 1_000_000_000_000_000m
            ? new(SheetCell.Empty, $"{target}被 Excel 存成了 {cell.Raw}，超过 15 位的数字已经丢失。请设成文本格式后重填")
            : new(cell);
}
