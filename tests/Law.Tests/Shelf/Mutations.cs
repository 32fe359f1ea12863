using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chuqing.Law.Tests.Shelf;

/// <summary>One way to spoil a law file, by what people and programs get wrong: repeatable from its seed.</summary>
static class Mutations
{
    static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip };

    static readonly string[] Units = ["升", "千卡", "kgce", "kWh", "", " ", "t/d", "年", "重箱", "吨标煤"];
    static readonly string[] Days = ["2024-02-30", "2024-2-1", "0001-01-01", "9999-12-31", "2024/02/01", "20240201", "昨天", "2024-02-01T00:00:00Z", "2050-01-01", "1999-12-31"];
    static readonly string[] Tokens = ["NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e-400", "99999999999999999999999999999999", "999999999999.5", "0x10", "1.", ".5", "+1", "--1", "1,5"];

    /// <summary>The file spoilt; its name says how.</summary>
    public static (string How, byte[] Content) Spoil(byte[] good, Random random)
    {
        var root = JsonNode.Parse(good.AsSpan(), documentOptions: Options)!;
        var nodes = Walk(root).ToArray();
        switch (random.Next(16))
        {
            case 0: return ("truncated", good[..random.Next(good.Length)]);
            case 1: return ("signed", [0xEF, 0xBB, 0xBF, .. good]);
            case 2: return ("signed twice", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. good]);
            case 3: return ("utf-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(good))]);
            case 4: return ("a strange number", Text(root, Pick(nodes, random, JsonValueKind.Number), Tokens[random.Next(Tokens.Length)]));
            case 5: return ("nested deeply", Text(root, Pick(nodes, random), string.Concat(Enumerable.Repeat("[", random.Next(2, 200))) + string.Concat(Enumerable.Repeat("]", random.Next(2, 200)))));
            case 6: return ("written twice", Twice(root, nodes, random));
            case 7: Replace(Pick(nodes, random), JsonValue.Create(random.Next(2) == 0)); return ("another kind", Bytes(root));
            case 8: Replace(Pick(nodes, random), random.Next(3) switch { 0 => null, 1 => new JsonObject(), _ => new JsonArray() }); return ("emptied", Bytes(root));
            case 9: Remove(nodes, random, "citation", "status", "why", "seen", "from", "document", "item", "quote", "id", "unit", "length", "names", "limit", "bands"); return ("something missing", Bytes(root));
            case 10: Named(nodes, random, "unit", JsonValue.Create(Units[random.Next(Units.Length)])); return ("an unknown unit", Bytes(root));
            case 11: Named(nodes, random, "from", JsonValue.Create(Days[random.Next(Days.Length)])); return ("a strange day", Bytes(root));
            case 12: Swap(nodes, random, "from"); return ("days swapped", Bytes(root));
            case 13: Swap(nodes, random, "id", copy: true); return ("an id twice", Bytes(root));
            case 14: Swap(nodes, random, "value", "limit", "access", "at", "above", "length"); return ("figures swapped", Bytes(root));
            default:
                var one = Pick(nodes, random);
                var other = Pick(nodes, random).DeepClone();
                Replace(one, other);
                return ("a part of another place", Bytes(root));
        }
    }

    static IEnumerable<JsonNode> Walk(JsonNode node)
    {
        yield return node;
        var children = node switch { JsonObject o => o.Select(p => p.Value), JsonArray a => a, _ => [] };
        foreach (var child in children)
            if (child is not null)
                foreach (var inner in Walk(child)) yield return inner;
    }

    static JsonNode Pick(JsonNode[] nodes, Random random, JsonValueKind? kind = null)
    {
        var some = kind is null ? nodes : [.. nodes.Where(n => n.GetValueKind() == kind)];
        return some.Length > 0 ? some[random.Next(some.Length)] : nodes[random.Next(nodes.Length)];
    }

    static void Replace(JsonNode node, JsonNode? with)
    {
        switch (node.Parent)
        {
            case JsonObject o: o[node.GetPropertyName()] = with; break;
            case JsonArray a: a[node.GetElementIndex()] = with; break;
        }
    }

    static void Remove(JsonNode[] nodes, Random random, params string[] names)
    {
        var name = names[random.Next(names.Length)];
        var some = nodes.OfType<JsonObject>().Where(o => o.ContainsKey(name)).ToArray();
        if (some.Length > 0) some[random.Next(some.Length)].Remove(name);
    }

    static void Named(JsonNode[] nodes, Random random, string name, JsonNode with)
    {
        var some = nodes.OfType<JsonObject>().Where(o => o.ContainsKey(name)).ToArray();
        if (some.Length > 0) some[random.Next(some.Length)][name] = with;
    }

    static void Swap(JsonNode[] nodes, Random random, string name, params string[] more) => Swap(nodes, random, more.Length == 0 ? name : more[random.Next(more.Length)], copy: false);

    static void Swap(JsonNode[] nodes, Random random, string name, bool copy)
    {
        var some = nodes.OfType<JsonObject>().Where(o => o[name] is not null).ToArray();
        if (some.Length < 2) return;
        var (one, other) = (some[random.Next(some.Length)], some[random.Next(some.Length)]);
        var (a, b) = (one[name]!.DeepClone(), other[name]!.DeepClone());
        one[name] = b;
        if (!copy) other[name] = a;
    }

    static byte[] Twice(JsonNode root, JsonNode[] nodes, Random random)
    {
        var some = nodes.OfType<JsonObject>().Where(o => o.Count > 0).ToArray();
        if (some.Length == 0) return Bytes(root);
        var one = some[random.Next(some.Length)];
        var (key, value) = one.First();
        one["\u0001"] = value?.DeepClone();
        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace("\"\\u0001\"", JsonSerializer.Serialize(key), StringComparison.Ordinal));
    }

    static byte[] Text(JsonNode root, JsonNode node, string token)
    {
        Replace(node, JsonValue.Create("\u0001"));
        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace("\"\\u0001\"", token, StringComparison.Ordinal));
    }

    static byte[] Bytes(JsonNode root) => Encoding.UTF8.GetBytes(root.ToJsonString());
}
