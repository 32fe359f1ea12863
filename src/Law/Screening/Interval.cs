using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>Yes, no, or not known.</summary>
enum Truth
{
    No,
    Unknown,
    Yes,
}

/// <summary>What is known of a size: one figure, or the bounds between which it lies. A null end is unbounded.</summary>
readonly struct Interval
{
    readonly Exact low, high;
    readonly bool hasLow, hasHigh, lowIn, highIn;

    public Interval(decimal? low, bool lowIn, decimal? high, bool highIn)
    {
        (hasLow, hasHigh, this.lowIn, this.highIn) = (low is not null, high is not null, lowIn, highIn);
        if (low is { } least) this.low = new(least);
        if (high is { } most) this.high = new(most);
    }

    public static Interval Of(SpecFacts spec, decimal value, decimal? to) => spec.Op switch
    {
        "<=" => new(null, false, value, true),
        "<" => new(null, false, value, false),
        ">=" => new(value, true, null, false),
        ">" => new(value, false, null, false),
        "range" => new(value, true, to ?? value, true),
        _ => Point(value),
    };

    public static Interval Point(decimal value) => new(value, true, value, true);

    decimal? Low => hasLow ? low.Value : null;
    decimal? High => hasHigh ? high.Value : null;

    public bool IsPoint => Low is { } least && least == High;

    public bool IsEmpty => hasLow && hasHigh && low.CompareTo(high) is var order && (order > 0 || order == 0 && !(lowIn && highIn));

    public Interval And(in Interval other)
    {
        var (least, leastIn) = Low is null || other.Low > Low || other.Low == Low && !other.lowIn ? (other.Low, other.lowIn) : (Low, lowIn);
        var (most, mostIn) = High is null || other.High < High || other.High == High && !other.highIn ? (other.High, other.highIn) : (High, highIn);
        return new(least, leastIn, most, mostIn);
    }

    /// <summary>Whether every, no, or some figure of this interval lies above an edge (and at it, where the edge is closed).</summary>
    public Truth IsAbove(CompiledEdge edge)
    {
        if (hasLow && low.CompareTo(edge.At) is var above && (above > 0 || above == 0 && (edge.Kind == EdgeKind.Closed || !lowIn))) return Truth.Yes;
        if (hasHigh && high.CompareTo(edge.At) is var below && (below < 0 || below == 0 && (edge.Kind == EdgeKind.Open || !highIn))) return Truth.No;
        return Truth.Unknown;
    }

    /// <summary>Whether every, no, or some figure of this interval lies below an edge (and at it, where the edge is closed).</summary>
    public Truth IsBelow(CompiledEdge edge)
    {
        if (hasHigh && high.CompareTo(edge.At) is var below && (below < 0 || below == 0 && (edge.Kind == EdgeKind.Closed || !highIn))) return Truth.Yes;
        if (hasLow && low.CompareTo(edge.At) is var above && (above > 0 || above == 0 && (edge.Kind == EdgeKind.Open || !lowIn))) return Truth.No;
        return Truth.Unknown;
    }

    public string Print(string unit)
    {
        if (IsPoint) return Words.Figure(low.Value, unit);
        var least = hasLow ? $"{(lowIn ? "≥" : ">")}{Words.Figure(low.Value)}" : null;
        var most = hasHigh ? $"{(highIn ? "≤" : "<")}{Words.Figure(high.Value)}" : null;
        return $"{string.Join(" 且 ", new[] { least, most }.Where(s => s is not null))} {unit}";
    }
}
