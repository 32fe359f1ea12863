namespace Chuqing.Law.Equipment;

/// <summary>Gives each value, count and number to the kind it stands with.</summary>
/// <remarks>
/// Within a segment (between 、 ， ；) what precedes a kind belongs to it and what follows the last kind belongs to that. Between two kinds the first takes what it still lacks,
/// until its own count closed it. A segment without a kind speaks of the kind before: a second size of it (Φ2.2m 1台、Φ2.4m 2台) is one more item of that kind.
/// Where no kind came before, or its value cannot be one of that kind, it is kept for the next kind (2×3200kVA、1×6300kVA矿热炉).
/// </remarks>
sealed class Assembly(EquipmentVocabulary vocabulary, string? sector)
{
    readonly List<Draft> drafts = [];
    readonly List<Token> pending = [];
    readonly List<List<Token>> kept = [];
    readonly SectorEntry? hint = vocabulary.Sector(sector);
    Draft? current;
    int clause;

    public List<EquipmentItem> Assemble(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsBreak) Close(tokens[i].What == TokenKind.Stop);
            else if (tokens[i].What == TokenKind.Equipment)
            {
                var bracketed = i > 0 && tokens[i - 1].Op == "(";
                if (bracketed && i + 1 < tokens.Count && IsItsTransformer(tokens[i], tokens[i + 1])) tokens[i].Used = true;
                else Open(tokens[i], bracketed);
            }
            else pending.Add(tokens[i]);
        }
        Close(stop: true);
        return [.. drafts.SelectMany(d => d.Finish())];
    }

    void Open(Token token, bool bracketed)
    {
        token.Used = true;
        if (bracketed && current is not null && pending.TrueForAll(t => t.What == TokenKind.Glue) && Same(current.Kind, token.Kind!) is { } narrower)
        {
            current.Kind = narrower; // 立窑（机立窑）：同一件东西说了两遍
            return;
        }
        var next = new Draft(token.Kind!, clause, vocabulary);
        TakeKept(next);
        if (current is not null) Divide(current, next);
        else foreach (var before in pending) next.Take(before);
        pending.Clear();
        drafts.Add(current = next);
    }

    /// <summary>Values that waited for a kind: parameters of this one, or one more of it where this one has its own.</summary>
    void TakeKept(Draft next)
    {
        foreach (var group in kept)
        {
            var owner = next;
            if (group.Exists(g => next.Contradicts(g) || pending.Exists(own => next.SameSpec(g, own)))) drafts.Add(owner = new(next.Kind, clause, vocabulary));
            foreach (var before in group) owner.Take(before);
        }
        kept.Clear();
    }

    /// <summary>电炉（变压器15000kVA）: the transformer is a parameter of the furnace, no equipment apart.</summary>
    bool IsItsTransformer(Token kind, Token value) =>
        kind.Kind!.Name == "变压器" && value is { What: TokenKind.Quantity, Amounts: [{ Unit: "kVA" }] } && current?.Kind.Measure("kVA") is not null && !current.Contradicts(value);

    static EquipmentKind? Same(EquipmentKind one, EquipmentKind other) =>
        other.IsA(one) ? other : one.IsA(other) ? one : null;

    /// <summary>Shares out what stands between two kinds of one segment.</summary>
    void Divide(Draft first, Draft second)
    {
        var (passed, counted) = (false, false);
        foreach (var token in pending)
        {
            var wanted = token.What switch
            {
                TokenKind.Count => first.Count is null,
                TokenKind.Quantity or TokenKind.Size => !counted && !first.HasSpecs,
                TokenKind.Numbers => !counted && !first.HasNumbers,
                _ => false,
            };
            if (!passed && wanted && Follow(token)) counted |= token.What == TokenKind.Count;
            else if (token.What is TokenKind.Count or TokenKind.Quantity or TokenKind.Size or TokenKind.Numbers) passed |= second.Take(token);
        }
    }

    void Close(bool stop)
    {
        if (current is not null) Trail();
        else if (!stop && !SpeaksOfLast() && IsClean()) kept.Add([.. pending]);
        else if (drafts.Count > 0) Elide();
        else if (hint is not null) Suggest();
        pending.Clear();
        current = null;
        if (!stop) return;
        clause++;
        foreach (var group in kept.ToList())
        {
            pending.AddRange(group);
            if (drafts.Count > 0) Elide();
            else if (hint is not null) Suggest();
            pending.Clear();
            current = null;
        }
        kept.Clear();
    }

    /// <summary>Whether a segment without a kind can be about the kind before it in the same clause.</summary>
    bool SpeaksOfLast() => drafts.Count > 0 && drafts[^1].Clause == clause && pending.TrueForAll(t => !IsValue(t) || drafts[^1].Expects(t));

    bool IsClean() => pending.Exists(IsValue) && pending.TrueForAll(t => IsValue(t) || t.What is TokenKind.Count or TokenKind.Numbers or TokenKind.Glue);

    static bool IsValue(Token token) => token.What is TokenKind.Quantity or TokenKind.Size;

    /// <summary>What follows a kind up to the end of the segment.</summary>
    void Trail()
    {
        var other = false;
        foreach (var token in pending)
        {
            if (token.What == TokenKind.Unknown) other |= token.Names;
            else if (token.Op == ")") other = false;
            if (other) continue;
            if (current!.Contradicts(token)) drafts.Add(current = new(current.Kind, clause, vocabulary));
            Follow(token);
        }
    }

    void Elide()
    {
        current = drafts[^1];
        if (!pending.TrueForAll(t => !IsValue(t) || current.Expects(t))) return;
        var first = pending.FindIndex(t => t.What == TokenKind.Unknown && t.Names);
        if (first < 0 && pending.Exists(current.Contradicts)) drafts.Add(current = new(current.Kind, clause, vocabulary));
        Trail();
    }

    /// <summary>A size alone, of which the row's sector says the equipment.</summary>
    void Suggest()
    {
        if (!pending.Exists(t => t is { What: TokenKind.Quantity, Amounts: [var amount, ..] } && amount.Unit == hint!.Unit)) return;
        drafts.Add(current = new(vocabulary.Kinds[hint!.Kind], clause, vocabulary));
        Trail();
        // 机组、生产线已由行业说明是什么，不算没读懂
        foreach (var noun in pending) noun.Used |= noun.What == TokenKind.Noun;
    }

    /// <summary>Gives a token to the kind before it.</summary>
    bool Follow(Token token)
    {
        if (token.What != TokenKind.Count) return FollowValue(token);
        if (token.OfNoun || (token.Total && drafts.Count > 1) || !current!.Take(token)) return false;
        for (var i = drafts.Count - 2; token.Each && i >= 0 && drafts[i].Count is null && drafts[i].Clause == current.Clause; i--) drafts[i].ShareEach(token.Count!.Value);
        return true;
    }

    /// <summary>1#高炉、2#高炉均为450m3: the value of each of the same kind in this clause that has none of its own.</summary>
    bool FollowValue(Token token)
    {
        if (!current!.Take(token)) return false;
        for (var i = drafts.Count - 2; token is { Each: true, Amounts.Count: 1 } && i >= 0 && drafts[i].Kind == current.Kind && drafts[i].Clause == current.Clause && !drafts[i].HasSpecs; i--)
            drafts[i].Take(token);
        return true;
    }
}
