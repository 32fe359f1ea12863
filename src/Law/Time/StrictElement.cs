using System.Globalization;
using System.Text.Json;

namespace Chuqing.Law.Time;

/// <summary>A JSON value with its file and path, so that every refusal names the place.</summary>
/// <remarks>Strict: a property that the reader did not ask for, a second one of the same name or a wrong kind is a fault of the file.</remarks>
readonly record struct StrictElement(string File, string Path, JsonElement Json)
{
    static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = false, AllowDuplicateProperties = false };

    public static JsonDocument Parse(Stream stream, string file)
    {
        try { return JsonDocument.Parse(stream, Options); }
        catch (JsonException broken) { throw new LawFileException(file, broken.Path ?? "$", $"不是合格的 JSON：{broken.Message}"); }
    }

    public LawFileException Fault(string message) => new(File, Path, message);

    /// <summary>Checks that this is an object with these properties and no other.</summary>
    public StrictElement Only(params ReadOnlySpan<string> names)
    {
        if (Json.ValueKind != JsonValueKind.Object) throw Fault("应当是一个对象 { … }。");
        foreach (var property in Json.EnumerateObject())
            if (!names.Contains(property.Name))
                throw (this with { Path = $"{Path}.{property.Name}" }).Fault($"没有这个属性。可用：{string.Join("、", names.ToArray())}");
        return this;
    }

    public StrictElement? Optional(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new(File, $"{Path}.{name}", value) : null;

    public StrictElement Child(string name) => Optional(name) ?? throw Fault($"缺少 {name}。");

    public IEnumerable<StrictElement> List(string name)
    {
        var list = Child(name);
        if (list.Json.ValueKind != JsonValueKind.Array) throw list.Fault("应当是一个数组 [ … ]。");
        return list.Json.EnumerateArray().Select((item, i) => new StrictElement(list.File, $"{list.Path}[{i}]", item));
    }

    public string Text() =>
        Json.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(Json.GetString()) ? Json.GetString()! : throw Fault("应当是不空的文字。");

    public string Text(string name) => Child(name).Text();

    public int Whole(string name, int least, int most)
    {
        var child = Child(name);
        return child.Json.ValueKind == JsonValueKind.Number && child.Json.TryGetInt32(out var n) && n >= least && n <= most
            ? n : throw child.Fault($"应当是 {least} 到 {most} 的整数。");
    }

    public bool Flag(string name)
    {
        var child = Child(name);
        return child.Json.ValueKind is JsonValueKind.True or JsonValueKind.False ? child.Json.GetBoolean() : throw child.Fault("应当是 true 或 false。");
    }

    public DateOnly Day(string name)
    {
        var child = Child(name);
        return DateOnly.TryParseExact(child.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw child.Fault($"日期“{child.Text()}”看不懂，应当写成 2026-11-23 这样。");
    }
}
