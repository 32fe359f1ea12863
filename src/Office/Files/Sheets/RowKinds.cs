using System.Text.RegularExpressions;

namespace Chuqing.Office.Files.Sheets;

enum RowKind { Data, Blank, Subtotal, Total, Note, Example }

/// <summary>Tells rows of data from the rest of an officer's sheet.</summary>
static partial class RowKinds
{
    /// <param name="row">The row.</param>
    /// <param name="nameColumn">The column of the enterprise's name, 0 when there is none: labels stand in it or left of it.</param>
    public static RowKind Of(SheetRow row, int nameColumn)
    {
        if (row.IsBlank) return RowKind.Blank;
        var filled = row.Cells.Count(c => !c.IsEmpty);
        for (var column = 1; column <= Math.Max(nameColumn, 1); column++)
        {
            var label = Blanks().Replace(row[column].Text, "");
            if (label.Length == 0) continue;
            if (Example().IsMatch(label)) return RowKind.Example;
            if (Subtotal().IsMatch(label)) return RowKind.Subtotal;
            if (Total().IsMatch(label)) return RowKind.Total;
            if (Note().IsMatch(label) || (filled == 1 && LoneNote().IsMatch(label))) return RowKind.Note;
        }
        return filled == 1 && row.Cells.First(c => !c.IsEmpty).Text is var lone && Note().IsMatch(Blanks().Replace(lone, "")) ? RowKind.Note : RowKind.Data;
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^[【\[（(]?示例")]
    private static partial Regex Example();

    [GeneratedRegex(@"^.{0,12}小计([(（].*[)）])?[:：]?$")]
    private static partial Regex Subtotal();

    [GeneratedRegex(@"^.{0,12}(合计|总计|共计|累计)([(（].*[)）])?[:：]?$")]
    private static partial Regex Total();

    [GeneratedRegex(@"^(注|备注|说明|填表说明|填表人|填报人|制表人?|审核人?|复核人?|联系人|联系电话|电话|填表单位|填报单位|填表日期|填报日期|填报时间|单位负责人|负责人|数据来源|来源|单位|盖章)([:：]|\d{1,2}[、.:：．])")]
    private static partial Regex Note();

    [GeneratedRegex(@"^([(（]?(注|备注|盖章|公章|以下空白|此页无正文)|[(（].*[)）]$)")]
    private static partial Regex LoneNote();
}
