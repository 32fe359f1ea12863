using System.Globalization;
using Chuqing.Law.Shelf;

namespace Chuqing.Office.LawBook;

/// <summary>What a version of a rule says, in sentences that an officer can hold against the original.</summary>
static class RuleWords
{
    public static IReadOnlyList<string> Of(LawPack pack, LawValue value)
    {
        if (value.Repealed) return ["自本日起不再适用。"];
        foreach (var rule in pack.Catalogue)
            foreach (var version in rule.Versions)
                if (version.Value.Value == value && version.Value.Match is { } match) return [.. OfMatch(match), .. OfStanding(rule, value)];
        foreach (var rule in pack.Limits)
            foreach (var version in rule.Versions)
                if (version.Value.Value == value) return [.. OfLimit(rule, version.Value)];
        return [];
    }

    static IEnumerable<string> OfMatch(Match match)
    {
        if (match.Equipment.Count > 0) yield return $"设备：{Words(match.Equipment)}{(match.NotEquipment.Count > 0 ? $"（不含{Words(match.NotEquipment)}）" : "")}";
        if (match.Products.Count > 0) yield return $"产品或工艺：{Words(match.Products)}";
        foreach (var spec in match.Specs) yield return Bounds(spec);
        foreach (var fact in match.Facts) yield return $"{Bounds(fact.Bounds)}（{fact.Holder}掌握）";
        foreach (var answer in match.Answers) yield return $"须查明：{answer.Question.Text}；答“{(answer.Is ? "是" : "否")}”才落入";
        if (match.Maybe.Count > 0) yield return $"只写“{Words(match.Maybe)}”的须补具体种类{(match.MaybeWithout.Count > 0 ? $"；同线另有{Words(match.MaybeWithout)}的除外" : "")}";
        if (match.Without.Count > 0) yield return $"同线有{Words(match.Without)}的不适用";
        if (match.Purpose is { } purpose) yield return $"须查明：{purpose.Text}；答“是”才落入";
        if (match.Asked is { } asked) yield return $"须查明：{asked.Text}；答“{(match.AskedCatches ? "是" : "否")}”才落入";
        foreach (var exception in match.Unless) yield return $"例外：{exception.Text}{(exception.Evidence is { } papers ? $"，须凭{papers}" : "")}";
        if (match.Area is { } area) yield return $"只在{area}适用";
        if (match.NotAreas.Count > 0) yield return $"不在{Words(match.NotAreas)}适用";
    }

    static IEnumerable<string> OfStanding(CatalogueRule rule, LawValue value)
    {
        if (value.ExitBy is { } exit) yield return $"限 {exit:yyyy-MM-dd} 以前淘汰";
        if (rule.ReferenceOnly) yield return "仅供对照，不用来研判";
    }

    static IEnumerable<string> OfLimit(LimitRule rule, LimitVersion version)
    {
        var baseline = rule.Class == RuleClass.BelowBaseline;
        yield return $"指标：{rule.Metric.Name}（{rule.Metric.Unit}）";
        foreach (var band in version.Bands)
        {
            List<string> grades = [$"{(baseline ? "基准水平" : "3级限定值")} {Figure(band.Grades.Limit)}"];
            if (band.Grades.Access is { } access) grades.Add($"2级准入值 {Figure(access)}");
            if (band.Grades.Advanced is { } advanced) grades.Add($"{(baseline ? "标杆水平" : "1级先进值")} {Figure(advanced)}");
            yield return $"{string.Concat(band.Specs.Select(s => Bounds(s) + "："))}{string.Join("，", grades)}";
        }
        foreach (var correction in version.Corrections) yield return $"修正：{NameOf(correction)}";
        if (rule.NotFor.Count > 0) yield return $"不考核：{Words(rule.NotFor)}";
    }

    static string Bounds(SpecTest test)
    {
        List<string> ends = [];
        if (test.Above is { } above) ends.Add($"{Sign(above, "大于")} {Figure(above.Value)} {test.Unit}");
        if (test.Below is { } below) ends.Add($"{Sign(below, "小于")} {Figure(below.Value)} {test.Unit}");
        return $"{test.Name}{string.Join("，且", ends)}";
    }

    static string Sign(Edge edge, string word) => edge.Kind switch
    {
        EdgeKind.Closed => word + "等于",
        EdgeKind.Open => word,
        _ => word + "（是否含本数未核）",
    };

    static string NameOf(Correction correction) => correction switch
    {
        ClinkerRatioCorrection => "熟料比",
        AltitudeCorrection altitude => $"海拔高于 {Figure(altitude.Above)} m",
        FeedGradeCorrection => "入炉品位",
        SteelGradeCorrection => "钢种",
        ShareCorrection share => share.Fact.Name,
        _ => correction.GetType().Name,
    };

    static string Words(IEnumerable<string> words) => string.Join("、", words);

    static string Figure(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
