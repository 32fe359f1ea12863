using Chuqing.Law.Texts;

namespace Chuqing.Law.Shelf;

/// <summary>What a rule says of a line that it catches.</summary>
public enum RuleClass
{
    /// <summary>淘汰类 of the catalogue.</summary>
    [Label("淘汰类")] Eliminated,

    /// <summary>限制类 of the catalogue.</summary>
    [Label("限制类")] Restricted,

    /// <summary>超限额: fails the mandatory limit (3级) of an energy standard.</summary>
    [Label("超限额")] OverLimit,

    /// <summary>低于基准: fails the 基准水平 of a policy document, which is no mandatory limit.</summary>
    [Label("低于基准")] BelowBaseline,
}

/// <summary>The five dimensions of the comprehensive standard, by which departments share the work.</summary>
public enum LawDimension
{
    [Label("能耗")] Energy,
    [Label("环保")] Environment,
    [Label("质量")] Quality,
    [Label("安全")] Safety,
    [Label("技术")] Technology,
}

/// <summary>The head of one version of a rule: what it is, whence, and whether it binds.</summary>
/// <param name="Key">Id, day in force and digest; a confirmation names this.</param>
/// <param name="Repealed">From this day the rule no longer judges.</param>
/// <param name="Seen">Where the original was read; never null where confirmed.</param>
/// <param name="Why">Why it is only a draft; never null where draft.</param>
public sealed record LawValue(ValueKey Key, string Name, RuleClass Class, string Sector, bool Repealed, Citation Citation, ValueStatus Status, string? Seen, string? Why)
{
    public string Id => Key.Id;
    public DateOnly From => Key.From;

    /// <summary>Which of the five dimensions the rule belongs to.</summary>
    public LawDimension Dimension { get; init; }

    /// <summary>过渡条款 of this version; null where it says nothing, and the general rule of the shelf holds.</summary>
    public Transition? Transition { get; init; }

    /// <summary>条目后括号里的期限: what the item names is to be gone by this day; null where the item sets none, which means 立即.</summary>
    public DateOnly? ExitBy { get; init; }
}

/// <summary>A threshold and whether it itself belongs to what is caught.</summary>
public sealed record Edge(decimal Value, EdgeKind Kind);

public enum EdgeKind
{
    /// <summary>不含: the figure itself is not caught (以下 where the law excludes it, &lt;).</summary>
    Open,

    /// <summary>含: the figure itself is caught (及以下, &lt;=).</summary>
    Closed,

    /// <summary>未核: nobody has seen whether the figure itself is caught; at the figure nothing is decided.</summary>
    Unknown,
}

/// <summary>A size of the machine that must lie within bounds.</summary>
/// <param name="Name">容积, 公称容量, 日产能 …</param>
/// <param name="Unit">Unit of the bounds.</param>
public sealed record SpecTest(string Name, string Unit, Edge? Above, Edge? Below);

/// <summary>A figure of the line, not a size of its machines, that must lie within bounds: 浴比, 电流效率, 氯化汞含量 …</summary>
/// <param name="Figure">The names that the figure goes by and the unit of its bounds.</param>
/// <param name="Holder">Who holds the figure.</param>
/// <param name="Bounds">The same bounds, under the figure's first name.</param>
public sealed record FactTest(Metric Figure, string Holder, SpecTest Bounds);

/// <summary>A question that must have one certain answer for the rule to catch.</summary>
/// <param name="Is">The answer that catches.</param>
public sealed record AnswerTest(Question Question, bool Is);

/// <summary>A question of fact that a rule turns on, with the words that answer it.</summary>
/// <param name="Id">Name of the answer, e.g. <c>foundry-iron</c>.</param>
/// <param name="Text">Chinese question, as it is put to whoever holds the fact.</param>
/// <param name="Holder">Who holds the fact.</param>
/// <param name="Yes">Products, uses or sectors that answer yes.</param>
/// <param name="No">Products, uses or sectors that answer no.</param>
/// <param name="Evidence">Papers without which a yes from words alone is not believed; null where none are asked.</param>
public sealed record Question(string Id, string Text, string Holder, IReadOnlySet<string> Yes, IReadOnlySet<string> No, string? Evidence);

