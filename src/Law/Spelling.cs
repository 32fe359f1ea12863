using System.Buffers;
using System.Text;

namespace Chuqing.Law;

/// <summary>One spelling for signs that officers type in many ways, for the free text, for names and for units alike.</summary>
static class Spelling
{
    // 认得出而要改写的字符，一次列全：绝大多数名称一个也没有，向量扫过就走
    static readonly SearchValues<char> Changed = SearchValues.Create(
        [.. Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsWhiteSpace(c) || Pair(c) is not null || Same(c) != c)]);

    /// <summary>A name as compared: full-width forms made narrow, one sign per meaning, spaces gone. Case stays.</summary>
    public static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAny(Changed)) return text;
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Pair(c) is { } pair) plain.Append(pair);
            else if (!char.IsWhiteSpace(c) && Same(c) is var same && !char.IsWhiteSpace(same)) plain.Append(same);
        }
        return plain.ToString();
    }

    /// <summary>The letters of a sign that stands for two; null for all others.</summary>
    public static string? Pair(char c) => c switch
    {
        // 只列名单里有意义的兼容字符：整串 NFKC 会把 ① 变成 1，凭空多出数字
        '㎥' => "m3", '㎡' => "m2", '㎜' => "mm", '㎾' => "kw", '㎿' => "mw", '㎏' => "kg",
        _ => null,
    };

    /// <summary>The sign by which this one is read; itself for most.</summary>
    public static char Same(char c) => c switch
    {
        '³' => '3', '²' => '2',
        '\u3000' or '\u00a0' or '\t' or '\u200b' or '\ufeff' or '\u2009' or '\u2002' or '\u2003' => ' ',
        '\r' or '\u2028' or '\u2029' or '\u0085' or '\u000b' or '\u000c' => '\n',
        'φ' or 'ϕ' or 'Ф' or 'ф' or 'ø' or 'Ø' or '⌀' or '∅' or '∮' or '¢' or '￠' => 'Φ',
        '✕' or '✖' or '╳' or '⨯' or '∗' => '×',
        '〜' or '∼' or '˜' => '~',
        '—' or '–' or '―' or '‐' or '‑' or '−' or '─' or '﹣' => '-',
        '≦' or '⩽' => '≤', '≧' or '⩾' => '≥',
        '♯' or '﹟' => '#',
        '【' or '〔' or '［' or '[' or '{' or '｛' or '﹙' => '(',
        '】' or '〕' or '］' or ']' or '}' or '｝' or '﹚' => ')',
        '﹑' or '､' => '、', '｡' => '。', '〇' => '零',
        '*' or '＊' => '×',
        >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
        _ => c,
    };
}
