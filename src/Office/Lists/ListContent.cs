using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Chuqing.Law;
using Chuqing.Office.Cases;
using Chuqing.Office.Exits;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.Lists;

/// <summary>One row of a public list. Nothing of a person stands in it.</summary>
/// <param name="Id">The exit or the case behind the row; the same in every version of the list.</param>
/// <param name="Capacity">In <paramref name="Unit"/>; null where nobody gave one.</param>
/// <param name="Ground">Exits: why it left. 黄牌 and 红牌: what is not met.</param>
/// <param name="Basis">黄牌 and 红牌: document and item. Exits: 文号 of the acceptance.</param>
/// <param name="OrderNumber">文号 of the served order (黄牌), of the decision to close (红牌), of the announcement (exits).</param>
/// <param name="ServedOn">黄牌: day of 送达. 红牌: the one day recorded of the decision with its 送达.</param>
/// <param name="DueOn">黄牌 only: last day of the term.</param>
/// <param name="Provisional">黄牌 only: that day lies beyond the announced holidays.</param>
/// <param name="ShutOn">Exits only, as the other days.</param>
/// <param name="DismantledOn">Exits only.</param>
/// <param name="VerifiedOn">Exits only.</param>
/// <param name="AnnouncedOn">Exits only.</param>
/// <param name="IsDemo">演示: invented.</param>
public sealed record ListedRow(
    Guid Id, string Enterprise, string? CreditCode, string County, string? Sector, string Equipment, decimal? Capacity, string? Unit, string Ground, string? Basis, string? OrderNumber,
    DateOnly? ServedOn, DateOnly? DueOn, bool Provisional, DateOnly? ShutOn, DateOnly? DismantledOn, DateOnly? VerifiedOn, DateOnly? AnnouncedOn, bool IsDemo)
{
    /// <summary>The production line; null in versions of format 1, which did not say.</summary>
    public Guid? LineId { get; init; }

    /// <summary>红牌 only: day of the failed recheck.</summary>
    public DateOnly? RecheckFailedOn { get; init; }

    /// <summary>红牌 only: the government that decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>红牌 only: how the decision was served.</summary>
    public string? Delivery { get; init; }

    /// <summary>更正: what of this row differs from the ledger, and why; null where nothing does.</summary>
    public RowCorrection? Correction { get; init; }

    // 演示企业的代码是编的，编的代码不上公开页
    static string? PublicCode(string? code, bool isDemo) => isDemo ? null : code;

    public static ListedRow Of(ServedOrder order) => new(
        order.Id, order.Enterprise, PublicCode(order.CreditCode, order.IsDemo), order.County, order.Sector, order.Equipment, order.Capacity, order.Unit, order.Because, $"{order.Document} {order.Item}".Trim(), order.OrderNumber,
        order.ServedOn, order.DueOn, order.Provisional, null, null, null, null, order.IsDemo)
    { LineId = order.LineId };

    public static ListedRow Of(ClosedLine line) => new(
        line.Closure.CaseId, line.Enterprise, PublicCode(line.CreditCode, line.IsDemo), line.County, line.Sector, line.Equipment, line.Capacity, line.Unit, line.Because, $"{line.Document} {line.Item}".Trim(), line.Closure.Number,
        line.Closure.On, null, false, null, null, null, null, line.IsDemo)
    { LineId = line.Closure.LineId, RecheckFailedOn = line.Closure.FailedOn, DecidedBy = line.Closure.Government, Delivery = line.Closure.Delivery };

    public static ListedRow Of(ExitOfYear exit) => new(
        exit.Id, exit.Enterprise, PublicCode(exit.CreditCode, exit.IsDemo), exit.County, exit.Sector, exit.Equipment, exit.Capacity, exit.Unit, exit.Ground, exit.VerificationNumber, exit.Announcement,
        null, null, false, exit.ShutOn, exit.DismantledOn, exit.VerifiedOn, exit.AnnouncedOn, exit.IsDemo)
    { LineId = exit.LineId };
}

/// <summary>Another version of a list of the same kind.</summary>
/// <param name="Digest">Its SM3.</param>
public sealed record ListVersion(int Year, int Number, string Digest)
{
    /// <summary>第 3 版; with the year where it is another one: 2025 年第 3 版.</summary>
    public string NameIn(int year) => year == Year ? $"第 {Number} 版" : $"{Year} 年第 {Number} 版";
}

/// <summary>更正 of a row, as the public reads it.</summary>
/// <param name="Id">The recorded correction.</param>
/// <param name="Since">The version that first showed it, and that version's day: 2026 年第 3 版.</param>
public sealed record RowCorrection(Guid Id, string Reason, string Ground, string Since, IReadOnlyList<FieldCorrection> Changes);

/// <param name="Field">Id of a <see cref="ListField"/>.</param>
/// <param name="Was">What it said before; null for nothing.</param>
public sealed record FieldCorrection(string Field, string? Was, string? Now);

