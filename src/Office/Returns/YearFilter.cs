using System.Globalization;
using System.Text.Json;
using Chuqing.Law;

namespace Chuqing.Office.Returns;

/// <summary>What a figure of the year counts. Each has rows of its own, and its slug stands in the address that shows them.</summary>
public enum YearSet
{
    [Label("当年退出")] Exits,
    [Label("当年退出，已公告")] Announced,
    [Label("当年退出，尚未公告")] Unannounced,
    [Label("当年送达的责令限期整改")] Orders,
    [Label("当年复查合格")] Passed,
    [Label("当年复查不合格")] Failed,
    [Label("当年提请政府决定")] Proposed,
    [Label("当年政府责令停业整顿")] Suspended,
    [Label("当年政府决定关闭")] Closures,
    [Label("当年送达的淘汰类认定")] Determined,
    [Label("在办的认定")] Determining,
    [Label("在办的办件")] OpenCases,
    [Label("在办且已逾期的办件")] Overdue,
    [Label("在办的退出")] OpenExits,
    [Label("已封存、尚未拆除")] Sealed,
    [Label("资料不足")] Undetermined,
    [Label("尚未研判")] Unscreened,
    [Label("名单里的行")] Listed,
    [Label("没有退出记载的县（市、区）")] WithoutExit,
}

/// <summary>A day of a row, with the 文号 that belongs to it.</summary>
public sealed record RowDay(string What, DateOnly On, string? Number = null);

/// <summary>One row behind a figure, whatever it is of.</summary>
/// <param name="Id">Of the exit, file, line or division that the row is.</param>
/// <param name="EnterpriseKey">One and the same for one enterprise; empty where the row is of none.</param>
/// <param name="County">By name; 市直 for a row of no county.</param>
/// <param name="Subject">The line or the matter.</param>
/// <param name="Capacity">In <paramref name="Unit"/>; null where nobody gave one, which is not zero.</param>
/// <param name="State">Ground of an exit, stage of a file, verdict of a line.</param>
/// <param name="Address">The page of the row; null where it has none.</param>
public sealed record RowBehind(
    Guid Id, string EnterpriseKey, string Enterprise, string? CreditCode, string County, string CountyCode, string? Sector, string Subject, decimal? Capacity, string? Unit,
    string State, IReadOnlyList<RowDay> Days, string? Address, bool IsDemo)
{
    /// <summary>The unit in which the capacity can be added; empty where it cannot.</summary>
    public string UnitKey => Capacity is null ? "" : Unit?.Trim() ?? "";
}

/// <summary>Which rows stand behind a figure, and the address of the page that shows exactly them.</summary>
/// <param name="County">Code of the county; null for all.</param>
/// <param name="Sector">Null for all; empty for the rows of which nobody said the sector.</param>
/// <param name="Unit">Null for all; empty for the rows without a capacity in a unit.</param>
/// <param name="State">Exact words of <see cref="RowBehind.State"/>; null for all.</param>
/// <param name="Row">One row alone.</param>
/// <param name="Release">The release whose rows are meant; for <see cref="YearSet.Listed"/> alone.</param>
public sealed record YearFilter(int Year, YearSet Of = YearSet.Exits, string? County = null, string? Sector = null, string? Unit = null, string? State = null, Guid? Row = null, Guid? Release = null)
{
    public bool Matches(RowBehind row) =>
        (County is null || row.CountyCode == County) && (Sector is null || (row.Sector ?? "") == Sector) && (Unit is null || row.UnitKey == Unit)
        && (State is null || row.State == State) && (Row is null || row.Id == Row);

    /// <summary>/office/year/rows?year=2026&amp;of=overdue: the page that shows these rows. Exits are what an address without <c>of</c> means.</summary>
    public string Query => Address("/office/year/rows");

    /// <summary>The same rows as a sheet.</summary>
    public string SheetQuery => Address("/office/year/rows.xlsx");

    string Address(string path)
    {
        (string Name, string? Value)[] parts =
        [
            ("year", Year.ToString(CultureInfo.InvariantCulture)), ("of", Of == YearSet.Exits ? null : YearSets.Slug(Of)), ("county", County), ("sector", Sector), ("unit", Unit), ("state", State),
            ("line", Row?.ToString()), ("release", Release?.ToString()),
        ];
        return path + "?" + string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }
}

/// <summary>The words of the sets.</summary>
public static class YearSets
{
    public static string Slug(YearSet set) => JsonNamingPolicy.KebabCaseLower.ConvertName(set.ToString());

    /// <summary>The set of a slug; exits where none is given, null where it is unknown.</summary>
    public static YearSet? Of(string? slug) =>
        string.IsNullOrEmpty(slug) ? YearSet.Exits : Enum.GetValues<YearSet>().Cast<YearSet?>().FirstOrDefault(s => Slug(s!.Value) == slug);

    /// <summary>What one row of the set is counted in: 条 of lines, 件 of files, 行 of a list, 个 of counties.</summary>
    public static string Measure(YearSet set) => set switch
    {
        YearSet.Orders or YearSet.Passed or YearSet.Failed or YearSet.Proposed or YearSet.Suspended or YearSet.Closures or YearSet.Determined or YearSet.Determining or YearSet.OpenCases or YearSet.Overdue => "件",
        YearSet.Listed => "行",
        YearSet.WithoutExit => "个",
        _ => "条",
    };

    /// <summary>口径: which rows are in the set, in one sentence.</summary>
    public static string Sentence(YearSet set, int year) => set switch
    {
        YearSet.Exits or YearSet.Announced or YearSet.Unannounced => Exits.ExitYearQueries.CountingSentence(year),
        YearSet.Orders or YearSet.Passed or YearSet.Failed or YearSet.Proposed or YearSet.Suspended or YearSet.Closures or YearSet.Determined =>
            $"按步骤的法定日期在 {year} 年之内计；同一件只计一次，外地（样例）不计。本系统没有登记的不在其内。",
        YearSet.Determining or YearSet.OpenCases or YearSet.OpenExits => "截至当天还没有办结的；外地（样例）不计。",
        YearSet.Overdue => "期限在走、最后一日早于当天的；中止和已停的不计，外地（样例）不计。",
        YearSet.Sealed => "截至当天，封存经两人验收、拆除还没有经两人验收的生产线；已记录拆除、待验收的仍在其内；外地（样例）不计。",
        YearSet.Undetermined => "最近一次研判为“资料不足”的生产线；资料不足不是合格，也不是不合格。",
        YearSet.Unscreened => "台账在册、还没有研判过的生产线。",
        YearSet.Listed => "该版名单发布时的各行；发布后不再改动。",
        YearSet.WithoutExit => "按当年退出的口径，本系统没有记载的县（市、区）；没有记载不等于没有退出。",
        _ => throw new ArgumentOutOfRangeException(nameof(set)),
    };
}
