using System.Globalization;
using Chuqing.Law.Time;

namespace Chuqing.Law.Procedures;

/// <summary>What a step does to one of the terms of its file.</summary>
public enum ClockChange
{
    /// <summary>The term begins: its day zero is the step's day, that of 送达. One that was stopped may begin again.</summary>
    Start,
    Extend,
    Suspend,
    Resume,

    /// <summary>What was due is done.</summary>
    Stop,
}

/// <summary>What an act does to one term.</summary>
/// <param name="Term">Id in <c>law/terms</c> of the term.</param>
/// <param name="UsesOwnDay">Whether the step's own day, named by the paper, is the last day instead of the law's longest.</param>
public sealed record TermChange(ClockChange Kind, string Term, bool UsesOwnDay = false)
{
    public static TermChange Start(string term, bool ownDay = false) => new(ClockChange.Start, term, ownDay);
    public static TermChange Extend(string term) => new(ClockChange.Extend, term);
    public static TermChange Suspend(string term) => new(ClockChange.Suspend, term);
    public static TermChange Resume(string term) => new(ClockChange.Resume, term);
    public static TermChange Stop(string term) => new(ClockChange.Stop, term);
}

/// <summary>On which side of a last day an act may lie.</summary>
public enum DueGate
{
    /// <summary>Only while the term runs, its last day included: nothing is left to extend afterwards.</summary>
    Within,

    /// <summary>Only from the day after the last day: until then the enterprise still has its time.</summary>
    After,
}

/// <summary>On which side of which last day an act may lie.</summary>
/// <param name="Term">Id of the term; null for the day that people set, see <see cref="NodeChange"/>.</param>
public sealed record TermGate(DueGate Side, string? Term)
{
    /// <summary>Why an act cannot lie on a day; null where it can, or where there is no such term yet.</summary>
    /// <param name="label">Chinese name of the act.</param>
    public string? Refuse(string label, FileClocks clocks, DateOnly on)
    {
        if (Term is null) return clocks.Node is { } node ? Refuse(label, "文书责令的期限", node, on) : null;
        return clocks.Of(Term) switch
        {
            { Due: { } due } state => Refuse(label, state.Term.Name, due, on),
            { Due: null } state when Side == DueGate.After => $"{state.Term.Name}中止中，没有到期日；恢复并届满之后才能“{label}”。",
            _ => null,
        };
    }

    string? Refuse(string label, string name, DateOnly due, DateOnly on) => Side switch
    {
        DueGate.Within when due < on => $"{name}已于 {Day(due)} 届满，不能再“{label}”。",
        DueGate.After when on <= due => $"{name}到 {Day(due)} 才满；“{label}”最早 {Day(due.AddDays(1))}。",
        _ => null,
    };

    internal static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}

/// <summary>An application that should come some time before a last day. A late one is accepted and marked; what silence means then stands in the table.</summary>
/// <param name="Before">Id of the term that is counted back.</param>
/// <param name="Term">Id of the running term from whose last day it is counted.</param>
public sealed record FilingTime(string Before, string Term);

/// <summary>Whether an application came in time.</summary>
public enum Filing
{
    [Label("按时申请")] InTime,
    [Label("逾期申请")] Late,
}
