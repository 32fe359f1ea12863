using System.Text;

namespace Chuqing.Office.Search;

/// <summary>What somebody typed into the search box, and why it cannot be searched where it cannot.</summary>
/// <param name="Text">As typed, without surrounding space and without signs that nobody sees.</param>
/// <param name="Why">A sentence; null where it can be searched, and for an empty box.</param>
/// <param name="TooLong">More than anybody types: refused, not cut.</param>
public sealed record SearchWords(string Text, string? Why, bool TooLong = false)
{
    /// <summary>The longest query, in characters.</summary>
    public const int Longest = 100;

    public bool CanBeSearched => Text.Length > 0 && Why is null;

    public static SearchWords Read(string? typed)
    {
        var text = Clean(typed ?? "").Trim();
        if (text.Length > Longest) return new(text, $"太长：{text.Length} 个字，最多 {Longest} 个字。请只写名称、代码或文号里最有特点的几个字。没有查。", TooLong: true);
        // % 和 _ 在这里只是标点，不当通配符
        return text.Length == 0 ? new("", null) : text.Count(char.IsLetterOrDigit) switch
        {
            0 => new(text, "只有标点，没有可查的字。请写名称、信用代码、文号或地名里的字。"),
            1 => new(text, "只有一个字，查出来的太多。请至少写两个字或数字。"),
            _ => new(text, null),
        };
    }

    // 控制字符和落单的半个字：数据库不收，人也看不见
    static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsControl(rune)) clean.Append(' ');
            else if (rune != Rune.ReplacementChar) clean.Append(rune.ToString());
        return clean.ToString();
    }
}
