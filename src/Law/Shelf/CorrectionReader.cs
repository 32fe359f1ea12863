namespace Chuqing.Law.Shelf;

/// <summary>Reads the correction formulas of a limit, each by its name.</summary>
static class CorrectionReader
{
    public static Correction Read(LawNode node)
    {
        var name = node.Need("name", "修正公式名称");
        Correction correction = name.Text() switch
        {
            "clinkerRatio" or "linear" => new LinearCorrection(Fact(Only(node, "fact", "base", "perPoint")), node.Need("base", "基准比例").Number(), PerPoint(node.Need("perPoint", "每个百分点"))),
            "altitude" => Altitude(node),
            "altitudeRoot" => AltitudeRoot(node),
            "strength" => new StrengthCorrection(Fact(Only(node, "fact", "base")), node.Need("base", "基准强度").Positive()),
            "share" => Share(Only(node, "fact", "perPoint")),
            "mix" => new MixCorrection(Some(Only(node, "shares").Need("shares", "各种比例"), 2, s => Share(s.Only("fact", "perPoint")))),
            "feedGrade" => new FeedGradeCorrection(Fact(Only(node, "fact", "below", "perPoint", "atMostPoints")),
                node.Need("below", "品位").Number(), node.Need("perPoint", "每个百分点").Number(), node.Need("atMostPoints", "最多几个百分点").Positive()),
            "steps" => new StepCorrection(Fact(Only(node, "fact", "steps")), Ascending(node.Need("steps", "各段"), 1, "above", s => new StepUp(s.Only("above", "add").Need("above", "界限").Number(), s.Need("add", "加多少").Number()), s => s.Above)),
            "table" => new TableCorrection(Fact(Only(node, "fact", "points")), Ascending(node.Need("points", "表列各点"), 2, "at", p => new TablePoint(p.Only("at", "add").Need("at", "表列值").Number(), p.Need("add", "加多少").Number()), p => p.At)),
            "factor" => Factor(node),
            "addition" => new AdditionCorrection(Fact(Only(node, "fact"))),
            "process" => new ProcessCorrection(Only(node, "what", "groups", "ordinary").Need("what", "问的是什么").Text(), Some(node.Need("groups", "各组"), 1, Group), MatchReader.WordSet(node, "ordinary")),
            "steelGrade" => new SteelGradeCorrection(Some(Only(node, "groups", "ordinary").Need("groups", "钢种分组"), 1, Group), MatchReader.WordSet(node, "ordinary")),
            var other => throw name.Wrong($"没有叫“{other}”的修正公式；可写 linear、clinkerRatio、altitude、altitudeRoot、strength、share、mix、feedGrade、steps、table、factor、addition、process、steelGrade。"),
        };
        // 海拔修正在 GB 16780-2021 里只动 3级；旧文件没有写 grades
        return correction with { Grades = node.Maybe("grades") is { } grades ? Set(grades) : correction is AltitudeCorrection ? GradeSet.Limit : GradeSet.All };
    }

    static LawNode Only(LawNode node, params ReadOnlySpan<string> own) => node.Only(["name", "grades", .. own]);

    static Metric Fact(LawNode node) => MatchReader.Metric(node.Need("fact", "修正所需的事实").Only("names", "unit"));

    static ShareCorrection Share(LawNode node) => new(Fact(node), node.Need("perPoint", "每个百分点").Number());

    static AltitudeCorrection Altitude(LawNode node)
    {
        var presumed = Only(node, "fact", "pressure", "above", "a", "b", "seaLevel", "presumed").Maybe("presumed")?.Only("atMost", "why");
        return new(Fact(node), MatchReader.Metric(node.Need("pressure", "大气压").Only("names", "unit")), node.Need("above", "海拔界限").Number(),
            node.Need("a", "公式常数").Number(), node.Need("b", "公式常数").Number(), node.Need("seaLevel", "标准大气压").Positive(),
            presumed?.Need("atMost", "海拔上限").Number(), presumed?.Need("why", "凭什么推定").Text());
    }

    static AltitudeRootCorrection AltitudeRoot(LawNode node)
    {
        var presumed = Only(node, "fact", "pressure", "above", "seaLevel", "presumed").Maybe("presumed")?.Only("atMost", "why");
        return new(Fact(node), MatchReader.Metric(node.Need("pressure", "大气压").Only("names", "unit")), node.Need("above", "海拔界限").Number(), node.Need("seaLevel", "标准大气压").Positive(),
            presumed?.Need("atMost", "海拔上限").Number(), presumed?.Need("why", "凭什么推定").Text());
    }

    static FactorCorrection Factor(LawNode node)
    {
        var (low, high) = (Only(node, "fact", "atLeast", "atMost").Maybe("atLeast"), node.Maybe("atMost"));
        if (low is null != high is null) throw node.Wrong("“atLeast”和“atMost”要么都写，要么都不写。");
        var factor = new FactorCorrection(Fact(node), low?.Positive(), high?.Positive());
        return factor.AtLeast > factor.AtMost ? throw high!.Wrong("系数的上限小于下限。") : factor;
    }

    static PerGrade PerPoint(LawNode node)
    {
        if (node.Element.ValueKind == System.Text.Json.JsonValueKind.Number) return new(node.Number(), node.Number(), node.Number());
        node.Only("limit", "access", "advanced");
        return new(node.Need("limit", "3级").Number(), node.Need("access", "2级").Number(), node.Need("advanced", "1级").Number());
    }

    static SteelGroup Group(LawNode node)
    {
        node.Only("products", "add", "factor");
        var products = MatchReader.WordSet(node, "products");
        return products.Count == 0 ? throw node.Wrong("一组里至少要有一个名称（products）。") : new(products, node.Maybe("add")?.Number() ?? 0m, node.Maybe("factor")?.Number() ?? 1m);
    }

    static T[] Some<T>(LawNode list, int least, Func<LawNode, T> read)
    {
        var items = list.Items().Select(read).ToArray();
        return items.Length >= least ? items : throw list.Wrong($"至少要有 {least} 项。");
    }

    static T[] Ascending<T>(LawNode list, int least, string name, Func<LawNode, T> read, Func<T, decimal> at)
    {
        var items = Some(list, least, read);
        for (var i = 1; i < items.Length; i++)
            if (at(items[i]) <= at(items[i - 1])) throw list.Items()[i].Need(name, "界限").Wrong("各项须由小到大排列，不能相同。");
        return items;
    }

    static GradeSet Set(LawNode list)
    {
        GradeSet set = 0;
        foreach (var item in list.Items())
            set |= item.Text() switch
            {
                "limit" => GradeSet.Limit,
                "access" => GradeSet.Access,
                "advanced" => GradeSet.Advanced,
                var other => throw item.Wrong($"没有“{other}”这一级；可写 limit（3级）、access（2级）、advanced（1级）。"),
            };
        return set != 0 ? set : throw list.Wrong("至少要写一级。");
    }
}
