namespace Chuqing.Law.Equipment;

enum TokenKind
{
    /// <summary>Letters that mean nothing here: models, makers, remarks, years.</summary>
    Unknown,
    Equipment,
    /// <summary>One value, or several in a list, with unit and bound.</summary>
    Quantity,
    /// <summary>Two dimensions, Φ2.6×13m.</summary>
    Size,
    Count,
    Numbers,
    /// <summary>A number without unit; means something only in a list whose last member has one.</summary>
    Bare,
    Label,
    Before,
    After,
    /// <summary>生产线, 设备: no kind by itself.</summary>
    Noun,
    And,
    Each,
    Total,
    /// <summary>、 ， + /</summary>
    Comma,
    /// <summary>； 。 and a new line.</summary>
    Stop,
    /// <summary>Spaces, brackets, colons, 的.</summary>
    Glue,
}

/// <summary>A value with its bound.</summary>
readonly record struct Amount(string Op, decimal Value, decimal? To, string Unit);

/// <summary>A piece of the text, from <see cref="Start"/> up to <see cref="End"/>, and what it says.</summary>
sealed class Token(TokenKind what, int start, int end)
{
    public TokenKind What { get; set; } = what;
    public int Start { get; set; } = start;
    public int End { get; set; } = end;
    public EquipmentKind? Kind { get; init; }
    public LabelEntry? Label { get; set; }
    public string? Op { get; init; }

    /// <summary>Of a quantity: one, or the members of a list. Of a size: its two dimensions.</summary>
    public List<Amount> Amounts { get; set; } = None;

    public List<string> Numbers { get; set; } = NoNumbers;
    public decimal Value { get; init; }

    /// <summary>Of a count; of a size without Φ, the whole number before × that may be one (2×4.3m).</summary>
    public int? Count { get; init; }

    /// <summary>A count of 生产线 or 设备, which need not be the equipment named before.</summary>
    public bool OfNoun { get; set; }

    /// <summary>Unknown letters that may name other equipment, so that what follows need not belong to the kind before.</summary>
    public bool Names { get; set; }

    /// <summary>各2座, 均为450m3: holds for each of the kinds named before.</summary>
    public bool Each { get; set; }

    /// <summary>共3台: a sum over what was named before.</summary>
    public bool Total { get; set; }

    /// <summary>A size, or one dimension, that Φ or 直径 introduces.</summary>
    public bool Round { get; set; }

    /// <summary>Became part of an item; whatever is neither used nor a mere separator goes to the rest.</summary>
    public bool Used { get; set; }

    public bool IsBreak => What is TokenKind.Comma or TokenKind.Stop or TokenKind.And;
    public bool IsSeparator => IsBreak || What is TokenKind.Glue;

    static readonly List<Amount> None = [];
    static readonly List<string> NoNumbers = [];
}