/// <summary>Why a row left a list.</summary>
public enum Leaving
{
    [Label("复查合格")] RecheckPassed,
    [Label("转红牌")] TurnedRed,
    [Label("已退出验收并公告")] ExitAnnounced,
    [Label("更正剔除")] Struck,

    /// <summary>The ledger or a file was corrected, and the row is no longer what the list is made of.</summary>
    [Label("台账更正")] LedgerCorrected,
}

/// <summary>移出: a row that left since the version before, when and why.</summary>
/// <param name="On">The day on which the reason came about; null where the ledger was corrected.</param>
/// <param name="Words">Why, in words with 文号.</param>
public sealed record RemovedRow(Guid Id, string Enterprise, string County, string Equipment, decimal? Capacity, string? Unit, Leaving Why, DateOnly? On, string Words, bool IsDemo);

/// <summary>剔除: a row that the files still give but that a correction keeps off. Not one of the current rows.</summary>
public sealed record StruckRow(Guid Id, Guid Correction, string Enterprise, string County, string Equipment, string Reason, string Ground, string Since, bool IsDemo);

/// <summary>A correction of the version before that is no longer needed, or was taken back.</summary>
public sealed record SettledCorrection(Guid Id, Guid Row, string Enterprise, string Equipment, string Words);

/// <summary>撤回: this version takes back the one before, and puts nothing in its place.</summary>
public sealed record Recall(int Number, string Digest, string Reason);

/// <summary>What a draft holds and a release publishes, as canonical JSON.</summary>
/// <param name="Format">2 as written now. Older ones are read by <see cref="ListFormat1"/>; writers of an old format are never edited.</param>
/// <param name="On">The day as of which the rows stand.</param>
/// <param name="IsDemo">演示: at least one row, or the whole installation, is invented.</param>
/// <param name="CountingRule">口径, in one sentence.</param>
public sealed record ListContent(int Format, string City, ListKind Kind, int Year, string Title, DateOnly On, bool IsDemo, string CountingRule, IReadOnlyList<ListedRow> Rows)
{
    public const int CurrentFormat = 2;

    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The version that <see cref="Removed"/> and the change sentence compare with: the newest that was not itself a recall. Null for the first of all, for a recall, and in format 1.</summary>
    public ListVersion? Since { get; init; }
    public IReadOnlyList<RemovedRow> Removed { get; init; } = [];
    public IReadOnlyList<StruckRow> Struck { get; init; } = [];
    public IReadOnlyList<SettledCorrection> Settled { get; init; } = [];

    /// <summary>Set where this version is a recall; it has no rows then.</summary>
    public Recall? Recall { get; init; }

    public string Write() => CanonicalJson.Write(this);

    /// <summary>Reads any format.</summary>
    /// <exception cref="NotSupportedException">A format that this version does not know.</exception>
    public static ListContent Read(string canonical) => Read(JsonNode.Parse(canonical, documentOptions: new() { AllowDuplicateProperties = false })!);

    internal static ListContent Read(JsonNode node) => node["format"]?.GetValue<int>() switch
    {
        1 => ListFormat1.Read(node),
        CurrentFormat => node.Deserialize<ListContent>(Options)!,
        var other => throw new NotSupportedException(FormattableString.Invariant($"名单格式 {other} 这一版程序不认识。")),
    };

    /// <summary>Whether both say the same, whatever the day they were made.</summary>
    public bool SaysTheSameAs(ListContent other) => (this with { On = other.On }).Write() == other.Write();
}

/// <summary>A release as the public reads it: the list, its number, what changed, and the digest of the version before.</summary>
/// <param name="Previous">Digest of the version before; null for the first. With it the versions are a chain.</param>
/// <param name="PreparedBy">The organ that prepared it; no person is named.</param>
/// <param name="ReleasedBy">The organ that released it.</param>
/// <param name="ReleasedOn">Day in China.</param>
public sealed record ReleasedList(int Number, string Change, string? Previous, string PreparedBy, string ReleasedBy, DateOnly ReleasedOn, ListContent List)
{
    public string Write() => CanonicalJson.Write(this);

    /// <summary>Reads any format; the envelope is the same in all.</summary>
    /// <exception cref="NotSupportedException">A format that this version does not know.</exception>
    public static ReleasedList Read(string canonical)
    {
        var root = JsonNode.Parse(canonical, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject ?? throw new JsonException("不是一份公布的名单。");
        var list = root["list"] ?? throw new JsonException("没有 list 这一项。");
        root.Remove("list");
        var e = root.Deserialize<Envelope>(ListContent.Options)!;
        return new(e.Number, e.Change, e.Previous, e.PreparedBy, e.ReleasedBy, e.ReleasedOn, ListContent.Read(list));
    }

    sealed record Envelope(int Number, string Change, string? Previous, string PreparedBy, string ReleasedBy, DateOnly ReleasedOn);
}
