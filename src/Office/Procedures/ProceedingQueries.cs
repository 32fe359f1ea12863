using Chuqing.Law.Procedures;
using Chuqing.Law.Time;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.People;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Procedures;

/// <summary>An act that leads on from where a file stands.</summary>
/// <param name="Locked">Why this person cannot take it now, as a sentence; null where it is allowed.</param>
public sealed record NextAct(Transition Transition, string? Locked);

/// <summary>One file with its story, its clock and what may be done now by the person who asked.</summary>
/// <param name="Clocks">The fold of the steps, with its arithmetic.</param>
/// <param name="Law">The law that the clocks were computed with; its texts give the titles of articles.</param>
public sealed record ProceedingStory(
    Proceeding Proceeding, string Enterprise, IReadOnlyList<ProceedingStep> Steps, IReadOnlyDictionary<Guid, StoredFile> Files, FileClocks Clocks, LoadedLaw Law, IReadOnlyList<NextAct> Acts)
{
    public Procedure Table => Proceeding.Table;
    /// <summary>The clock that matters now; null while no term has begun.</summary>
    public ClockState? Clock => Clocks.Main;

    /// <summary>The article that an act stands on, by the day of the conduct.</summary>
    public Law.Texts.Citation? BasisOf(Transition transition) => transition.BasisOn(Proceeding.ConductOn ?? Proceeding.OpenedOn);

    public string State => Table.LabelOf(Proceeding.State);

    /// <summary>The latest step of an act; null where it was never taken.</summary>
    public ProceedingStep? Last(string act) => Steps.LastOrDefault(s => s.Act == act);

    public NextAct? Act(string act) => Acts.FirstOrDefault(a => a.Transition.Act == act);

    /// <summary>Title and place of an article: 《…》第七十二条.</summary>
    public string Article(Law.Texts.Citation citation) => $"{Law.Pack.Texts.GetValueOrDefault(citation.Document)?.Title ?? citation.Document}{citation.Item}";
}

/// <summary>A file that waits for this person.</summary>
/// <param name="Next">The acts that the person may take, in the order of the table.</param>
public sealed record TodoRow(ProceedingRow File, IReadOnlyList<Transition> Next);

/// <summary>What waits for a person: the first rows and how many there are in all.</summary>
public sealed record Todo(IReadOnlyList<TodoRow> Rows, int Count);

/// <summary>Reads about files, whatever their procedure.</summary>
public sealed class ProceedingQueries(AppDb db, LawLibrary laws, Today today)
{
    // 待办先取这么多行再逐行看四眼；一个人手上不会有更多
    const int MostTodo = 500;

