namespace Chuqing.Law.Screening;

/// <summary>What is known of a production line. Whatever is absent is unknown: never zero, never no.</summary>
public sealed record LineFacts
{
    /// <summary>行业, as registered; null where unknown.</summary>
    public string? Sector { get; init; }

    /// <summary>产品; empty where unknown.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>用途 or 工艺; empty where unknown.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    /// <summary>主体设备; null where unknown, empty where the line is known to have none.</summary>
    public IReadOnlyList<MachineFacts>? Machines { get; init; }

    /// <summary>产能 of the whole line with its unit; null where unknown.</summary>
    public CapacityFacts? Capacity { get; init; }

    public DateOnly? CommissionedOn { get; init; }

    /// <summary>状态 as registered; the law judges what the line is, not whether it runs today.</summary>
    public string? Status { get; init; }

    /// <summary>指标: yearly figures of the line.</summary>
    public IReadOnlyList<MetricFacts> Metrics { get; init; } = [];

    /// <summary>Answers to questions that rules ask, by the question's id; a question not here is unanswered.</summary>
    public IReadOnlyDictionary<string, bool> Answers { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, bool>.Empty;

    /// <summary>Province, e.g. 广东省; null where unknown.</summary>
    public string? Province { get; init; }

    /// <summary>All that is known of the line are clues (外来数据): nothing said of it binds.</summary>
    public bool ClueOnly { get; init; }

    /// <summary>Whether the enterprise has other lines; null where unknown. Only a no lets a figure of the enterprise speak of this line.</summary>
    public bool? SharesEnterprise { get; init; }

    /// <summary>Whether a figure is about this line, and not about an enterprise of which it may be one of several lines.</summary>
    internal bool IsOwn(MetricFacts figure) => figure.Covers != FigureScope.Enterprise || SharesEnterprise == false;
}

/// <summary>One machine, or several alike.</summary>
/// <param name="Type">Canonical type: 高炉, 转炉, 水泥磨 …</param>
/// <param name="Count">Null where not written.</param>
/// <param name="Numbers">Plate or works numbers, verbatim: 1#.</param>
public sealed record MachineFacts(string Type, int? Count, IReadOnlyList<string> Numbers, IReadOnlyList<SpecFacts> Specs);

/// <summary>A size of a machine; it may itself be an interval (460立方米及以下 is <c>&lt;=</c> 460).</summary>
/// <param name="Op"><c>=</c> <c>&lt;=</c> <c>&lt;</c> <c>&gt;=</c> <c>&gt;</c> or <c>range</c> (both ends included).</param>
/// <param name="To">Upper end of a range; null otherwise.</param>
public sealed record SpecFacts(string Name, string Op, decimal Value, decimal? To, string Unit);

public sealed record CapacityFacts(decimal Value, string Unit);

/// <summary>A figure of a period.</summary>
/// <param name="Year">Year assessed; null where unknown or where the figure has no period (altitude).</param>
/// <param name="Scope">口径, e.g. 企业 or 工序, for the basis; null where not written.</param>
public sealed record MetricFacts(string Name, decimal Value, string Unit, int? Year, string? Scope = null, PermittedUse Use = PermittedUse.Basis)
{
    /// <summary>What the figure was taken of. <see cref="Scope"/> only prints it.</summary>
    public FigureScope Covers { get; init; }

    /// <summary>Where it comes from and whose it is, for the basis: 节能监察报告，某市节能监察机构; null where nobody wrote it.</summary>
    public string? Source { get; init; }
}

/// <summary>口径: what a figure was taken of.</summary>
public enum FigureScope
{
    [Label("产线")] Line,

    /// <summary>The process as the standard assesses it; judges the line.</summary>
    [Label("工序")] Process,

    /// <summary>The whole enterprise: judges a line only where it is the only one.</summary>
    [Label("企业")] Enterprise,
}

/// <summary>允许用途: what a figure may be used for.</summary>
public enum PermittedUse
{
    [Label("可作依据")] Basis,

    /// <summary>Raises 疑似 at most.</summary>
    [Label("仅作线索")] ClueOnly,

    /// <summary>Left aside, and the basis says so.</summary>
    [Label("不得使用")] Barred,
}
