using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>What a correction does to a grade: times a factor, then plus an addend. Several options where a fact is missing.</summary>
/// <param name="Options">The one that holds, or the extremes between which it lies; empty where nothing bounds it.</param>
/// <param name="Missing">The fact that would choose; null where nothing is missing.</param>
/// <param name="Said">What was applied or presumed, for the basis; null where nothing is to be said.</param>
readonly record struct Adjustment((decimal Factor, decimal Add)[] Options, string? Missing, string? Said)
{
    public static readonly Adjustment None = new([(1m, 0m)], null, null);

    public static Adjustment Plus(decimal add, string? said) => new([(1m, add)], null, said);

    public static Adjustment PlusBetween(decimal one, decimal other, string missing) => new([(1m, one), (1m, other)], missing, null);

    public static Adjustment Times(decimal factor, string? said) => new([(factor, 0m)], null, said);

    public static Adjustment TimesBetween(decimal one, decimal other, string missing) => new([(one, 0m), (other, 0m)], missing, null);

    /// <summary>Nobody knows how far: whatever the figure, nothing is decided.</summary>
    public static Adjustment Anything(string missing) => new([], missing, null);
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
        foreach (var adjustment in adjustments)
        {
            if (adjustment.Options.Length == 0) { open = true; continue; }
            decimal nextLow = decimal.MaxValue, nextHigh = decimal.MinValue;
            foreach (var (factor, add) in adjustment.Options)
            {
                nextLow = Math.Min(nextLow, Math.Min(low * factor + add, high * factor + add));
                nextHigh = Math.Max(nextHigh, Math.Max(low * factor + add, high * factor + add));
            }
            (low, high) = (nextLow, nextHigh);
        }
        return new(low, high, open);
    }

    public FindingResult Judge(decimal value) => Open ? FindingResult.Undetermined : value <= Low ? FindingResult.Met : value > High ? FindingResult.NotMet : FindingResult.Undetermined;
}
