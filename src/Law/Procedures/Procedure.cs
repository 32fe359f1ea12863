namespace Chuqing.Law.Procedures;

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

    /// <summary>The field of law; null for procedures of no one field.</summary>
    public Dimension? Field { get; init; }

    /// <summary>Whether files are gone through here, or only put down as another system knows them.</summary>
    public ProcedureMode Mode { get; init; }
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

/// <summary>How an office keeps a procedure.</summary>
public enum ProcedureMode
{
    /// <summary>The whole procedure here.</summary>
    [Label("办理")] Handled,

    /// <summary>Done in the department's own system, put down here: who, which act, served when, due when, what came of it.</summary>
    [Label("登记")] Registered,
}

/// <summary>An act that the procedure does not allow now. The database stays as it was.</summary>
public sealed class NotPermittedException(string message) : Exception(message);
