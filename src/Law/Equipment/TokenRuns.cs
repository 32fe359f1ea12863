namespace Chuqing.Law.Equipment;

/// <summary>Joins neighbouring tokens that say one thing: 直径 小于 3m, 450、580m3, 1、2#, 各 2座.</summary>
sealed class TokenRuns
{
    readonly List<Token> tokens;
    readonly List<Token> done = [];
    readonly EquipmentVocabulary vocabulary;

    // kindAhead[i]：第 i 个记号之后、下一个分隔之前还有设备种类
    readonly bool[] kindAhead;

    TokenRuns(List<Token> tokens, EquipmentVocabulary vocabulary)
    {
        (this.tokens, this.vocabulary) = (tokens, vocabulary);
        kindAhead = new bool[tokens.Count + 1];
        for (var i = tokens.Count - 2; i >= 0; i--)
            kindAhead[i] = !tokens[i + 1].IsBreak && (tokens[i + 1].What == TokenKind.Equipment || kindAhead[i + 1]);
    }

    public static List<Token> Join(List<Token> tokens, EquipmentVocabulary vocabulary)
    {
        var runs = new TokenRuns(tokens, vocabulary);
        for (var i = 0; i < tokens.Count; i++) runs.Add(i);
        StrayBounds.Disarm(runs.done);
        return runs.done;
    }

    void Add(int index)
    {
        var token = tokens[index];
        var next = index + 1 < tokens.Count ? tokens[index + 1] : null;
        switch (token.What)
        {
            case TokenKind.Equipment when done is [.., { What: TokenKind.Equipment } head] && head.End == token.Start:
                head.What = TokenKind.Unknown; // 中频炉除尘罩：前一个只是修饰
                break;
            case TokenKind.And or TokenKind.Each or TokenKind.Total when TouchesUnknown(token, next):
                token.What = TokenKind.Unknown;
                break;
            case TokenKind.Quantity or TokenKind.Size:
                Introduce(token);
                if (token.What == TokenKind.Quantity && Continue(token, kindAhead[index])) return;
                break;
            case TokenKind.Numbers:
                if (Continue(token, kindAhead[index])) return;
                break;
            case TokenKind.Count:
                IntroduceCount(token, next);
                break;
        }
        done.Add(token);
    }

    bool TouchesUnknown(Token token, Token? next) =>
        (done is [.., { What: TokenKind.Unknown } before] && before.End == token.Start) || (next is { What: TokenKind.Unknown } && next.Start == token.End);

    /// <summary>Takes the bound and the label that stand before a value.</summary>
    void Introduce(Token value)
    {
        // 分别为：一个对一个；均为：前面几台都是
        value.Each = Before(TokenKind.Each) is { Op: null };
        Swallow(value, TokenKind.Each);
        if (value is { What: TokenKind.Quantity, Amounts: [{ Op: "=" } amount] } && Before(TokenKind.Before) is { } bound)
        {
            value.Amounts = [amount with { Op = bound.Op! }];
            Swallow(value, TokenKind.Before);
        }
        if (Before(TokenKind.Label) is not { Label: { } label }) return;
        if (value.What == TokenKind.Size ? label.Name is null or "直径" : ReadAs(value, label))
        {
            (value.Label, value.Round) = (label, value.Round || label.Name == "直径");
            Swallow(value, TokenKind.Label);
        }
    }

    bool ReadAs(Token value, LabelEntry label)
    {
        var amount = value.Amounts[0];
        var unit = label.Reads?.GetValueOrDefault(amount.Unit) ?? amount.Unit;
        if (!vocabulary.Allows(label, unit)) return false;
        value.Amounts = [amount with { Unit = unit }];
        return true;
    }

    void IntroduceCount(Token count, Token? next)
    {
        if (Before(TokenKind.Before) is not null || next is { What: TokenKind.After }
            || (done is [.., { What: TokenKind.Bare } bare, { IsBreak: true }] && !(done is [.., { What: TokenKind.Equipment }, _, _]) && bare.Value < count.Count))
        {
            count.What = TokenKind.Unknown; // 不足10台、2座以上、两三台：不是台数
            return;
        }
        count.OfNoun = next is { What: TokenKind.Noun };
        count.Each = Swallow(count, TokenKind.Each);
        count.Total = Swallow(count, TokenKind.Total);
    }

