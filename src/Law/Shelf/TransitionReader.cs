using Chuqing.Law.Texts;

namespace Chuqing.Law.Shelf;

/// <summary>Reads <c>transitions.json</c>, and the clause that one version of a rule may carry.</summary>
static class TransitionReader
{
    public const string Path = "transitions.json", Format = "transitions/1";

    /// <summary>The general rules; none where the shelf has no such file, as shelves of before have not.</summary>
    public static IReadOnlyList<TransitionRule> Read(LawFile file, IReadOnlyDictionary<string, LegalText> texts)
    {
        var root = LawNode.Open(file).Only("format", "rules");
        var format = root.Need("format", "文件格式");
        if (format.Text() != Format) throw format.Wrong($"格式“{format.Text()}”不认识，这里应是“{Format}”。");
        var (ids, dimensions) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        return [.. root.Need("rules", "规则").Items().Select(rule => Rule(rule, ids, dimensions, texts))];
    }

    /// <summary>The clause that a version of a rule carries itself.</summary>
    public static Transition Clause(LawNode node, IReadOnlyDictionary<string, LegalText> texts) => Of(node.Only("applies", "pendingKeepOld", "unlessMilder", "citation", "text"), node, texts);

    static TransitionRule Rule(LawNode rule, HashSet<string> ids, HashSet<string> dimensions, IReadOnlyDictionary<string, LegalText> texts)
    {
        var id = rule.Only("id", "name", "dimension", "versions").Need("id", "编号");
        if (!ids.Add(id.Text())) throw id.Wrong($"“{id.Text()}”写了两次。");
        LawDimension? dimension = rule.Maybe("dimension") is null ? null : RuleReader.Dimension(rule, default);
        if (!dimensions.Add(dimension?.ToString() ?? "")) throw rule.Wrong("同一个维度只能有一条过渡规则，否则不知道用哪一条。");
        var name = rule.Need("name", "名称").Text();
        var list = rule.Need("versions", "各个版本");
        var versions = new List<Version<TransitionVersion>>();
        foreach (var node in list.Items())
        {
            node.Only("from", "applies", "pendingKeepOld", "unlessMilder", "citation", "text", "status", "seen", "why");
            var from = node.Need("from", "施行日");
            if (versions.Count > 0 && from.Day() <= versions[^1].From) throw from.Wrong($"施行日 {from.Day():yyyy-MM-dd} 不晚于前一个版本（{versions[^1].From:yyyy-MM-dd}）；各版本须按日期先后排列。");
            var (status, seen, why) = CitationReader.Standing(node);
            versions.Add(new(from.Day(), new(Of(node, node, texts), status, seen, why)));
        }
        return versions.Count > 0 ? new(id.Text(), name, dimension, new(name, versions)) : throw list.Wrong("一个版本也没有。");
    }

    static Transition Of(LawNode node, LawNode place, IReadOnlyDictionary<string, LegalText> texts)
    {
        var applies = node.Need("applies", "按哪一天适用：conduct、filing 或 decision");
        var day = applies.Text() switch
        {
            "conduct" => TransitionDay.Conduct,
            "filing" => TransitionDay.Filing,
            "decision" => TransitionDay.Decision,
            var other => throw applies.Wrong($"“{other}”不认识；可写 conduct（行为发生时）、filing（立案时）或 decision（作出决定时）。"),
        };
        var keep = node.Need("pendingKeepOld", "施行前已立案未办结的，是否仍适用旧规");
        if (!keep.Flag() && day != TransitionDay.Decision) throw keep.Wrong("按行为发生时或立案时适用的，施行前已立案的必然适用旧规，这里应写 true。");
        var milder = node.Maybe("unlessMilder")?.Flag() ?? false;
        if (milder && !keep.Flag()) throw place.Wrong("已立案的都适用新规，就没有“新规较轻时例外”，不要写 unlessMilder。");
        return new(day, keep.Flag(), milder, CitationReader.Citation(node.Need("citation", "出处：文件、条目、摘句"), texts), node.Need("text", "条款大意").Text());
    }
}
