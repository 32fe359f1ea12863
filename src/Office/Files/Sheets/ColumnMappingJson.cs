using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chuqing.Office.Files.Sheets;

/// <summary>The file behind <c>--map</c>.</summary>
/// <remarks>
/// <code>
/// {
///   "name": "某市 2026 年名单",
///   "sheet": "名单",                                 // 可省：第一张有表头的可见表
///   "headerRow": 3,                                  // 可省：自己找
///   "columns": {
///     "企业名称": "单位",                            // 目标列: 源列名
///     "编号": 3,                                     // 或列号，从 1 数
///     "县（市、区）": { "column": ["县", "市"] },     // 依次取第一个有值的
///     "产能": { "column": "规模", "unit": "万吨/年" },// 单位照写，不换算
///     "行业": { "constant": "水泥" }                 // 整表同一个值
///   },
///   "skipRowsWhere": [ { "column": "类别", "is": ["新建"] } ],
///   "source": { "kind": "节能监察报告", "owner": "某市节能监察机构", "scope": "产线" }, // 指标从哪里来；也可写在一列里
///   "missing": ["未填"],                             // 这些字等于没有值
///   "attribution": { "source": "…", "licence": "CC BY 4.0", "link": "https://…" } // 许可要求署名的：事实、页面、导出都带着
/// }
/// </code>
/// Shipped mappings also carry <c>headers</c>, by whose fingerprint they are recognised.
/// </remarks>
public static class ColumnMappingJson
{
    static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };
    static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    static readonly HashSet<string> Known = ["name", "sheet", "headerRow", "columns", "skipRowsWhere", "missing", "headers", "attribution", "source"];

    /// <param name="json">The text of the file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="BadInputException">Not JSON, an unknown word, or a target that does not exist; each with its place.</exception>
    public static ColumnMapping Read(string json, string file)
    {
        try
        {
            var root = JsonNode.Parse(json, documentOptions: Reading) as JsonObject ?? throw Bad("最外层应是 { … }");
            if (root.FirstOrDefault(p => !Known.Contains(p.Key)).Key is { } unknown) throw Bad($"不认得“{unknown}”，可用：{string.Join("、", Known)}");
            var columns = root["columns"] as JsonObject ?? throw Bad("缺“columns”");
            return new(
                Text(root["name"], "name") ?? file,
                columns.ToDictionary(c => Target(c.Key), c => Source(c.Key, c.Value)),
                Text(root["sheet"], "sheet"),
                Whole(root["headerRow"], "headerRow"),
                root["skipRowsWhere"] is null ? null : [.. Items(root["skipRowsWhere"], "skipRowsWhere").Select(Skip)],
                root["missing"] is null ? null : Texts(root["missing"], "missing"))
            {
                Attribution = root["attribution"] is null ? null : Attributed(root["attribution"]),
                Sourcing = root["source"] is null ? null : Sourced(root["source"]),
            };
        }
        catch (JsonException e)
        {
            throw new BadInputException($"列对应文件 {file} 不是合格的 JSON：第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 字节处看不懂。");
        }
        catch (ArgumentException)
        {
            throw Bad("同一个名字写了两次");
        }

        BadInputException Bad(string what) => new($"列对应文件 {file}：{what}。");

        string Target(string name) => ColumnTargets.Exists(name) ? name
            : throw Bad($"没有“{name}”这个目标列。可用：{string.Join("、", ColumnTargets.Names)}，以及 指标|名称|单位|年度");

        ColumnSource Source(string target, JsonNode? node)
        {
            if (node is not JsonObject o) return new(References(node, target));
            if (o.FirstOrDefault(p => p.Key is not ("column" or "constant" or "unit" or "source")).Key is { } odd) throw Bad($"“{target}”里不认得“{odd}”，可用：column、constant、unit、source");
            var source = new ColumnSource(o["column"] is null ? [] : References(o["column"], target), Text(o["constant"], target), Text(o["unit"], target)) { Sourcing = o["source"] is null ? null : Sourced(o["source"]) };
            return source is { Columns.Count: 0, Constant: null } ? throw Bad($"“{target}”既没有 column 也没有 constant") : source;
        }

        List<ColumnReference> References(JsonNode? node, string target) => node is JsonArray many ? [.. many.Select(n => Reference(n, target))] : [Reference(node, target)];

        ColumnReference Reference(JsonNode? node, string where) => node is JsonValue value
            ? value.TryGetValue<int>(out var number) ? number >= 1 ? new(null, number) : throw Bad($"“{where}”的列号从 1 数") : new(Text(node, where), null)
            : throw Bad($"“{where}”应写源列名或列号");

        SkipRule Skip(JsonNode? node) => node is JsonObject o ? new(Reference(o["column"], "skipRowsWhere"), Texts(o["is"], "is")) : throw Bad("“skipRowsWhere”的每一项应是 { \"column\": …, \"is\": [ … ] }");

        Attribution Attributed(JsonNode? node)
        {
            if (node is not JsonObject o || o.Any(p => p.Key is not ("source" or "licence" or "link"))) throw Bad("“attribution”应是 { \"source\": …, \"licence\": …, \"link\": … }");
            return Attribution.Of(Text(o["source"], "source"), Text(o["licence"], "licence"), Text(o["link"], "link"), out var problem) ?? throw Bad($"“attribution”：{problem}");
        }

        Sourcing Sourced(JsonNode? node)
        {
            if (node is not JsonObject o || o.Any(p => p.Key is not ("kind" or "owner" or "scope"))) throw Bad("“source”应是 { \"kind\": …, \"owner\": …, \"scope\": … }");
            var read = Sourcing.Read(Text(o["kind"], "kind"), Text(o["owner"], "owner"), Text(o["scope"], "scope"), out var problem);
            return problem is null ? read : throw Bad($"“source”：{problem}");
        }

        JsonArray Items(JsonNode? node, string where) => node as JsonArray ?? throw Bad($"“{where}”应是 [ … ]");

        List<string> Texts(JsonNode? node, string where) => [.. Items(node, where).Select(n => Text(n, where) ?? "")];

        string? Text(JsonNode? node, string where) => node is null ? null : node is JsonValue v && v.TryGetValue<string>(out var text) ? text : throw Bad($"“{where}”应是文字");

        int? Whole(JsonNode? node, string where) => node is null ? null : node is JsonValue v && v.TryGetValue<int>(out var n) && n >= 1 ? n : throw Bad($"“{where}”应是从 1 数的行号");
    }

    /// <summary>The same shape as <see cref="Read"/> takes; to be kept per sender.</summary>
    public static string Write(ColumnMapping mapping)
    {
        var root = new JsonObject { ["name"] = mapping.Name };
        if (mapping.Sheet is not null) root["sheet"] = mapping.Sheet;
        if (mapping.HeaderRow is not null) root["headerRow"] = mapping.HeaderRow;
        var columns = new JsonObject();
        foreach (var (target, source) in mapping.Columns)
        {
            var node = new JsonObject();
            if (source.Columns.Count > 0) node["column"] = source.Columns is [var only] ? Node(only) : new JsonArray([.. source.Columns.Select(Node)]);
            if (source.Constant is not null) node["constant"] = source.Constant;
            if (source.Unit is not null) node["unit"] = source.Unit;
            if (source.Sourcing is { } s) node["source"] = Said(s);
            columns[target] = node;
        }
        root["columns"] = columns;
        if (mapping.SkipRowsWhere is { } rules)
            root["skipRowsWhere"] = new JsonArray([.. rules.Select(r => new JsonObject { ["column"] = Node(r.Column), ["is"] = new JsonArray([.. r.Is.Select(i => JsonValue.Create(i))]) })]);
        if (mapping.Missing is { } missing) root["missing"] = new JsonArray([.. missing.Select(m => JsonValue.Create(m))]);
        if (mapping.Attribution is { } a) root["attribution"] = new JsonObject { ["source"] = a.Source, ["licence"] = a.Licence, ["link"] = a.Link };
        if (mapping.Sourcing is { } sheet) root["source"] = Said(sheet);
        return root.ToJsonString(Writing);

        static JsonObject Said(Sourcing sourcing)
        {
            var node = new JsonObject();
            if (sourcing.Kind is { } kind) node["kind"] = Law.Labels.Label(kind);
            if (sourcing.Owner is not null) node["owner"] = sourcing.Owner;
            if (sourcing.Scope is { } scope) node["scope"] = Law.Labels.Label(scope);
            return node;
        }

        static JsonNode? Node(ColumnReference reference) => reference.Header is { } header ? JsonValue.Create(header) : JsonValue.Create(reference.Number);
    }
}
