using Chuqing.Law.Screening;

namespace Chuqing.Law.Shelf;

/// <summary>Reads when a catalogue rule covers and catches.</summary>
static class MatchReader
{
    public static CatalogueRule Catalogue(RuleReader reader, LawNode node, string sector)
    {
        node.Only("id", "name", "class", "dimension", "reference", "match", "versions");
        var shared = node.Maybe("match");
        var id = reader.Id(node);
        var name = node.Need("name", "规则名称").Text();
        var kind = node.Need("class", "淘汰类或限制类");
        var ruleClass = kind.Text() switch
        {
            "淘汰类" => RuleClass.Eliminated,
            "限制类" => RuleClass.Restricted,
            var other => throw kind.Wrong($"类别“{other}”不认识；目录条目只有淘汰类、限制类。"),
        };
        return new(id, name, ruleClass, sector, node.Maybe("reference")?.Flag() ?? false, reader.Versions(node, id, name, ruleClass, sector, LawDimension.Technology, ["match", "exitBy"],
            (version, value) => value.Repealed
                ? new CatalogueVersion(value, Absent(version, "match") ?? Absent(version, "exitBy"))
                : new(value with { ExitBy = version.Maybe("exitBy")?.Day() }, Match(reader, version.Maybe("match") ?? shared ?? version.Need("match", "适用条件")))));
    }

    public static IReadOnlyList<SpecTest> Specs(LawNode? list) => list is null ? [] : [.. list.Items().Select(Spec)];

    /// <summary>A figure by its names and unit; whatever else the node may hold is its reader's.</summary>
    public static Metric Metric(LawNode node)
    {
        var names = node.Need("names", "指标名称");
        if (names.Items().Count == 0) throw names.Wrong("至少要有一个名称。");
        return new([.. names.Texts().Select(Words.Plain)], node.Need("unit", "单位").Unit());
    }

    public static IReadOnlySet<string> WordSet(LawNode node, string name) => node.TextsOrNone(name).Select(Words.Plain).ToHashSet(StringComparer.Ordinal);

    static Match? Absent(LawNode version, string name) =>
        version.Maybe(name) is { } extra ? throw extra.Wrong("已废止的版本不再写适用条件。") : null;

    static Match Match(RuleReader reader, LawNode node)
    {
        node.Only("equipment", "notEquipment", "maybe", "products", "without", "specs", "perLine", "facts", "purpose", "asked", "unless", "area", "notAreas");
        var equipment = reader.Kinds(node.Maybe("equipment"));
        var products = node.TextsOrNone("products");
        if (equipment.Count == 0 && products.Count == 0) throw node.Wrong("“equipment”（设备）与“products”（产品或工艺）至少写一个。");
        var facts = node.Maybe("facts")?.Items() ?? [];
        var maybe = node.Maybe("maybe")?.Only("equipment", "without");
        var purpose = node.Maybe("purpose");
        var asked = node.Maybe("asked");
        return new(
            equipment, reader.Kinds(node.Maybe("notEquipment")), reader.Kinds(maybe?.Need("equipment", "更宽的设备种类")), reader.Kinds(maybe?.Maybe("without")),
            [.. products.Select(Words.Plain)], reader.Kinds(node.Maybe("without")), Specs(node.Maybe("specs")), node.Maybe("perLine")?.Flag() ?? false,
            purpose is null ? null : reader.Question(purpose.Only("ask", "covers").Need("ask", "问题编号")), purpose?.Maybe("covers")?.Flag() ?? false,
            asked is null ? null : reader.Question(asked.Only("ask", "catchesWhen").Need("ask", "问题编号")), asked?.Need("catchesWhen", "哪个回答算落入").Flag() ?? false,
            node.Maybe("unless") is { } unless ? [.. unless.Items().Select(reader.Question)] : [],
            node.Maybe("area")?.Text(), [.. facts.Where(f => f.Maybe("ask") is null).Select(Fact)], [.. facts.Where(f => f.Maybe("ask") is not null).Select(f => Answer(reader, f))], node.TextsOrNone("notAreas"));
    }

    /// <summary>A figure of the line with its bounds and holder.</summary>
    public static FactTest Fact(LawNode node)
    {
        node.Only("names", "unit", "holder", "above", "below");
        var figure = Metric(node);
        return new(figure, node.Need("holder", "谁掌握").Text(), Bounds(node, figure.Name));
    }

    static AnswerTest Answer(RuleReader reader, LawNode node) =>
        new(reader.Question(node.Only("ask", "is").Need("ask", "问题编号")), node.Need("is", "哪个回答算落入").Flag());

    public static Question Question(LawNode node)
    {
        node.Only("id", "question", "holder", "yes", "no", "evidence");
        return new(
            node.Need("id", "问题编号").Text(), node.Need("question", "问什么").Text(), node.Need("holder", "谁掌握").Text(),
            WordSet(node, "yes"), WordSet(node, "no"), node.Maybe("evidence")?.Text());
    }

    static SpecTest Spec(LawNode node)
    {
        node.Only("name", "unit", "above", "below");
        return Bounds(node, node.Need("name", "参数名称").Text());
    }

    /// <summary>Bounds of a figure, at least one of them.</summary>
    public static SpecTest Bounds(LawNode node, string name)
    {
        var above = node.Maybe("above");
        var below = node.Maybe("below");
        if (above is null && below is null) throw node.Wrong("“above”（下界）与“below”（上界）至少写一个。");
        return new(name, node.Need("unit", "单位").Unit(), above is null ? null : Edge(above), below is null ? null : Edge(below));
    }

    static Edge Edge(LawNode node)
    {
        node.Only("value", "bound");
        var bound = node.Need("bound", "open、closed 或 unknown");
        return new(node.Need("value", "数值").Number(), bound.Text() switch
        {
            "open" => EdgeKind.Open,
            "closed" => EdgeKind.Closed,
            "unknown" => EdgeKind.Unknown,
            var other => throw bound.Wrong($"边界“{other}”不认识；可写 open（不含）、closed（含）或 unknown（未核）。"),
        });
    }
}
