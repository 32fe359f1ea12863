using System.Globalization;
using Chuqing.Law.Texts;
using Chuqing.Law.Time;

namespace Chuqing.Law.Procedures;

/// <summary>What a step must carry besides its day.</summary>
public enum StepField
{
    [Label("说明")] Text,
    [Label("文号")] DocumentNumber,
    [Label("附件")] Attachment,

    /// <summary>The day that the order itself sets; never later than the law allows.</summary>
    [Label("限期届满日")] OwnDay,
    [Label("延长月数")] Months,
    [Label("送达方式")] Delivery,
    [Label("作出机关")] Authority,

    /// <summary>The government that is asked, or that decided. No bureau closes a plant.</summary>
    [Label("人民政府")] Government,

    /// <summary>会议纪要 or a leader's written approval, as a file.</summary>
    [Label("批准材料（纪要）")] Minutes,

    /// <summary>Why the equipment cannot be dismantled yet. Carried as text.</summary>
    [Label("暂不具备拆除条件的理由")] SealingReason,

    /// <summary>What was cut off, and where. Carried as text.</summary>
    [Label("断水断电的范围")] Scope,

    /// <summary>What must stay supplied: fire water, safety, households.</summary>
    [Label("须保留的供给")] KeptSupply,

    /// <summary>Who carried it out. Carried as authority.</summary>
    [Label("由谁实施")] CarriedOutBy,

    /// <summary>The paper on which it was done. Carried as document number.</summary>
    [Label("依据的文书（文号）")] OrderNumber,

    /// <summary>Where the public can read it. Carried as text.</summary>
    [Label("在哪里公开（网址、报刊或张贴处）")] PublishedWhere,

    /// <summary>The government that promises. Carried as authority.</summary>
    [Label("作出承诺的人民政府")] PromisingGovernment,

    /// <summary>A provincial government or one of its departments; a city's notice is none. Carried as authority.</summary>
    [Label("公告机关（省级）")] ProvincialBody,

    /// <summary>The day by which the equipment must be gone: set by people, not by a statute. Carried as own day.</summary>
    [Label("限时拆除日")] DismantleBy,
}

/// <summary>What a step does to the day that people set for the file, a 工作节点: it never moves for holidays, and no law lengthens it.</summary>
public enum NodeChange
{
    None,

    /// <summary>The step's own day becomes the node.</summary>
    Set,

    /// <summary>What was due by the node is done.</summary>
    Meet,

    /// <summary>It turned out not to be done: the same day stands again.</summary>
    Reopen,
}

/// <summary>What a step does to the clock of its file.</summary>
public enum ClockChange
{
    None,

    /// <summary>The term begins: its day zero is the step's day, that of 送达.</summary>
    Start,
    Extend,
    Stop,
}

/// <summary>On which side of the running term's last day an act may lie.</summary>
public enum DueGate
{
    None,

    /// <summary>Only while the term runs, its last day included: nothing is left to extend afterwards.</summary>
    Within,

    /// <summary>Only from the day after the last day: until then the enterprise still has its time.</summary>
    After,
}

/// <summary>One allowed act: from a state, by a duty, on a ground, to a state.</summary>
public sealed record Transition(string From, string Act, string To, string Label)
{
    /// <summary>Duties of which one is enough.</summary>
    public IReadOnlyList<Duty> Duties { get; init; } = [Duty.Handle];

    /// <summary>The article that the act stands on; null for steps of good order.</summary>
    public Citation? Basis { get; init; }
    public ClockChange Clock { get; init; }

    /// <summary>Id in <c>law/terms.json</c> of the term that starts, or is extended.</summary>
    public string? Term { get; init; }
    public DueGate Gate { get; init; }
    public IReadOnlyList<StepField> Needs { get; init; } = [];

    /// <summary>Acts whose person may not also do this one: four eyes.</summary>
    public IReadOnlyList<string> NotBy { get; init; } = [];

    /// <summary>Whether the day that the step before set for an answer must have passed first.</summary>
    public bool AfterOwnDay { get; init; }

    /// <summary>Acts that must each have been taken in the file before this one, in whatever order.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Whether a file takes it once at most.</summary>
    public bool Once { get; init; }
    public NodeChange Node { get; init; }

    /// <summary>Whether it cannot be taken back: the page asks 核对并确认.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Why the act cannot lie on a day, as far as the term decides; null where it can.</summary>
    public string? RefusedBy(ClockState? clock, DateOnly on) => (Gate, clock) switch
    {
        (DueGate.Within, { Due: { } due } state) when due < on => $"{state.Term.Name}已于 {Day(due)} 届满，不能再“{Label}”。",
        (DueGate.After, { Due: { } due } state) when on <= due => $"{state.Term.Name}到 {Day(due)} 才满；“{Label}”最早 {Day(due.AddDays(1))}。",
        (DueGate.After, { Due: null } state) => $"{state.Term.Name}中止中，没有到期日；恢复并届满之后才能“{Label}”。",
        _ => null,
    };

