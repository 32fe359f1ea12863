using System.Globalization;
using System.Text.Json.Nodes;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.Screening;

/// <summary>Format 1 of a decision's snapshot. Decisions are stored in it: never edited; what must change becomes format 2.</summary>
/// <remarks>Every field is named here and none comes by reflection, so that a new property of the law's records never changes old bytes.</remarks>
static class SnapshotFormat1
{
    public static string Write(DecisionSnapshot s) => CanonicalJson.Write(new JsonObject
    {
        ["format"] = 1,
        ["line"] = s.LineId.ToString(),
        ["enterprise"] = s.Enterprise,
        ["equipment"] = s.Equipment,
        ["rule"] = s.Rule,
        ["on"] = Day(s.On),
        ["pack"] = s.Pack,
        ["confirmed"] = List(s.Confirmed, Key),
        ["facts"] = Facts(s.Facts),
        ["verdict"] = s.Verdict.Verdict.ToString(),
        ["missing"] = Texts(s.Verdict.Missing),
        ["findings"] = List(s.Verdict.Findings, Finding),
    });

    public static DecisionSnapshot Read(JsonObject root) => new(
        Guid.Parse(Text(root, "line")), Text(root, "enterprise"), Text(root, "equipment"), Text(root, "rule"), Day(Text(root, "on")), Text(root, "pack"),
        Each(root["confirmed"], ReadKey), ReadFacts(root["facts"]!.AsObject()),
        new(Enum.Parse<Verdict>(Text(root, "verdict")), Each(root["findings"], ReadFinding), Strings(root["missing"])));

    static JsonObject Facts(LineFacts f) => new()
    {
        ["sector"] = f.Sector,
        ["products"] = Texts(f.Products),
        ["uses"] = Texts(f.Uses),
        ["machines"] = f.Machines is null ? null : List(f.Machines, m => new JsonObject
        {
            ["type"] = m.Type, ["count"] = m.Count, ["numbers"] = Texts(m.Numbers),
            ["specs"] = List(m.Specs, s => new JsonObject { ["name"] = s.Name, ["op"] = s.Op, ["value"] = s.Value, ["to"] = s.To, ["unit"] = s.Unit }),
        }),
        ["capacity"] = f.Capacity is null ? null : new JsonObject { ["value"] = f.Capacity.Value, ["unit"] = f.Capacity.Unit },
        ["commissionedOn"] = f.CommissionedOn is { } day ? Day(day) : null,
        ["status"] = f.Status,
        ["metrics"] = List(f.Metrics, m => new JsonObject { ["name"] = m.Name, ["value"] = m.Value, ["unit"] = m.Unit, ["year"] = m.Year, ["scope"] = m.Scope, ["use"] = m.Use.ToString() }),
        ["answers"] = new JsonObject(f.Answers.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value))),
        ["province"] = f.Province,
    };

    static LineFacts ReadFacts(JsonObject o) => new()
    {
        Sector = MaybeText(o, "sector"), Products = Strings(o["products"]), Uses = Strings(o["uses"]),
        Machines = o["machines"] is null ? null : Each(o["machines"], m => new MachineFacts(Text(m, "type"), m["count"]?.GetValue<int>(), Strings(m["numbers"]),
            Each(m["specs"], s => new SpecFacts(Text(s, "name"), Text(s, "op"), s["value"]!.GetValue<decimal>(), s["to"]?.GetValue<decimal>(), Text(s, "unit"))))),
        Capacity = o["capacity"] is JsonObject c ? new(c["value"]!.GetValue<decimal>(), Text(c, "unit")) : null,
        CommissionedOn = MaybeText(o, "commissionedOn") is { } day ? Day(day) : null,
        Status = MaybeText(o, "status"),
        Metrics = Each(o["metrics"], m => new MetricFacts(Text(m, "name"), m["value"]!.GetValue<decimal>(), Text(m, "unit"), m["year"]?.GetValue<int>(), MaybeText(m, "scope"), Enum.Parse<PermittedUse>(Text(m, "use")))),
        Answers = o["answers"]!.AsObject().ToDictionary(a => a.Key, a => a.Value!.GetValue<bool>()),
        Province = MaybeText(o, "province"),
    };

    static JsonObject Finding(Finding f) => new()
    {
        ["rule"] = f.Rule, ["item"] = f.Item, ["class"] = f.Class.ToString(), ["status"] = f.Status.ToString(), ["result"] = f.Result.ToString(), ["missing"] = Texts(f.Missing),
        ["because"] = f.Because, ["clueOnly"] = f.ClueOnly, ["key"] = Key(f.Key),
        ["citation"] = new JsonObject { ["document"] = f.Citation.Document, ["item"] = f.Citation.Item, ["quote"] = f.Citation.Quote },
    };

    static Finding ReadFinding(JsonObject o)
    {
        var citation = o["citation"]!.AsObject();
        return new(Text(o, "rule"), Text(o, "item"), Enum.Parse<RuleClass>(Text(o, "class")), Enum.Parse<ValueStatus>(Text(o, "status")), Enum.Parse<FindingResult>(Text(o, "result")), Strings(o["missing"]),
            Text(o, "because"), new(Text(citation, "document"), Text(citation, "item"), Text(citation, "quote")), ReadKey(o["key"]!.AsObject()), o["clueOnly"]!.GetValue<bool>());
    }

    static JsonObject Key(ValueKey k) => new() { ["id"] = k.Id, ["from"] = Day(k.From), ["digest"] = k.Digest };

    static ValueKey ReadKey(JsonObject o) => new(Text(o, "id"), Day(Text(o, "from")), Text(o, "digest"));

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> write) => new([.. items.Select(i => (JsonNode)write(i))]);

    static string Text(JsonObject o, string name) => o[name]!.GetValue<string>();

    static string? MaybeText(JsonObject o, string name) => o[name]?.GetValue<string>();

    static List<string> Strings(JsonNode? list) => [.. list!.AsArray().Select(i => i!.GetValue<string>())];

    static List<T> Each<T>(JsonNode? list, Func<JsonObject, T> read) => [.. list!.AsArray().Select(i => read(i!.AsObject()))];
}
