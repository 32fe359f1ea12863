namespace Chuqing.Law.Screening;

/// <summary>来源: what kind of paper or reading a figure was taken from.</summary>
public enum SourceKind
{
    [Label("节能监察报告")] SupervisionReport,
    [Label("检测报告")] TestReport,
    [Label("计量数据（有检定）")] CalibratedMeter,
    [Label("部门登记")] DepartmentRecord,
    [Label("企业自报")] SelfReport,
    [Label("在线监测")] OnlineMonitoring,
    [Label("外来数据")] Foreign,
    [Label("统计报表（单个企业）")] IndividualStatistics,
}

/// <summary>What figures of one kind of source may be used for, and why.</summary>
/// <param name="Use">The most that a figure of this kind may do; an officer may choose less.</param>
/// <param name="Holder">Who usually holds such figures.</param>
/// <param name="Ground">Where the permitted use comes from, and whether that was seen.</param>
public sealed record FigureSource(SourceKind Kind, PermittedUse Use, string Holder, string Shape, string Frequency, string Ground)
{
    public string Label => Kind.Label();
}

/// <summary>The fixed table of sources. <c>docs/data-sources.md</c> prints it; a test compares the two.</summary>
public static class FigureSources
{
    const string Issue = "本平台的来源分级";

    public static readonly IReadOnlyList<FigureSource> All =
    [
        new(SourceKind.SupervisionReport, PermittedUse.Basis, "节能监察机构", "监察报告书及附表", "每次监察", $"节约能源法 16、72；{Issue}"),
        new(SourceKind.TestReport, PermittedUse.Basis, "检测机构", "检测报告", "每次检测", Issue),
        new(SourceKind.CalibratedMeter, PermittedUse.Basis, "企业、供电企业", "计量台账、抄表数，附检定证书", "按月或按年", Issue),
        new(SourceKind.DepartmentRecord, PermittedUse.Basis, "登记或检查的部门", "登记、许可、检查记录", "随时", Issue),
        new(SourceKind.SelfReport, PermittedUse.ClueOnly, "企业", "企业填报表", "年度", Issue),
        new(SourceKind.OnlineMonitoring, PermittedUse.ClueOnly, "企业、生态环境部门", "在线监测导出表", "按小时、日、月", Issue),
        new(SourceKind.Foreign, PermittedUse.ClueOnly, "外部机构", "公开数据表（如 GEM）", "不定", Issue),
        new(SourceKind.IndividualStatistics, PermittedUse.Barred, "统计机构", "统计调查的单位报表", "月、季、年", "统计法（2009 年修订）25：能识别单个统计调查对象身份的资料，不得用于统计以外的目的（见公开转载；2024 年修正后的条号未核）"),
    ];

    static readonly Dictionary<string, SourceKind> ByLabel = All.ToDictionary(s => Words.Plain(s.Label), s => s.Kind);

    /// <summary>Other words that sheets use.</summary>
    static readonly Dictionary<string, SourceKind> ByOther = new Dictionary<string, SourceKind>
    {
        ["监察报告"] = SourceKind.SupervisionReport, ["节能监察"] = SourceKind.SupervisionReport, ["第三方检测报告"] = SourceKind.TestReport, ["检验检测报告"] = SourceKind.TestReport, ["能效检测报告"] = SourceKind.TestReport,
        ["计量数据（已检定）"] = SourceKind.CalibratedMeter, ["企业填报"] = SourceKind.SelfReport, ["自报"] = SourceKind.SelfReport, ["企业报送"] = SourceKind.SelfReport,
        ["自动监测"] = SourceKind.OnlineMonitoring, ["在线监控"] = SourceKind.OnlineMonitoring, ["统计报表"] = SourceKind.IndividualStatistics, ["统计数据"] = SourceKind.IndividualStatistics,
    }.ToDictionary(p => Words.Plain(p.Key), p => p.Value);

    /// <summary>Why a figure of a single enterprise's statistical return is refused.</summary>
    public const string StatisticsRefusal = "单个企业的统计报表不得用作行政管理的依据，也不能作线索（统计法：能识别单个统计调查对象身份的资料，不得用于统计以外的目的）。请改用节能监察报告、检测报告，或向企业要计量数据。";

    public static FigureSource Of(SourceKind kind) => All.First(s => s.Kind == kind);

    /// <summary>The kind that a word means; null where it is not one of the table's.</summary>
    public static SourceKind? Read(string? text) =>
        text is null ? null : ByLabel.TryGetValue(Words.Plain(text), out var kind) || ByOther.TryGetValue(Words.Plain(text), out kind) ? kind : null;

    /// <summary>口径 that a word means; null where it is none.</summary>
    public static FigureScope? ReadScope(string? text) => text?.Trim() switch
    {
        "产线" or "生产线" => FigureScope.Line,
        "工序" => FigureScope.Process,
        "企业" or "全企业" or "全厂" => FigureScope.Enterprise,
        _ => null,
    };
}
