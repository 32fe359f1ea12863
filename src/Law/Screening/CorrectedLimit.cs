namespace Chuqing.Law.Screening;

/// <summary>What a correction does to a grade: times a factor, then plus an addend. Several options where a fact is missing.</summary>
readonly struct Adjustment
{
    readonly (decimal Factor, decimal Add) one, other;
    readonly (decimal Factor, decimal Add)[]? many;

    Adjustment((decimal Factor, decimal Add) one, (decimal Factor, decimal Add) other, (decimal Factor, decimal Add)[]? many, int count, bool lacks, string? missing, string? said) =>
        (this.one, this.other, this.many, Count, Lacks, Missing, Said) = (one, other, many, count, lacks, missing, said);

    /// <summary>How many options there are: the one that holds, or the extremes between which it lies; none where nothing bounds it.</summary>
    public int Count { get; }

    /// <summary>A fact that would choose is missing.</summary>
    public bool Lacks { get; }

    /// <summary>Which, where the basis is written.</summary>
    public string? Missing { get; }

    /// <summary>What was applied or presumed, for the basis; null where nothing is to be said.</summary>
    public string? Said { get; }

    public (decimal Factor, decimal Add) this[int option] => many is not null ? many[option] : option == 0 ? one : other;

    public static Adjustment None => Presuming(null);

    /// <summary>Nothing, because of something presumed.</summary>
    public static Adjustment Presuming(string? said) => new((1m, 0m), default, null, 1, false, null, said);

    public static Adjustment Plus(decimal add, string? said) => new((1m, add), default, null, 1, false, null, said);

    public static Adjustment PlusBetween(decimal one, decimal other, string? missing, string? said = null) => new((1m, one), (1m, other), null, 2, true, missing, said);

    public static Adjustment Times(decimal factor, string? said) => Of(factor, 0m, said);

    public static Adjustment TimesBetween(decimal one, decimal other, string? missing) => new((one, 0m), (other, 0m), null, 2, true, missing, null);

    public static Adjustment Of(decimal factor, decimal add, string? said) => new((factor, add), default, null, 1, false, null, said);

    /// <summary>One of several, and nobody knows which.</summary>
    public static Adjustment AnyOf((decimal Factor, decimal Add)[] options, string? missing) => new(default, default, options, options.Length, true, missing, null);

    /// <summary>Nobody knows how far: whatever the figure, nothing is decided.</summary>
    public static Adjustment Anything(string? missing) => new(default, default, null, 0, true, missing, null);
}

/// <summary>A grade after its corrections: one figure, or two between which it lies where facts are missing.</summary>
/// <param name="Open">A correction without bounds is missing, so neither end is known.</param>
readonly record struct CorrectedLimit(decimal Low, decimal High, bool Open = false)
{
    /// <summary>Applies the corrections in the order of the law file, which is the order of the standard.</summary>
    public static CorrectedLimit Of(decimal grade, ReadOnlySpan<Adjustment> adjustments)
    {
        decimal low = grade, high = grade;
        var open = false;
        foreach (ref readonly var adjustment in adjustments)
        {
            if (adjustment.Count == 0) { open = true; continue; }
            decimal nextLow = decimal.MaxValue, nextHigh = decimal.MinValue;
            for (var i = 0; i < adjustment.Count; i++)
            {
                var (factor, add) = adjustment[i];
                nextLow = Math.Min(nextLow, Math.Min(low * factor + add, high * factor + add));
                nextHigh = Math.Max(nextHigh, Math.Max(low * factor + add, high * factor + add));
            }
            (low, high) = (nextLow, nextHigh);
        }
        return new(low, high, open);
    }

    public FindingResult Judge(decimal value) => Open ? FindingResult.Undetermined : value <= Low ? FindingResult.Met : value > High ? FindingResult.NotMet : FindingResult.Undetermined;
}