    static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}

/// <summary>One procedure: one table that the engine, the buttons, the diagram and the tests read.</summary>
public sealed class Procedure
{
    readonly Dictionary<(string From, string Act), Transition> table;
    readonly IReadOnlyDictionary<string, string> labels;

    /// <exception cref="ArgumentException">Two rows for one state and act, or a state without a Chinese name.</exception>
    public Procedure(string id, int version, string title, string initial, IReadOnlyDictionary<string, string> states, IReadOnlyList<Transition> transitions)
    {
        (Id, Version, Title, Initial, labels, Transitions) = (id, version, title, initial, states, transitions);
        table = transitions.ToDictionary(t => (t.From, t.Act));
        foreach (var state in transitions.SelectMany(t => new[] { t.From, t.To }).Append(initial))
            if (!states.ContainsKey(state)) throw new ArgumentException($"程序 {id}：状态 {state} 没有中文名。", nameof(states));
        Final = states.Keys.Where(s => !transitions.Any(t => t.From == s)).ToHashSet();
    }

    public string Id { get; }
    public int Version { get; }
    public string Title { get; }
    public string Initial { get; }
    public IReadOnlyList<Transition> Transitions { get; }
    public IEnumerable<string> States => labels.Keys;

    /// <summary>States from which nothing leads on.</summary>
    public IReadOnlySet<string> Final { get; }

    public string LabelOf(string state) => labels[state];

    public IEnumerable<Transition> From(string state) => Transitions.Where(t => t.From == state);

    /// <summary>The row for an act in a state.</summary>
    /// <exception cref="NotPermittedException">The table has no such row; the message says what is allowed.</exception>
    public Transition Find(string state, string act) =>
        table.GetValueOrDefault((state, act)) ?? throw new NotPermittedException(
            $"“{Title}”现在是“{LabelOf(state)}”，不能做“{Transitions.FirstOrDefault(t => t.Act == act)?.Label ?? act}”。" +
            (Final.Contains(state) ? "程序已经结束。" : $"现在可以：{string.Join("、", From(state).Select(t => t.Label))}。"));

    /// <summary>Which of the acts that a row waits for are still lacking, by Chinese name, in the order of the table.</summary>
    /// <param name="taken">Acts that the file has taken so far.</param>
    public IReadOnlyList<string> Lacking(Transition transition, IReadOnlyCollection<string> taken) =>
        [.. transition.After.Where(act => !taken.Contains(act)).Select(act => Transitions.First(t => t.Act == act).Label)];

    /// <summary>Why a row cannot be taken as the file stands; null where it can. Whose duty it is stands elsewhere.</summary>
    public string? HeldBack(Transition transition, IReadOnlyCollection<string> taken) =>
        transition.Once && taken.Contains(transition.Act) ? $"“{transition.Label}”已经办过，一件只办一次。"
        : Lacking(transition, taken) is { Count: > 0 } lacking ? $"“{transition.Label}”之前还缺：{string.Join("、", lacking)}。"
        : null;

    /// <summary>The day that people set and that is not met; null where none stands.</summary>
    /// <param name="steps">From state, act and own day of each step, in order; acts that the table does not have change nothing.</param>
    public DateOnly? NodeOf(IEnumerable<(string From, string Act, DateOnly? OwnDay)> steps)
    {
        (DateOnly? set, var met) = ((DateOnly?)null, false);
        foreach (var (from, act, ownDay) in steps)
            switch (table.GetValueOrDefault((from, act))?.Node)
            {
                case NodeChange.Set: (set, met) = (ownDay, false); break;
                case NodeChange.Meet: met = true; break;
                case NodeChange.Reopen: met = false; break;
            }
        return met ? null : set;
    }

    /// <summary>The Chinese name of an act; that of the step with which every file begins is 立件.</summary>
    public string LabelOfAct(string from, string act) => table.GetValueOrDefault((from, act))?.Label ?? "立件";

    /// <summary>The table as a Mermaid state diagram, for <c>docs/procedures</c>; a test keeps the two equal.</summary>
    public string ToMermaid() =>
        $"stateDiagram-v2\n  [*] --> {Initial}\n"
        + string.Concat(labels.Select(l => $"  {l.Key}: {l.Value}\n"))
        + string.Concat(Transitions.Select(t => $"  {t.From} --> {t.To}: {t.Label}\n"))
        + string.Concat(Final.Select(f => $"  {f} --> [*]\n"));
}

/// <summary>An act that the procedure does not allow now. The database stays as it was.</summary>
public sealed class NotPermittedException(string message) : Exception(message);
