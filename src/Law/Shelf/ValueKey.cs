using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Chuqing.Law.Shelf;

/// <summary>One version of one value, by what it says: a confirmation names all three, so a changed value is a draft again.</summary>
/// <param name="Id">The value's id.</param>
/// <param name="From">First day in force of this version.</param>
/// <param name="Digest">SHA-256 (hex) over canonical JSON of everything that judges, and the citation.</param>
public sealed record ValueKey(string Id, DateOnly From, string Digest)
{
    // status、seen、why 说的是谁核过，不是规定了什么：补一条出处不该让两名人员重核
    static readonly HashSet<string> NotJudging = ["status", "seen", "why"];

    /// <summary>The key of one version: the rule around it counts too, its other versions do not.</summary>
    internal static ValueKey Of(string id, DateOnly from, JsonElement rule, JsonElement version, IEnumerable<JsonElement> questions)
    {
        var text = new StringBuilder("{\"rule\":");
        Write(text, rule, name => name != "versions");
        text.Append(",\"version\":");
        Write(text, version, name => !NotJudging.Contains(name));
        foreach (var question in questions)
        {
            text.Append(",\"question\":");
            Write(text, question, _ => true);
        }
        text.Append('}');
        return new(id, from, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    static void Write(StringBuilder text, JsonElement element, Func<string, bool> keep)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var first = true;
                text.Append('{');
                foreach (var property in element.EnumerateObject().Where(p => keep(p.Name) && p.Value.ValueKind != JsonValueKind.Null).OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    text.Append(first ? "" : ",").Append(JsonSerializer.Serialize(property.Name)).Append(':');
                    Write(text, property.Value, _ => true);
                    first = false;
                }
                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    if (text[^1] != '[') text.Append(',');
                    Write(text, item, _ => true);
                }
                text.Append(']');
                break;
            case JsonValueKind.Number:
                // 400 与 400.0 是同一个门槛
                text.Append(element.GetDecimal().ToString("0.#############################", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(element.ValueKind == JsonValueKind.String ? JsonSerializer.Serialize(element.GetString()) : element.GetRawText());
                break;
        }
    }
}
