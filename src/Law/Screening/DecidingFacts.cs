using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Screening;

/// <summary>What would decide an undecided line.</summary>
/// <param name="Facts">The smallest set found that decides whatever the values turn out to be; no part of it does.</param>
/// <param name="Beyond">What no such fact settles: an edge that nobody compared with the original, or several machines under one figure. Empty where the set decides.</param>
public sealed record DecidingFacts(IReadOnlyList<WantedFact> Facts, IReadOnlyList<string> Beyond)
{
    /// <summary>False where more than a handful of facts are open, so that not every way was tried: then the set is where to begin, and not proven to be enough or the smallest.</summary>
    public bool IsProven { get; init; } = true;

    /// <summary>Whether one measurement decides.</summary>
    public bool OneMeasurement => IsProven && Beyond.Count == 0 && Facts is [WantedFigure];

    /// <summary>Most lines that one search asks the law about; beyond it the set is given without proof that it is the smallest.</summary>
    const int Most = 20_000;

    const int Enumerated = 4;

    /// <summary>Ways tried beside those that could matter taken one by one: limits that move together may leave a gap between them.</summary>
    const int Probes = 100;

    /// <summary>Whether facts could still change the answer: 资料不足, or 疑似 that rests on a clue against a confirmed rule.</summary>
    public static bool IsUndecided(LineVerdict verdict) => verdict.Verdict switch
    {
        Verdict.Undetermined => true,
        Verdict.Suspected => verdict.Findings.Any(RestsOnClue),
        _ => false,
    };

    internal static bool RestsOnClue(Finding finding) => finding is { Result: FindingResult.NotMet, ClueOnly: true, Status: ValueStatus.Confirmed };

    /// <summary>Searches the smallest set.</summary>
    /// <returns>Null where the line is decided.</returns>
    public static DecidingFacts? Of(CompiledLaw law, LineFacts facts)
    {
        var verdict = law.Judge(facts);
        if (!IsUndecided(verdict)) return null;
        if (facts.Machines is null) return new([new WantedEquipment()], []);
        var search = new Search(law, Most);
        List<WantedFact> set = [];
        while ((search.Undecided(facts, set) ?? (set.Count > Enumerated ? null : Probe(law, facts, set))) is { } open)
        {
            var more = WantedCandidates.Of(law, open.Facts, open.Verdict).Where(c => !set.Contains(c)).ToList();
            if (more.Count == 0) return new(Ordered(set), Unsettled(open.Verdict));
            set.AddRange(more.Distinct());
        }
        return new(Ordered(Smallest(law, search, facts, set)), []) { IsProven = !search.IsSpent && set.Count <= Enumerated };
    }

    static (LineFacts Facts, LineVerdict Verdict)? Probe(CompiledLaw law, LineFacts facts, IReadOnlyList<WantedFact> set)
    {
        var spread = new Spread();
        WantedFact[] ordered = [.. set.OrderBy(f => f.Order)];
        for (var i = 0; i < Probes; i++)
        {
            var filled = ordered.Aggregate(facts, (line, fact) => fact.Probed(law, line, spread));
            if (law.Judge(filled) is var verdict && IsUndecided(verdict)) return (filled, verdict);
        }
        return null;
    }

    static List<WantedFact> Smallest(CompiledLaw law, Search search, LineFacts facts, List<WantedFact> set)
    {
        if (set.Count <= Enumerated)
            foreach (var some in Enumerable.Range(1, (1 << set.Count) - 1).OrderBy(s => System.Numerics.BitOperations.PopCount((uint)s)))
            {
                List<WantedFact> part = [.. set.Where((_, i) => (some & 1 << i) != 0)];
                if (part.Count < set.Count && search.Undecided(facts, part) is null && !search.IsSpent && Probe(law, facts, part) is null) return part;
            }
        else
            for (var i = set.Count - 1; i >= 0; i--)
            {
                List<WantedFact> without = [.. set.Where((_, n) => n != i)];
                if (search.Undecided(facts, without) is null && !search.IsSpent) set = without;
            }
        return set;
    }

    static IReadOnlyList<WantedFact> Ordered(IEnumerable<WantedFact> set) => [.. set.OrderBy(f => f.Holders[0], StringComparer.Ordinal).ThenBy(f => f.Text, StringComparer.Ordinal)];

    static IReadOnlyList<string> Unsettled(LineVerdict verdict) => [.. verdict.Findings.SelectMany(f => f.Missing).Concat(verdict.Missing).Distinct()];

    /// <summary>Asks the law about every way in which some facts could turn out, until one leaves the line undecided.</summary>
    /// <remarks>Two values after which every finding says and lacks the same are one way: so the ways add up instead of multiplying.</remarks>
    sealed class Search(CompiledLaw law, int most)
    {
        int left = most;

        public bool IsSpent => left <= 0;

        public (LineFacts Facts, LineVerdict Verdict)? Undecided(LineFacts facts, IReadOnlyList<WantedFact> set) => Next(facts, [.. set.OrderBy(f => f.Order)], 0, []);

        (LineFacts, LineVerdict)? Next(LineFacts facts, IReadOnlyList<WantedFact> set, int index, HashSet<(int, string)> seen)
        {
            if (left-- <= 0) return null;
            var verdict = law.Judge(facts);
            var undecided = IsUndecided(verdict);
            if (index == set.Count) return undecided ? (facts, verdict) : null;
            // 已经落入的，知道得再多也还是落入
            if (!undecided && verdict.Verdict > Verdict.Undetermined || !seen.Add((index, Sign(verdict, facts, set.Skip(index))))) return null;
            foreach (var tried in set[index].Tried(law, facts))
                if (Next(tried, set, index + 1, seen) is { } open) return open;
            return null;
        }

        // 还有要比的数没填：已填的比例、钢种挪动了限值，话说得一样，限值不一样
        static string Sign(LineVerdict verdict, LineFacts facts, IEnumerable<WantedFact> left) =>
            string.Join('\n', verdict.Findings.Select(f => $"{f.Rule}|{f.Result}|{f.ClueOnly}|{string.Join('；', f.Missing)}"))
            + (left.Any(f => f is WantedFigure { Judged: true }) ? $"\n{string.Join('、', facts.Products)}\n{string.Join('、', facts.Metrics.Select(m => $"{m.Name}{m.Value}"))}" : "");
    }
}
