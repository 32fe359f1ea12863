using System.Text;
using Chuqing.Law.Shelf;

namespace Chuqing.Law.Tests.Shelf;

/// <summary>Shelves to test on: the shipped one, and small ones written in the test.</summary>
static class Shelves
{
    public const string Texts = """[{ "id": "doc", "title": "《文件》", "number": null, "from": "2020-01-01", "repealedOn": null, "seen": "测试" }]""";

    public static IReadOnlyList<LawFile> ShippedFiles { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "law"), "*.json", SearchOption.AllDirectories)
            .Select(p => new LawFile(Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "law"), p).Replace('\\', '/'), System.IO.File.ReadAllBytes(p)))];

    public static LawPack Shipped { get; } = LawPack.Read(ShippedFiles);

    public static LawFile File(string path, string json) => new(path, Encoding.UTF8.GetBytes(json));

    public static IReadOnlyList<LawFile> Files(string path, string json, string texts = Texts) => [File("texts/a.json", texts), File(path, json)];

    /// <summary>A small shelf with the shipped terms, calendar, vocabulary, divisions and their texts beside it, as a working shelf has them.</summary>
    public static IReadOnlyList<LawFile> Complete(IReadOnlyList<LawFile> files) =>
        [.. files, .. ShippedFiles.Where(f => !f.Path.StartsWith("catalogue/", StringComparison.Ordinal) && !f.Path.StartsWith("limits/", StringComparison.Ordinal)
            && !f.Path.StartsWith("baselines/", StringComparison.Ordinal) && !files.Any(g => g.Path == f.Path))];

    public static LawPack Catalogue(params string[] rules) => LawPack.Read(Files("catalogue/a.json", CatalogueJson(rules)));

    public static string CatalogueJson(params string[] rules) => $$"""
        { "format": "catalogue/1", "sector": "钢铁",
          "questions": [{ "id": "foundry", "question": "是否铸造铁企业", "holder": "企业", "yes": ["铸造生铁"], "no": ["炼钢生铁"] }],
          "rules": [{{string.Join(",", rules)}}] }
        """;

    public static string Rule(string id = "r", string kind = "淘汰类", string match = """{ "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", "below": { "value": 400, "bound": "closed" } }] }""", params string[] versions) =>
        $$"""{ "id": "{{id}}", "name": "规则{{id}}", "class": "{{kind}}", "match": {{match}}, "versions": [{{string.Join(",", versions.Length > 0 ? versions : [Confirmed()])}}] }""";

    public static string Confirmed(string from = "2020-01-01", string more = "") =>
        $$"""{ "from": "{{from}}", {{more}} "citation": { "document": "doc", "item": "第一条", "quote": "摘句" }, "status": "confirmed", "seen": "原文" }""";

    public static string Draft(string from = "2020-01-01", string more = "") =>
        $$"""{ "from": "{{from}}", {{more}} "citation": { "document": "doc", "item": "第一条", "quote": "摘句" }, "status": "draft", "why": "凭记忆" }""";
}
