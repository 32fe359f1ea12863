using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Screening;

/// <summary>A limit with all its versions: the year of the figure chooses among them.</summary>
sealed record CompiledLimit(LimitRule Rule, ValueStatus[] Statuses)
{
    public int IndexOn(DateOnly day)
    {
        for (var i = Rule.Versions.Count - 1; i >= 0; i--)
            if (Rule.Versions[i].From <= day) return i;
        return -1;
    }
}

/// <summary>One limit against one line.</summary>
static class LimitJudge
{
    /// <summary>The finding, or null where the limit does not cover the line.</summary>
    public static Finding? Judge(CompiledLimit limit, LineFacts facts, DateOnly on)
    {
        var rule = limit.Rule;
        var current = limit.IndexOn(on);
        if (current < 0 || NotAssessed(rule, facts)) return null;
        var owes = Owes(rule, facts) && !rule.Versions[current].Value.Value.Repealed;

        var choice = FigureChoice.Of(rule.Wide is { } wide && IsNothingElse(rule, facts) ? wide : rule.Metric, facts, on);
        if (choice.Figure is not { } figure)
            return owes ? Undetermined(limit, current, [MissingFigure(rule, null)], Join("没有可用的数值", choice.Aside))
                : MayOwe(rule, facts) && !rule.Versions[current].Value.Value.Repealed
                    ? Undetermined(limit, current, [$"本线的具体设备、产品或工序：是否{Named(rule)}（企业、县级工信部门掌握）", MissingFigure(rule, null)], "设备、产品只写了大类，是否适用本限额还不知道") : null;
        if (figure.Year is not { } year)
            return owes ? Undetermined(limit, current, [$"{rule.Metric.Name}的年度（企业掌握）"], Join($"{rule.Metric.Name} {Words.Figure(figure.Value, figure.Unit)}，没有写明年度，不能选定限额版本", choice.Aside)) : null;

        // 版本由考核期末日定，不由今天定
        var index = limit.IndexOn(new DateOnly(year, 12, 31));
        if (index < 0)
            return owes ? Undetermined(limit, current, [MissingFigure(rule, rule.Versions[current].From)], $"{year} 年度没有可套用的限额（本限额自 {rule.Versions[0].From:yyyy-MM-dd} 起施行），不套用后来的规定") : null;
        var version = rule.Versions[index];
        if (version.Value.Value.Repealed) return null;
        if (version.From > on)
            return owes ? Undetermined(limit, current, [MissingFigure(rule, null)], $"{year} 年度应适用 {version.From:yyyy-MM-dd} 起的版本，研判日尚未施行") : null;
        if (choice.Conflict) return Undetermined(limit, index, [$"{year} 年度{rule.Metric.Name}的核定数（同一年度有两个不同数值；节能监察机构掌握）"], "同一年度有两个不同数值，不替当事人选");
        if (!Units.TryConvert(figure.Value, figure.Unit, rule.Metric.Unit, out var value))
            return Undetermined(limit, index, [$"{year} 年度{rule.Metric.Name}的单位（写作“{figure.Unit}”，应可换算为 {rule.Metric.Unit}；企业掌握）"], $"单位“{figure.Unit}”看不懂，不猜");

        return BandJudge.Judge(limit, index, facts, figure, year, value, choice.Aside);
    }

    internal static Finding Make(CompiledLimit limit, int index, FindingResult result, IReadOnlyList<string> missing, string because, bool clue)
    {
        var value = limit.Rule.Versions[index].Value.Value;
        return new(value.Id, value.Name, value.Class, limit.Statuses[index], result, missing, because, value.Citation, value.Key, clue);
    }

    internal static string Join(string because, string? more) => more is null ? because : $"{because}；{more}";

    static Finding Undetermined(CompiledLimit limit, int index, IReadOnlyList<string> missing, string because) => Make(limit, index, FindingResult.Undetermined, missing, because, false);

    static string MissingFigure(LimitRule rule, DateOnly? since) =>
        $"{(since is { } day ? $"{day.Year} 年度及以后的" : "")}{rule.Metric.Name}（{rule.Metric.Unit}；能源利用状况报告，企业、节能监察机构掌握）";

    static bool Owes(LimitRule rule, LineFacts facts)
    {
        if (rule.Makes.Count > 0)
            for (var i = 0; i < facts.Products.Count; i++)
                if (rule.Makes.Contains(Words.Plain(facts.Products[i]))) return true;
        return Has(facts, rule.Covers);
    }

    static bool MayOwe(LimitRule rule, LineFacts facts) =>
        rule.MaybeMakes.Count > 0 && facts.Products.Any(p => rule.MaybeMakes.Contains(Words.Plain(p))) || Has(facts, rule.MaybeCovers);

    // 通用的指标名只在说不成别的东西时才认：全部产品、或全部设备都归本条
    static bool IsNothingElse(LimitRule rule, LineFacts facts) =>
        rule.Makes.Count > 0 && facts.Products.Count > 0 && facts.Products.All(p => rule.Makes.Contains(Words.Plain(p)))
        || rule.Covers.Count > 0 && facts.Machines is { Count: > 0 } machines && machines.All(m => rule.Covers.Contains(m.Type));

    static string Named(LimitRule rule) => rule.Covers.Count > 0 ? rule.Covers[0] : rule.Makes.First();

    static bool Has(LineFacts facts, IReadOnlyList<string> kinds)
    {
        if (kinds.Count == 0 || facts.Machines is not { } machines) return false;
        for (var i = 0; i < machines.Count; i++)
            if (kinds.Contains(machines[i].Type)) return true;
        return false;
    }

    static bool NotAssessed(LimitRule rule, LineFacts facts)
    {
        if (rule.NotFor.Count == 0) return false;
        for (var i = 0; i < facts.Products.Count; i++) if (rule.NotFor.Contains(Words.Plain(facts.Products[i]))) return true;
        for (var i = 0; i < facts.Uses.Count; i++) if (rule.NotFor.Contains(Words.Plain(facts.Uses[i]))) return true;
        return false;
    }
}
