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
    public static Adjustment Of(Correction correction, Grade grade, LineFacts facts, int year) =>
        !correction.Grades.HasFlag(grade switch { Grade.Limit => GradeSet.Limit, Grade.Access => GradeSet.Access, _ => GradeSet.Advanced }) ? Adjustment.None : correction switch
        {
            LinearCorrection c => Linear(c, grade, facts, year),
            AltitudeCorrection c => Altitude(c, facts, year),
            AltitudeRootCorrection c => AltitudeRoot(c, facts, year),
            StrengthCorrection c => Strength(c, facts, year),
            ShareCorrection c => Share(c, facts, year),
            MixCorrection c => Mix(c, facts, year),
            FeedGradeCorrection c => FeedGrade(c, facts, year),
            StepCorrection c => Steps(c, facts, year),
            TableCorrection c => Table(c, facts, year),
            FactorCorrection c => Factor(c, facts, year),
            AdditionCorrection c => Addition(c, facts, year),
            ProcessCorrection c => Process(c, facts),
            SteelGradeCorrection c => SteelGrade(c, facts),
            _ => throw new ArgumentOutOfRangeException(nameof(correction), correction.GetType().Name),
        };

    static Adjustment Linear(LinearCorrection c, Grade grade, LineFacts facts, int year)
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

    // 标准把实测值乘 √(P/p0) 再比，这里把限值除以它：比出来一样，台账上的数不必改
    static Adjustment AltitudeRoot(AltitudeRootCorrection c, LineFacts facts, int year)
    {
        if (Fact(c.Fact, facts, year) is { } height)
        {
            if (height <= c.Above) return Adjustment.None;
            return Fact(c.Pressure, facts, year) is { } pressure && IsPressure(pressure)
                ? Adjustment.Times(Roots.Square(c.SeaLevel / pressure), $"海拔 {Words.Figure(height)} m、大气压 {Words.Figure(pressure)} Pa 修正")
                : Adjustment.Anything($"厂区{c.Pressure.Name}（{c.Pressure.Unit}；气象部门、企业掌握）");
        }
        if (c.PresumedAtMost <= c.Above) return Adjustment.None with { Said = $"海拔未填，按{c.PresumedWhy}，不作海拔修正" };
        return Adjustment.Anything($"厂区{c.Fact.Name}（{c.Fact.Unit}；企业、自然资源部门掌握）");
    }

    static Adjustment Strength(StrengthCorrection c, LineFacts facts, int year) =>
        Fact(c.Fact, facts, year) is { } strength && IsStrength(strength)
            ? Adjustment.Times(Roots.Fourth(strength / c.Base), $"{c.Fact.Name} {Words.Figure(strength, c.Fact.Unit)}（基准 {Words.Figure(c.Base)}）")
            : Adjustment.Anything(Missing(c.Fact, year));

    static Adjustment Share(ShareCorrection c, LineFacts facts, int year) =>
        Percent(c.Fact, facts, year) is { } share
            ? Adjustment.Plus(share * c.PerPoint, share == 0m ? null : $"{c.Fact.Name} {Words.Figure(share)}%")
            : Adjustment.PlusBetween(0m, 100m * c.PerPoint, Missing(c.Fact, year));

    // 几种矿是同一份料里的比例，合起来到不了 100% 以上：没填的那几种最多占剩下的部分
    static Adjustment Mix(MixCorrection c, LineFacts facts, int year)
    {
        decimal add = 0m, used = 0m, least = 0m, most = 0m;
        var missing = new List<string>();
        var said = new List<string>();
        foreach (var part in c.Shares)
        {
            if (Percent(part.Fact, facts, year) is { } share)
            {
                (add, used) = (add + share * part.PerPoint, used + share);
                if (share != 0m) said.Add($"{part.Fact.Name} {Words.Figure(share)}%");
                continue;
            }
            missing.Add(Missing(part.Fact, year));
            (least, most) = (Math.Min(least, part.PerPoint), Math.Max(most, part.PerPoint));
        }
        if (used > 100m) return Adjustment.Anything($"{year} 年度{string.Join("、", c.Shares.Select(s => s.Fact.Name))}的核定数（合计超过 100%；企业掌握，节能监察机构核对）");
        var words = said.Count == 0 ? null : string.Join("、", said);
        return missing.Count == 0 ? Adjustment.Plus(add, words)
            : new([(1m, add + (100m - used) * least), (1m, add + (100m - used) * most)], string.Join("、", missing), words);
    }

    static Adjustment FeedGrade(FeedGradeCorrection c, LineFacts facts, int year)
    {
        if (Percent(c.Fact, facts, year) is not { } grade) return Adjustment.PlusBetween(0m, c.AtMostPoints * c.PerPoint, Missing(c.Fact, year));
        var points = Math.Clamp(c.Below - grade, 0m, c.AtMostPoints);
        return Adjustment.Plus(points * c.PerPoint, points == 0m ? null : $"{c.Fact.Name} {Words.Figure(grade)}%");
    }

    static Adjustment Steps(StepCorrection c, LineFacts facts, int year)
    {
        if (Fact(c.Fact, facts, year) is { } figure and >= 0m)
        {
            var add = 0m;
            foreach (var step in c.Steps) if (figure > step.Above) add = step.Add;
            return Adjustment.Plus(add, add == 0m ? null : $"{c.Fact.Name} {Words.Figure(figure, c.Fact.Unit)}");
        }
        return new([(1m, 0m), .. c.Steps.Select(s => (1m, s.Add))], Missing(c.Fact, year), null);
    }

    static Adjustment Table(TableCorrection c, LineFacts facts, int year)
    {
        if (Fact(c.Fact, facts, year) is not { } figure) return Adjustment.Anything(Missing(c.Fact, year));
        for (var i = 1; i < c.Points.Count; i++)
        {
            var (one, two) = (c.Points[i - 1], c.Points[i]);
            if (figure < one.At || figure > two.At) continue;
            return Adjustment.Plus(one.Add + (figure - one.At) * (two.Add - one.Add) / (two.At - one.At), $"{c.Fact.Name} {Words.Figure(figure, c.Fact.Unit)}");
        }
        return Adjustment.Anything($"{c.Fact.Name} {Words.Figure(figure, c.Fact.Unit)} 超出标准的表（{Words.Figure(c.Points[0].At)} 至 {Words.Figure(c.Points[^1].At)}）时怎样修正（法规科、标准起草单位掌握）");
    }

    static Adjustment Factor(FactorCorrection c, LineFacts facts, int year)
    {
        if (Fact(c.Fact, facts, year) is { } factor and > 0m && factor >= (c.AtLeast ?? factor) && factor <= (c.AtMost ?? factor))
            return Adjustment.Times(factor, factor == 1m ? null : $"{c.Fact.Name} {Words.Figure(factor)}");
        return c is { AtLeast: { } low, AtMost: { } high } ? Adjustment.TimesBetween(low, high, Missing(c.Fact, year)) : Adjustment.Anything(Missing(c.Fact, year));
    }

    static Adjustment Addition(AdditionCorrection c, LineFacts facts, int year) =>
        Fact(c.Fact, facts, year) is { } add and >= 0m ? Adjustment.Plus(add, add == 0m ? null : $"{c.Fact.Name} {Words.Figure(add, c.Fact.Unit)}") : Adjustment.Anything(Missing(c.Fact, year));

    // 只认点了名的工艺；一样也没点，或点了互相矛盾的两样，都不替当事人选
    static Adjustment Process(ProcessCorrection c, LineFacts facts)
    {
        SteelGroup? group = null;
        bool plain = false, clash = false;
        foreach (var text in facts.Products.Concat(facts.Uses))
        {
            var word = Words.Plain(text);
            var found = c.Groups.FirstOrDefault(g => g.Products.Contains(word));
            plain |= c.Ordinary.Contains(word);
            clash |= found is not null && group is not null && !ReferenceEquals(group, found);
            group ??= found;
        }
        if (!clash && plain && group is null) return Adjustment.None;
        if (!clash && !plain && group is not null) return new([(group.Factor, group.Add)], null, $"{c.What}：{group.Products.First()}");
        return new([(1m, 0m), .. c.Groups.Select(g => (g.Factor, g.Add))], $"{c.What}（{string.Join("、", c.Groups.Select(g => g.Products.First()).Concat(c.Ordinary.Take(1)))}；企业掌握）", null);
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

    // 填错单位的（兆帕写成帕、千帕写成帕）差出千倍，不拿来开方
    static bool IsPressure(decimal pascals) => pascals is >= 30_000m and <= 110_000m;

    static bool IsStrength(decimal megapascals) => megapascals is >= 1m and <= 200m;

    static decimal? Fact(Metric fact, LineFacts facts, int year)
    {
        foreach (var metric in facts.Metrics)
            if ((metric.Year is null || metric.Year == year) && metric.Use == PermittedUse.Basis && fact.Names.Contains(Words.Plain(metric.Name)) && Units.TryConvert(metric.Value, metric.Unit, fact.Unit, out var value))
                return value;
        return null;
    }
}
