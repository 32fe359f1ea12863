namespace Chuqing.Office.Registry;

/// <summary>What can be said of a 统一社会信用代码.</summary>
public enum CreditCodeState
{
    /// <summary>Eighteen characters and the right check character.</summary>
    Valid,

    /// <summary>Well formed, but the last character differs from the computed one. A warning, no refusal: such codes were lawfully issued.</summary>
    CheckDigitDiffers,

    /// <summary>Parts are hidden with *, as public papers print it. Kept as written; never counts as valid and matches nobody.</summary>
    Masked,

    /// <summary>Not eighteen characters, or a character or division that the standard does not know.</summary>
    Malformed,
}

/// <summary>A 统一社会信用代码 (GB 32100-2015) as read, with what its check characters say.</summary>
/// <remarks>
/// <c>Code</c>: half-width upper case, without surrounding spaces; as written where malformed. <c>Expected</c>: the check character that the first seventeen call for; null where
/// these cannot be read. <c>Division</c>: the six-digit code of the registering place (characters 3-8); null where hidden or malformed; it need not be
/// where the plant stands. <c>InnerDiffers</c>: the 组织机构代码 inside (characters 9-17, GB 11714) has another check character than computed;
/// only ever a warning.
/// </remarks>
public sealed record CreditCode(string Code, CreditCodeState State, char? Expected, string? Division, bool InnerDiffers)
{
    const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"; // 没有 I O S V Z
    static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    static readonly int[] InnerWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Reads a code as people write it: lower case, full width and surrounding spaces are mended, nothing else.</summary>
    public static CreditCode Read(string written)
    {
        var code = string.Concat(written.Trim().Select(HalfWidth)).Trim().ToUpperInvariant();
        var division = code.Length == 18 && code[2..8].All(char.IsAsciiDigit) ? code[2..8] : null;
        if (code.Length != 18 || !code.All(c => c == '*' || Alphabet.Contains(c, StringComparison.Ordinal))) return new(written, CreditCodeState.Malformed, null, null, false);
        if (code.Contains('*', StringComparison.Ordinal)) return new(code, CreditCodeState.Masked, null, division, false);
        if (division is null) return new(written, CreditCodeState.Malformed, null, null, false);
        var expected = CheckCharacter(code);
        return new(code, code[17] == expected ? CreditCodeState.Valid : CreditCodeState.CheckDigitDiffers, expected, division, InnerCheckCharacter(code) != code[16]);
    }

    static char CheckCharacter(string code)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += Alphabet.IndexOf(code[i], StringComparison.Ordinal) * Weights[i];
        return Alphabet[(31 - sum % 31) % 31];
    }

    static char InnerCheckCharacter(string code)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++) sum += (char.IsAsciiDigit(code[8 + i]) ? code[8 + i] - '0' : code[8 + i] - 'A' + 10) * InnerWeights[i];
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    static char HalfWidth(char c) => c switch { >= '！' and <= '～' => (char)(c - '！' + '!'), '　' => ' ', _ => c };
}
