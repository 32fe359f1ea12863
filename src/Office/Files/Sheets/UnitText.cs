using System.Text;
using System.Text.RegularExpressions;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Recognises words that are units. A unit is kept exactly as it was written; nothing is converted here.</summary>
public static partial class UnitText
{
    public static bool IsUnit(string text) => Unit().IsMatch(text.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant());

    /// <summary>The unit in a note such as <c>单位：万吨</c>. Null when there is none, or more than one that could measure capacity.</summary>
    public static string? FromNote(string text)
    {
        if (Note().Match(text) is not { Success: true } note) return null;
        var units = note.Groups[1].Value.Split('、', '，', ',', '；', ';').Select(u => u.Trim().TrimEnd('）', ')')).Where(u => IsUnit(u) && !Countable().IsMatch(u)).ToList();
        return units is [var only] ? only : null;
    }

    [GeneratedRegex(@"^(万|亿|千|百|十)?标?(吨|公斤|千克|克|米|平方米|立方米|重量箱|重箱|千瓦时|度|千瓦|兆瓦|千伏安|千升|升|套|台|件|只|条|座|块|片|张|双|辆|锭|枚|把|支|t|kg|m|m2|m3|kwh|kw|mw|kva|tce|kgce)(标准煤|标砖|标煤)?(/(年|月|日|天|小时|时|吨|a|d|h|t))?$")]
    private static partial Regex Unit();

    [GeneratedRegex(@"单\s*位\s*[:：]\s*(.+?)\s*$")]
    private static partial Regex Note();

    [GeneratedRegex("^(家|户|座|台|条|套|个|元|万元|亿元)$")]
    private static partial Regex Countable();
}
