using System.Text.Json;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Shelf;

/// <summary>One version of anything on the shelf that people look up.</summary>
/// <param name="Key">Id, day in force and digest.</param>
/// <param name="Citation">Null for a calendar year, which names its notices by address.</param>
/// <param name="Status">Null for a calendar year: it is a copy of a notice, not a value that somebody reads into one.</param>
/// <param name="Seen">Where the original was read; null where draft.</param>
/// <param name="Why">Why it is only a draft; null where confirmed.</param>
public sealed record ShelfVersion(ValueKey Key, bool Repealed, Citation? Citation, ValueStatus? Status, string? Seen, string? Why)
{
    public DateOnly From => Key.From;
}

/// <summary>A rule, a hazard, a statement, a term or a calendar year, by its id.</summary>
/// <param name="Kind">淘汰类, 限制类, 超限额, 低于基准; 重大事故隐患; 用途界定, 拆除标准, 计入口径, 通则; 期限 or 放假安排.</param>
/// <param name="Sector">Null for what holds for all sectors.</param>
/// <param name="Versions">By day; a calendar year has one.</param>
/// <param name="Source">As the file writes it, comments left out: what whoever compares it must read.</param>
public sealed record ShelfItem(string Id, string Name, string Kind, string? Sector, IReadOnlyList<ShelfVersion> Versions, JsonElement Source)
{
    /// <summary>The kind of what is on <c>hazards/</c>.</summary>
    public const string Hazard = "重大事故隐患";

    /// <summary>Which of the five dimensions it belongs to; null for terms and calendar years.</summary>
    public LawDimension? Dimension { get; init; }

    /// <summary>False for a calendar year: the day on which its notice came out is not on the shelf, and the year is in its name.</summary>
    public bool IsDated { get; init; } = true;

    /// <summary>The version in force on a day; null before the first one.</summary>
    public ShelfVersion? On(DateOnly day) => IsDated ? Versions.LastOrDefault(v => v.From <= day) : Versions[^1];
}
