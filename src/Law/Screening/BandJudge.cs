using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>A figure against the grades that may apply to the line; where several may, only what all of them say is said.</summary>
static class BandJudge
{
    public static Finding? Judge(CompiledLimit limit, int index, LineFacts facts, MetricFacts figure, int year, decimal value, string? aside)
    {
        var rule = limit.Rule;
        var version = rule.Versions[index].Value;
        var missing = new List<string>();
        var bands = Candidates(rule, version, facts, missing);
        if (bands.Count == 0) return null;

        var adjustments = All(version, Grade.Limit, facts, year);
        FindingResult? result = null;
        foreach (var band in bands)
        {
            var one = CorrectedLimit.Of(band.Grades.Limit, adjustments).Judge(value);
            result = result is null || result == one ? one : FindingResult.Undetermined;
        }
        var said = new List<string> { $"{year} 年度{rule.Metric.Name} {Words.Figure(value, rule.Metric.Unit)} {Against(rule, bands, adjustments, result!.Value)}" };
        if (figure.Scope is { } scope) said.Add($"口径：{scope}");
        if (figure.Source is { } source) said.Add($"来源：{source}");
        foreach (var a in adjustments) if (a.Said is not null) said.Add(a.Said);
        if (aside is not null) said.Add(aside);

        foreach (var a in adjustments) if (a.Missing is not null) missing.Add(a.Missing);
        var clue = figure.Use == PermittedUse.ClueOnly;
        if (clue) said.Add("该数值仅作线索");
        if (result == FindingResult.Undetermined && missing.Count == 0) missing.Add($"各台设备分别的 {year} 年度{rule.Metric.Name}（{rule.Metric.Unit}；企业、节能监察机构掌握）");
        if (result == FindingResult.Undetermined) return LimitJudge.Make(limit, index, FindingResult.Undetermined, missing, string.Join("；", said), clue);
        if (missing.Count > 0) said.Add($"未提供{string.Join("、", missing.Select(m => m[..(m.IndexOf('（') is > 0 and var i ? i : m.Length)]))}，但无论如何结论不变");
        else if (result == FindingResult.Met && bands.Count == 1) said.Add(Reached(rule, version, bands[0], facts, year, value));
        // 只作线索的数说“达到”，不等于查清了
        if (clue && result == FindingResult.Met)
            return LimitJudge.Make(limit, index, FindingResult.Undetermined, [$"{year} 年度{rule.Metric.Name}可作依据的数值（节能监察机构、企业掌握）"], string.Join("；", said), clue);
        return LimitJudge.Make(limit, index, result!.Value, [], string.Join("；", said), clue);
    }

    static List<Band> Candidates(LimitRule rule, LimitVersion version, LineFacts facts, List<string> missing)
    {
        var machines = facts.Machines?.Where(m => rule.Covers.Contains(m.Type)).ToArray() ?? [];
        var bands = new List<Band>();
        foreach (var band in version.Bands)
        {
            if (band.Specs.Count == 0) { bands.Add(band); continue; }
            if (machines.Length == 0) { bands.Add(band); continue; }
            foreach (var machine in machines)
            {
                var within = Truth.Yes;
                foreach (var test in band.Specs)
                {
                    var reading = SpecReading.Of(test, machine, null);
                    var one = reading.Within(test);
                    if (one == Truth.Unknown)
                    {
                        var lack = Comparison.Missing(machine.Type, test, reading);
                        if (!missing.Contains(lack)) missing.Add(lack);
                    }
                    if (one < within) within = one;
                }
                if (within == Truth.No) continue;
                bands.Add(band);
                break;
            }
        }
        if (machines.Length == 0 && version.Bands.Any(b => b.Specs.Count > 0))
            missing.Add($"{(rule.Covers.Count > 0 ? rule.Covers[0] : "主体设备")}{version.Bands.SelectMany(b => b.Specs).First().Name}（企业、县级工信部门掌握）");
        return bands;
    }

    static Adjustment[] All(LimitVersion version, Grade grade, LineFacts facts, int year) =>
        version.Corrections.Count == 0 ? [] : [.. version.Corrections.Select(c => Corrections.Of(c, grade, facts, year))];

    static string Against(LimitRule rule, List<Band> bands, Adjustment[] adjustments, FindingResult result)
    {
        var name = rule.Class == RuleClass.BelowBaseline ? "基准水平" : "3级限定值";
        var sign = result switch { FindingResult.Met => "≤", FindingResult.NotMet => ">", _ => "对" };
        var text = bands.Count == 1 ? Printed(bands[0].Grades.Limit, adjustments)
            : string.Join(" 或 ", bands.Select(b => b.Grades.Limit).Distinct().Select(limit => Printed(limit, adjustments)));
        return $"{sign} {name} {text} {rule.Metric.Unit}";
    }

    static string Printed(decimal limit, Adjustment[] adjustments)
    {
        var range = CorrectedLimit.Of(limit, adjustments);
        return range.Low != range.High ? $"{Words.Figure(range.Low)} 至 {Words.Figure(range.High)}（表列 {Words.Figure(limit)}，修正所需事实不全）"
            : range.Low == limit ? Words.Figure(limit) : $"{Words.Figure(range.Low)}（表列 {Words.Figure(limit)}，经修正）";
    }

    static string Reached(LimitRule rule, LimitVersion version, Band band, LineFacts facts, int year, decimal value)
    {
        var baseline = rule.Class == RuleClass.BelowBaseline;
        if (band.Grades.Advanced is { } advanced && CorrectedLimit.Of(advanced, All(version, Grade.Advanced, facts, year)).Judge(value) == FindingResult.Met)
            return baseline ? "达到标杆水平" : "达到1级（先进值）";
        if (band.Grades.Access is { } access && CorrectedLimit.Of(access, All(version, Grade.Access, facts, year)).Judge(value) == FindingResult.Met)
            return "达到2级（准入值）";
        return baseline ? "达到基准水平" : "达到3级（限定值）";
    }
}
