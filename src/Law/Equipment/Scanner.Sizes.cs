namespace Chuqing.Law.Equipment;

sealed partial class Scanner
{
    /// <summary>Largest diameter in metres that a missing unit may be read as: 2600 beside 13m is not 2600 m.</summary>
    const decimal WidestDiameter = 30m;

    /// <summary>Φ2.6×13m, Φ2.6m×13m, Φ3m, Φ2600×13000mm.</summary>
    int Diameter(int at)
    {
        var start = Blanks(at + 1);
        if (Decimal(start) is not var (value, end)) return Put(TokenKind.Unknown, at, at + 1);
        if (TimesSign(end, lengthBefore: true) is not null && Dimensions(at, value, end, round: true) is { } size) return size;
        if (UnitAt(end, length: true) is var (unit, _) && unit.Symbol is "m" or "mm" && Measured(at, end, value) is { } measured)
        {
            tokens[^1].Round = true;
            return measured;
        }
        return Put(TokenKind.Unknown, at, end);
    }

    /// <summary>At a number before ×: 2×2000t/d is a count, 2.6×13m a size.</summary>
    int? Multiplied(int at, decimal value, int end)
    {
        if (TimesSign(end, lengthBefore: true) is not { } next) return null;
        if (Is(next, 'Φ')) return IsWhole(value) && TimesSign(end) is not null ? PutFactor(at, next, (int)value) : null;
        if (Dimensions(at, value, end, round: false) is { } size) return size;
        if (IsWhole(value) && TimesSign(end) is { } factor && Decimal(factor) is var (_, after) && UnitAt(after) is not null) return PutFactor(at, factor, (int)value);
        return null;
    }

    /// <summary>Two dimensions of which at least one has a unit of length; null for anything else.</summary>
    int? Dimensions(int at, decimal first, int end, bool round)
    {
        var firstUnit = LengthUnit(end);
        if (TimesSign(firstUnit?.End ?? end) is not { } next || Decimal(next) is not var (second, after) || Classifier(after) is not null) return null;
        var secondUnit = LengthUnit(after);
        if (secondUnit is null && (UnitAt(after) is not null || firstUnit is null || second <= first || TimesSign(after) is not null)) return null;
        var unit = firstUnit?.Symbol ?? secondUnit!.Value.Symbol;
        var close = secondUnit?.End ?? after;
        if (unit == "m" && first > WidestDiameter) return null;
        if (TimesSign(close) is { } third && Decimal(third) is var (_, tail) && LengthUnit(tail) is not null) return null;
        tokens.Add(new(TokenKind.Size, at, close)
        {
            Round = round,
            Amounts = [new("=", first, null, unit), new("=", second, null, secondUnit?.Symbol ?? unit)],
            Count = !round && firstUnit is null && IsWhole(first) ? (int)first : null,
        });
        return close;
    }

    (string Symbol, int End)? LengthUnit(int at) =>
        UnitAt(at, length: true) is var (unit, end) && unit.Symbol is "m" or "mm" ? (unit.Symbol, end) : null;

    /// <summary>The position after a sign of multiplication, with or without a length before it; null where there is none.</summary>
    int? TimesSign(int at, bool lengthBefore = false)
    {
        at = Blanks(at);
        if (at < text.Length && text[at] is '×' or 'x' && Blanks(at + 1) is var next && next < text.Length && (char.IsAsciiDigit(text[next]) || text[next] == 'Φ')) return next;
        return lengthBefore && LengthUnit(at) is var (_, end) ? TimesSign(end) : null;
    }

    /// <summary>×1台, and ×2 where a value or a kind stands before it.</summary>
    int? Times(int at)
    {
        if (TimesSign(at) is not { } next || Decimal(next) is not var (value, end) || !IsWhole(value)) return null;
        if (Classifier(end) is { } counted) return PutCount(at, counted, (int)value);
        if (tokens.Count == 0 || tokens[^1] is not { What: TokenKind.Quantity or TokenKind.Size or TokenKind.Equipment or TokenKind.Numbers } before) return null;
        var clear = end >= text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '#' or '号' or '年') && UnitAt(end) is null && TimesSign(end) is null;
        return clear && !(before.What == TokenKind.Quantity && before.Amounts[0].Unit is "m" or "mm") ? PutCount(at, end, (int)value) : null;
    }
}
