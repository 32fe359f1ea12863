using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Chuqing.Law;

/// <summary>JSON of the shelf in one spelling, so that equal law has equal bytes: keys sorted, null as absent, shortest figures, ASCII only.</summary>
/// <remarks>The bytes are what confirmations of values name: never change how they are written.</remarks>
static class CanonicalText
{
    /// <summary>A figure at full precision, without trailing zeros: 400 and 400.0 are one threshold.</summary>
    public static string Figure(decimal value)
    {
        // 每条结论都要写几个数，自定义格式串比这样慢好几倍
        var text = value.ToString(CultureInfo.InvariantCulture);
        return value.Scale == 0 ? text : value == 0m ? "0" : text.AsSpan().TrimEnd('0').TrimEnd('.').ToString();
    }

    /// <summary>Appends an element.</summary>
    /// <param name="keep">Which properties of this element count; all of those within it do.</param>
    public static StringBuilder AppendJson(this StringBuilder text, JsonElement element, Func<string, bool>? keep = null)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var property in element.EnumerateObject().Where(p => keep?.Invoke(p.Name) != false && p.Value.ValueKind != JsonValueKind.Null).OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    if (text[^1] != '{') text.Append(',');
                    text.Append(JsonSerializer.Serialize(property.Name)).Append(':').AppendJson(property.Value);
                }
                return text.Append('}');
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    if (text[^1] != '[') text.Append(',');
                    text.AppendJson(item);
                }
                return text.Append(']');
            case JsonValueKind.Number:
                // 放不进 decimal 的数，读的人自会拒绝；这里只要不抛别的异常
                return text.Append(element.TryGetDecimal(out var figure) ? Figure(figure) : element.GetRawText());
            default:
                return text.Append(element.ValueKind == JsonValueKind.String ? JsonSerializer.Serialize(element.GetString()) : element.GetRawText());
        }
    }
}
