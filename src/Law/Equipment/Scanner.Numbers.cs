using System.Globalization;

namespace Chuqing.Law.Equipment;

sealed partial class Scanner
{
    /// <summary>At a digit: a furnace number, a count, a size, a value with its unit, a model, or a bare number.</summary>
    int Number(int at)
    {
        if (Follows(TokenKind.Unknown, at) && IsModelLetter(text[at - 1])) return Model(at);
        if (Decimal(at) is not var (value, end)) return DigitRun(at);
        if (NumberSign(at, value, end) is { } signed) return signed;
        // 2-3台：不知道是两台还是三台
        if (RangeSign(end) is { } second && Decimal(second) is var (_, afterSecond) && Classifier(afterSecond) is { } vague) return Put(TokenKind.Unknown, at, vague);
        if (IsWhole(value) && Classifier(end) is { } counted) return PutCount(at, counted, (int)value);
        if (Multiplied(at, value, end) is { } product) return product;
        if (Is(end, '年') && IsWhole(value) && value is >= 1900 and <= 2100) return Put(TokenKind.Unknown, at, end + 1);
        if (Is(end, '年') && Is(end + 1, '代')) return Put(TokenKind.Unknown, at, end + 2);
        if (Is(end, '型') || Is(end, '式')) return Put(TokenKind.Unknown, at, end + 1);
        if (Measured(at, end, value) is { } measured) return measured;
        if (end < text.Length && IsModelLetter(text[end])) return Model(at);
        if (Unreadable(end)) return Put(TokenKind.Unknown, at, end);
        tokens.Add(new(TokenKind.Bare, at, end) { Value = value });
        return end;
    }

    // 3立方米/吨、120吨/炉：不是量值本身，连同数字一起留着
    bool Unreadable(int end) => words.Units.Longest(text, Blanks(end)) is not null;

    /// <summary>A value with a unit, a range with a unit, each with 级 and 以上、以下 behind it.</summary>
    int? Measured(int at, int end, decimal value)
    {
        decimal? to = null;
        if (RangeSign(end) is { } second && Decimal(second) is var (upper, afterUpper)) (to, end) = (upper, afterUpper);
        if (UnitAt(end) is not var (unit, after)) return null;
        // 450m3-580m3：单位写了两遍
        if (to is null && RangeSign(after) is { } again && Decimal(again) is var (high, afterHigh) && UnitAt(afterHigh) is var (sameUnit, afterBoth) && sameUnit == unit)
            (to, after) = (high, afterBoth);
        if (Is(after, '级') || (Is(after, '型') && !Is(after + 1, '号'))) after++;
        var (op, bounded) = to is null ? Bound(after) : ("range", after);
        if (to is { } top && top <= value) return Put(TokenKind.Unknown, at, after);
        if (Scaled(value, unit) is not { } low || (to is { } t && Scaled(t, unit) is null)) return Put(TokenKind.Unknown, at, after);
        tokens.Add(new(TokenKind.Quantity, at, bounded) { Amounts = [new(op, low, to is { } u ? Scaled(u, unit) : null, unit.Symbol)] });
        return bounded;
    }

    static decimal? Scaled(decimal value, Unit unit) => value < 1_000_000_000_000m ? value * unit.Times : null;

    /// <summary>以下, 及以上, （不含）以下, 以下（不含450立方米）; without any of them the value itself.</summary>
    (string Op, int End) Bound(int at)
    {
        var (before, start) = Inclusion(at);
        if (words.After.Longest(text, Blanks(start)) is not var (op, end)) return ("=", at);
        var (behind, after) = Inclusion(end);
        return (behind ?? before) == false ? (op[..1], after) : (op, after);
    }

    /// <summary>A bracket that says whether the bound itself is included: true 含, false 不含, null none.</summary>
    (bool? Included, int End) Inclusion(int at)
    {
        if (!Is(at, '(')) return (null, at);
        bool? included = Is(at + 1, '不') && Is(at + 2, '含') ? false : Is(at + 1, '含') ? true : null;
        if (included is null) return (null, at);
        for (var i = at + 2; i < text.Length && i < at + 24; i++)
            if (text[i] == ')') return (included, i + 1);
        return (null, at);
    }

    /// <summary>The unit at a position; a Latin unit must end where the word ends, and none may be the head of a ratio (吨/炉).</summary>
    (Unit Unit, int End)? UnitAt(int at, bool length = false) =>
        words.Units.Longest(text, Blanks(at), end => !CutsUnit(end) && !(length && CutsCount(end))) is var (unit, after) ? (unit, after) : null;

    bool CutsUnit(int end)
    {
        if (end >= text.Length) return false;
        var (last, next) = (text[end - 1], text[end]);
        if (next == '/') return end + 1 >= text.Length || !(char.IsAsciiDigit(text[end + 1]) || text[end + 1] == 'Φ');
        if (char.IsAsciiLetter(next) && char.IsAscii(last)) return !(next == 'x' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]));
        return last == '年' && next == '代';
    }

    // Φ2.6×13m2台：2 是台数，不是平方
    bool CutsCount(int end) => text[end - 1] is '2' or '3' && Classifier(end) is not null;

    int? RangeSign(int at)
    {
        at = Blanks(at);
        if (at >= text.Length || text[at] is not ('-' or '~' or '至' or '到')) return null;
        at++;
        if (Is(at, '-') || Is(at, '~')) at++;
        return Blanks(at);
    }

    int? Classifier(int at) => words.Classifiers.Longest(text, Blanks(at)) is var (word, end) && word.Length > 0 ? end : null;

    static bool IsWhole(decimal value) => value == decimal.Truncate(value) && value is >= 0 and <= 1_000_000;

    /// <summary>A decimal number of at most fifteen digits, with thousands commas only where they cannot be a list.</summary>
    (decimal Value, int End)? Decimal(int at)
    {
        var end = Digits(at);
        if (end == at) return null;
        while (Is(end, ',') && IsThousands(end) && Digits(end + 1) == end + 4)
        {
            // 1,080、12,500 是一千零八十、一万二千五；450,630 可能是两座炉子，不猜
            if (end - at > 2 && (text[end + 2] != '0' || text[end + 3] != '0' || end - at > 3 || text[end + 1] != '0')) break;
            end += 4;
        }
        if (Is(end, '.') && Digits(end + 1) > end + 1) end = Digits(end + 1);
        if (end - at > 18) return null;
        return (decimal.Parse(new string(text, at, end - at).Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), end);
    }

    // 全角逗号多是分隔；只有夹在全角数字里（１，０８０）才是千分位
    bool IsThousands(int comma) => plain.Slice(comma, comma + 1) == "," || (plain.Slice(comma - 1, comma) is [>= '０' and <= '９'] && plain.Slice(comma + 1, comma + 2) is [>= '０' and <= '９']);

    int Digits(int at)
    {
        // 比任何真数都长就停，余下的由 DigitRun 一次收走
        for (var limit = at + 20; at < text.Length && at < limit && char.IsAsciiDigit(text[at]); at++) ;
        return at;
    }

    int DigitRun(int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ',')) end++;
        return Put(TokenKind.Unknown, at, Math.Max(end, at + 1));
    }
}
