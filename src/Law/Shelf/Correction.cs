namespace Chuqing.Law.Shelf;

/// <summary>A correction that a standard makes to its own grades, by name, with its parameters.</summary>
/// <remarks>Computed in <c>Screening/Corrections.cs</c>; the figures come from the law file, the shape of the formula from here.</remarks>
public abstract record Correction;

/// <summary>A figure per grade.</summary>
public sealed record PerGrade(decimal Limit, decimal Access, decimal Advanced);

/// <summary>熟料比: the grades move by so much for each point above or below a base.</summary>
/// <param name="Fact">熟料比, per cent, 0 to 100.</param>
/// <param name="Base">The ratio at which the table holds.</param>
/// <param name="PerPoint">Added for each point above the base, taken off for each point below.</param>
public sealed record ClinkerRatioCorrection(Metric Fact, decimal Base, PerGrade PerPoint) : Correction;

/// <summary>海拔: above a height, 限定值 × (a − b × P ÷ p0); grades 1 and 2 stay.</summary>
/// <param name="Fact">Height of the site, m.</param>
/// <param name="Pressure">Air pressure of the site, Pa.</param>
/// <param name="Above">The correction applies above this height, m.</param>
/// <param name="PresumedAtMost">Height that no site of this installation exceeds; null where nothing may be presumed.</param>
/// <param name="PresumedWhy">Why, for the basis.</param>
public sealed record AltitudeCorrection(Metric Fact, Metric Pressure, decimal Above, decimal A, decimal B, decimal SeaLevel, decimal? PresumedAtMost, string? PresumedWhy) : Correction;

/// <summary>按比例: so much for each point of some share (rare-earth ore, scrap, hot metal), 0 to 100.</summary>
public sealed record ShareCorrection(Metric Fact, decimal PerPoint) : Correction;

/// <summary>入炉品位: so much for each point below a grade, at most some points; nothing above it.</summary>
public sealed record FeedGradeCorrection(Metric Fact, decimal Below, decimal PerPoint, decimal AtMostPoints) : Correction;

/// <summary>钢种: so much for lines whose products are all of one group; lines of ordinary steel get nothing.</summary>
public sealed record SteelGradeCorrection(IReadOnlyList<SteelGroup> Groups, IReadOnlySet<string> Ordinary) : Correction;

/// <param name="Products">Names of the steels of the group.</param>
/// <param name="Add">Added to each grade.</param>
/// <param name="Factor">Multiplies each grade; 1 where the standard only adds.</param>
public sealed record SteelGroup(IReadOnlySet<string> Products, decimal Add, decimal Factor);