    /// <summary>Appends to the list that runs up to here; false where the value stands alone.</summary>
    bool Continue(Token token, bool kindFollows)
    {
        if (token is { What: TokenKind.Quantity, Amounts: not [{ Op: "=" }] }) return ContinueBand(token);
        var first = done.Count;
        Token? head = null;
        while (first > 0)
        {
            var member = first - 1;
            if (done[member].What is TokenKind.Comma or TokenKind.And) member--;
            else if (token.What != TokenKind.Numbers) break;
            if (member < 0) break;
            if (Joins(done[member], token)) head = done[member];
            else if (!(done[member].What == TokenKind.Bare && member < first - 1 && !LeansOnUnknown(member))) break;
            first = member;
            if (head is not null) break;
        }
        if (first == done.Count || (kindFollows && FollowsKind(first)) || (first > 0 && done[first - 1].Op == "×")) return false;
        Merge(first, head, token);
        return true;
    }

    /// <summary>大于400、小于1200立方米: two bounds of one band.</summary>
    bool ContinueBand(Token token)
    {
        if (done is not [.., { What: TokenKind.Quantity, Amounts: [var lower] } head, { What: TokenKind.Comma or TokenKind.And }]) return false;
        var upper = token.Amounts[0];
        if (lower.Unit != upper.Unit || token.Label is not null || lower.Op[0] == upper.Op[0] || lower.Op[0] is not ('<' or '>') || upper.Op[0] is not ('<' or '>')) return false;
        (head.End, head.Amounts) = (token.End, [lower, upper]);
        done.RemoveAt(done.Count - 1);
        return true;
    }

    void Merge(int first, Token? head, Token token)
    {
        var bares = done.GetRange(first, done.Count - first).Where(t => t.What == TokenKind.Bare).ToList();
        if (token.What == TokenKind.Quantity)
        {
            var unit = token.Amounts[0].Unit;
            List<Amount> members = [.. bares.Select(b => new Amount("=", b.Value, null, unit)), .. token.Amounts];
            if (head is null) token.Amounts = members; else head.Amounts.AddRange(members);
        }
        else
        {
            List<string> members = [.. bares.Select(b => Numbered(b, token)), .. token.Numbers];
            if (head is null) token.Numbers = members; else head.Numbers.AddRange(members);
        }
        var kept = head ?? token;
        kept.Start = done[first].Start;
        kept.End = token.End;
        done.RemoveRange(first, done.Count - first);
        done.Add(kept);
    }

    static string Numbered(Token bare, Token numbers) => bare.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) + numbers.Numbers[0][^1];

    static bool Joins(Token member, Token token) => token.What == TokenKind.Numbers
        ? member.What == TokenKind.Numbers
        : member is { What: TokenKind.Quantity, Amounts: [{ Op: "=" } amount, ..] } && amount.Unit == token.Amounts[0].Unit && token.Label is null && !token.Round && !member.Round;

    bool LeansOnUnknown(int at) => at > 0 && done[at - 1].What == TokenKind.Unknown && done[at - 1].End == done[at].Start;

    bool FollowsKind(int at)
    {
        while (at > 0 && done[at - 1].What == TokenKind.Glue) at--;
        return at > 0 && done[at - 1].What == TokenKind.Equipment;
    }

    Token? Before(TokenKind what)
    {
        var at = done.Count - 1;
        while (at >= 0 && at >= done.Count - 3 && done[at].What == TokenKind.Glue) at--;
        return at >= 0 && done[at].What == what ? done[at] : null;
    }

    bool Swallow(Token token, TokenKind what)
    {
        if (Before(what) is not { } before) return false;
        while (done[^1] != before) done.RemoveAt(done.Count - 1);
        done.RemoveAt(done.Count - 1);
        token.Start = before.Start;
        return true;
    }
}
