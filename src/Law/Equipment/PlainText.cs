namespace Chuqing.Law.Equipment;

/// <summary>A text in one spelling (half-width, one sign per meaning, folded to lower case), with the way back to the original characters.</summary>
sealed class PlainText
{
    readonly List<int> origins;

    PlainText(string original, char[] letters, List<int> origins) => (Original, Letters, this.origins) = (original, letters, origins);

    public string Original { get; }

    /// <summary>The folded letters on which words are matched.</summary>
    public char[] Letters { get; }

    /// <summary>The original characters of a span of letters.</summary>
    public string Slice(int start, int end) => Original[origins[start]..(origins[end - 1] + 1)];

    public static PlainText Of(string text)
    {
        var letters = new List<char>(text.Length + 8);
        var origins = new List<int>(text.Length + 8);
        void Put(char letter, int origin)
        {
            letters.Add(char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter);
            origins.Add(origin);
        }
        for (var i = 0; i < text.Length; i++)
            if (Pair(text[i]) is { } pair) foreach (var letter in pair) Put(letter, i);
            else Put(Same(text[i]), i);
        return new(text, [.. letters], origins);
    }

    /// <summary>A word of the vocabulary in the same spelling.</summary>
    public static string Fold(string word) => new(Of(word).Letters);

    // 只列名单里有意义的兼容字符：整串 NFKC 会把 ① 变成 1，凭空多出数字
    static string? Pair(char c) => c switch
    {
        '㎥' => "m3", '㎡' => "m2", '㎜' => "mm", '㎾' => "kw", '㎿' => "mw", '㎏' => "kg",
        _ => null,
    };

    static char Same(char c) => c switch
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
