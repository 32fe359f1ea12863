using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Office.LawBook;

namespace Chuqing.Bench;

/// <summary>The shipped shelf, a part of it, or several times as much.</summary>
static class BenchLaw
{
    public static readonly DateOnly Day = new(2026, 11, 23);

    static readonly JsonDocumentOptions Commented = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>As it is shipped, every value taken as confirmed: what is a draft costs the same.</summary>
    public static CompiledLaw Whole() => Compile(Files());

    /// <summary>Only the rules with these ids.</summary>
    public static CompiledLaw Only(IReadOnlySet<string> ids) => Compile([.. Files().Select(f => Changed(f, rules =>
    {
        foreach (var rule in rules.Where(r => !ids.Contains((string)r!["id"]!)).ToList()) rules.Remove(rule);
    }))]);

    /// <summary>Every rule so many times, each copy under machine kinds, products and metrics of its own.</summary>
    public static CompiledLaw Times(int times) => Compile([.. Files().Select(f => Changed(f, rules =>
    {
        foreach (var rule in rules.ToList())
            for (var copy = 2; copy <= times; copy++) rules.Add(Copy(rule!, copy));
    }, kinds =>
    {
        foreach (var kind in kinds.ToList())
            for (var copy = 2; copy <= times; copy++) kinds.Add(new JsonObject { ["name"] = $"{kind!["name"]}·{copy}", ["parent"] = kind["parent"] is { } parent ? $"{parent}·{copy}" : null });
    }))]);

    /// <summary>Machine kinds, each with the wider one above it.</summary>
    public static Dictionary<string, string?> Parents() =>
        JsonNode.Parse(Files().First(f => f.Path == "vocabulary.json").Content, null, Commented)!["kinds"]!.AsArray().ToDictionary(k => (string)k!["name"]!, k => (string?)k!["parent"]);

    static IReadOnlyList<LawFile> Files() => ShelfFolder.Read(Path.Combine(Path.GetDirectoryName(Processes.Program)!, "law"));

    static CompiledLaw Compile(IReadOnlyList<LawFile> files) => CompiledLaw.Compile(LawPack.Read(files), _ => true, Day);

    static LawFile Changed(LawFile file, Action<JsonArray> rules, Action<JsonArray>? kinds = null)
    {
        var isRules = file.Path.StartsWith("catalogue/", StringComparison.Ordinal) || file.Path.StartsWith("limits/", StringComparison.Ordinal) || file.Path.StartsWith("baselines/", StringComparison.Ordinal);
        if (!isRules && !(kinds is not null && file.Path == "vocabulary.json")) return file;
        var root = JsonNode.Parse(file.Content, null, Commented)!;
        if (isRules) rules(root["rules"]!.AsArray());
        else kinds!(root["kinds"]!.AsArray());
        return file with { Content = Encoding.UTF8.GetBytes(root.ToJsonString()) };
    }

    static JsonNode Copy(JsonNode rule, int copy)
    {
        var other = rule.DeepClone();
        other["id"] = $"{other["id"]}-{copy}";
        foreach (var match in other["versions"]!.AsArray().Select(v => v!["match"]).Append(other["match"]).OfType<JsonObject>())
        {
            foreach (var name in new[] { "equipment", "notEquipment", "products", "without" }) Rename(match[name], copy);
            foreach (var name in new[] { "equipment", "without" }) Rename(match["maybe"]?[name], copy);
        }
        foreach (var name in new[] { "covers", "makes" }) { Rename(other[name], copy); Rename(other["maybe"]?[name], copy); }
        foreach (var name in new[] { "names", "shared" }) Rename(other["metric"]?[name], copy);
        return other;
    }

    static void Rename(JsonNode? list, int copy)
    {
        if (list is not JsonArray names) return;
        for (var i = 0; i < names.Count; i++) names[i] = $"{names[i]}·{copy}";
    }
}
