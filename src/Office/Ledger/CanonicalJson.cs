using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Chuqing.Office.Ledger;

/// <summary>JSON with one possible spelling: keys sorted by code unit, shortest decimals, no blanks. What is digested is written so.</summary>
public static class CanonicalJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The canonical text of a value. Decimals lose trailing zeros; instants must have been cut by the caller.</summary>
    public static string Write(object? value) => Write(JsonSerializer.SerializeToNode(value, Options));

    /// <summary>The canonical text of JSON read from elsewhere.</summary>
    public static string Write(JsonNode? node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(node, writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    static void Write(JsonNode? node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject record:
                writer.WriteStartObject();
                foreach (var (key, value) in record.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key);
                    Write(value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list) Write(item, writer);
                writer.WriteEndArray();
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                writer.WriteRawValue(Shortest(value.ToJsonString()));
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    static string Shortest(string number) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? (exact / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : number;
}
