namespace Chuqing.Law.Screening;

/// <summary>A figure that is compared often: as a whole number of millionths where it is one, else as the decimal that it is. Either way exactly.</summary>
readonly struct Exact
{
    const long Millionths = 1_000_000;

    // 足够装下任何容积、产能、能耗；装不下的照 decimal 比
    const decimal Most = long.MaxValue / Millionths;

    readonly long millionths;
    readonly bool isWhole;

    public Exact(decimal value)
    {
        Value = value;
        if (value.Scale > 6 || Math.Abs(value) >= Most) return;
        (millionths, isWhole) = ((long)(value * Millionths), true);
    }

    public decimal Value { get; }

    public int CompareTo(in Exact other) => isWhole && other.isWhole ? millionths.CompareTo(other.millionths) : decimal.Compare(Value, other.Value);
}
