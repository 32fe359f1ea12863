using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Law.Time;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Procedures;

/// <summary>A file to open: which procedure, about whom and what.</summary>
public sealed record NewProceeding(Procedure Procedure, string DivisionPath, string Title, Guid EnterpriseId, Guid? LineId, DateOnly On, bool IsDemo);

/// <summary>A step as an officer enters it. Which fields are needed stands in the procedure's table.</summary>
public sealed record StepEntry(string Act, DateOnly On)
{
    public string? Text { get; init; }
    public string? DocumentNumber { get; init; }
    public DateOnly? OwnDay { get; init; }
    public int? Months { get; init; }
    public string? Delivery { get; init; }
    public string? Authority { get; init; }
    public IReadOnlyList<Guid> Files { get; init; } = [];
}

/// <summary>The engine: every step of every file goes through here, and only as the table says.</summary>
public sealed class ProceedingService(AppDb db, LawLibrary laws, TimeProvider time, Today today)
{
    /// <summary>Opens a file with its first step. The caller adds its own row under the same id, records the act and saves.</summary>
    public Proceeding Open(SignedIn by, NewProceeding opened)
    {
        if (opened.On > today.Date) throw Invalid(nameof(StepEntry.On), $"日期 {opened.On:yyyy-MM-dd} 还没有到。");
        var proceeding = new Proceeding
        {
            City = by.City, DivisionPath = opened.DivisionPath, Procedure = opened.Procedure.Id, ProcedureVersion = opened.Procedure.Version, Title = opened.Title,
            EnterpriseId = opened.EnterpriseId, LineId = opened.LineId, State = opened.Procedure.Initial, OpenedOn = opened.On, IsDemo = opened.IsDemo,
        };
        db.AddRange(proceeding, Step(by, proceeding, 1, "", new(ProceedingStep.Open, opened.On), opened.Procedure.Initial));
        return proceeding;
    }

