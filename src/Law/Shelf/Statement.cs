namespace Chuqing.Law.Shelf;

/// <summary>What a statement of the law is about: it says how other rules are read, and judges no line by itself.</summary>
public abstract record Statement;

/// <summary>用途界定: a use of some machine that is permitted, and must not be judged 淘汰, or that is not.</summary>
public sealed record UseStatement(IReadOnlyList<string> Equipment, IReadOnlyList<string> Uses, bool Permitted) : Statement;

/// <summary>拆除标准: a unit counts as dismantled once so many of these parts are gone.</summary>
public sealed record DismantlingStatement(IReadOnlyList<string> Equipment, IReadOnlyList<string> Parts, int AtLeast) : Statement;

/// <summary>计入口径: what does not count towards a year's task.</summary>
/// <param name="Excluded">What is left out, in words.</param>
/// <param name="IdleSince">Units that have not run since this day are left out too; null where the rule says nothing of it.</param>
public sealed record CountingStatement(IReadOnlyList<string> Equipment, IReadOnlyList<string> Excluded, DateOnly? IdleSince) : Statement;

/// <summary>通则: what holds for a whole catalogue, such as 参照淘汰类管理.</summary>
public sealed record GeneralStatement(string Says) : Statement;

/// <summary>One version of a statement.</summary>
/// <param name="Content">Null where repealed.</param>
public sealed record StatementVersion(ShelfVersion Head, Statement? Content);

/// <param name="Kind">用途界定, 拆除标准, 计入口径 or 通则.</param>
public sealed record StatementRule(string Id, string Name, string Kind, string Sector, LawDimension Dimension, Dated<StatementVersion> Versions);

/// <summary>Reads <c>statements/</c>.</summary>
static class StatementReader
{
    public static StatementRule Statement(RuleReader reader, LawNode node, string sector)
    {
        node.Only("id", "name", "kind", "dimension", "versions");
        var id = reader.Id(node);
        var name = node.Need("name", "名称").Text();
        var kind = node.Need("kind", "用途界定、拆除标准、计入口径或通则");
        Func<LawNode, Statement> read = kind.Text() switch
        {
            "用途界定" => c => new UseStatement(reader.Kinds(c.Only("equipment", "uses", "permitted").Need("equipment", "设备")), c.Need("uses", "用途").Texts(), c.Need("permitted", "是否许可").Flag()),
            "拆除标准" => c => Dismantling(reader, c),
            "计入口径" => c => new CountingStatement(reader.Kinds(c.Only("equipment", "excluded", "idleSince").Need("equipment", "设备")), c.TextsOrNone("excluded"), c.Maybe("idleSince")?.Day()),
            "通则" => c => new GeneralStatement(c.Only("says").Need("says", "内容").Text()),
            var other => throw kind.Wrong($"种类“{other}”不认识；可写 用途界定、拆除标准、计入口径、通则。"),
        };
        return new(id, name, kind.Text(), sector, RuleReader.Dimension(node, LawDimension.Technology), reader.Versions(node, id, name, ["content"], (version, head) => head.Repealed
            ? version.Maybe("content") is { } extra ? throw extra.Wrong("已废止的版本不再写内容。") : new StatementVersion(head, null)
            : new(head, read(version.Need("content", "内容")))));
    }

    static DismantlingStatement Dismantling(RuleReader reader, LawNode node)
    {
        var parts = node.Only("equipment", "parts", "atLeast").Need("parts", "主体部件").Texts();
        return new(reader.Kinds(node.Need("equipment", "设备")), parts, node.Need("atLeast", "至少拆除几项").Whole(1, parts.Count));
    }
}
