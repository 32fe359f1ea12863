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

        var choice = FigureChoice.Of(rule.Metric, facts, on);
        if (choice.Figure is not { } figure)
            return owes ? Undetermined(limit, current, [(choice.OwnAsked ? "本条线自己的" : "") + MissingFigure(rule, null)], Join("没有可用的数值", choice.Aside)) : null;
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
        if (facts.Machines is not { } machines) return false;
        for (var i = 0; i < machines.Count; i++)
            if (rule.Covers.Contains(machines[i].Type)) return true;
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
