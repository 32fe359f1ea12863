using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>What the facts say of one size that a rule asks for.</summary>
/// <param name="Known">Null where nothing usable is written.</param>
/// <param name="BadUnit">A unit that was written but cannot be read as the rule's; null otherwise.</param>
readonly record struct SpecReading(Interval? Known, string? BadUnit)
{
    /// <summary>Reads a size of a machine, in the rule's unit.</summary>
    /// <param name="machine">Null for a rule that goes by product: only the line's capacity is there.</param>
    /// <param name="capacity">The line's capacity where it may stand in; null otherwise.</param>
    public static SpecReading Of(SpecTest test, MachineFacts? machine, CapacityFacts? capacity)
    {
        Interval? known = null;
        string? badUnit = null;
        for (var i = 0; machine is not null && i < machine.Specs.Count; i++)
        {
            var spec = machine.Specs[i];
            if (spec.Name != test.Name) continue;
            if (!Read(spec.Value, spec.Unit, test, out var value)) { badUnit = spec.Unit; continue; }
            decimal? to = null;
            if (spec.To is { } end)
            {
                Read(end, spec.Unit, test, out var converted);
                to = converted;
            }
            var read = Interval.Of(spec, value, to);
            known = known is { } before ? before.And(read) : read;
        }
        // 两处写得互相矛盾，等于没写
        if (known is { IsEmpty: true }) known = null;
        if (known is null && badUnit is null && capacity is not null && test.Name is "年产能" or "日产能")
        {
            if (ReadCapacity(capacity!, test, out var value)) known = new(value, true, value, true);
            else badUnit = capacity!.Unit;
        }
        return new(known, badUnit);
    }

    public Truth Within(SpecTest test)
    {
        if (Known is not { } known) return Truth.Unknown;
        var above = test.Above is null ? Truth.Yes : known.IsAbove(test.Above);
        var below = test.Below is null ? Truth.Yes : known.IsBelow(test.Below);
        return above < below ? above : below;
    }

    // 参数名已说明是年产能或日产能时，“万吨”“吨”就是每年、每日的吨
    static bool Read(decimal value, string unit, SpecTest test, out decimal result) =>
        Units.TryConvert(value, unit, test.Unit, out result)
        || test.Name == "年产能" && Units.TryConvert(value, unit + "/年", test.Unit, out result)
        || test.Name == "日产能" && Units.TryConvert(value, unit + "/日", test.Unit, out result);

    // 产能一栏只写“万吨”，行业惯例是每年；只写“吨”则说不清，不猜
    static bool ReadCapacity(CapacityFacts capacity, SpecTest test, out decimal result) =>
        Units.TryConvert(capacity.Value, capacity.Unit, test.Unit, out result)
        || test.Name == "年产能" && capacity.Unit == "万吨" && Units.TryConvert(capacity.Value, "万吨/年", test.Unit, out result);
}
