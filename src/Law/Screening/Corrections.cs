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
    /// <summary>All corrections of a version, in the order of the law file.</summary>
    /// <param name="year">Year of the figure judged: facts of another year do not correct it.</param>
    public static void All(CompiledCorrection[] corrections, Grade grade, TypedLine line, int year, Basis basis, Span<Adjustment> into)
    {
        for (var i = 0; i < corrections.Length; i++) into[i] = Of(corrections[i], grade, line, year, basis);
    }

    /// <summary>A grade after all corrections of its version.</summary>
    public static CorrectedLimit Corrected(decimal grade, Grade which, CompiledLimitVersion version, TypedLine line, int year)
    {
        var basis = new Basis(isWritten: false);
        var adjustments = basis.Room(version.Corrections.Length);
        All(version.Corrections, which, line, year, basis, adjustments);
        return CorrectedLimit.Of(grade, adjustments);
    }

    /// <summary>Whether a correction lacks a fact of this line and year.</summary>
    public static bool Lacks(CompiledCorrection correction, TypedLine line, int year) => Of(correction, Grade.Limit, line, year, new Basis(isWritten: false)).Lacks;

    static Adjustment Of(CompiledCorrection correction, Grade grade, TypedLine line, int year, Basis basis) =>
        (correction.Correction.Grades & SetOf(grade)) == 0 ? Adjustment.None : correction.Correction switch
        {
            LinearCorrection c => Linear(c, grade, new Asked(correction, line, year, basis)),
            AltitudeCorrection c => Altitude(c, new Asked(correction, line, year, basis)),
            AltitudeRootCorrection c => AltitudeRoot(c, new Asked(correction, line, year, basis)),
            StrengthCorrection c => Strength(c, new Asked(correction, line, year, basis)),
            ShareCorrection c => Share(c, new Asked(correction, line, year, basis)),
            MixCorrection c => Mix(c, new Asked(correction, line, year, basis)),
            FeedGradeCorrection c => FeedGrade(c, new Asked(correction, line, year, basis)),
            StepCorrection c => Steps(c, new Asked(correction, line, year, basis)),
            TableCorrection c => Table(c, new Asked(correction, line, year, basis)),
            FactorCorrection c => Factor(c, new Asked(correction, line, year, basis)),
            AdditionCorrection c => Addition(c, new Asked(correction, line, year, basis)),
            ProcessCorrection c => Process(c, correction, line, basis),
            SteelGradeCorrection c => SteelGrade(c, correction, line, basis),
            _ => throw new ArgumentOutOfRangeException(nameof(correction), correction.Correction.GetType().Name),
        };

    static GradeSet SetOf(Grade grade) => grade switch { Grade.Limit => GradeSet.Limit, Grade.Access => GradeSet.Access, _ => GradeSet.Advanced };

    /// <summary>The facts of a line and year that one correction asks for.</summary>
    readonly ref struct Asked(CompiledCorrection correction, TypedLine line, int year, Basis basis)
    {
        public int Year => year;
        public Basis Basis => basis;
        public (decimal Factor, decimal Add)[] Any => correction.Any;

        /// <summary>The fact in the unit of the law; null where none of the year may serve as a basis.</summary>
        public decimal? Fact(int which = 0)
        {
            var measure = correction.Facts[which];
            foreach (ref readonly var figure in line.Figures.AsSpan())
                if (figure.Use == PermittedUse.Basis && measure.Is(figure) && (figure.Year is null || figure.Year == year && figure.IsOwn) && measure.TryConvert(figure, out var value)) return value;
            return null;
        }

        public decimal? Percent(int which = 0) => Fact(which) is { } value and >= 0m and <= 100m ? value : null;

        public string? Missing(int which = 0) => basis.Text($"{year} 年度{correction.Facts[which].Metric.Name}（{correction.Facts[which].Metric.Unit}；企业掌握，节能监察机构核对）");
    }

    static Adjustment Linear(LinearCorrection c, Grade grade, in Asked asked)
    {
        var perPoint = grade switch { Grade.Limit => c.PerPoint.Limit, Grade.Access => c.PerPoint.Access, _ => c.PerPoint.Advanced };
        return asked.Percent() is { } ratio
            ? Adjustment.Plus((ratio - c.Base) * perPoint, asked.Basis.Text($"{c.Fact.Name} {Words.Figure(ratio)}%（基准 {Words.Figure(c.Base)}%）"))
            : Adjustment.PlusBetween(-c.Base * perPoint, (100m - c.Base) * perPoint, asked.Missing());
    }

    static Adjustment Altitude(AltitudeCorrection c, in Asked asked)
    {
        if (asked.Fact() is { } height)
        {
            if (height <= c.Above) return Adjustment.None;
            // 气压不会高过海平面，也不会是负的
            return asked.Fact(1) is { } pressure and > 0m
                ? Adjustment.Times(c.A - c.B * pressure / c.SeaLevel, asked.Basis.Text($"海拔 {Words.Figure(height)} m、大气压 {Words.Figure(pressure)} Pa 修正"))
                : Adjustment.TimesBetween(Math.Max(1m, c.A - c.B), c.A, asked.Basis.Text($"厂区{c.Pressure.Name}（{c.Pressure.Unit}；气象部门、企业掌握）"));
        }
        if (c.PresumedAtMost <= c.Above) return Adjustment.Presuming(asked.Basis.Text($"海拔未填，按{c.PresumedWhy}，不作海拔修正"));
        return Adjustment.TimesBetween(Math.Min(1m, c.A - c.B), c.A, asked.Basis.Text($"厂区{c.Fact.Name}（{c.Fact.Unit}；企业、自然资源部门掌握）"));
    }

    // 标准把实测值乘 √(P/p0) 再比，这里把限值除以它：比出来一样，台账上的数不必改
    static Adjustment AltitudeRoot(AltitudeRootCorrection c, in Asked asked)
    {
        if (asked.Fact() is { } height)
        {
            if (height <= c.Above) return Adjustment.None;
            return asked.Fact(1) is { } pressure && IsPressure(pressure)
                ? Adjustment.Times(Roots.Square(c.SeaLevel / pressure), asked.Basis.Text($"海拔 {Words.Figure(height)} m、大气压 {Words.Figure(pressure)} Pa 修正"))
                : Adjustment.Anything(asked.Basis.Text($"厂区{c.Pressure.Name}（{c.Pressure.Unit}；气象部门、企业掌握）"));
        }
        if (c.PresumedAtMost <= c.Above) return Adjustment.Presuming(asked.Basis.Text($"海拔未填，按{c.PresumedWhy}，不作海拔修正"));
        return Adjustment.Anything(asked.Basis.Text($"厂区{c.Fact.Name}（{c.Fact.Unit}；企业、自然资源部门掌握）"));
    }

    static Adjustment Strength(StrengthCorrection c, in Asked asked) =>
        asked.Fact() is { } strength && IsStrength(strength)
            ? Adjustment.Times(Roots.Fourth(strength / c.Base), asked.Basis.Text($"{c.Fact.Name} {Words.Figure(strength, c.Fact.Unit)}（基准 {Words.Figure(c.Base)}）"))
            : Adjustment.Anything(asked.Missing());

    static Adjustment Share(ShareCorrection c, in Asked asked) =>
        asked.Percent() is { } share
            ? Adjustment.Plus(share * c.PerPoint, share == 0m ? null : asked.Basis.Text($"{c.Fact.Name} {Words.Figure(share)}%"))
            : Adjustment.PlusBetween(0m, 100m * c.PerPoint, asked.Missing());

    // 几种矿是同一份料里的比例，合起来到不了 100% 以上：没填的那几种最多占剩下的部分
    static Adjustment Mix(MixCorrection c, in Asked asked)
    {
        decimal add = 0m, used = 0m, least = 0m, most = 0m;
        string? missing = null, said = null;
        var lacks = false;
        for (var i = 0; i < c.Shares.Count; i++)
        {
            var part = c.Shares[i];
            if (asked.Percent(i) is { } share)
            {
                (add, used) = (add + share * part.PerPoint, used + share);
                if (share != 0m) said = Joined(said, asked.Basis.Text($"{part.Fact.Name} {Words.Figure(share)}%"));
                continue;
            }
            (lacks, missing) = (true, Joined(missing, asked.Missing(i)));
            (least, most) = (Math.Min(least, part.PerPoint), Math.Max(most, part.PerPoint));
        }
        if (used > 100m) return Adjustment.Anything(asked.Basis.Text($"{asked.Year} 年度{string.Join("、", c.Shares.Select(s => s.Fact.Name))}的核定数（合计超过 100%；企业掌握，节能监察机构核对）"));
        return lacks ? Adjustment.PlusBetween(add + (100m - used) * least, add + (100m - used) * most, missing, said) : Adjustment.Plus(add, said);

        static string? Joined(string? before, string? next) => before is null ? next : $"{before}、{next}";
    }

    static Adjustment FeedGrade(FeedGradeCorrection c, in Asked asked)
    {
        if (asked.Percent() is not { } grade) return Adjustment.PlusBetween(0m, c.AtMostPoints * c.PerPoint, asked.Missing());
        var points = Math.Clamp(c.Below - grade, 0m, c.AtMostPoints);
        return Adjustment.Plus(points * c.PerPoint, points == 0m ? null : asked.Basis.Text($"{c.Fact.Name} {Words.Figure(grade)}%"));
    }

    static Adjustment Steps(StepCorrection c, in Asked asked)
    {
        if (asked.Fact() is not { } figure || figure < 0m) return Adjustment.AnyOf(asked.Any, asked.Missing());
        var add = 0m;
        for (var i = 0; i < c.Steps.Count; i++)
            if (figure > c.Steps[i].Above) add = c.Steps[i].Add;
        return Adjustment.Plus(add, add == 0m ? null : asked.Basis.Text($"{c.Fact.Name} {Words.Figure(figure, c.Fact.Unit)}"));
    }

    static Adjustment Table(TableCorrection c, in Asked asked)
    {
        if (asked.Fact() is not { } figure) return Adjustment.Anything(asked.Missing());
        for (var i = 1; i < c.Points.Count; i++)
        {
            var (one, two) = (c.Points[i - 1], c.Points[i]);
            if (figure < one.At || figure > two.At) continue;
            return Adjustment.Plus(one.Add + (figure - one.At) * (two.Add - one.Add) / (two.At - one.At), asked.Basis.Text($"{c.Fact.Name} {Words.Figure(figure, c.Fact.Unit)}"));
        }
        return Adjustment.Anything(asked.Basis.Text($"{c.Fact.Name} {Words.Figure(figure, c.Fact.Unit)} 超出标准的表（{Words.Figure(c.Points[0].At)} 至 {Words.Figure(c.Points[^1].At)}）时怎样修正（法规科、标准起草单位掌握）"));
    }

    static Adjustment Factor(FactorCorrection c, in Asked asked)
    {
        if (asked.Fact() is { } factor and > 0m && factor >= (c.AtLeast ?? factor) && factor <= (c.AtMost ?? factor))
            return Adjustment.Times(factor, factor == 1m ? null : asked.Basis.Text($"{c.Fact.Name} {Words.Figure(factor)}"));
        return c is { AtLeast: { } low, AtMost: { } high } ? Adjustment.TimesBetween(low, high, asked.Missing()) : Adjustment.Anything(asked.Missing());
    }

    static Adjustment Addition(AdditionCorrection c, in Asked asked) =>
        asked.Fact() is { } add and >= 0m ? Adjustment.Plus(add, add == 0m ? null : asked.Basis.Text($"{c.Fact.Name} {Words.Figure(add, c.Fact.Unit)}")) : Adjustment.Anything(asked.Missing());

    // 只认点了名的工艺；一样也没点，或点了互相矛盾的两样，都不替当事人选
    static Adjustment Process(ProcessCorrection c, CompiledCorrection compiled, TypedLine line, Basis basis)
    {
        var group = -1;
        bool plain = false, clash = false;
        Sort(line.Products);
        Sort(line.Uses);
        if (!clash && plain && group < 0) return Adjustment.None;
        if (!clash && !plain && group >= 0) return Adjustment.Of(c.Groups[group].Factor, c.Groups[group].Add, basis.Text($"{c.What}：{c.Groups[group].Products.First()}"));
        return Adjustment.AnyOf(compiled.Any, basis.Text($"{c.What}（{string.Join("、", c.Groups.Select(g => g.Products.First()).Concat(c.Ordinary.Take(1)))}；企业掌握）"));

        void Sort(int[] words)
        {
            foreach (var word in words)
            {
                var found = GroupOf(compiled, word);
                plain |= compiled.Ordinary.Contains(word);
                clash |= found >= 0 && group >= 0 && group != found;
                if (group < 0) group = found;
            }
        }
    }

    // 全部产品都属一组才按那一组修正；有一样说不清，就在不修正与最大修正之间
    static Adjustment SteelGrade(SteelGradeCorrection c, CompiledCorrection compiled, TypedLine line, Basis basis)
    {
        var group = -1;
        var plain = line.Products.Length > 0;
        var same = plain;
        foreach (var word in line.Products)
        {
            var found = GroupOf(compiled, word);
            plain &= compiled.Ordinary.Contains(word);
            same &= found >= 0 && (group < 0 || group == found);
            if (group < 0) group = found;
        }
        if (plain) return Adjustment.None;
        if (same && group >= 0) return Adjustment.Of(c.Groups[group].Factor, c.Groups[group].Add, basis.Text($"钢种：{string.Join("、", line.Facts.Products)}"));
        return Adjustment.AnyOf(compiled.Any, basis.Text($"所产钢种（企业掌握）"));
    }

    static int GroupOf(CompiledCorrection compiled, int word)
    {
        for (var i = 0; i < compiled.Groups.Length; i++)
            if (compiled.Groups[i].Contains(word)) return i;
        return -1;
    }

    // 填错单位的（兆帕写成帕、千帕写成帕）差出千倍，不拿来开方
    static bool IsPressure(decimal pascals) => pascals is >= 30_000m and <= 110_000m;

    static bool IsStrength(decimal megapascals) => megapascals is >= 1m and <= 200m;
}
