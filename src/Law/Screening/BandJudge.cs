using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>A figure against the grades that may apply to the line; where several may, only what all of them say is said.</summary>
static class BandJudge
{
    public static Judged? Judge(CompiledLimit limit, int index, TypedLine line, FigureChoice choice, int year, decimal value, DateOnly on, Basis basis)
    {
        var (rule, version) = (limit.Rule, limit.Versions[index]);
        ref readonly var figure = ref line.Figures[choice.Index];
        var adjustments = basis.Room(version.Corrections.Length);
        Corrections.All(version.Corrections, Grade.Limit, line, year, basis, adjustments);

        List<Band>? bands = basis.IsWritten ? [] : null;
        FindingResult? decided = null;
        var any = false;
        var machines = Machines(limit, line, out var withCapacity);
        var sized = false;
        foreach (var band in version.Bands)
        {
            sized |= band.Specs.Length > 0;
            if (!MayHold(band, limit, version, line, machines, withCapacity, basis)) continue;
            bands?.Add(band.Band);
            any |= !band.Band.None;
            var one = band.Band.None ? FindingResult.Undetermined : CorrectedLimit.Of(band.Band.Grades.Limit, adjustments).Judge(value);
            decided = decided is null || decided == one ? one : FindingResult.Undetermined;
        }
        if (!any || decided is not { } result) return null;
        if (machines == 0 && sized)
            basis.Missing($"{(rule.Covers.Count > 0 ? rule.Covers[0] : "主体设备")}{version.Version.Bands.SelectMany(b => b.Specs).First().Name}（企业、县级工信部门掌握）");

        if (bands is not null) basis.Because($"{year} 年度{rule.Metric.Name} {Words.Figure(value, rule.Metric.Unit)} {Against(rule, bands, adjustments, result)}");
        if (figure.Facts.Scope is { } scope) basis.Because($"口径：{scope}");
        if (figure.Facts.Source is { } source) basis.Because($"来源：{source}");
        foreach (ref readonly var a in adjustments) basis.Because(a.Said);
        if (basis.IsWritten) basis.Because(choice.Aside(line, on));

        foreach (ref readonly var a in adjustments)
            if (a.Lacks) basis.Missing(a.Missing);
        var clue = figure.Use == PermittedUse.ClueOnly;
        if (clue) basis.Because("该数值仅作线索");
        if (result == FindingResult.Undetermined && !basis.Lacks) basis.Missing($"各台设备分别的 {year} 年度{rule.Metric.Name}（{rule.Metric.Unit}；企业、节能监察机构掌握）");
        if (result == FindingResult.Undetermined) return new(result, clue, index);

        if (basis.Lacks) basis.Because($"未提供{string.Join("、", basis.MissingFacts.Select(m => m[..(m.IndexOf('（') is > 0 and var i ? i : m.Length)]))}，但无论如何结论不变");
        else if (result == FindingResult.Met && bands is [var only]) basis.Because(Reached(rule, version, only, line, year, value, basis));
        basis.ForgetMissing();
        if (!clue || result != FindingResult.Met) return new(result, clue, index);
        // 只作线索的数说“达到”，不等于查清了
        basis.Missing($"{year} 年度{rule.Metric.Name}可作依据的数值（节能监察机构、企业掌握）");
        return new(FindingResult.Undetermined, clue, index);
    }

    // 几台设备归本条；只有一台时，线的产能就是它的产能
    static int Machines(CompiledLimit limit, TypedLine line, out bool withCapacity)
    {
        var count = 0;
        var one = false;
        foreach (var machine in line.Machines ?? [])
            if (MayBe(limit, machine)) (count, one) = (count + 1, machine.IsOne);
        withCapacity = count == 1 && one;
        return count;
    }

    static bool MayBe(CompiledLimit limit, TypedMachine machine) => limit.Covers.Contains(machine.Kind) || limit.MaybeCovers.Contains(machine.Kind);

