using System.Globalization;
using System.Text.Json;

namespace Chuqing.Law.Shelf;

/// <summary>A place in a law file. Every refusal names the file and the place.</summary>
sealed class LawNode
{
    static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = false };
    readonly string file;
    readonly string path;

    LawNode(string file, string path, JsonElement element) => (this.file, this.path, Element) = (file, path, element);

    public JsonElement Element { get; }
    public string Path => path;

    /// <exception cref="LawFileException">The bytes are not JSON.</exception>
    public static LawNode Open(LawFile file)
    {
        try
        {
            // UTF-8 签名不算内容
            var bytes = file.Content.AsMemory();
            if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
            using var document = JsonDocument.Parse(bytes, Options);
            return new LawNode(file.Path, "$", document.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw new LawFileException(file.Path, "$", $"不是合格的 JSON：第 {e.LineNumber + 1} 行附近写错了。");
        }
    }

    public LawFileException Wrong(string message) => new(file, path, message);

    /// <summary>Refuses properties that nobody reads, so that a misspelt one never passes as absent.</summary>
    public LawNode Only(params ReadOnlySpan<string> names)
    {
        if (Element.ValueKind != JsonValueKind.Object) throw Wrong("这里应是一个对象 { }。");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in Element.EnumerateObject())
        {
            if (!seen.Add(property.Name)) throw Wrong($"“{property.Name}”写了两次。");
            if (!names.Contains(property.Name)) throw Wrong($"不认识“{property.Name}”。这里可写：{string.Join("、", names.ToArray())}。");
        }
        return this;
    }

    public LawNode Need(string name, string what) => Maybe(name) ?? throw Wrong($"缺少“{name}”（{what}）。");

    public LawNode? Maybe(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object) throw Wrong("这里应是一个对象 { }。");
        return Element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? new LawNode(file, $"{path}.{name}", found) : null;
    }

    public string Text() =>
        Element.ValueKind == JsonValueKind.String && Element.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text : throw Wrong("这里应是一段不空的文字。");

    public DateOnly Day() =>
        Element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(Element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw Wrong("这里应是日期，写成 2024-02-01 这样。");

    public decimal Number() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetDecimal(out var number) ? number : throw Wrong("这里应是数字。");

    public bool Flag() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("这里应是 true 或 false。"),
    };

    /// <summary>A unit that <see cref="Units"/> can convert.</summary>
    public string Unit() => Units.Knows(Text()) ? Text() : throw Wrong($"不认识单位“{Text()}”。");

    public IReadOnlyList<LawNode> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array) throw Wrong("这里应是一个列表 [ ]。");
        return [.. Element.EnumerateArray().Select((item, i) => new LawNode(file, $"{path}[{i}]", item))];
    }

    public IReadOnlyList<string> Texts() => [.. Items().Select(i => i.Text())];

    public IReadOnlyList<string> TextsOrNone(string name) => Maybe(name)?.Texts() ?? [];
}
