using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>Every word, size, question and province that a shelf's rules know, numbered: facts read by them are compared as numbers.</summary>
/// <remarks>Of a whole pack, whatever the day and the confirmations, so that lines read once are judged by every law compiled from it.</remarks>
sealed class LawWords
{
    /// <summary>The number of a word that no rule knows.</summary>
    public const int Unknown = -1;

    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly Dictionary<(string Name, string Unit), int> sizes = [];
    readonly Dictionary<string, int[]> sizesByName = new(StringComparer.Ordinal);

    public LawWords(LawPack pack)
    {
        foreach (var version in pack.Catalogue.SelectMany(r => r.Versions))
            if (version.Value.Match is { } match) Add(match, pack.Families);
        foreach (var limit in pack.Limits) Add(limit);
        Sizes = [.. sizes.Keys];
        foreach (var group in Sizes.Select((size, id) => (size.Name, id)).GroupBy(s => s.Name, s => s.id)) sizesByName[group.Key] = [.. group];
        CapacitySizes = [.. sizesByName.Where(s => SpecReading.IsCapacity(s.Key)).SelectMany(s => s.Value)];
    }

    public int Count => numbers.Count;

    /// <summary>The sizes that rules ask for, each with the unit of its bounds.</summary>
    public IReadOnlyList<(string Name, string Unit)> Sizes { get; }

    /// <summary>Those for which a line's capacity may stand in.</summary>
    public int[] CapacitySizes { get; }

    /// <summary>The number of a word; <see cref="Unknown"/> where no rule knows it.</summary>
    public int Find(string word) => numbers.GetValueOrDefault(word, Unknown);

    /// <summary>The number of a word of the law.</summary>
    public int Of(string word) => numbers[word];

    public int SizeOf(SpecTest test) => sizes[(test.Name, test.Unit)];

    public int[] SizesNamed(string name) => sizesByName.GetValueOrDefault(name, []);

    void Add(Match match, EquipmentFamilies families)
    {
        Add(families.Under(match.Equipment, match.NotEquipment));
        Add(match.Maybe);
        Add(families.Under(match.MaybeWithout, []));
        Add(match.Products);
        Add(families.Under(match.Without, []));
        Add(match.Specs);
        foreach (var question in match.Unless.Concat(match.Answers.Select(a => a.Question)).Append(match.Purpose).Append(match.Asked))
            if (question is not null) Add(question);
        foreach (var fact in match.Facts) Add(fact.Figure);
        if (match.Area is { } area) Add([area]);
        Add(match.NotAreas);
    }

    void Add(LimitRule limit)
    {
        Add(limit.Metric);
        if (limit.Wide is { } wide) Add(wide);
        Add(limit.Covers);
        Add(limit.Makes);
        Add(limit.MaybeCovers);
        Add(limit.MaybeMakes);
        Add(limit.NotFor);
        foreach (var version in limit.Versions)
        {
            foreach (var band in version.Value.Bands)
            {
                Add(band.Specs);
                foreach (var when in band.When) Add(when.Words);
            }
            foreach (var correction in version.Value.Corrections) CompiledCorrection.AddTo(this, correction);
        }
    }

    void Add(Question question)
    {
        Add([question.Id]);
        Add(question.Yes);
        Add(question.No);
    }

    internal void Add(Metric metric) => Add(metric.Names);

    internal void Add(IEnumerable<string> words)
    {
        foreach (var word in words) numbers.TryAdd(word, numbers.Count);
    }

    void Add(IReadOnlyList<SpecTest> tests)
    {
        foreach (var test in tests) sizes.TryAdd((test.Name, test.Unit), sizes.Count);
    }
}