    static bool MayHold(CompiledBand band, CompiledLimit limit, CompiledLimitVersion version, TypedLine line, int machines, bool withCapacity, Basis basis)
    {
        if (!Answers(band, version, line, basis)) return false;
        if (band.Specs.Length == 0 || machines == 0) return true;
        foreach (var machine in line.Machines!)
        {
            if (!MayBe(limit, machine)) continue;
            var within = Truth.Yes;
            foreach (var test in band.Specs)
            {
                ref readonly var reading = ref line.Reading(test.Size, machine, withCapacity);
                var one = reading.Within(test);
                if (one == Truth.Unknown) basis.MissingOnce($"{Comparison.Missing(machine.Facts.Type, test.Test, reading)}");
                if (one < within) within = one;
            }
            if (within != Truth.No) return true;
        }
        return false;
    }

    // 线上写的词答了这一问、答的又不是这一档，才排除这一档；没有答的，各档都可能
    static bool Answers(CompiledBand band, CompiledLimitVersion version, TypedLine line, Basis basis)
    {
        foreach (var when in band.When)
        {
            if (Says(line, when.Words)) continue;
            foreach (var other in version.Bands)
                foreach (var answer in other.When)
                    if (answer.Fact == when.Fact && Says(line, answer.Words)) return false;
            basis.MissingOnce($"{when.Fact}（企业、县级工信部门掌握）");
        }
        return true;
    }

    static bool Says(TypedLine line, WordSet words) => words.ContainsAny(line.Products) || words.ContainsAny(line.Uses) || line.Has(words);

    static string Against(LimitRule rule, List<Band> bands, ReadOnlySpan<Adjustment> adjustments, FindingResult result)
    {
        var name = rule.Class == RuleClass.BelowBaseline ? "基准水平" : "3级限定值";
        var sign = result switch { FindingResult.Met => "≤", FindingResult.NotMet => ">", _ => "对" };
        List<string> printed = [];
        foreach (var limit in bands.Where(b => !b.None).Select(b => b.Grades.Limit).Distinct()) printed.Add(Printed(limit, adjustments));
        return $"{sign} {name} {string.Join(" 或 ", printed)} {rule.Metric.Unit}";
    }

    static string Printed(decimal limit, ReadOnlySpan<Adjustment> adjustments)
    {
        var range = CorrectedLimit.Of(limit, adjustments);
        return range.Open ? $"{Words.Figure(limit)}（表列值，修正所需事实不全，修正后是多少算不出）"
            : range.Low != range.High ? $"{Words.Figure(range.Low)} 至 {Words.Figure(range.High)}（表列 {Words.Figure(limit)}，修正所需事实不全）"
            : range.Low == limit ? Words.Figure(limit) : $"{Words.Figure(range.Low)}（表列 {Words.Figure(limit)}，经修正）";
    }

    static string Reached(LimitRule rule, CompiledLimitVersion version, Band band, TypedLine line, int year, decimal value, Basis basis)
    {
        var baseline = rule.Class == RuleClass.BelowBaseline;
        bool? Within(decimal? grade, Grade which)
        {
            if (grade is not { } g) return null;
            var adjustments = new Adjustment[version.Corrections.Length];
            Corrections.All(version.Corrections, which, line, year, basis, adjustments);
            return CorrectedLimit.Of(g, adjustments).Judge(value) == FindingResult.Met;
        }
        var access = Within(band.Grades.Access, Grade.Access);
        if (Within(band.Grades.Advanced, Grade.Advanced) == true)
            // 有的标准 2级比 1级严：达到 1级不等于达到 2级，照实说
            return baseline ? "达到标杆水平" : access == false ? "达到1级（先进值），未达到2级（准入值）：标准所列2级严于1级" : "达到1级（先进值）";
        if (access == true) return "达到2级（准入值）";
        return baseline ? "达到基准水平" : "达到3级（限定值）";
    }
}
