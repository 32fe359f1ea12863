namespace Chuqing.Law.Equipment;

/// <summary>The words by which the free text is read: <c>law/vocabulary.json</c>, checked as a whole when loaded.</summary>
public sealed class EquipmentVocabulary
{
    const string Name = "vocabulary.json";

    static readonly Lazy<EquipmentVocabulary> Embedded = new(() =>
    {
        using var stream = typeof(EquipmentVocabulary).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidDataException("程序里没有嵌入 vocabulary.json。");
        return Load(stream);
    });

    readonly VocabularyFile file;

    EquipmentVocabulary(VocabularyFile file)
    {
        this.file = file;
        foreach (var entry in file.Kinds)
            if (!Kinds.TryAdd(entry.Name, new(entry.Name, entry.Parent is null ? null : Known(entry.Parent), entry.Measures ?? [], entry.Size)))
                throw new InvalidDataException($"设备种类“{entry.Name}”写了两次。");
        AddWords();
        AddUnits();
        CheckSpecs();
    }

    /// <summary>The vocabulary that the program carries.</summary>
    public static EquipmentVocabulary Default => Embedded.Value;

    internal Dictionary<string, EquipmentKind> Kinds { get; } = [];
    internal WordTree<Word> Words { get; } = new();
    internal WordTree<Word> Nouns { get; } = new();
    internal WordTree<Unit> Units { get; } = new();
    internal WordTree<string> After { get; } = new();
    internal WordTree<string> Classifiers { get; } = new();

    /// <summary>Reads and checks a vocabulary.</summary>
    /// <exception cref="LawFileException">Not JSON of this shape, a word with two meanings, an unknown kind, unit or parameter.</exception>
    public static EquipmentVocabulary Load(Stream stream)
    {
        try
        {
            return new(VocabularyReader.Read(stream, Name));
        }
        catch (InvalidDataException senseless)
        {
            throw new LawFileException(Name, "$", senseless.Message);
        }
    }

    /// <summary>The name of a parameter for a kind, from its label or, without one, from the unit; null where nothing says what it is.</summary>
    internal string? SpecName(EquipmentKind kind, string? label, string unit)
    {
        if (label is not null) return file.Specs[label].Contains(unit) ? label : null;
        return kind.Measure(unit) ?? file.AnyKind.GetValueOrDefault(unit);
    }

    /// <summary>Whether a parameter is one that every kind may have, as a capacity is.</summary>
    internal bool IsAnyKind(string spec) => file.AnyKind.ContainsValue(spec);

    /// <summary>Whether a label may stand before a value in this unit.</summary>
    internal bool Allows(LabelEntry label, string unit) => label.Name is null || file.Specs[label.Name].Contains(unit);

    internal SectorEntry? Sector(string? name) => name is null ? null : Array.Find(file.Sectors, s => s.Sector == name.Trim());

    EquipmentKind Known(string kind) =>
        Kinds.TryGetValue(kind, out var known) ? known : throw new InvalidDataException($"设备词汇里的种类“{kind}”在用到它之前没有写。");

    void AddWords()
    {
        void Add(IEnumerable<string> words, Word meaning) { foreach (var word in words) Words.Add(PlainText.Fold(word), meaning); }
        foreach (var entry in file.Kinds) Add([entry.Name, .. entry.Aliases], new(TokenKind.Equipment, Kind: Kinds[entry.Name]));
        Add(file.NotKinds, new(TokenKind.Unknown));
        foreach (var label in file.Labels) Add(label.Words, new(TokenKind.Label, Label: label));
        foreach (var bound in file.Before) Add(bound.Words, new(TokenKind.Before, Op: bound.Op));
        foreach (var bound in file.After) Add(bound.Words, new(TokenKind.After, Op: bound.Op));
        foreach (var bound in file.After) foreach (var word in bound.Words) After.Add(PlainText.Fold(word), bound.Op);
        foreach (var noun in file.Nouns)
        {
            Nouns.Add(PlainText.Fold(noun), new(TokenKind.Noun));
            if (Words.Longest(PlainText.Fold(noun), 0)?.End != noun.Length) Add([noun], new(TokenKind.Noun));
        }
        Add(["和", "与", "及", "以及", "或"], new(TokenKind.And));
        Add(["各", "均为", "都是", "各为"], new(TokenKind.Each));
        Add(["分别为"], new(TokenKind.Each, Op: "分别"));
        Add(["共", "共计", "合计", "总计", "总共", "计"], new(TokenKind.Total));
        Add(["的", "为"], new(TokenKind.Glue));
        foreach (var word in file.Classifiers) Classifiers.Add(PlainText.Fold(word), word);
        foreach (var word in file.NotClassifiers) Classifiers.Add(PlainText.Fold(word), "");
    }

    void AddUnits()
    {
        foreach (var unit in file.Units)
            foreach (var spelling in unit.Spellings) Units.Add(PlainText.Fold(spelling), new(unit.Symbol, unit.Times));
    }

    void CheckSpecs()
    {
        var symbols = file.Units.Select(u => u.Symbol).ToHashSet();
        foreach (var (spec, units) in file.Specs)
            foreach (var unit in units)
                if (!symbols.Contains(unit)) throw new InvalidDataException($"参数“{spec}”的单位“{unit}”没有写在 units 里。");
        var measures = file.Kinds.SelectMany(k => (k.Measures ?? []).Select(m => (m.Value, m.Key))).Concat(file.AnyKind.Select(m => (m.Value, m.Key)));
        foreach (var (spec, unit) in measures)
            if (!file.Specs.TryGetValue(spec, out var units) || !units.Contains(unit)) throw new InvalidDataException($"参数“{spec}”不许用单位“{unit}”。");
        foreach (var spec in file.Kinds.SelectMany(k => k.Size ?? []).Concat(file.Labels.Select(l => l.Name).OfType<string>()))
            if (!file.Specs.ContainsKey(spec)) throw new InvalidDataException($"参数“{spec}”没有写在 specs 里。");
        foreach (var sector in file.Sectors) Known(sector.Kind);
    }
}

/// <summary>A canonical kind: what lies above it, which parameter a unit means, how a size is named.</summary>
sealed record EquipmentKind(string Name, EquipmentKind? Parent, Dictionary<string, string> Measures, string[]? OwnSize)
{
    public string[]? Size => OwnSize ?? Parent?.Size;

    public bool IsA(EquipmentKind other) => this == other || Parent?.IsA(other) == true;

    public bool Describes(string spec) => Measures.ContainsValue(spec) || Size?.Contains(spec) == true || Parent?.Describes(spec) == true;

    public string? Measure(string unit) => Measures.TryGetValue(unit, out var name) ? name : Parent?.Measure(unit);

    public bool Equals(EquipmentKind? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A canonical unit and the exact factor by which its spelling is larger.</summary>
sealed record Unit(string Symbol, decimal Times);

/// <summary>What a word of the vocabulary stands for.</summary>
sealed record Word(TokenKind Token, EquipmentKind? Kind = null, LabelEntry? Label = null, string? Op = null);
