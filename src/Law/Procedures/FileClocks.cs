using Chuqing.Law.Time;

namespace Chuqing.Law.Procedures;

/// <summary>A step that was taken, as far as days decide.</summary>
/// <param name="On">The legal day of the act, that of 送达 and not of the paper.</param>
/// <param name="OwnDay">The last day that the paper names.</param>
/// <param name="Extent">How much an extension adds, in the unit of the term's extension.</param>
public readonly record struct TakenStep(string From, string Act, DateOnly On, DateOnly? OwnDay = null, int? Extent = null);

/// <summary>The terms of one file as its steps make them: the fold over steps is the truth, rows in a database are its projection.</summary>
public sealed class FileClocks
{
    readonly List<ClockState> states = [];

    FileClocks(DateOnly? node, Filing? lastFiling) => (Node, LastFiling) = (node, lastFiling);

    /// <summary>Every term that began, in the order in which they began; one that was stopped and began again stands twice.</summary>
    public IReadOnlyList<ClockState> All => states;

    /// <summary>The day that people set and that is not met; null where none stands.</summary>
    public DateOnly? Node { get; }

    /// <summary>Whether the last application came in time; null where there was none.</summary>
    public Filing? LastFiling { get; }

    /// <summary>The latest run of a term; null where it never began.</summary>
    public ClockState? Of(string term) => states.LastOrDefault(s => s.Term.Id == term);

    /// <summary>The open term that ends first; where none is open, the one that began last; null where none began.</summary>
    public ClockState? Main => states.Where(s => s.IsOpen).OrderBy(s => s.Due ?? DateOnly.MaxValue).FirstOrDefault() ?? states.LastOrDefault();

    /// <summary>The first day on which something is due: the earliest of the open terms, else the day that people set.</summary>
    public (DateOnly? On, bool Provisional) Next =>
        states.Where(s => s is { IsOpen: true, Due: not null }).MinBy(s => s.Due) is { } first && !(Node < first.Due) ? (first.Due, first.Provisional) : (Node, false);

    /// <summary>Folds the steps of a file.</summary>
    /// <param name="steps">In order; the opening step among them or not.</param>
    /// <exception cref="ClockException">A step that a clock does not allow.</exception>
    /// <exception cref="NotPermittedException">A step that the table does not have.</exception>
    /// <exception cref="KeyNotFoundException">A term that the law of the day does not know.</exception>
    /// <exception cref="CalendarException">A day before the known calendar.</exception>
    public static FileClocks Fold(Procedure table, IEnumerable<TakenStep> steps, Func<string, Term> terms, TermArithmetic arithmetic)
    {
        var (runs, fold) = (new Runs(terms), new ClockFold(arithmetic));
        (List<TakenStep> taken, Filing? filing) = ([], null);
        foreach (var step in steps)
        {
            taken.Add(step);
            if (step.From.Length == 0) continue;
            var transition = table.Find(step.From, step.Act);
            if (transition.FilingTime is { } time && runs.Current(time.Term) is { } asked && fold.Fold(asked) is { Due: { } due })
                filing = step.On > arithmetic.Due(terms(time.Before), due).Due ? Filing.Late : Filing.InTime;
            foreach (var change in transition.Clocks) runs.Add(change, transition.Label, step);
            if (transition.EndsClocks) runs.StopAll(transition.Label, step.On);
        }
        var clocks = new FileClocks(table.NodeOf(taken.Select(s => (s.From, s.Act, s.OwnDay))), filing);
        clocks.states.AddRange(runs.All.Select(r => fold.Fold(r)!));
        return clocks;
    }

    // 一个期限停了再起算，是另一段
    sealed class Runs(Func<string, Term> terms)
    {
        readonly List<(string Term, List<ClockStep> Steps)> runs = [];

        public IEnumerable<List<ClockStep>> All => runs.Select(r => r.Steps);

        public List<ClockStep>? Current(string term) => runs.FindLast(r => r.Term == term).Steps;

        public void Add(TermChange change, string label, TakenStep step)
        {
            var current = Current(change.Term);
            if (current is null || (change.Kind == ClockChange.Start && Stopped(current))) runs.Add((change.Term, current = []));
            current.Add(new(label, step.On, change.Kind switch
            {
                ClockChange.Start => new ClockEffect.Start(terms(change.Term), change.UsesOwnDay ? step.OwnDay : null),
                ClockChange.Extend => new ClockEffect.Extend(step.Extent ?? 0),
                ClockChange.Suspend => new ClockEffect.Suspend(),
                ClockChange.Resume => new ClockEffect.Resume(),
                _ => new ClockEffect.Stop(),
            }));
        }

        public void StopAll(string label, DateOnly on)
        {
            foreach (var (_, steps) in runs.Where(r => !Stopped(r.Steps))) steps.Add(new(label, on, new ClockEffect.Stop()));
        }

        static bool Stopped(List<ClockStep> steps) => steps[^1].Effect is ClockEffect.Stop;
    }
}
