using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Procedures;

/// <summary>From the steps of a file to its clocks, and from the clocks to the rows that lists and sweeps read.</summary>
public static class ClockProjection
{
    /// <summary>The fold: what the steps make of the terms, with their arithmetic.</summary>
    /// <exception cref="Law.Time.ClockException">The last step does what the law does not allow.</exception>
    public static FileClocks Of(Procedure table, IEnumerable<ProceedingStep> steps, LoadedLaw law) =>
        FileClocks.Fold(table, steps.Select(s => new TakenStep(s.From, s.Act, s.On, s.OwnDay, s.Months)), id => law.Terms[id], law.Arithmetic);

    /// <summary>Writes the rows as the steps make them and the file's own projection of them, without saving.</summary>
    /// <param name="stored">The rows that stand.</param>
    /// <returns>Whether a day changed; a new pack that gives the same days is no change.</returns>
    internal static bool Write(AppDb db, Proceeding proceeding, FileClocks clocks, IReadOnlyCollection<Clock> stored, string pack)
    {
        var differs = false;
        var left = stored.ToDictionary(c => (c.Term, c.StartOn));
        foreach (var state in clocks.All)
        {
            if (!left.Remove((state.Term.Id, state.StartOn), out var row))
                db.Add(row = new() { City = proceeding.City, DivisionPath = proceeding.DivisionPath, ProceedingId = proceeding.Id, Term = state.Term.Id, StartOn = state.StartOn, LawPack = pack });
            differs |= db.Entry(row).State == EntityState.Added || row.DueOn != state.Due || row.Provisional != state.Provisional || row.StoppedOn != state.StoppedOn;
            (row.DueOn, row.Provisional, row.StoppedOn, row.LawPack) = (state.Due, state.Provisional, state.StoppedOn, pack);
        }
        db.RemoveRange(left.Values);
        var (due, provisional) = clocks.Next;
        if (proceeding.IsEnded) (due, provisional) = (null, false);
        differs |= left.Count > 0 || proceeding.DueOn != due || proceeding.NodeOn != clocks.Node;
        (proceeding.DueOn, proceeding.Provisional, proceeding.NodeOn) = (due, provisional, clocks.Node);
        return differs;
    }

    /// <summary>The rows of one file.</summary>
    internal static Task<List<Clock>> StoredAsync(AppDb db, Guid proceeding, CancellationToken cancel) => db.Set<Clock>().Where(c => c.ProceedingId == proceeding).ToListAsync(cancel);
}
