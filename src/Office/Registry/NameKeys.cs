using System.Text;
using System.Text.RegularExpressions;

namespace Chuqing.Office.Registry;

/// <summary>What two names of one enterprise have in common once spelling, place and legal form are taken off. A hint for people, never an identity.</summary>
public static partial class NameKeys
{
    /// <summary>广东省韶关市曲江区云岭水泥（集团）有限责任公司 → 云岭水泥集团. Empty for an empty name; the whole plain name where nothing would be left.</summary>
    public static string Of(string name)
    {
        var plain = string.Concat(name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit));
        var bare = LegalForm().Replace(plain, "");
        var core = Places().Replace(bare, "");
        var key = core.Length >= 2 ? core : bare.Length >= 2 ? bare : plain;
        return key.Length <= 100 ? key : key[..100];
    }

    /// <summary>How alike two keys are: shared neighbouring pairs against all, from 0 to 1 (Dice).</summary>
    public static decimal Likeness(string a, string b)
    {
        var (first, second) = (Pairs(a), Pairs(b));
        return first.Count + second.Count == 0 ? 0 : 2m * first.Intersect(second).Count() / (first.Count + second.Count);
    }

    static HashSet<string> Pairs(string key) => [.. Enumerable.Range(0, Math.Max(0, key.Length - 1)).Select(i => key.Substring(i, 2))];

    [GeneratedRegex("(股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司|厂)$")]
    private static partial Regex LegalForm();

    // 只去开头的省、市、县；两字以内的地名才算，免得把“南方市场”当成地名
    [GeneratedRegex("^(广东省|广东)?([\\u4e00-\\u9fff]{2,3}市)?([\\u4e00-\\u9fff]{2,3}(市|县|区))?")]
    private static partial Regex Places();
}
