using System.Text.Json.Nodes;

namespace Chuqing.Office.Ledger;

/// <summary>Names the first place where two JSON texts differ.</summary>
public static class JsonDifference
{
    /// <returns>A Chinese sentence with path and both values; null where the two say the same.</returns>
    public static string? First(JsonNode? stored, JsonNode? again, string path = "$")
    {
        switch (stored, again)
        {
            case (JsonObject a, JsonObject b):
                foreach (var name in a.Select(p => p.Key).Union(b.Select(p => p.Key)).Order(StringComparer.Ordinal))
                    if (First(a[name], b[name], $"{path}.{name}") is { } difference) return difference;
                return null;
            case (JsonArray a, JsonArray b):
                for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
                    if (First(a[i], b[i], $"{path}[{i}]") is { } difference) return difference;
                return a.Count == b.Count ? null : $"{path}：存的有 {a.Count} 项，重算得 {b.Count} 项。";
            default:
                var (x, y) = (CanonicalJson.Write(stored), CanonicalJson.Write(again));
                return x == y ? null : $"{path}：存的是 {x}，重算得 {y}。";
        }
    }
}
