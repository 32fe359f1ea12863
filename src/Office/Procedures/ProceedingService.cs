using Chuqing.Law.Procedures;
using Chuqing.Law.Time;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Procedures;

/// <summary>A file to open: which procedure, about whom and what.</summary>
public sealed record NewProceeding(Procedure Procedure, string DivisionPath, string Title, Guid EnterpriseId, Guid? LineId, DateOnly On, bool IsDemo)
{
    /// <inheritdoc cref="Proceeding.ConductOn"/>
    public DateOnly? ConductOn { get; init; }

    /// <inheritdoc cref="Proceeding.ParentId"/>
    public Guid? ParentId { get; init; }
}

/// <summary>A step as an officer enters it. Which fields are needed stands in the procedure's table.</summary>
public sealed record StepEntry(string Act, DateOnly On)
{
    public string? Text { get; init; }
    public string? DocumentNumber { get; init; }
    public DateOnly? OwnDay { get; init; }
    public int? Months { get; init; }
    public string? Delivery { get; init; }
    public string? Authority { get; init; }
    public string? KeptSupply { get; init; }

    /// <inheritdoc cref="ProceedingStep.PaperOn"/>
    public DateOnly? PaperOn { get; init; }

    /// <inheritdoc cref="ProceedingStep.NoticeOn"/>
    public DateOnly? NoticeOn { get; init; }

    /// <inheritdoc cref="ProceedingStep.Link"/>
    public string? Link { get; init; }
    public IReadOnlyList<Guid> Files { get; init; } = [];
}

/// <summary>What a feature does to its own row when a step of its procedure is taken, in the same transaction. It adds to the database and does not save.</summary>
/// <param name="Procedure">Id of the procedure whose steps it follows.</param>
public sealed record StepHook(string Procedure, Func<SignedIn, Proceeding, ProceedingStep, CancellationToken, Task> ApplyAsync);

/// <summary>The engine: every step of every file goes through here, and only as the table says.</summary>
public sealed class ProceedingService(AppDb db, LawLibrary laws, IEnumerable<StepHook> hooks, TimeProvider time, Today today)
{
    /// <summary>Opens a file with its first step. The caller adds its own row under the same id, records the act and saves.</summary>
    /// <exception cref="InvalidFieldsException">The day has not come yet.</exception>
    public Proceeding Open(SignedIn by, NewProceeding opened)
    {
        if (opened.On > today.Date) throw Invalid(nameof(StepEntry.On), $"日期 {opened.On:yyyy-MM-dd} 还没有到；只能登记已经做了的事。什么都没有改。");
        var proceeding = new Proceeding
        {
            City = by.City, DivisionPath = opened.DivisionPath, Procedure = opened.Procedure.Id, ProcedureVersion = opened.Procedure.Version, Title = opened.Title,
            EnterpriseId = opened.EnterpriseId, LineId = opened.LineId, State = opened.Procedure.Initial, OpenedOn = opened.On, IsDemo = opened.IsDemo, ConductOn = opened.ConductOn, ParentId = opened.ParentId,
        };
        db.AddRange(proceeding, Step(by, proceeding, 1, "", new(ProceedingStep.Open, opened.On), opened.Procedure.Initial));
        return proceeding;
    }

