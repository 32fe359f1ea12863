using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

enum Grade
{
    Limit,
    Access,
    Advanced,
}

/// <summary>The correction formulas, each by its name in the law file.</summary>
static class Corrections
{
    /// <param name="year">Year of the figure judged: facts of another year do not correct it.</param>
    public static Adjustment Of(Correction correction, Grade grade, LineFacts facts, int year) => correction switch
    {
        ClinkerRatioCorrection c => ClinkerRatio(c, grade, facts, year),
        AltitudeCorrection c => grade == Grade.Limit ? Altitude(c, facts, year) : Adjustment.None,
        ShareCorrection c => Share(c, facts, year),
        FeedGradeCorrection c => FeedGrade(c, facts, year),
        SteelGradeCorrection c => SteelGrade(c, facts),
        _ => throw new ArgumentOutOfRangeException(nameof(correction), correction.GetType().Name),
    };

    static Adjustment ClinkerRatio(ClinkerRatioCorrection c, Grade grade, LineFacts facts, int year)
    {
        var perPoint = grade switch { Grade.Limit => c.PerPoint.Limit, Grade.Access => c.PerPoint.Access, _ => c.PerPoint.Advanced };
        return Percent(c.Fact, facts, year) is { } ratio
            ? Adjustment.Plus((ratio - c.Base) * perPoint, $"{c.Fact.Name} {Words.Figure(ratio)}%（基准 {Words.Figure(c.Base)}%）")
            : Adjustment.PlusBetween(-c.Base * perPoint, (100m - c.Base) * perPoint, Missing(c.Fact, year));
    }

    static Adjustment Altitude(AltitudeCorrection c, LineFacts facts, int year)
    {
        if (Fact(c.Fact, facts, year) is { } height)
        {
            if (height <= c.Above) return Adjustment.None;
            // 气压不会高过海平面，也不会是负的
            return Fact(c.Pressure, facts, year) is { } pressure and > 0m
                ? Adjustment.Times(c.A - c.B * pressure / c.SeaLevel, $"海拔 {Words.Figure(height)} m、大气压 {Words.Figure(pressure)} Pa 修正")
                : Adjustment.TimesBetween(Math.Max(1m, c.A - c.B), c.A, $"厂区{c.Pressure.Name}（{c.Pressure.Unit}；气象部门、企业掌握）");
        }
        if (c.PresumedAtMost <= c.Above) return Adjustment.None with { Said = $"海拔未填，按{c.PresumedWhy}，不作海拔修正" };
        return Adjustment.TimesBetween(Math.Min(1m, c.A - c.B), c.A, $"厂区{c.Fact.Name}（{c.Fact.Unit}；企业、自然资源部门掌握）");
    }

    static Adjustment Share(ShareCorrection c, LineFacts facts, int year) =>
        Percent(c.Fact, facts, year) is { } share
            ? Adjustment.Plus(share * c.PerPoint, share == 0m ? null : $"{c.Fact.Name} {Words.Figure(share)}%")
            : Adjustment.PlusBetween(0m, 100m * c.PerPoint, Missing(c.Fact, year));

    static Adjustment FeedGrade(FeedGradeCorrection c, LineFacts facts, int year)
    {
        if (Percent(c.Fact, facts, year) is not { } grade) return Adjustment.PlusBetween(0m, c.AtMostPoints * c.PerPoint, Missing(c.Fact, year));
        var points = Math.Clamp(c.Below - grade, 0m, c.AtMostPoints);
        return Adjustment.Plus(points * c.PerPoint, points == 0m ? null : $"{c.Fact.Name} {Words.Figure(grade)}%");
    }

    // 全部产品都属一组才按那一组修正；有一样说不清，就在不修正与最大修正之间
    static Adjustment SteelGrade(SteelGradeCorrection c, LineFacts facts)
    {
        SteelGroup? group = null;
        var plain = facts.Products.Count > 0;
        var same = facts.Products.Count > 0;
        foreach (var product in facts.Products)
        {
            var word = Words.Plain(product);
            var found = c.Groups.FirstOrDefault(g => g.Products.Contains(word));
            plain &= c.Ordinary.Contains(word);
            same &= found is not null && (group is null || ReferenceEquals(group, found));
            group ??= found;
        }
        if (plain) return Adjustment.None;
        if (same && group is not null) return new([(group.Factor, group.Add)], null, $"钢种：{string.Join("、", facts.Products)}");
        return new([(1m, 0m), .. c.Groups.Select(g => (g.Factor, g.Add))], "所产钢种（企业掌握）", null);
    }

    static string Missing(Metric fact, int year) => $"{year} 年度{fact.Name}（{fact.Unit}；企业掌握，节能监察机构核对）";

    static decimal? Percent(Metric fact, LineFacts facts, int year) => Fact(fact, facts, year) is { } value and >= 0m and <= 100m ? value : null;

    static decimal? Fact(Metric fact, LineFacts facts, int year)
    {
        foreach (var metric in facts.Metrics)
            if ((metric.Year is null || metric.Year == year && facts.IsOwn(metric)) && metric.Use == PermittedUse.Basis && fact.Names.Contains(Words.Plain(metric.Name)) && Units.TryConvert(metric.Value, metric.Unit, fact.Unit, out var value))
                return value;
        return null;
    }
}
