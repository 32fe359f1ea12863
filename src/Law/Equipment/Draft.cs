namespace Chuqing.Law.Equipment;

/// <summary>An item in the making: takes what fits its kind and refuses the rest.</summary>
sealed class Draft(EquipmentKind kind, int clause, EquipmentVocabulary vocabulary)
{
    readonly List<EquipmentSpec> specs = [];
    readonly List<string> numbers = [];
    readonly HashSet<string> known = [];
    Token? options;
    Token? counted;
    string? optionName;
    int optionPlace;

    public EquipmentKind Kind { get; set; } = kind;

    /// <summary>The stretch of text between two semicolons, within which 各 reaches back.</summary>
    public int Clause { get; } = clause;

    public int? Count { get; private set; }
    public bool Each { get; private set; }
    public bool HasNumbers => numbers.Count > 0;
    public bool HasSpecs => specs.Count > 0 || options is not null;

    /// <summary>Takes a token if it can belong to this item, and marks it used.</summary>
    public bool Take(Token token)
    {
        var taken = token.What switch
        {
            TokenKind.Quantity when token.Amounts.Count > 1 => token.Amounts[0].Op == "=" ? TakeOptions(token) : TakeBand(token),
            TokenKind.Quantity => Name(token) is { } name && TakeSpec(name, token.Amounts[0]),
            TokenKind.Size => TakeSize(token),
            TokenKind.Count => TakeCount(token),
            TokenKind.Numbers => TakeNumbers(token),
            _ => false,
        };
        return token.Used |= taken;
    }

    /// <summary>Whether a value names a parameter that this item already has otherwise: the text has gone on to another unit of the same kind.</summary>
    public bool Contradicts(Token token)
    {
        if (token.What == TokenKind.Size) return Kind.Size is { } names && (Has(names[0]) || Has(names[1]));
        return token.What == TokenKind.Quantity && Name(token) is { } name && Has(name) && !(token.Amounts.Count == 1 && Fits(name, token.Amounts[0]));
    }

    /// <summary>Whether two values would be the same parameter of this kind.</summary>
    public bool SameSpec(Token one, Token other) => one.What == TokenKind.Size || other.What == TokenKind.Size ? one.What == other.What
        : one.What == TokenKind.Quantity && other.What == TokenKind.Quantity && Name(one) is { } name && name == Name(other);

    /// <summary>Whether this kind is described by such a value; what only a label in the text names may be about something else.</summary>
    public bool Expects(Token token) => token.What == TokenKind.Size ? token.Round || Kind.Size is not null
        : Name(token) is { } name && (name == "使用年限" || token.Label?.Name is null || Kind.Describes(name) || vocabulary.IsAnyKind(name));

    /// <summary>各2座 after several kinds: the count of this one too.</summary>
    public void ShareEach(int count) => (Count, Each) = (count, true);

    /// <summary>The items: one, or one for each size of a list (450、580m3高炉).</summary>
    public IEnumerable<EquipmentItem> Finish()
    {
        if (options is null) return [new(Kind.Name, Count, numbers, specs)];
        var amounts = options.Amounts;
        // 450、580m3高炉3座：哪种几座没有写，台数留在 rest
        int? each = Each ? Count : Count == amounts.Count ? 1 : null;
        if (each is null && counted is not null) counted.Used = false;
        var paired = numbers.Count == amounts.Count;
        return amounts.Select((amount, i) => new EquipmentItem(Kind.Name, each, paired ? [numbers[i]] : numbers,
            [.. specs.Take(optionPlace), Spec(optionName!, amount), .. specs.Skip(optionPlace)]));
    }

    string? Name(Token quantity) => quantity.Round ? "直径" : vocabulary.SpecName(Kind, quantity.Label?.Name, quantity.Amounts[0].Unit);

    bool Has(string name) => specs.Exists(s => s.Name == name) || optionName == name;

    bool Fits(string name, Amount amount) =>
        specs.Where(s => s.Name == name).All(s => s == Spec(name, amount) || (IsBound(s.Op) && IsBound(amount.Op) && s.Op[0] != amount.Op[0])) && optionName != name;

    static bool IsBound(string op) => op[0] is '<' or '>';

    bool TakeSpec(string name, Amount amount)
    {
        if (!Fits(name, amount)) return false;
        if (!specs.Contains(Spec(name, amount))) specs.Add(Spec(name, amount));
        return true;
    }

    bool TakeOptions(Token token)
    {
        if (options is not null || Name(token) is not { } name || Has(name)) return false;
        (options, optionName, optionPlace) = (token, name, specs.Count);
        return true;
    }

    bool TakeBand(Token token)
    {
        if (Name(token) is not { } name || !token.Amounts.TrueForAll(a => Fits(name, a))) return false;
        foreach (var amount in token.Amounts) TakeSpec(name, amount);
        return true;
    }

    bool TakeSize(Token token)
    {
        if (!token.Round && Kind.Size is null)
        {
            // 2×4.3m焦炉：两座，不是尺寸
            if (token.Count is not { } count || Count is not null || vocabulary.SpecName(Kind, null, token.Amounts[1].Unit) is not { } only || !TakeSpec(only, token.Amounts[1])) return false;
            Count = count;
            return true;
        }
        var names = Kind.Size ?? ["直径", "长度"];
        if (Has(names[0]) || Has(names[1])) return false;
        return TakeSpec(names[0], token.Amounts[0]) && TakeSpec(names[1], token.Amounts[1]);
    }

    bool TakeCount(Token token)
    {
        if (Count is not null) return false;
        (Count, Each, counted) = (token.Count, token.Each, token);
        return true;
    }

    bool TakeNumbers(Token token)
    {
        foreach (var number in token.Numbers)
            if (known.Add(number)) numbers.Add(number);
        return true;
    }

    static EquipmentSpec Spec(string name, Amount amount) => new(name, amount.Op, amount.Value, amount.To, amount.Unit);
}