    /// <summary>Takes one step and saves it with its clock, what features hang on it, and its ledger entry.</summary>
    /// <exception cref="NotFoundException">No such file in one's divisions.</exception>
    /// <exception cref="NotPermittedException">The table has no such act in this state, or the act waits for others.</exception>
    /// <exception cref="ForbiddenException">Not the person's duty, or a second pair of eyes is needed.</exception>
    /// <exception cref="InvalidFieldsException">A needed field is missing, or a day is impossible.</exception>
    /// <exception cref="ConflictException">Another officer took a step in the meantime.</exception>
    public async Task<Proceeding> TakeAsync(SignedIn by, Guid id, StepEntry entry, CancellationToken cancel)
    {
        var (proceeding, step, _) = await PrepareAsync(by, id, entry, cancel);
        foreach (var hook in hooks.Where(h => h.Procedure == proceeding.Procedure)) await hook.ApplyAsync(by, proceeding, step, cancel);
        db.Record(by.Actor, $"{proceeding.Procedure}.{entry.Act}", new("proceeding", id, proceeding.DivisionPath), time.UtcNow(),
            new { step.Number, step.From, step.To, step.On, step.DocumentNumber, step.OwnDay, step.Months, step.Delivery, step.Authority, step.KeptSupply, step.PaperOn, step.NoticeOn, step.Link, step.Files, step.Text });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || Conflicts.IsUniqueViolation(e))
        {
            throw new ConflictException("别的同事刚刚办了这一件。没有保存您的操作，请看清现状再办。");
        }
        return proceeding;
    }

    /// <summary>Everything that <see cref="TakeAsync"/> checks, without writing: what stands on the page 核对并确认.</summary>
    /// <returns>What the clocks would be after the step.</returns>
    /// <inheritdoc cref="TakeAsync" path="/exception"/>
    public async Task<FileClocks> CheckAsync(SignedIn by, Guid id, StepEntry entry, CancellationToken cancel)
    {
        try
        {
            return (await PrepareAsync(by, id, entry, cancel)).Clocks;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    async Task<(Proceeding Proceeding, ProceedingStep Step, FileClocks Clocks)> PrepareAsync(SignedIn by, Guid id, StepEntry entry, CancellationToken cancel)
    {
        var proceeding = await db.Set<Proceeding>().FirstOrDefaultAsync(p => p.Id == id, cancel) ?? throw new NotFoundException("这个办件");
        var steps = await db.Set<ProceedingStep>().Where(s => s.ProceedingId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        var transition = proceeding.Table.Find(proceeding.State, entry.Act);
        if (StepRules.LockedFor(by, proceeding.Table, transition, steps) is { } why) throw new ForbiddenException(why + "什么都没有改。");
        if (proceeding.Table.HeldBack(transition, StepRules.Taken(steps)) is { } held) throw new NotPermittedException(held + "什么都没有改。");
        var law = await laws.OfAsync(db, proceeding.City, cancel);
        var before = ClockProjection.Of(proceeding.Table, steps, law);
        var errors = StepRules.Check(transition, entry, steps, today.Date);
        StepDays.Check(transition, entry, before, law, errors);
        if (entry.On <= today.Date && transition.RefusedBy(before, entry.On, today.Date) is { } early) errors.TryAdd(nameof(StepEntry.On), early);
        if (entry.Files.Count > 0 && await FilesRefusedAsync(by, proceeding, entry.Files, cancel) is { } refusal) errors[nameof(StepEntry.Files)] = refusal;
        if (errors.Count > 0) throw new InvalidFieldsException(errors);

        var step = Step(by, proceeding, steps.Count + 1, proceeding.State, entry, transition.To);
        var clocks = Fold(proceeding, [.. steps, step], transition, law);
        db.Add(step);
        (proceeding.State, proceeding.IsEnded) = (transition.To, proceeding.Table.Final.Contains(transition.To));
        ClockProjection.Write(db, proceeding, clocks, await ClockProjection.StoredAsync(db, id, cancel), law.Digest);
        return (proceeding, step, clocks);
    }

    static FileClocks Fold(Proceeding proceeding, IReadOnlyList<ProceedingStep> steps, Transition transition, LoadedLaw law)
    {
        try
        {
            return ClockProjection.Of(proceeding.Table, steps, law);
        }
        catch (Exception e) when (e is ClockException or CalendarException or Law.NotYetInForceException or ArgumentOutOfRangeException)
        {
            var field = transition.Extends is not null ? nameof(StepEntry.Months)
                : transition.StartsTerm && e is ClockException && steps[^1].OwnDay is not null ? nameof(StepEntry.OwnDay)
                : nameof(StepEntry.On);
            throw Invalid(field, e is ArgumentOutOfRangeException ? "日期算到了公历 9999 年以后，请检查。什么都没有改。" : e.Message);
        }
    }

    // 只能附自己为这一件传上来的：别人的附件编号填进来，不给
    async Task<string?> FilesRefusedAsync(SignedIn by, Proceeding proceeding, IReadOnlyList<Guid> files, CancellationToken cancel)
    {
        var known = await db.Set<StoredFile>().AsNoTracking()
            .CountAsync(f => files.Contains(f.Id) && (f.SentBy == null || f.SentBy == by.PersonId) && (f.DivisionPath == null || f.DivisionPath == proceeding.DivisionPath), cancel);
        return known == files.Distinct().Count() ? null : "有附件没有找到，或不是您为这一件上传的。请重新选择文件。";
    }

    ProceedingStep Step(SignedIn by, Proceeding proceeding, int number, string from, StepEntry entry, string to) => new()
    {
        City = proceeding.City, ProceedingId = proceeding.Id, Number = number, Procedure = proceeding.Procedure, ProcedureVersion = proceeding.ProcedureVersion,
        From = from, Act = entry.Act, To = to, On = entry.On, RecordedAt = time.UtcNow(), PersonId = by.PersonId, AppointmentId = by.AppointmentId, ActorName = by.Name,
        Text = entry.Text?.Trim(), DocumentNumber = entry.DocumentNumber?.Trim(), OwnDay = entry.OwnDay, Months = entry.Months, Delivery = entry.Delivery, Authority = entry.Authority?.Trim(), KeptSupply = entry.KeptSupply?.Trim(),
        PaperOn = entry.PaperOn, NoticeOn = entry.NoticeOn, Link = entry.Link?.Trim(), Files = entry.Files,
    };

    static InvalidFieldsException Invalid(string field, string why) => new(new Dictionary<string, string> { [field] = why });
}