/// <summary>When a catalogue rule covers a line and when it catches it.</summary>
/// <param name="Equipment">Machine types; empty where the rule goes by product alone.</param>
/// <param name="NotEquipment">Kinds under those of <paramref name="Equipment"/> that the rule leaves to others.</param>
/// <param name="Maybe">Wider kinds that may be what the rule names: caught by one of these, the kind itself is a missing fact.</param>
/// <param name="MaybeWithout">Machine types whose presence settles that the wider kind is something else.</param>
/// <param name="Products">Products or processes by exact name; empty where the rule goes by machine alone.</param>
/// <param name="Without">Machine types whose presence in the line takes it out of the rule.</param>
/// <param name="Specs">Sizes, all of which must lie within their bounds.</param>
/// <param name="PerLine">The line's own capacity may stand in for the machine's.</param>
/// <param name="Purpose">Must be answered yes for the rule to catch.</param>
/// <param name="PurposeCovers">A no takes the line out of the rule, instead of meeting it.</param>
/// <param name="Asked">The rule covers only lines for which this was answered.</param>
/// <param name="AskedCatches">The answer that catches.</param>
/// <param name="Unless">Exceptions: yes to one and the rule does not catch; unanswered, nothing is decided.</param>
/// <param name="Area">Province to which the rule is confined; null where national.</param>
/// <param name="Facts">Figures of the line, all of which must lie within their bounds.</param>
/// <param name="Answers">Questions, all of which must have the answer that catches.</param>
/// <param name="NotAreas">Provinces that the rule leaves out.</param>
public sealed record Match(
    IReadOnlyList<string> Equipment, IReadOnlyList<string> NotEquipment, IReadOnlyList<string> Maybe, IReadOnlyList<string> MaybeWithout,
    IReadOnlyList<string> Products, IReadOnlyList<string> Without,
    IReadOnlyList<SpecTest> Specs, bool PerLine, Question? Purpose, bool PurposeCovers,
    Question? Asked, bool AskedCatches, IReadOnlyList<Question> Unless, string? Area,
    IReadOnlyList<FactTest> Facts, IReadOnlyList<AnswerTest> Answers, IReadOnlyList<string> NotAreas);

/// <summary>One version of a catalogue rule.</summary>
/// <param name="Match">Null where repealed.</param>
public sealed record CatalogueVersion(LawValue Value, Match? Match);

/// <summary>A rule of a catalogue, with its editions.</summary>
/// <param name="ReferenceOnly">仅供对照: kept to be read beside the law in force, and never applied to a line.</param>
public sealed record CatalogueRule(string Id, string Name, RuleClass Class, string Sector, bool ReferenceOnly, Dated<CatalogueVersion> Versions);

/// <summary>The three grades of a limit; in a baseline document, 基准水平 and 标杆水平.</summary>
/// <param name="Limit">3级 限定值, or 基准水平. Above it fails. May be negative.</param>
/// <param name="Access">2级 准入值; null where the standard has none.</param>
/// <param name="Advanced">1级 先进值, or 标杆水平; null where the document has none.</param>
public sealed record Grades(decimal Limit, decimal? Access, decimal? Advanced);

/// <summary>Grades for machines of some size, or lines of some process.</summary>
/// <param name="When">Words of the line, each of which must be answered for the band to hold.</param>
public sealed record Band(IReadOnlyList<SpecTest> Specs, Grades Grades, IReadOnlyList<BandWords> When)
{
    /// <summary>The document sets nothing for these: a line that may be one of them is not judged by the other bands.</summary>
    public bool None { get; init; }
}

/// <summary>What a band asks of the line's products, processes and machine kinds.</summary>
/// <param name="Fact">What is asked where nothing answers, e.g. 机组参数.</param>
/// <param name="Words">The answers that put the line in this band; the same question of another band has others.</param>
public sealed record BandWords(string Fact, IReadOnlySet<string> Words);

/// <summary>A figure by which a line is judged: the names it goes by and the unit of its limits.</summary>
public sealed record Metric(IReadOnlyList<string> Names, string Unit)
{
    public string Name => Names[0];
}

/// <summary>One version of a limit.</summary>
/// <param name="Bands">Empty where repealed.</param>
public sealed record LimitVersion(LawValue Value, IReadOnlyList<Band> Bands, IReadOnlyList<Correction> Corrections);

/// <summary>An energy limit or baseline, with its editions.</summary>
/// <param name="Metric">The figure by the names that say of themselves what they measure.</param>
/// <param name="Wide">The same with names that several limits share (单位产品综合能耗); they count only for lines that are nothing else. Null where there are none.</param>
/// <param name="Covers">Machine types whose lines owe the figure: without it the line is 资料不足.</param>
/// <param name="Makes">Products whose lines owe the figure.</param>
/// <param name="MaybeCovers">Wider machine types that may be what the limit covers: until it is known, nothing is decided.</param>
/// <param name="MaybeMakes">Wider products of which the same holds.</param>
/// <param name="NotFor">Products or uses that the standard does not assess.</param>
public sealed record LimitRule(string Id, string Name, RuleClass Class, string Sector, Metric Metric, Metric? Wide,
    IReadOnlyList<string> Covers, IReadOnlySet<string> Makes, IReadOnlyList<string> MaybeCovers, IReadOnlySet<string> MaybeMakes, IReadOnlySet<string> NotFor, Dated<LimitVersion> Versions);
