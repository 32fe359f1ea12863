using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>What the facts say of one size that a rule asks for.</summary>
readonly struct SpecReading
{
    readonly Interval known;

    /// <summary>Nothing usable is written.</summary>
    /// <param name="badUnit">A unit that was written but cannot be read as the rule's; null otherwise.</param>
    public SpecReading(string? badUnit) => BadUnit = badUnit;

    public SpecReading(in Interval known, string? badUnit = null) => (this.known, IsKnown, BadUnit) = (known, true, badUnit);

    public bool IsKnown { get; }
    public string? BadUnit { get; }

    /// <summary>Nothing at all is written.</summary>
    public bool IsSilent => !IsKnown && BadUnit is null;

    /// <summary>What is known; meaningless where nothing is.</summary>
    public Interval Known => known;

    /// <summary>Sizes for which a line's capacity may stand in for the machine's.</summary>
    public static bool IsCapacity(string name) => name is "年产能" or "日产能";

    /// <summary>Reads a size of a machine.</summary>
    /// <param name="unit">The unit of the rule's bounds.</param>
    public static SpecReading Of(string name, string unit, MachineFacts machine)
    {
        Interval? known = null;
        string? badUnit = null;
        for (var i = 0; i < machine.Specs.Count; i++)
        {
            var spec = machine.Specs[i];
            if (spec.Name != name) continue;
            if (!Read(spec.Value, spec.Unit, name, unit, out var value)) { badUnit = spec.Unit; continue; }
            decimal? to = null;
            if (spec.To is { } end)
            {
                Read(end, spec.Unit, name, unit, out var converted);
                to = converted;
            }
            var one = Interval.Of(spec, value, to);
            known = known is { } before ? before.And(one) : one;
        }
        // 两处写得互相矛盾，等于没写
        return known is { IsEmpty: false } read ? new(read, badUnit) : new(badUnit);
    }

    /// <summary>Reads a line's capacity as the machine's.</summary>
    /// <param name="name">One of which <see cref="IsCapacity"/> is true.</param>
    public static SpecReading OfCapacity(string name, string unit, CapacityFacts capacity) =>
        ReadCapacity(capacity, name, unit, out var value) ? new(Interval.Point(value)) : new(capacity.Unit);

    public Truth Within(CompiledTest test)
    {
        if (!IsKnown) return Truth.Unknown;
        var above = test.Above is null ? Truth.Yes : known.IsAbove(test.Above);
        var below = test.Below is null ? Truth.Yes : known.IsBelow(test.Below);
        return above < below ? above : below;
    }

    // 参数名已说明是年产能或日产能时，“万吨”“吨”就是每年、每日的吨
    static bool Read(decimal value, string written, string name, string unit, out decimal result) =>
        Units.TryConvert(value, written, unit, out result)
        || name == "年产能" && Units.TryConvert(value, written + "/年", unit, out result)
        || name == "日产能" && Units.TryConvert(value, written + "/日", unit, out result);

    // 产能一栏只写“万吨”“万平方米”，行业惯例是每年；只写“吨”则说不清，不猜
    static bool ReadCapacity(CapacityFacts capacity, string name, string unit, out decimal result) =>
        Units.TryConvert(capacity.Value, capacity.Unit, unit, out result)
        || name == "年产能" && capacity.Unit.StartsWith('万') && Units.TryConvert(capacity.Value, capacity.Unit + "/年", unit, out result);
}