    /// <exception cref="NotFoundException">No such file in one's divisions.</exception>
    public async Task<ProceedingStory> StoryAsync(SignedIn by, Guid id, CancellationToken cancel)
    {
        var proceeding = await db.Set<Proceeding>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel) ?? throw new NotFoundException("这个办件");
        var enterprise = await db.Set<Enterprise>().Where(e => e.Id == proceeding.EnterpriseId).Select(e => e.Name).FirstOrDefaultAsync(cancel) ?? "";
        var steps = await db.Set<ProceedingStep>().AsNoTracking().Where(s => s.ProceedingId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        var ids = steps.SelectMany(s => s.Files).ToList();
        var files = await db.Set<StoredFile>().AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancel);
        var law = await laws.OfAsync(db, proceeding.City, cancel);
        var clocks = ClockProjection.Of(proceeding.Table, steps, law);
        var acts = proceeding.Table.From(proceeding.State)
            .Select(t => new NextAct(t, StepRules.LockedFor(by, proceeding.Table, t, steps) ?? proceeding.Table.HeldBack(t, StepRules.Taken(steps)) ?? t.RefusedBy(clocks, today.Date, today.Date))).ToList();
        return new(proceeding, enterprise, steps, files, clocks, law, acts);
    }

    /// <summary>The files of a line, whatever their procedure, newest first; at most a hundred.</summary>
    public async Task<IReadOnlyList<ProceedingRow>> OfLineAsync(Guid lineId, CancellationToken cancel)
    {
        // 并入这条线的，当时的件也是它的
        var ids = await Lineage.WithMergedAsync(db, lineId, cancel);
        return await ProceedingPages.Rows(db, db.Set<Proceeding>().Where(p => p.LineId != null && ids.Contains(p.LineId.Value))).OrderByDescending(r => r.OpenedOn).ThenByDescending(r => r.Id).Take(100).ToListAsync(cancel);
    }

    /// <summary>The files in which an act was taken with a legal day in a span, each once with its last such step, by that day.</summary>
    public async Task<IReadOnlyList<(ProceedingRow File, ProceedingStep Step)>> TakenAsync(string procedure, string act, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var steps = await (
            from s in db.Set<ProceedingStep>().AsNoTracking() where s.Procedure == procedure && s.Act == act && s.On >= first && s.On <= last
            join p in db.Set<Proceeding>() on s.ProceedingId equals p.Id
            select s).ToListAsync(cancel);
        var newest = steps.GroupBy(s => s.ProceedingId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Number)!);
        var ids = newest.Keys.ToList();
        var files = await ProceedingPages.Rows(db, db.Set<Proceeding>().Where(p => ids.Contains(p.Id))).ToListAsync(cancel);
        return [.. files.Select(f => (File: f, Step: newest[f.Id])).OrderBy(t => t.Step.On).ThenBy(t => t.File.Id)];
    }

    /// <summary>Every file from which a step still leads on, whatever its procedure, oldest first.</summary>
    public async Task<IReadOnlyList<ProceedingRow>> OpenAsync(CancellationToken cancel) =>
        await ProceedingPages.Rows(db, db.Set<Proceeding>().Where(p => !p.IsEnded)).OrderBy(r => r.OpenedOn).ThenBy(r => r.Id).ToListAsync(cancel);

    /// <summary>待办: open files in which this person may take a step now. Overdue first, then by due day; files without a term last, oldest first.</summary>
    public async Task<Todo> TodoAsync(SignedIn by, int rows, CancellationToken cancel)
    {
        var mine = AllProcedures.Tables.SelectMany(p => p.Transitions.Where(t => by.Duties.Any(t.Duties.Contains)).Select(t => p.Id + "/" + t.From)).Distinct().ToList();
        var files = await ProceedingPages.Rows(db, db.Set<Proceeding>().Where(p => !p.IsEnded && mine.Contains(p.Procedure + "/" + p.State)))
            .OrderBy(r => r.DueOn == null).ThenBy(r => r.DueOn).ThenBy(r => r.OpenedOn).ThenBy(r => r.Id).Take(MostTodo).ToListAsync(cancel);
        var ids = files.ConvertAll(f => f.Id);
        var steps = (await db.Set<ProceedingStep>().AsNoTracking().Where(s => ids.Contains(s.ProceedingId)).OrderBy(s => s.Number).ToListAsync(cancel)).ToLookup(s => s.ProceedingId);
        var law = files.Count == 0 ? null : await laws.OfAsync(db, by.City, cancel);
        var open = files.Select(f => new TodoRow(f, Next(by, f, [.. steps[f.Id]], law!))).Where(t => t.Next.Count > 0).ToList();
        return new([.. open.Take(rows)], open.Count);
    }

    List<Transition> Next(SignedIn by, ProceedingRow file, IReadOnlyList<ProceedingStep> steps, LoadedLaw law)
    {
        FileClocks? clocks = null;
        try
        {
            clocks = ClockProjection.Of(file.Table, steps, law);
        }
        catch (Exception e) when (e is ClockException or CalendarException or Law.NotYetInForceException or KeyNotFoundException)
        {
            // 一件算不出期限，不让所有人的待办打不开；办它的时候引擎会说明原因
        }
        return [.. file.Table.From(file.State).Where(t => StepRules.LockedFor(by, file.Table, t, steps) is null && file.Table.HeldBack(t, StepRules.Taken(steps)) is null && (clocks is null || t.RefusedBy(clocks, today.Date, today.Date) is null))];
    }
}
