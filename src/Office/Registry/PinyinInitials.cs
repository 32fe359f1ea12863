using System.Text;

namespace Chuqing.Office.Registry;

/// <summary>首字母: YLSN for 云岭水泥. From the order of GB 2312 level 1, which is that of pinyin; a character beyond level 1 is left out, one with several readings has that of the standard.</summary>
public static class PinyinInitials
{
    static readonly Encoding Gb2312;

    // 各字母第一个字的区位码；I、U、V 不作字头
    static readonly (int From, char Letter)[] Starts =
    [
        (1601, 'A'), (1637, 'B'), (1833, 'C'), (2078, 'D'), (2274, 'E'), (2302, 'F'), (2433, 'G'), (2594, 'H'), (2787, 'J'), (3106, 'K'), (3212, 'L'), (3472, 'M'),
        (3635, 'N'), (3722, 'O'), (3730, 'P'), (3858, 'Q'), (4027, 'R'), (4086, 'S'), (4390, 'T'), (4558, 'W'), (4684, 'X'), (4925, 'Y'), (5249, 'Z'),
    ];
    const int LastOfLevel1 = 5589;

#pragma warning disable CA1810 // 编码要先登记才取得到
    static PinyinInitials()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Gb2312 = Encoding.GetEncoding(936, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);
    }
#pragma warning restore CA1810

    /// <summary>The initials of the Chinese characters of a text; letters and digits stand as they are.</summary>
    public static string Of(string text)
    {
        var initials = new StringBuilder();
        foreach (var c in text)
            if (char.IsAsciiLetterOrDigit(c)) initials.Append(char.ToUpperInvariant(c));
            else if (c >= '\u4e00' && Letter(c) is { } letter) initials.Append(letter);
        return initials.ToString();
    }

    static char? Letter(char c)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (Gb2312.GetBytes([c], bytes) != 2) return null;
        var place = (bytes[0] - 160) * 100 + bytes[1] - 160;
        if (place < Starts[0].From || place > LastOfLevel1) return null;
        var letter = Starts[0].Letter;
        foreach (var (from, next) in Starts)
        {
            if (place < from) break;
            letter = next;
        }
        return letter;
    }
}
