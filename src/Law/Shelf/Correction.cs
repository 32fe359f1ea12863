namespace Chuqing.Law.Shelf;

/// <summary>A correction that a standard makes to its own grades, by name, with its parameters.</summary>
/// <remarks>Computed in <c>Screening/Corrections.cs</c>; the figures come from the law file, the shape of the formula from here.</remarks>
public abstract record Correction
{
    /// <summary>Which grades it moves; all three unless the standard says otherwise.</summary>
    public GradeSet Grades { get; init; } = GradeSet.All;

    /// <summary>The formula with its figures, as an officer holds it against the original.</summary>
    public abstract string Words { get; }

    private protected static string Figure(decimal value) => CanonicalText.Figure(value);

    private protected static string Signed(decimal value) => value < 0m ? $"减 {Figure(-value)}" : $"加 {Figure(value)}";
}

/// <summary>Some of the three grades.</summary>
[Flags]
public enum GradeSet
{
    Limit = 1,
    Access = 2,
    Advanced = 4,
    All = Limit | Access | Advanced,
}

/// <summary>A figure per grade.</summary>
public sealed record PerGrade(decimal Limit, decimal Access, decimal Advanced);

/// <summary>熟料比, 入炉煤水分, 入炉矿品位: the grades move by so much for each point above or below a base.</summary>
/// <param name="Fact">A share or grade, per cent, 0 to 100.</param>
/// <param name="Base">The share at which the table holds.</param>
/// <param name="PerPoint">Added for each point above the base, taken off for each point below; may be negative.</param>
public sealed record LinearCorrection(Metric Fact, decimal Base, PerGrade PerPoint) : Correction
{
    public override string Words => $"{Fact.Name}以 {Figure(Base)}% 为基准，每高 1 个百分点 3级{Signed(PerPoint.Limit)}、2级{Signed(PerPoint.Access)}、1级{Signed(PerPoint.Advanced)}，低则相反";
}

/// <summary>海拔: above a height, the grade × (a − b × P ÷ p0).</summary>
/// <param name="Fact">Height of the site, m.</param>
/// <param name="Pressure">Air pressure of the site, Pa.</param>
/// <param name="Above">The correction applies above this height, m.</param>
/// <param name="PresumedAtMost">Height that no site of this installation exceeds; null where nothing may be presumed.</param>
/// <param name="PresumedWhy">Why, for the basis.</param>
public sealed record AltitudeCorrection(Metric Fact, Metric Pressure, decimal Above, decimal A, decimal B, decimal SeaLevel, decimal? PresumedAtMost, string? PresumedWhy) : Correction
{
    public override string Words => $"海拔高于 {Figure(Above)} m 时乘 {Figure(A)} − {Figure(B)} × 大气压 ÷ {Figure(SeaLevel)}";
}

/// <summary>海拔（可比值）: above a height the standard multiplies the measured figure by √(P ÷ p0); the grades are divided by it, which compares the same.</summary>
public sealed record AltitudeRootCorrection(Metric Fact, Metric Pressure, decimal Above, decimal SeaLevel, decimal? PresumedAtMost, string? PresumedWhy) : Correction
{
    public override string Words => $"海拔高于 {Figure(Above)} m 时，实测值乘 √(大气压 ÷ {Figure(SeaLevel)}) 后比较";
}

/// <summary>强度（可比值）: the standard multiplies the measured figure by the fourth root of (base ÷ strength); the grades are divided by it, which compares the same.</summary>
/// <param name="Fact">抗压强度, MPa.</param>
/// <param name="Base">52.5 for clinker, 42.5 for cement.</param>
public sealed record StrengthCorrection(Metric Fact, decimal Base) : Correction
{
    public override string Words => $"实测值乘 ({Figure(Base)} ÷ {Fact.Name}) 的四次方根后比较";
}

/// <summary>按比例: so much for each point of some share (scrap, hot metal), 0 to 100.</summary>
public sealed record ShareCorrection(Metric Fact, decimal PerPoint) : Correction
{
    public override string Words => $"{Fact.Name}每 1% {Signed(PerPoint)}";
}

