using Chuqing.Law;
using Chuqing.Law.Screening;
using Chuqing.Office.Data;

namespace Chuqing.Office.Registry;

/// <summary>企业: the current row. What the law judges stands in <see cref="Fact"/>; this is its projection for lists.</summary>
public sealed class Enterprise : IDivisionScoped, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string DivisionPath { get; set; }
    public required string Name
    {
        get => name;
        set => (name, NameKey) = (value, NameKeys.Of(value));
    }
    string name = "";

    /// <summary>The name without spelling, place and legal form; what duplicates are sought by. Empty in rows of an older version until the name is written again.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>统一社会信用代码 as given; null where none was given.</summary>
    public string? CreditCode { get; set; }
    public CreditCodeState? CreditCodeState { get; set; }

    /// <summary>所在地 as the sender wrote it, where it lies outside the city; tells namesakes of two provinces apart.</summary>
    public string? Place { get; init; }

    /// <summary>Name, former names and code in bigrams; the one column that search reads.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>演示: invented, shown with its mark everywhere.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The enterprise that this row was merged into; both ids stay.</summary>
    public Guid? MergedIntoId { get; set; }
    public int Version { get; set; }
}

/// <summary>What a line does now.</summary>
public enum LineStatus
{
    /// <summary>未填: nobody said. Never read as running.</summary>
    [Label("未填")] Unknown,
    [Label("在产")] Running,
    [Label("停产")] Idle,
    [Label("在建")] Building,
    [Label("已关停")] Shut,
    [Label("已封存")] Sealed,
    [Label("已拆除")] Dismantled,
}

/// <summary>生产线: the current row. Capacity is never added across units.</summary>
public sealed class ProductionLine : IDivisionScoped, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string DivisionPath { get; set; }
    public Guid EnterpriseId { get; set; }

    /// <summary>生产线（设备） as the sender wrote it.</summary>
    public required string EquipmentText
    {
        get => equipmentText;
        set
        {
            equipmentText = value;
            LikenessKey = KeyOf(number, value);
        }
    }
    string equipmentText = "";

    /// <summary>编号 as given.</summary>
    public string? Number
    {
        get => number;
        set
        {
            number = value;
            LikenessKey = KeyOf(value, equipmentText);
        }
    }
    string? number;

    /// <summary>Digest of number and equipment without spelling; what duplicates of one enterprise are sought by. Empty in rows of an older version until either is written again.</summary>
    public string LikenessKey { get; private set; } = "";
    public string? Sector { get; set; }
    public string? Product { get; set; }
    public string? Use { get; set; }
    public decimal? Capacity { get; set; }
    public string? CapacityUnit { get; set; }

    /// <summary>投产日期 as given: 2003年8月 is not a day.</summary>
    public string? Commissioned { get; set; }
    public LineStatus Status { get; set; }

    /// <summary>Newest answer of the law, for lists: a projection of its screening. Null where never screened.</summary>
    public string? Verdict { get; set; }

    /// <summary>How many facts that answer lacked.</summary>
    public int Missing { get; set; }
    public string SearchText { get; set; } = "";
    public bool IsDemo { get; init; }
    public Guid? MergedIntoId { get; set; }
    public int Version { get; set; }

    internal static string KeyOf(string? number, string equipment) =>
        Ledger.Digest.Sm3(Bigrams.Plain(number ?? "") + "|" + Bigrams.Plain(equipment))[..32];
}

/// <summary>主体设备: one machine, or a group that the sender did not tell apart.</summary>
public sealed class MainEquipment : IDivisionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string DivisionPath { get; set; }

    /// <summary>The line it stands in; changes where a line recorded for several machines is split.</summary>
    public Guid LineId { get; set; }

    /// <summary>Kind of the vocabulary: 高炉, 机立窑 …</summary>
    public required string Kind { get; init; }

    /// <summary>炉号 as written (1#): the machine's identity. Null where the sender gave none.</summary>
    public string? Number { get; init; }

    /// <summary>How many, where one row stands for several; null where not written.</summary>
    public int? Count { get; init; }

    /// <summary>Sizes as parsed: JSON list of name, op, value, to, unit.</summary>
    public required string Specs { get; init; }

    /// <summary>When the words that it was read from were replaced by others; it stays for its facts. Null while it stands.</summary>
    public DateTime? ReplacedAt { get; set; }
}

/// <summary>What a fact is about.</summary>
public enum FactSubject
{
    [Label("企业")] Enterprise,
    [Label("产线")] Line,
    [Label("设备")] Machine,
}

/// <summary>事实: one version of one value. Never overwritten: a later version supersedes it, and both stay.</summary>
public sealed class Fact : IDivisionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }

    /// <summary>Where its subject stands: who may read it. Follows the subject when that is moved; the fact itself does not change.</summary>
    public required string DivisionPath { get; set; }
    public FactSubject Subject { get; init; }
    public Guid SubjectId { get; init; }

    /// <summary>Name: 名称, 统一社会信用代码, 行业, 产能, or 指标|熟料单位产品综合能耗 …</summary>
    public required string Name { get; init; }

    /// <summary>The value as text; a figure also stands in <see cref="Figure"/>.</summary>
    public required string Value { get; init; }
    public decimal? Figure { get; init; }
    public string? Unit { get; init; }

    /// <summary>Year of assessment, for figures that have one.</summary>
    public int? Year { get; init; }
    public DateOnly ValidFrom { get; init; }

    /// <summary>When it became known here.</summary>
    public DateTime EnteredAt { get; init; }

    /// <summary>Where it comes from: a file and row, a report, a person's entry.</summary>
    public required string Source { get; init; }
    public PermittedUse PermittedUse { get; init; }

    /// <summary>What kind of source a figure has; null where nobody said, and in rows of an older version.</summary>
    public SourceKind? SourceKind { get; init; }

    /// <summary>持有单位: whose statement it is; null for the ledger's own. Statements of two owners stand beside one another.</summary>
    public string? Owner { get; init; }

    /// <summary>口径 of a figure; null where nobody said: then it is the line's.</summary>
    public FigureScope? Scope { get; init; }

    /// <summary>A period shorter than a year, as <see cref="Files.Sheets.PeriodText"/> spells it; the law judges no such figure.</summary>
    public string? Period { get; init; }

    /// <summary>The version that took its place.</summary>
    public Guid? SupersededById { get; set; }
}

/// <summary>One accepted file: the same file twice changes nothing.</summary>
public sealed class ImportBatch : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string FileName { get; init; }
    public required string FileDigest { get; init; }
    public required string MappingDigest { get; init; }

    /// <summary>The division as whose sheet it was read.</summary>
    public required string ScopePath { get; init; }
    public int Accepted { get; init; }
    public int Rejected { get; init; }
    public DateTime At { get; init; }
    public Guid? PersonId { get; init; }

    /// <summary>来源与许可, as each of its facts carries it before its file and row; null where no licence asks for a name.</summary>
    public string? Attribution { get; init; }
}

/// <summary>The mapping that a sender's sheets of one shape are read with.</summary>
public sealed class SavedMapping : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public Guid? OrganId { get; init; }
    public required string Fingerprint { get; init; }
    public required string Mapping { get; set; }
    public DateTime At { get; set; }
}
