using Chuqing.Law.Procedures;
using Chuqing.Law.Time;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Procedures;

/// <summary>From the steps of a file to its clock, and from the clock to the row that lists and sweeps read.</summary>
public static class ClockProjection
{
    /// <summary>The fold: what the steps make of the term, with its arithmetic. Null while no term has begun.</summary>
    /// <exception cref="ClockException">The last step does what the law does not allow.</exception>
    public static ClockState? Of(Procedure table, IReadOnlyList<ProceedingStep> steps, LoadedLaw law)
    {
        List<ClockStep> clockSteps = [];
        foreach (var step in steps.Where(s => s.Act != ProceedingStep.Open))
        {
            var transition = table.Find(step.From, step.Act);
            ClockEffect? effect = transition.Clock switch
            {
                ClockChange.Start => new ClockEffect.Start(law.Terms[transition.Term!], step.OwnDay),
                ClockChange.Extend => new ClockEffect.Extend(step.Months ?? 0),
                ClockChange.Stop => new ClockEffect.Stop(),
                _ => null,
            };
            if (effect is not null) clockSteps.Add(new(transition.Label, step.On, effect));
        }
        return new ClockFold(law.Arithmetic).Fold(clockSteps);
    }

    /// <summary>Writes the row as the steps make it, without saving.</summary>
    /// <returns>Whether a day in it changed; a new pack that gives the same days is no change.</returns>
    internal static async Task<bool> WriteAsync(AppDb db, Proceeding proceeding, ClockState state, string pack, CancellationToken cancel)
    {
        var clock = await db.Set<Clock>().FirstOrDefaultAsync(c => c.ProceedingId == proceeding.Id, cancel);
        if (clock is not null && (clock.Term != state.Term.Id || clock.StartOn != state.StartOn))
        {
            db.Remove(clock);
            clock = null;
        }
        var differs = clock is null || clock.DueOn != state.Due || clock.Provisional != state.Provisional || clock.StoppedOn != state.StoppedOn;
        if (clock is null)
            db.Add(clock = new() { City = proceeding.City, DivisionPath = proceeding.DivisionPath, ProceedingId = proceeding.Id, Term = state.Term.Id, StartOn = state.StartOn, LawPack = pack });
        (clock.DueOn, clock.Provisional, clock.StoppedOn, clock.LawPack) = (state.Due, state.Provisional, state.StoppedOn, pack);
        return differs;
    }
}
