using Chuqing.Law;
using Chuqing.Office.Data;
using Chuqing.Office.People;
using Chuqing.Office.Registry;

namespace Chuqing.Office.Contradictions;

/// <summary>What an officer enters.</summary>
public sealed record RulingEntry(ContradictionOutcome? Outcome, string? Because, string? ReferredTo = null);

/// <summary>核定: writes down what was found of a contradiction. Changes no fact: what is wrong is corrected where facts are corrected.</summary>
public sealed class ContradictionService(AppDb db, ContradictionQueries queries, TimeProvider time)
{
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="NotFoundException">The line is not in one's divisions, or the two statements stand no more.</exception>
    /// <exception cref="InvalidFieldsException">An entry is missing or too long.</exception>
    /// <exception cref="ConflictException">A colleague settled it.</exception>
    public async Task<ContradictionRuling> RuleAsync(SignedIn by, Guid lineId, string key, RulingEntry entry, CancellationToken cancel)
    {
        RegistryActs.RequireRight(by);
        Check(entry);
        await db.LockAsync($"contradiction:{by.City}", cancel);
        try
        {
            var row = (await queries.OfLineAsync(lineId, cancel)).FirstOrDefault(r => r.Contradiction.Key == key)
                ?? throw new NotFoundException("这处矛盾：线不在您的辖区，或两边的说法已有新版");
            if (row.State == ContradictionState.Settled) throw new ConflictException($"{row.Rulings[0].ActorName} 已经核定为“{row.Rulings[0].Outcome.Label()}”。没有重复保存。");
            var ruling = new ContradictionRuling
            {
                City = by.City, DivisionPath = row.DivisionPath, LineId = lineId, Rule = row.Contradiction.Rule.ToString(), Key = key, Outcome = entry.Outcome!.Value, Because = entry.Because!.Trim(),
                ReferredTo = entry.Outcome == ContradictionOutcome.Referred ? entry.ReferredTo!.Trim() : null, PersonId = by.PersonId, AppointmentId = by.AppointmentId, ActorName = by.Name, At = time.UtcNow(),
            };
            db.Add(ruling);
            db.Record(by.Actor, "contradiction.rule", new("line", lineId, row.DivisionPath), ruling.At,
                new { ruling = ruling.Id, ruling.Rule, ruling.Key, ruling.Outcome, ruling.Because, ruling.ReferredTo, first = row.Contradiction.First.Id, second = row.Contradiction.Second.Id });
            await db.SaveChangesAsync(cancel);
            await db.Database.CommitTransactionAsync(cancel);
            return ruling;
        }
        catch
        {
            if (db.Database.CurrentTransaction is not null) await db.Database.RollbackTransactionAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
            throw;
        }
    }

    static void Check(RulingEntry entry)
    {
        Dictionary<string, string> wrong = [];
        if (entry.Outcome is null) wrong[nameof(RulingEntry.Outcome)] = "请选哪一边属实，或转请哪里核实。没有保存。";
        if (string.IsNullOrWhiteSpace(entry.Because)) wrong[nameof(RulingEntry.Because)] = "请写明怎样核实的。没有保存。";
        else if (entry.Because.Trim().Length > 500) wrong[nameof(RulingEntry.Because)] = $"最多 500 字，现在 {entry.Because.Trim().Length} 字。没有保存。";
        if (entry.Outcome == ContradictionOutcome.Referred && entry.ReferredTo?.Trim() is not { Length: > 0 and <= 60 }) wrong[nameof(RulingEntry.ReferredTo)] = "请写转给哪个单位，最多 60 字。没有保存。";
        if (wrong.Count > 0) throw new InvalidFieldsException(wrong);
    }
}