/// <summary>同一配料的几种比例: as <see cref="ShareCorrection"/>, but the shares are of one whole and cannot pass 100 together.</summary>
public sealed record MixCorrection(IReadOnlyList<ShareCorrection> Shares) : Correction
{
    public override string Words => $"{string.Join("，", Shares.Select(s => s.Words))}；各项合计不超过 100%";
}

/// <summary>入炉品位: so much for each point below a grade, at most some points; nothing above it.</summary>
public sealed record FeedGradeCorrection(Metric Fact, decimal Below, decimal PerPoint, decimal AtMostPoints) : Correction
{
    public override string Words => $"{Fact.Name}低于 {Figure(Below)}% 时每低 1 个百分点{Signed(PerPoint)}，最多 {Figure(AtMostPoints)} 个百分点";
}

/// <summary>分段: so much once a figure passes a step; the highest step passed counts.</summary>
/// <param name="Steps">Ascending; the step itself is not passed by a figure equal to it.</param>
public sealed record StepCorrection(Metric Fact, IReadOnlyList<StepUp> Steps) : Correction
{
    public override string Words => string.Join("，", Steps.Select(s => $"{Fact.Name}大于 {Figure(s.Above)} {Fact.Unit}{Signed(s.Add)}"));
}

public sealed record StepUp(decimal Above, decimal Add);

/// <summary>查表: addends at some points, linear between them; outside the table the standard says nothing, so nothing is decided.</summary>
/// <param name="Points">Ascending, at least two.</param>
public sealed record TableCorrection(Metric Fact, IReadOnlyList<TablePoint> Points) : Correction
{
    public override string Words => $"按{Fact.Name}查表（表间线性插值）：{string.Join("，", Points.Select(p => $"{Figure(p.At)} {Signed(p.Add)}"))}";
}

public sealed record TablePoint(decimal At, decimal Add);

/// <summary>系数: a factor that the enterprise works out by the standard's own tables, which the shelf does not hold.</summary>
/// <param name="AtLeast">Smallest the tables allow; null where not known.</param>
/// <param name="AtMost">Largest the tables allow; null where not known.</param>
public sealed record FactorCorrection(Metric Fact, decimal? AtLeast, decimal? AtMost) : Correction
{
    public override string Words => $"乘{Fact.Name}{(AtLeast is { } low && AtMost is { } high ? $"（{Figure(low)} 至 {Figure(high)}）" : "")}";
}

/// <summary>增加值: an addend that the enterprise works out by the standard's own tables, which the shelf does not hold.</summary>
public sealed record AdditionCorrection(Metric Fact) : Correction
{
    public override string Words => $"加{Fact.Name}";
}

/// <summary>工艺: so much for lines whose products or processes name one of the words.</summary>
/// <param name="What">What is asked where none is named, e.g. 熄焦方式.</param>
/// <param name="Ordinary">Words of lines that get nothing.</param>
public sealed record ProcessCorrection(string What, IReadOnlyList<SteelGroup> Groups, IReadOnlySet<string> Ordinary) : Correction
{
    public override string Words => $"{What}：{string.Join("，", Groups.Select(g => g.Words))}";
}

/// <summary>钢种: so much for lines whose products are all of one group; lines of ordinary steel get nothing.</summary>
public sealed record SteelGradeCorrection(IReadOnlyList<SteelGroup> Groups, IReadOnlySet<string> Ordinary) : Correction
{
    public override string Words => $"钢种：{string.Join("，", Groups.Select(g => g.Words))}";
}

/// <param name="Products">Names of the steels, or processes, of the group.</param>
/// <param name="Add">Added to each grade.</param>
/// <param name="Factor">Multiplies each grade; 1 where the standard only adds.</param>
public sealed record SteelGroup(IReadOnlySet<string> Products, decimal Add, decimal Factor)
{
    internal string Words => $"{Products.First()}{(Factor == 1m ? "" : $"乘 {CanonicalText.Figure(Factor)}")}{(Add == 0m ? "" : $"加 {CanonicalText.Figure(Add)}")}";
}
