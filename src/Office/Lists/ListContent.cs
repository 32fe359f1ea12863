using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chuqing.Office.Cases;
using Chuqing.Office.Exits;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.Lists;

/// <summary>One row of a public list. Nothing of a person stands in it.</summary>
/// <param name="Id">The exit or the case behind the row; the same in every version of the list.</param>
/// <param name="Capacity">In <paramref name="Unit"/>; null where nobody gave one.</param>
/// <param name="Ground">Exits: why it left. 黄牌: what is not met.</param>
/// <param name="Basis">黄牌: document and item. Exits: 文号 of the acceptance.</param>
/// <param name="OrderNumber">黄牌: 文号 of the served order. Exits: 文号 of the announcement.</param>
/// <param name="ServedOn">黄牌 only: day of 送达.</param>
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
    // 演示企业的代码是编的，编的代码不上公开页
    static string? PublicCode(string? code, bool isDemo) => isDemo ? null : code;

    public static ListedRow Of(ServedOrder order) => new(
        order.Id, order.Enterprise, PublicCode(order.CreditCode, order.IsDemo), order.County, order.Sector, order.Equipment, order.Capacity, order.Unit, order.Because, $"{order.Document} {order.Item}".Trim(), order.OrderNumber,
        order.ServedOn, order.DueOn, order.Provisional, null, null, null, null, order.IsDemo);

    public static ListedRow Of(ExitOfYear exit) => new(
        exit.Id, exit.Enterprise, PublicCode(exit.CreditCode, exit.IsDemo), exit.County, exit.Sector, exit.Equipment, exit.Capacity, exit.Unit, exit.Ground, exit.VerificationNumber, exit.Announcement,
        null, null, false, exit.ShutOn, exit.DismantledOn, exit.VerifiedOn, exit.AnnouncedOn, exit.IsDemo);
}

/// <summary>What a draft holds and a release publishes, as canonical JSON.</summary>
/// <param name="Format">1. Writers of an old format are never edited; a later one gets a new number.</param>
/// <param name="On">The day as of which the rows stand.</param>
/// <param name="IsDemo">演示: at least one row, or the whole installation, is invented.</param>
/// <param name="CountingRule">口径, in one sentence.</param>
public sealed record ListContent(int Format, string City, ListKind Kind, int Year, string Title, DateOnly On, bool IsDemo, string CountingRule, IReadOnlyList<ListedRow> Rows)
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public string Write() => CanonicalJson.Write(this);

    public static ListContent Read(string canonical) => JsonSerializer.Deserialize<ListContent>(canonical, Options)!;

    /// <summary>Whether both say the same of the same lines, whatever the day they were made.</summary>
    public bool SaysTheSameAs(ListContent other) => CanonicalJson.Write(Rows) == CanonicalJson.Write(other.Rows);
}

/// <summary>A release as the public reads it: the list, its number, what changed, and the digest of the version before.</summary>
/// <param name="Previous">Digest of the version before; null for the first. With it the versions are a chain.</param>
/// <param name="PreparedBy">The organ that prepared it; no person is named.</param>
/// <param name="ReleasedBy">The organ that released it.</param>
/// <param name="ReleasedOn">Day in China.</param>
public sealed record ReleasedList(int Number, string Change, string? Previous, string PreparedBy, string ReleasedBy, DateOnly ReleasedOn, ListContent List)
{
    public string Write() => CanonicalJson.Write(this);

    public static ReleasedList Read(string canonical) => JsonSerializer.Deserialize<ReleasedList>(canonical, ListContent.Options)!;
}

/// <summary>The words by which addresses and folders name a kind.</summary>
public static class ListKinds
{
    public static string Slug(this ListKind kind) => kind == ListKind.Yellow ? "yellow" : "exits";

    public static ListKind? Of(string? slug) => slug switch
    {
        "yellow" => ListKind.Yellow,
        "exits" => ListKind.YearlyExits,
        _ => null,
    };

    /// <summary>黄牌名单, 年度退出名单: as menus and file names say it.</summary>
    public static string ShortName(this ListKind kind) => kind == ListKind.Yellow ? "黄牌名单" : "年度退出名单";

    /// <summary>2026 年黄牌名单, 2026 年度退出名单.</summary>
    public static string NameOf(this ListKind kind, int year) => FormattableString.Invariant($"{year} 年{(kind == ListKind.Yellow ? "黄牌名单" : "度退出名单")}");
}
