using Chuqing.Law.Screening;

namespace Chuqing.Law.Shelf;

/// <summary>Reads energy limits and baselines.</summary>
static class LimitReader
{
    public static LimitRule Limit(RuleReader reader, LawNode node, string sector, RuleClass kind)
    {
        node.Only("id", "name", "dimension", "metric", "covers", "notFor", "versions");
        var id = reader.Id(node);
        var name = node.Need("name", "规则名称").Text();
        return new(id, name, kind, sector, MatchReader.Metric(node.Need("metric", "指标").Only("names", "unit")), reader.Kinds(node.Maybe("covers")), MatchReader.WordSet(node, "notFor"),
            reader.Versions(node, id, name, kind, sector, LawDimension.Energy, ["bands", "corrections"], (version, value) => Version(version, value, kind)));
    }

    static LimitVersion Version(LawNode version, LawValue value, RuleClass kind)
    {
        if (value.Repealed)
            return version.Maybe("bands") is { } extra ? throw extra.Wrong("已废止的版本不再写限值。") : new(value, [], []);
        var list = version.Need("bands", "各档限值");
        var bands = list.Items().Select(b => Band(b, kind)).ToArray();
        if (bands.Length == 0) throw list.Wrong("一档限值也没有。");
        return new(value, bands, version.Maybe("corrections") is { } corrections ? [.. corrections.Items().Select(Correction)] : []);
    }

    static Band Band(LawNode node, RuleClass kind)
    {
        if (kind == RuleClass.BelowBaseline)
        {
            node.Only("specs", "baseline", "benchmark");
            return new(MatchReader.Specs(node.Maybe("specs")), new(node.Need("baseline", "基准水平").Number(), null, node.Maybe("benchmark")?.Number()));
        }
        node.Only("specs", "limit", "access", "advanced");
        return new(MatchReader.Specs(node.Maybe("specs")),
            new(node.Need("limit", "3级限定值").Number(), node.Maybe("access")?.Number(), node.Maybe("advanced")?.Number()));
    }

    static Correction Correction(LawNode node)
    {
        var name = node.Need("name", "修正公式名称");
        return name.Text() switch
        {
            "clinkerRatio" => new ClinkerRatioCorrection(Fact(node.Only("name", "fact", "base", "perPoint")), node.Need("base", "基准比例").Number(), PerGrade(node.Need("perPoint", "每个百分点"))),
            "altitude" => Altitude(node),
            "share" => new ShareCorrection(Fact(node.Only("name", "fact", "perPoint")), node.Need("perPoint", "每个百分点").Number()),
            "feedGrade" => new FeedGradeCorrection(Fact(node.Only("name", "fact", "below", "perPoint", "atMostPoints")),
                node.Need("below", "品位").Number(), node.Need("perPoint", "每个百分点").Number(), node.Need("atMostPoints", "最多几个百分点").Number()),
            "steelGrade" => new SteelGradeCorrection([.. node.Only("name", "groups", "ordinary").Need("groups", "钢种分组").Items().Select(Group)], MatchReader.WordSet(node, "ordinary")),
            var other => throw name.Wrong($"没有叫“{other}”的修正公式；可写 clinkerRatio、altitude、share、feedGrade、steelGrade。"),
        };
    }

    static Metric Fact(LawNode node) => MatchReader.Metric(node.Need("fact", "修正所需的事实").Only("names", "unit"));

    static AltitudeCorrection Altitude(LawNode node)
    {
        node.Only("name", "fact", "pressure", "above", "a", "b", "seaLevel", "presumed");
        var presumed = node.Maybe("presumed")?.Only("atMost", "why");
        return new(Fact(node), MatchReader.Metric(node.Need("pressure", "大气压").Only("names", "unit")), node.Need("above", "海拔界限").Number(),
            node.Need("a", "公式常数").Number(), node.Need("b", "公式常数").Number(), node.Need("seaLevel", "标准大气压").Positive(),
            presumed?.Need("atMost", "海拔上限").Number(), presumed?.Need("why", "凭什么推定").Text());
    }

    static PerGrade PerGrade(LawNode node)
    {
        node.Only("limit", "access", "advanced");
        return new(node.Need("limit", "3级").Number(), node.Need("access", "2级").Number(), node.Need("advanced", "1级").Number());
    }

    static SteelGroup Group(LawNode node)
    {
        node.Only("products", "add", "factor");
        return new(MatchReader.WordSet(node, "products"), node.Maybe("add")?.Number() ?? 0m, node.Maybe("factor")?.Number() ?? 1m);
    }
}
