namespace Chuqing.Law.Equipment;

/// <summary>Cuts a text into tokens from left to right; every look ahead is bounded, so time is linear.</summary>
sealed partial class Scanner(PlainText plain, EquipmentVocabulary words)
{
    readonly char[] text = plain.Letters;
    readonly List<Token> tokens = [];

    public List<Token> Scan()
    {
        var at = 0;
        while (at < text.Length) at = Next(at);
        foreach (var token in tokens)
            if (token.What == TokenKind.Unknown) token.Names = MayName(text.AsSpan(token.Start..token.End));
        return tokens;
    }

    /// <summary>Whether unknown letters may be the name of other equipment: Chinese, and neither a year nor 等.</summary>
    static bool MayName(ReadOnlySpan<char> letters) => letters is not "等" && !letters.Contains('年') && letters.ContainsAnyInRange('\u3400', '\u9fff');

    int Next(int at) => text[at] switch
    {
        '(' or ')' => PutBracket(at),
        ' ' or ':' or '"' or '“' or '”' or '\'' or '《' or '》' => Put(TokenKind.Glue, at, at + 1),
        '\n' or ';' or '。' => Put(TokenKind.Stop, at, at + 1),
        '、' or ',' or '+' or '/' or '|' or '\\' or '&' => Put(TokenKind.Comma, at, at + 1),
        '-' when !Follows(TokenKind.Unknown, at) => Put(TokenKind.Glue, at, at + 1),
        'Φ' => Diameter(at),
        '×' or 'x' when Times(at) is { } end => end,
        '×' when Follows(TokenKind.Count, at) && TimesSign(at) is not null => Put(TokenKind.Glue, at, at + 1),
        '#' when SignedNumber(at) is { } end => end,
        >= '0' and <= '9' => Number(at),
        _ => Word(at) ?? Chinese(at) ?? (IsModelLetter(text[at]) ? Model(at) : Put(TokenKind.Unknown, at, at + 1)),
    };

    int? Word(int at)
    {
        if (words.Words.Longest(text, at, end => !CutsLatin(at, end)) is not var (word, end)) return null;
        if (word.Token == TokenKind.Equipment)
            while (words.Nouns.Longest(text, end) is var (_, after)) end = after;
        tokens.Add(new(word.Token, at, end) { Kind = word.Kind, Label = word.Label, Op = word.Op });
        return end;
    }

    /// <summary>A word in Latin letters must stand alone: BF is a blast furnace, BFX and the end of ABF are not.</summary>
    bool CutsLatin(int start, int end) =>
        (IsModelLetter(text[start]) && Follows(TokenKind.Unknown, start) && start > 0 && IsModelLetter(text[start - 1]))
        || (IsModelLetter(text[end - 1]) && end < text.Length && IsModelLetter(text[end]));

    int? Chinese(int at)
    {
        if (!ChineseNumeral.IsDigit(text[at])) return null;
        if (ChineseNumeral.Read(text, at) is not var (value, end)) return Put(TokenKind.Unknown, at, at + 1);
        if (Is(end, '号') || Is(end, '#')) return PutNumbers(at, end + 1, [plain.Slice(at, end) + text[end]]);
        if (Classifier(end) is { } after) return PutCount(at, after, value);
        return Measured(at, end, value) ?? Put(TokenKind.Unknown, at, end);
    }

    /// <summary>A model: letters and digits with inner hyphens and brackets, and 型 behind them. Its digits mean nothing.</summary>
    int Model(int at)
    {
        var end = at;
        while (end < text.Length)
        {
            if (IsModelLetter(text[end]) || char.IsAsciiDigit(text[end])) end++;
            else if (text[end] is '-' or '.' or '/' or '#' && end + 1 < text.Length && (IsModelLetter(text[end + 1]) || char.IsAsciiDigit(text[end + 1])) && !StartsWord(end)) end++;
            else if (text[end] == '(' && end > at && ShortBracket(end) is { } close) end = close;
            else break;
        }
        if (end == at) end++;
        if (Is(end, '型') || Is(end, '式')) end++;
        return Put(TokenKind.Unknown, at, end);
    }

    // BF/BOF：斜线后面是另一个种类，不是型号的一部分
    bool StartsWord(int at) => text[at] == '/' && words.Words.Longest(text, at + 1, end => !(end < text.Length && IsModelLetter(text[end]))) is not null;

    int? ShortBracket(int open)
    {
        for (var i = open + 1; i < text.Length && i <= open + 8; i++)
        {
            if (text[i] == ')') return i > open + 1 ? i + 1 : null;
            if (!IsModelLetter(text[i]) && !char.IsAsciiDigit(text[i])) return null;
        }
        return null;
    }

    int Put(TokenKind what, int start, int end)
    {
        if (what == TokenKind.Unknown && Follows(TokenKind.Unknown, start)) tokens[^1].End = end;
        else tokens.Add(new(what, start, end));
        return end;
    }

    int PutBracket(int at)
    {
        tokens.Add(new(TokenKind.Glue, at, at + 1) { Op = text[at] == '(' ? "(" : ")" });
        return at + 1;
    }

    int PutNumbers(int start, int end, List<string> numbers)
    {
        tokens.Add(new(TokenKind.Numbers, start, end) { Numbers = numbers });
        return end;
    }

    int PutCount(int start, int end, int count)
    {
        tokens.Add(new(TokenKind.Count, start, end) { Count = count });
        return end;
    }

    /// <summary>2×: a count that holds for the one value behind it.</summary>
    int PutFactor(int start, int end, int count)
    {
        tokens.Add(new(TokenKind.Count, start, end) { Count = count, Op = "×" });
        return end;
    }

    bool Follows(TokenKind what, int at) => tokens.Count > 0 && tokens[^1].What == what && tokens[^1].End == at;

    bool Is(int at, char letter) => at < text.Length && text[at] == letter;

    int Blanks(int at)
    {
        // 空格成串时只看头几个，前瞻才有界
        var end = Math.Min(text.Length, at + 4);
        while (at < end && text[at] == ' ') at++;
        return at;
    }

    static bool IsModelLetter(char c) => char.IsAsciiLetter(c);
}
