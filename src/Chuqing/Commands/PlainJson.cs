using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Chuqing.Web.Commands;

/// <summary>One JSON object per line, written by hand: commands that must start at once cannot pay for serializer reflection.</summary>
static class PlainJson
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Line(Action<Utf8JsonWriter> properties)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