    /// <summary>Takes one step and saves it with its clock and its ledger entry.</summary>
    /// <exception cref="NotFoundException">No such file in one's divisions.</exception>
    /// <exception cref="NotPermittedException">The table has no such act in this state.</exception>
    /// <exception cref="ForbiddenException">Not the person's duty, or a second pair of eyes is needed.</exception>
    /// <exception cref="InvalidFieldsException">A needed field is missing, or a day is impossible.</exception>
    /// <exception cref="ConflictException">Another officer took a step in the meantime.</exception>
    public async Task<Proceeding> TakeAsync(SignedIn by, Guid id, StepEntry entry, CancellationToken cancel)
    {
        var proceeding = await db.Set<Proceeding>().FirstOrDefaultAsync(p => p.Id == id, cancel) ?? throw new NotFoundException("这个办件");
        var steps = await db.Set<ProceedingStep>().Where(s => s.ProceedingId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        var transition = proceeding.Table.Find(proceeding.State, entry.Act);
        Allow(by, transition, steps);
        Check(transition, entry, steps[^1]);

        var step = Step(by, proceeding, steps.Count + 1, proceeding.State, entry, transition.To);
        db.Add(step);
        (proceeding.State, proceeding.IsEnded) = (transition.To, proceeding.Table.Final.Contains(transition.To));
        await WriteClockAsync(proceeding, [.. steps, step], cancel);
        db.Record(by.Actor, $"{proceeding.Procedure}.{entry.Act}", new("proceeding", id, proceeding.DivisionPath), time.UtcNow(),
            new { step.Number, step.From, step.To, step.On, step.DocumentNumber, step.OwnDay, step.Months, step.Delivery, step.Authority, step.Files, step.Text });
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

    /// <summary>Writes the clock of a file as its steps make it. Used after each step and by <c>clocks rebuild</c>.</summary>
    public async Task WriteClockAsync(Proceeding proceeding, IReadOnlyList<ProceedingStep> steps, CancellationToken cancel)
    {
        var law = await laws.OfAsync(db, proceeding.City, cancel);
        ClockState? state;
        try
        {
            state = ClockOf(proceeding.Table, steps, law);
        }
        catch (ClockException e)
        {
            throw Invalid(steps[^1].OwnDay is null ? nameof(StepEntry.On) : nameof(StepEntry.OwnDay), e.Message);
        }
        if (state is null) return;
        var clock = await db.Set<Clock>().FirstOrDefaultAsync(c => c.ProceedingId == proceeding.Id, cancel);
        if (clock is null)
            db.Add(clock = new() { City = proceeding.City, DivisionPath = proceeding.DivisionPath, ProceedingId = proceeding.Id, Term = state.Term.Id, StartOn = state.StartOn, LawPack = law.Digest });
        (clock.DueOn, clock.Provisional, clock.StoppedOn, clock.LawPack) = (state.Due, state.Provisional, state.StoppedOn, law.Digest);
    }

    /// <summary>The fold: what the steps make of the term, with its arithmetic. Null while no term has begun.</summary>
    public static ClockState? ClockOf(Procedure table, IReadOnlyList<ProceedingStep> steps, LoadedLaw law)
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

    static void Allow(SignedIn by, Transition transition, List<ProceedingStep> steps)
    {
        if (!by.Duties.Any(transition.Duties.Contains))
            throw new ForbiddenException($"“{transition.Label}”要由有“{string.Join("、", transition.Duties.Select(d => d.Label()))}”职责的人办。");
        if (steps.FindLast(s => transition.NotBy.Contains(s.Act) && s.PersonId == by.PersonId) is { } own)
            throw new ForbiddenException($"第 {own.Number} 步是您本人办的，“{transition.Label}”须由另一人办。");
    }

    void Check(Transition transition, StepEntry entry, ProceedingStep last)
    {
        Dictionary<string, string> errors = [];
        if (entry.On > today.Date) errors[nameof(StepEntry.On)] = $"日期 {entry.On:yyyy-MM-dd} 还没有到；只能登记已经做了的事。";
        else if (entry.On < last.On) errors[nameof(StepEntry.On)] = $"日期不能早于上一步（{last.On:yyyy-MM-dd}）。";
        foreach (var field in transition.Needs)
            if (Missing(field, entry)) errors[FieldName(field)] = $"“{transition.Label}”要填{field.Label()}。";
        if (entry.OwnDay < entry.On) errors[nameof(StepEntry.OwnDay)] = $"届满日不能早于{entry.On:yyyy-MM-dd}。";
        if (errors.Count > 0) throw new InvalidFieldsException(errors);
    }

    static bool Missing(StepField field, StepEntry entry) => field switch
    {
        StepField.Text => string.IsNullOrWhiteSpace(entry.Text),
        StepField.DocumentNumber => string.IsNullOrWhiteSpace(entry.DocumentNumber),
        StepField.Delivery => string.IsNullOrWhiteSpace(entry.Delivery),
        StepField.Authority => string.IsNullOrWhiteSpace(entry.Authority),
        StepField.OwnDay => entry.OwnDay is null,
        StepField.Months => entry.Months is null,
        _ => entry.Files.Count == 0,
    };

    /// <summary>The form field that carries a step field: files and minutes arrive in the same one.</summary>
    public static string FieldName(StepField field) => field is StepField.Attachment or StepField.Minutes ? nameof(StepEntry.Files) : field.ToString();

    ProceedingStep Step(SignedIn by, Proceeding proceeding, int number, string from, StepEntry entry, string to) => new()
    {
        City = proceeding.City, ProceedingId = proceeding.Id, Number = number, Procedure = proceeding.Procedure, ProcedureVersion = proceeding.ProcedureVersion,
        From = from, Act = entry.Act, To = to, On = entry.On, RecordedAt = time.UtcNow(), PersonId = by.PersonId, AppointmentId = by.AppointmentId, ActorName = by.Name,
        Text = entry.Text?.Trim(), DocumentNumber = entry.DocumentNumber?.Trim(), OwnDay = entry.OwnDay, Months = entry.Months, Delivery = entry.Delivery, Authority = entry.Authority?.Trim(), Files = entry.Files,
    };

    static InvalidFieldsException Invalid(string field, string why) => new(new Dictionary<string, string> { [field] = why });
}
