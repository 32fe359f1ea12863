using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>A grade after its corrections: one figure, or two between which it lies where facts are missing.</summary>
readonly record struct CorrectedLimit(decimal Low, decimal High)
{
    public static CorrectedLimit Of(decimal grade, ReadOnlySpan<Adjustment> adjustments)
    {
        decimal factorLow = 1m, factorHigh = 1m, addLow = 0m, addHigh = 0m;
        foreach (var a in adjustments)
        {
            factorLow *= a.FactorLow;
            factorHigh *= a.FactorHigh;
            addLow += a.AddLow;
            addHigh += a.AddHigh;
        }
        // 乘与加谁先谁后，标准原文未见：两种次序都算，取两头
        Span<decimal> ends =
        [
            grade * factorLow + addLow, grade * factorLow + addHigh, grade * factorHigh + addLow, grade * factorHigh + addHigh,
            (grade + addLow) * factorLow, (grade + addHigh) * factorLow, (grade + addLow) * factorHigh, (grade + addHigh) * factorHigh,
        ];
        decimal low = ends[0], high = ends[0];
        foreach (var end in ends) (low, high) = (Math.Min(low, end), Math.Max(high, end));
        return new(low, high);
    }

    public FindingResult Judge(decimal value) => value <= Low ? FindingResult.Met : value > High ? FindingResult.NotMet : FindingResult.Undetermined;
}
