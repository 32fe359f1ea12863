using Chuqing.Law.Texts;

namespace Chuqing.Law.Time;

/// <summary>Unit in which a statute counts.</summary>
public enum TermUnit
{
    /// <summary>工作日.</summary>
    WorkingDay,

    /// <summary>日: calendar days.</summary>
    Day,

    /// <summary>月: calendar months.</summary>
    Month,

    /// <summary>年: calendar years.</summary>
    Year,
}

/// <summary>法定期限: a period that a law sets, in its dated versions. Not to be confused with a plan's 工作节点, which never moves for holidays.</summary>
/// <remarks><c>Id</c>: Stable id, e.g. <c>energy.rectify</c>. <c>Name</c>: Chinese name on screen. <c>Versions</c>: The version in force on the start day governs the whole period.</remarks>
public sealed record Term(string Id, string Name, Dated<TermRule> Versions);

/// <summary>How long a term is and what may be done to it.</summary>
/// <remarks><c>Length</c>: The legal maximum, in <c>Unit</c>; an order may set an earlier day of its own. <c>DayZero</c>: The event whose day is day zero, as printed, e.g. 送达. Day zero is never counted. <c>RollsOver</c>: Whether a last day that is a rest day moves to the next working day. False for 工作日, which end on one anyway. <c>Extension</c>: null where the law allows none. <c>SuspensionBasis</c>: Why days may be left out, as printed; null where the law allows no suspension. <c>Why</c>: Why the value is a draft; null when confirmed. <c>Seen</c>: Where the value was read; null when a draft.</remarks>
public sealed record TermRule(
    int Length, TermUnit Unit, string DayZero, bool RollsOver, TermExtension? Extension, string? SuspensionBasis,
    Citation Citation, ValueStatus Status, string? Why, string? Seen)
{
    /// <summary>提前: the last day on which something may still be done before day zero, counted back. It never moves for a rest day, and nothing extends or suspends it.</summary>
    public bool Backward { get; init; }

    /// <summary>What counting in days cannot say (二十四小时 before an hour that nobody entered, 逾期未答复视为同意), printed with the sum; null where it says all.</summary>
    public string? Note { get; init; }
}

/// <summary>How far a term may be extended. Once: the laws on the shelf know no second extension.</summary>
/// <remarks><c>Max</c>: Most that one extension may add, in <c>Unit</c>.</remarks>
public sealed record TermExtension(int Max, TermUnit Unit);

/// <summary>The rules of counting: 民法典 201 (day zero), 202 (month ends) and 203 (rest days), or what stood before it.</summary>
/// <remarks><c>ShortTitle</c>: Short title for the arithmetic, e.g. 民法典.</remarks>
public sealed record CountingRule(string ShortTitle, Citation StartDay, Citation MonthEnd, Citation RollOver, ValueStatus Status, string? Why, string? Seen);

/// <summary>Days that do not count, both ends included.</summary>
public sealed record Suspension(DateOnly From, DateOnly Through);

/// <summary>Chinese words for the units.</summary>
public static class TermUnits
{
    /// <summary>As a law file writes it: 工作日, 日, 月, 年.</summary>
    public static string Word(this TermUnit unit) => unit switch { TermUnit.WorkingDay => "工作日", TermUnit.Day => "日", TermUnit.Month => "月", _ => "年" };

    /// <summary>A length as a sentence writes it: 6 个月, 60 日, 2 年, 5 个工作日.</summary>
    public static string Length(this TermUnit unit, int count) => unit is TermUnit.Day or TermUnit.Year ? $"{count} {unit.Word()}" : $"{count} 个{unit.Word()}";
}
