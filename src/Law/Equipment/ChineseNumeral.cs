namespace Chuqing.Law.Equipment;

/// <summary>Numerals in characters up to 九千九百九十九: 两, 十二, 四百五十. 万 belongs to the unit (十万吨).</summary>
static class ChineseNumeral
{
    const int Longest = 9;

    public static bool IsDigit(char c) => Digit(c) >= 0 || Place(c) > 0;

    /// <summary>The numeral at a position and the position after it; null where the characters form none.</summary>
    public static (int Value, int End)? Read(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && IsDigit(text[end]))
            if (++end - at > Longest) return null;
        if (end == at) return null;
        if (Parse(text[at..end]) is { } value) return (value, end);
        // 六千三百千伏安：末尾的千属于单位
        return text[end - 1] == '千' && end - 1 > at && Parse(text[at..(end - 1)]) is { } shorter ? (shorter, end - 1) : null;
    }

    static int? Parse(ReadOnlySpan<char> letters)
    {
        int total = 0, digit = -1, lastPlace = 10000;
        var zero = false;
        foreach (var c in letters)
        {
            if (Place(c) is var place and > 0)
            {
                if (place >= lastPlace || digit == 0 || (digit < 0 && (place != 10 || total != 0))) return null;
                total += (digit < 0 ? 1 : digit) * place;
                (digit, lastPlace, zero) = (-1, place, false);
            }
            else if (digit > 0 || (digit == 0 && Digit(c) == 0)) return null;
            else (zero, digit) = (digit == 0, Digit(c));
        }
        if (digit < 0) return total > 0 ? total : null;
        // 一百五是 150 还是 105，看不出来
        return digit == 0 || (lastPlace is > 10 and < 10000 && !zero) ? null : total + digit;
    }

    static int Place(char c) => c switch { '十' or '拾' => 10, '百' or '佰' => 100, '千' or '仟' => 1000, _ => 0 };

    static int Digit(char c) => c switch
    {
        '零' => 0, '一' or '壹' => 1, '二' or '贰' or '两' or '俩' => 2, '三' or '叁' => 3, '四' or '肆' => 4, '五' or '伍' => 5,
        '六' or '陆' => 6, '七' or '柒' => 7, '八' or '捌' => 8, '九' or '玖' => 9, _ => -1,
    };
}
