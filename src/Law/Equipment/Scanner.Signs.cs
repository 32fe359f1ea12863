using System.Globalization;

namespace Chuqing.Law.Equipment;

sealed partial class Scanner
{
    const int MostInRange = 50;

    /// <summary>1#, 2号, and the ranges 1#-3# and 1-3#.</summary>
    int? NumberSign(int at, decimal value, int end)
    {
        if (!IsWhole(value)) return null;
        var sign = Sign(end);
        var first = sign is null ? end : end + 1;
        if (RangeSign(first) is { } second && Decimal(second) is var (last, after) && Sign(after) is { } lastSign && (sign is null || sign == lastSign))
            return Spread(value, last, lastSign) is { } numbers ? PutNumbers(at, after + 1, numbers) : Put(TokenKind.Unknown, at, after + 1);
        return sign is { } own ? PutNumbers(at, end + 1, [Name(value, own)]) : null;
    }

    char? Sign(int at) => at < text.Length && text[at] is '#' or '号' && !Is(at + 1, '文') ? text[at] : null;

    static List<string>? Spread(decimal first, decimal last, char sign)
    {
        if (!IsWhole(last) || last <= first || last - first >= MostInRange) return null;
        return [.. Enumerable.Range((int)first, (int)(last - first) + 1).Select(n => Name(n, sign))];
    }

    static string Name(decimal number, char sign) => number.ToString(CultureInfo.InvariantCulture) + sign;

    /// <summary>#1, the sign before the number.</summary>
    int? SignedNumber(int at)
    {
        var end = Digits(at + 1);
        if (end == at + 1 || end - at > 4 || Sign(end) is not null) return null;
        return PutNumbers(at, end, [plain.Slice(at, at + 1).Replace('＃', '#') + new string(text, at + 1, end - at - 1)]);
    }
}
