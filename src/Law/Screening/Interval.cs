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
readonly record struct Interval(decimal? Low, bool LowIn, decimal? High, bool HighIn)
{
    public static Interval Of(SpecFacts spec, decimal value, decimal? to) => spec.Op switch
    {
        "<=" => new(null, false, value, true),
        "<" => new(null, false, value, false),
        ">=" => new(value, true, null, false),
        ">" => new(value, false, null, false),
        "range" => new(value, true, to ?? value, true),
        _ => new(value, true, value, true),
    };

    public bool IsPoint => Low is { } low && low == High;

    public bool IsEmpty => Low is { } low && High is { } high && (low > high || low == high && !(LowIn && HighIn));

    public Interval And(Interval other)
    {
        var (low, lowIn) = Low is null || other.Low > Low || other.Low == Low && !other.LowIn ? (other.Low, other.LowIn) : (Low, LowIn);
        var (high, highIn) = High is null || other.High < High || other.High == High && !other.HighIn ? (other.High, other.HighIn) : (High, HighIn);
        return new(low, lowIn, high, highIn);
    }

    /// <summary>Whether every, no, or some figure of this interval lies above an edge (and at it, where the edge is closed).</summary>
    public Truth IsAbove(Edge edge)
    {
        if (Low is { } low && decimal.Compare(low, edge.Value) is var above && (above > 0 || above == 0 && (edge.Kind == EdgeKind.Closed || !LowIn))) return Truth.Yes;
        if (High is { } high && decimal.Compare(high, edge.Value) is var below && (below < 0 || below == 0 && (edge.Kind == EdgeKind.Open || !HighIn))) return Truth.No;
        return Truth.Unknown;
    }

    /// <summary>Whether every, no, or some figure of this interval lies below an edge (and at it, where the edge is closed).</summary>
    public Truth IsBelow(Edge edge)
    {
        if (High is { } high && decimal.Compare(high, edge.Value) is var below && (below < 0 || below == 0 && (edge.Kind == EdgeKind.Closed || !HighIn))) return Truth.Yes;
        if (Low is { } low && decimal.Compare(low, edge.Value) is var above && (above > 0 || above == 0 && (edge.Kind == EdgeKind.Open || !LowIn))) return Truth.No;
        return Truth.Unknown;
    }

    public string Print(string unit)
    {
        if (IsPoint) return Words.Figure(Low!.Value, unit);
        var low = Low is { } l ? $"{(LowIn ? "≥" : ">")}{Words.Figure(l)}" : null;
        var high = High is { } h ? $"{(HighIn ? "≤" : "<")}{Words.Figure(h)}" : null;
        return $"{string.Join(" 且 ", new[] { low, high }.Where(s => s is not null))} {unit}";
    }
}
