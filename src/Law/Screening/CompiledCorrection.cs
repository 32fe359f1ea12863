using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>A correction with its facts and words in numbers, and with what holds where they are missing worked out once.</summary>
sealed class CompiledCorrection
{
    public CompiledCorrection(Correction correction, LawWords words)
    {
        Correction = correction;
        Facts = [.. FactsOf(correction).Select(f => new Measure(f, words))];
        var (groups, ordinary) = GroupsOf(correction);
        Groups = [.. groups.Select(g => WordSet.Of(g.Products, words))];
        Ordinary = WordSet.Of(ordinary, words);
        Any = correction switch
        {
            StepCorrection c => [(1m, 0m), .. c.Steps.Select(s => (1m, s.Add))],
            _ => [(1m, 0m), .. groups.Select(g => (g.Factor, g.Add))],
        };
    }

    public Correction Correction { get; }

    /// <summary>The facts that the formula asks for, in the order of its record.</summary>
    public Measure[] Facts { get; }

    public WordSet[] Groups { get; }
    public WordSet Ordinary { get; }

    /// <summary>Nothing, or any of the steps or groups: where nobody knows which.</summary>
    public (decimal Factor, decimal Add)[] Any { get; }

    public static void AddTo(LawWords words, Correction correction)
    {
        foreach (var fact in FactsOf(correction)) words.Add(fact);
        var (groups, ordinary) = GroupsOf(correction);
        foreach (var group in groups) words.Add(group.Products);
        words.Add(ordinary);
    }

    static IReadOnlyList<Metric> FactsOf(Correction correction) => correction switch
    {
        LinearCorrection c => [c.Fact],
        AltitudeCorrection c => [c.Fact, c.Pressure],
        AltitudeRootCorrection c => [c.Fact, c.Pressure],
        StrengthCorrection c => [c.Fact],
        ShareCorrection c => [c.Fact],
        MixCorrection c => [.. c.Shares.Select(s => s.Fact)],
        FeedGradeCorrection c => [c.Fact],
        StepCorrection c => [c.Fact],
        TableCorrection c => [c.Fact],
        FactorCorrection c => [c.Fact],
        AdditionCorrection c => [c.Fact],
        ProcessCorrection or SteelGradeCorrection => [],
        _ => throw new ArgumentOutOfRangeException(nameof(correction), correction.GetType().Name),
    };

    static (IReadOnlyList<SteelGroup> Groups, IEnumerable<string> Ordinary) GroupsOf(Correction correction) => correction switch
    {
        ProcessCorrection c => (c.Groups, c.Ordinary),
        SteelGradeCorrection c => (c.Groups, c.Ordinary),
        _ => ([], []),
    };
}
