using Chuqing.Law.Screening;

namespace Chuqing.Law.Shelf;

/// <summary>Reads energy limits and baselines.</summary>
static class LimitReader
{
    public static LimitRule Limit(RuleReader reader, LawNode node, string sector, RuleClass kind)
    {
        node.Only("id", "name", "dimension", "sector", "metric", "covers", "makes", "maybe", "notFor", "versions");
        var id = reader.Id(node);
        var name = node.Need("name", "规则名称").Text();
        var metric = node.Need("metric", "指标");
        var shared = metric.Only("names", "shared", "unit").TextsOrNone("shared");
        var names = metric.Need("names", "指标名称");
        if (names.Items().Count == 0) throw names.Wrong("至少要有一个名称。");
        var own = new Metric([.. names.Texts().Select(Words.Plain)], metric.Need("unit", "单位").Unit());
        var (covers, makes) = (reader.Kinds(node.Maybe("covers")), MatchReader.WordSet(node, "makes"));
        // 各行各业同用的名称，要先知道是哪种产品、哪种设备，才知道说的是哪一项
        if (shared.Count > 0 && covers.Count + makes.Count == 0) throw metric.Need("shared", "通用名称").Wrong("写了通用名称，就要写 covers 或 makes，说明什么线才算本条的数。");
        var maybe = node.Maybe("maybe")?.Only("covers", "makes");
        return new(id, name, kind, sector, own, shared.Count == 0 ? null : own with { Names = [.. own.Names, .. shared.Select(Words.Plain)] }, covers, makes,
            reader.Kinds(maybe?.Maybe("covers")), maybe is null ? new HashSet<string>() : MatchReader.WordSet(maybe, "makes"), MatchReader.WordSet(node, "notFor"),
            reader.Versions(node, id, name, kind, sector, LawDimension.Energy, ["bands", "corrections"], (version, value) => Version(version, value, kind)));
    }

    static LimitVersion Version(LawNode version, LawValue value, RuleClass kind)
    {
        if (value.Repealed)
            return version.Maybe("bands") is { } extra ? throw extra.Wrong("已废止的版本不再写限值。") : new(value, [], []);
        var list = version.Need("bands", "各档限值");
        var bands = list.Items().Select(b => Band(b, kind)).ToArray();
        if (bands.Length == 0) throw list.Wrong("一档限值也没有。");
        return new(value, bands, version.Maybe("corrections") is { } corrections ? [.. corrections.Items().Select(CorrectionReader.Read)] : []);
    }

    static Band Band(LawNode node, RuleClass kind)
    {
        if (node.Maybe("none") is { } none)
        {
            node.Only("when", "specs", "none");
            if (!none.Flag()) throw none.Wrong("这里只写 true；有限值的档不写 none。");
            return new(MatchReader.Specs(node.Maybe("specs")), new(0m, null, null), When(node)) { None = true };
        }
        if (kind == RuleClass.BelowBaseline)
        {
            node.Only("when", "specs", "baseline", "benchmark");
            return new(MatchReader.Specs(node.Maybe("specs")), new(node.Need("baseline", "基准水平").Number(), null, node.Maybe("benchmark")?.Number()), When(node));
        }
        node.Only("when", "specs", "limit", "access", "advanced");
        return new(MatchReader.Specs(node.Maybe("specs")),
            new(node.Need("limit", "3级限定值").Number(), node.Maybe("access")?.Number(), node.Maybe("advanced")?.Number()), When(node));
    }

    static IReadOnlyList<BandWords> When(LawNode band) => band.Maybe("when") is not { } list ? [] : [.. list.Items().Select(item =>
    {
        var words = MatchReader.WordSet(item.Only("fact", "words"), "words");
        return words.Count > 0 ? new BandWords(item.Need("fact", "问的是什么").Text(), words) : throw item.Need("words", "答案用词").Wrong("至少要有一个词。");
    })];
}
