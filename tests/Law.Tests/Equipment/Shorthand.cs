using System.Globalization;
using Chuqing.Law.Equipment;

namespace Chuqing.Law.Tests.Equipment;

/// <summary>A reading in one line, as the cases write it: <c>高炉 x2 [1#,2#] 容积=450m3; 转炉 | rest</c>.</summary>
static class Shorthand
{
    public static string Of(EquipmentReading reading) =>
        string.Join("; ", reading.Items.Select(Item)) + (reading.Rest.Length == 0 ? "" : (reading.Items.Count == 0 ? "| " : " | ") + reading.Rest);

    static string Item(EquipmentItem item) => string.Join(' ', new[]
    {
        item.Type,
        item.Count is { } count ? $"x{count}" : "",
        item.Numbers.Count > 0 ? $"[{string.Join(',', item.Numbers)}]" : "",
        string.Join(' ', item.Specs.Select(Spec)),
    }.Where(part => part.Length > 0));

    static string Spec(EquipmentSpec spec) => spec.Name
        + (spec.Op == "range" ? $"={Plain(spec.Value)}..{Plain(spec.To!.Value)}" : spec.Op + Plain(spec.Value)) + spec.Unit;

    static string Plain(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
