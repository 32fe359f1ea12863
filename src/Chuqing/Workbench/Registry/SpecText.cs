using System.Text.Json;
using Chuqing.Law.Equipment;
using Chuqing.Web.Face;

namespace Chuqing.Web.Workbench.Registry;

/// <summary>Sizes of a machine in words: 直径 = 2.6 m；长度 = 13 m.</summary>
static class SpecText
{
    public static string Of(IReadOnlyList<EquipmentSpec> specs) => string.Join("；", specs.Select(Of));

    /// <param name="json">As the ledger keeps it.</param>
    public static string OfJson(string json) => Of(JsonSerializer.Deserialize<List<EquipmentSpec>>(json, JsonSerializerOptions.Web)!);

    static string Of(EquipmentSpec spec) => spec.Op == "range"
        ? $"{spec.Name} {ChineseText.Number(spec.Value)}—{ChineseText.Number(spec.To ?? spec.Value)} {Unit(spec.Unit)}"
        : $"{spec.Name} {Sign(spec.Op)} {ChineseText.Number(spec.Value)} {Unit(spec.Unit)}";

    static string Unit(string unit) => unit.Replace("m3", "m³", StringComparison.Ordinal).Replace("m2", "m²", StringComparison.Ordinal);

    static string Sign(string op) => op switch { "<=" => "≤", ">=" => "≥", _ => op };
}
