using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>One limit against one line.</summary>
static class LimitJudge
{
    /// <summary>What the limit says, or null where it does not cover the line.</summary>
    public static Judged? Judge(CompiledLimit limit, TypedLine line, DateOnly on, Basis basis)
    {
        var (rule, current) = (limit.Rule, limit.Current);
        if (current < 0 || limit.NotFor.ContainsAny(line.Products) || limit.NotFor.ContainsAny(line.Uses)) return null;
        var isRepealed = limit.Versions[current].Value.Repealed;
        // 基准水平是政策尺度：填了就比，不因没填说资料不足
        var mayOwe = !isRepealed && rule.Class != RuleClass.BelowBaseline;
        var owes = mayOwe && (limit.Makes.ContainsAny(line.Products) || line.Has(limit.Covers));

        var choice = FigureChoice.Of(limit.Wide is { } wide && IsNothingElse(limit, line) ? wide : limit.Metric, line, on);
        if (choice.Index < 0)
        {
            if (owes)
            {
                basis.Because("没有可用的数值");
                if (basis.IsWritten) basis.Because(choice.Aside(line, on));
                return Lacks(limit, current, null, basis, choice.OwnAsked);
            }
            if (!mayOwe || !limit.MaybeMakes.ContainsAny(line.Products) && !line.Has(limit.MaybeCovers)) return null;
            basis.Because("设备、产品只写了大类，是否适用本限额还不知道");
            basis.Missing($"本线的具体设备、产品或工序：是否{Named(rule)}（企业、县级工信部门掌握）");
            return Lacks(limit, current, null, basis);
        }
        ref readonly var figure = ref line.Figures[choice.Index];
        if (figure.Year is not { } year)
        {
            if (!owes) return null;
            basis.Because($"{rule.Metric.Name} {Words.Figure(figure.Facts.Value, figure.Facts.Unit)}，没有写明年度，不能选定限额版本");
            if (basis.IsWritten) basis.Because(choice.Aside(line, on));
            basis.Missing($"{rule.Metric.Name}的年度（企业掌握）");
            return new(FindingResult.Undetermined, Version: current);
        }

        // 版本由考核期末日定，不由今天定
        var index = limit.IndexOn(new DateOnly(year, 12, 31));
        if (index < 0)
        {
            if (!owes) return null;
            basis.Because($"{year} 年度没有可套用的限额（本限额自 {limit.Versions[0].From:yyyy-MM-dd} 起施行），不套用后来的规定");
            return Lacks(limit, current, limit.Versions[current].From, basis);
        }
        var version = limit.Versions[index];
        if (version.Value.Repealed) return null;
        if (version.From > on)
        {
            if (!owes) return null;
            basis.Because($"{year} 年度应适用 {version.From:yyyy-MM-dd} 起的版本，研判日尚未施行");
            return Lacks(limit, current, null, basis);
        }
        if (choice.Conflict)
        {
            basis.Because("同一年度有两个不同数值，不替当事人选");
            basis.Missing($"{year} 年度{rule.Metric.Name}的核定数（同一年度有两个不同数值；节能监察机构掌握）");
            return new(FindingResult.Undetermined, Version: index);
        }
        if (!limit.Metric.TryConvert(figure, out var value))
        {
            basis.Because($"单位“{figure.Facts.Unit}”看不懂，不猜");
            basis.Missing($"{year} 年度{rule.Metric.Name}的单位（写作“{figure.Facts.Unit}”，应可换算为 {rule.Metric.Unit}；企业掌握）");
            return new(FindingResult.Undetermined, Version: index);
        }
        return BandJudge.Judge(limit, index, line, choice, year, value, on, basis);
    }

    static Judged Lacks(CompiledLimit limit, int version, DateOnly? since, Basis basis, bool own = false)
    {
        var metric = limit.Rule.Metric;
        basis.Missing($"{(own ? "本条线自己的" : "")}{(since is { } day ? $"{day.Year} 年度及以后的" : "")}{metric.Name}（{metric.Unit}；能源利用状况报告，企业、节能监察机构掌握）");
        return new(FindingResult.Undetermined, Version: version);
    }

    // 通用的指标名只在说不成别的东西时才认：全部产品、或全部设备都归本条
    static bool IsNothingElse(CompiledLimit limit, TypedLine line)
    {
        if (!limit.Makes.IsEmpty && line.Products.Length > 0 && AllProducts(limit, line)) return true;
        if (limit.Covers.IsEmpty || line.Machines is not { Length: > 0 } machines) return false;
        foreach (var machine in machines)
            if (!limit.Covers.Contains(machine.Kind)) return false;
        return true;
    }

    static bool AllProducts(CompiledLimit limit, TypedLine line)
    {
        foreach (var product in line.Products)
            if (!limit.Makes.Contains(product)) return false;
        return true;
    }

    static string Named(LimitRule rule) => rule.Covers.Count > 0 ? rule.Covers[0] : rule.Makes.First();
}
