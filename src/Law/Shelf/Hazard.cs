namespace Chuqing.Law.Shelf;

/// <summary>One version of a hazard: what makes it a 重大事故隐患.</summary>
/// <param name="Head">Day in force, citation and standing.</param>
/// <param name="Condition">The condition in words; null where repealed.</param>
/// <param name="Facts">Its figures, where it has any.</param>
public sealed record HazardVersion(ShelfVersion Head, string? Condition, IReadOnlyList<FactTest> Facts);

/// <summary>重大事故隐患判定情形. It leads to 停产停业整顿 and, failing that, to a proposal to close, by the safety authority; it never says that a line is obsolete.</summary>
/// <remarks>A type of its own, not a <see cref="RuleClass"/>: what cannot be a finding cannot become the verdict of a line.</remarks>
public sealed record HazardRule(string Id, string Name, string Sector, Dated<HazardVersion> Versions);

/// <summary>Reads <c>hazards/</c>.</summary>
static class HazardReader
{
    public static HazardRule Hazard(RuleReader reader, LawNode node, string sector)
    {
        node.Only("id", "name", "versions");
        var id = reader.Id(node);
        var name = node.Need("name", "情形名称").Text();
        return new(id, name, sector, reader.Versions(node, id, name, ["condition", "facts"], (version, head) => head.Repealed
            ? version.Maybe("condition") is { } extra ? throw extra.Wrong("已废止的版本不再写情形。") : new HazardVersion(head, null, [])
            : new(head, version.Need("condition", "什么情形").Text(), [.. (version.Maybe("facts")?.Items() ?? []).Select(MatchReader.Fact)])));
    }
}
