using System.Globalization;
using System.Text.Json;
using Chuqing.Law.Shelf;

namespace Chuqing.Law;

/// <summary>A place in a law file: the one way in which this program reads <c>law/</c>. Every refusal names the file and the place.</summary>
/// <remarks>Strict: an unknown property, one written twice, a wrong kind, or text that is no text is a fault of the file; nothing is guessed.</remarks>
sealed class LawNode
{
    static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = false };
    readonly string file;
    readonly LawNode? parent;
    readonly string step;

    LawNode(string file, LawNode? parent, string step, JsonElement element) => (this.file, this.parent, this.step, Element) = (file, parent, step, element);

    public JsonElement Element { get; }

    // 只有出错时才用得着，读一千条规则不该先拼几万个地址
    string Path => parent is null ? step : parent.Path + step;

    /// <exception cref="LawFileException">The bytes are not JSON, or some text in them is not Unicode.</exception>
    public static LawNode Open(LawFile file)
    {
        try
        {
            // UTF-8 签名不算内容
            var bytes = file.Content.AsMemory();
            if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
            using var document = JsonDocument.Parse(bytes, Options);
            var root = new LawNode(file.Path, null, "$", document.RootElement.Clone());
            if (!IsText(root.Element)) root.Decode();
            return root;
        }
        catch (JsonException e)
        {
            throw new LawFileException(file.Path, "$", $"不是合格的 JSON：第 {e.LineNumber + 1} 行附近写错了。");
        }
    }

    /// <summary>Opens a file that comes as a stream.</summary>
    /// <exception cref="LawFileException">As <see cref="Open(LawFile)"/>.</exception>
    public static LawNode Open(Stream stream, string file)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Open(new LawFile(file, bytes.ToArray()));
    }

    public LawFileException Wrong(string message) => new(file, Path, message);

    /// <summary>Refuses properties that nobody reads, so that a misspelt one never passes as absent.</summary>
    public LawNode Only(params ReadOnlySpan<string> names)
    {
        if (Element.ValueKind != JsonValueKind.Object) throw Wrong("这里应是一个对象 { }。");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in Element.EnumerateObject())
        {
            if (!seen.Add(property.Name)) throw Wrong($"“{property.Name}”写了两次。");
            if (!names.Contains(property.Name))
                throw new LawFileException(file, $"{Path}.{property.Name}", $"不认识“{property.Name}”。这里可写：{string.Join("、", names.ToArray())}。");
        }
        return this;
    }

    public LawNode Need(string name, string what) => Maybe(name) ?? throw Wrong($"缺少“{name}”（{what}）。");

    public LawNode? Maybe(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object) throw Wrong("这里应是一个对象 { }。");
        return Element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? new LawNode(file, this, $".{name}", found) : null;
    }

    public string Text() =>
        Element.ValueKind == JsonValueKind.String && Element.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text : throw Wrong("这里应是一段不空的文字。");

    public DateOnly Day() =>
        Element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(Element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw Wrong("这里应是日期，写成 2024-02-01 这样。");

    /// <summary>A figure of at most twelve digits before the point: more is a slip of the pen, and would overflow the formulas.</summary>
    public decimal Number() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetDecimal(out var number) && Math.Abs(number) < 1_000_000_000_000m
            ? number : throw Wrong("这里应是数字，整数部分不超过 12 位。");

    /// <summary>A figure above zero, for what a formula divides or multiplies by.</summary>
    public decimal Positive() => Number() is > 0m and var number ? number : throw Wrong("这里应是大于零的数字。");

    /// <summary>A whole number, both ends allowed.</summary>
    public int Whole(int least, int most) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var number) && number >= least && number <= most
            ? number : throw Wrong($"这里应是 {least} 到 {most} 的整数。");

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
        return [.. Element.EnumerateArray().Select((item, i) => new LawNode(file, this, $"[{i}]", item))];
    }

    public IReadOnlyList<string> Texts() => [.. Items().Select(i => i.Text())];

    public IReadOnlyList<string> TextsOrNone(string name) => Maybe(name)?.Texts() ?? [];

    /// <summary>An object as a table: names that the file chooses itself, each once.</summary>
    public IReadOnlyDictionary<string, LawNode> Table()
    {
        if (Element.ValueKind != JsonValueKind.Object) throw Wrong("这里应是一个对象 { }。");
        var table = new Dictionary<string, LawNode>(StringComparer.Ordinal);
        foreach (var property in Element.EnumerateObject())
            if (!table.TryAdd(property.Name, new LawNode(file, this, $".{property.Name}", property.Value))) throw Wrong($"“{property.Name}”写了两次。");
        return table;
    }

    static bool IsText(JsonElement element)
    {
        try
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.String: _ = element.GetString(); return true;
                case JsonValueKind.Array:
                    foreach (var item in element.EnumerateArray()) if (!IsText(item)) return false;
                    return true;
                case JsonValueKind.Object:
                    foreach (var property in element.EnumerateObject())
                    {
                        _ = property.Name;
                        if (!IsText(property.Value)) return false;
                    }
                    return true;
                default: return true;
            }
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // 解析时不解码文字：坏的 UTF-8、落单的代理项要等到取用才抛别的异常。这里一次看完，读的人就只会遇到 LawFileException
    void Decode()
    {
        try
        {
            switch (Element.ValueKind)
            {
                case JsonValueKind.String: _ = Element.GetString(); break;
                case JsonValueKind.Array: foreach (var item in Items()) item.Decode(); break;
                case JsonValueKind.Object: foreach (var property in Element.EnumerateObject()) new LawNode(file, this, $".{property.Name}", property.Value).Decode(); break;
            }
        }
        catch (InvalidOperationException)
        {
            throw Wrong("这里的文字不是合格的 UTF-8 编码。");
        }
    }
}
