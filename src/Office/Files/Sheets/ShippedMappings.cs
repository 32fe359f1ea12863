using System.Text.Json;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Mappings that come with the program, each for one known layout.</summary>
public static class ShippedMappings
{
    static readonly Dictionary<string, ColumnMapping> ByFingerprint = new[] { "exit-lists.json", "gem-steel-plants.json" }
        .Select(file => (Json: ColumnTargets.Resource("mappings." + file), file))
        .ToDictionary(m => Fingerprint(m.Json), m => ColumnMappingJson.Read(m.Json, m.file));

    public static ColumnMapping? Find(string fingerprint) => ByFingerprint.GetValueOrDefault(fingerprint);

    static string Fingerprint(string json)
    {
        using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip });
        return HeaderText.Fingerprint(document.RootElement.GetProperty("headers").EnumerateArray().Select(h => h.GetString()!));
    }
}
