using Chuqing.Law;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Data;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>核对 by document: one officer goes through some rows against an original in one sitting, then another goes through the same rows.</summary>
/// <remarks>Fields of refusals are named <c>3.Quote</c>: the row's number and the field.</remarks>
public sealed class ConfirmingService(AppDb db, LawLibrary laws, TimeProvider time)
{
    /// <summary>Most rows of one sitting: what a person can compare before the eyes tire, and what a form can carry.</summary>
    public const int MostRows = 50;

    /// <summary>Opens a sitting over draft rows of a document.</summary>
    /// <param name="originalId">An original of the same document.</param>
    /// <param name="rows">In the order in which they are gone through.</param>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="NotFoundException">No such original.</exception>
    /// <exception cref="BadInputException">No row, too many, or one that is not a draft of this document or lies in another sitting.</exception>
    public async Task<ConfirmationSitting> OpenAsync(SignedIn by, Guid originalId, IReadOnlyList<ValueKey> rows, CancellationToken cancel)
    {
        RequireDuty(by);
        var original = await db.Set<LawOriginal>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == originalId, cancel) ?? throw new NotFoundException("这份原件");
        if (rows.Count is 0 or > MostRows) throw new BadInputException(rows.Count == 0 ? "没有要核对的行：这份文件的草稿都核完了，或在别人手上。没有开始。" : $"一次最多核对 {MostRows} 行。没有开始。");
        var drafts = (await laws.OfAsync(db, by.City, cancel)).Shelf.DraftsOf(original.Document).Select(d => d.Version.Key).ToHashSet();
        if (rows.FirstOrDefault(r => !drafts.Contains(r)) is { } strange) throw new BadInputException($"“{strange.Id}”{strange.From:yyyy-MM-dd} 的版本不是这份文件的草稿，或刚刚改过。请重新打开这一页；没有开始。");

        await db.LockAsync($"confirming:{by.City}", cancel);
        var taken = await UnderWayAsync(by.City, cancel);
        if (rows.FirstOrDefault(taken.Contains) is { } other)
        {
            await db.Database.RollbackTransactionAsync(cancel);
            throw new ConflictException($"“{other.Id}”正在另一次核对里。请重新打开这一页，再取没有人核对的行；没有开始。");
        }
        var sitting = new ConfirmationSitting
        {
            City = by.City, Document = original.Document, OriginalId = originalId, State = SittingState.Reading, FirstPersonId = by.PersonId, FirstAppointmentId = by.AppointmentId, OpenedAt = time.UtcNow(),
        };
        db.Add(sitting);
        db.AddRange(rows.Select((key, i) => new SittingRow { City = by.City, SittingId = sitting.Id, Number = i + 1, ValueId = key.Id, ValueFrom = key.From, ValueDigest = key.Digest }));
        db.Record(by.Actor, "law.sitting.open", new("law-sitting", sitting.Id), sitting.OpenedAt, new { sitting.Document, original = originalId, rows });
        await db.SaveChangesAsync(cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return sitting;
    }

    /// <summary>Keeps what the first officer entered, and hands the marked rows over where asked; rows without a mark are free again then.</summary>
    /// <exception cref="ForbiddenException">Another officer's sitting.</exception>
    /// <exception cref="InvalidFieldsException">A field is too long, or empty where the rows are handed over; nothing was kept.</exception>
    /// <exception cref="ConflictException">Handed over already, or saved elsewhere at the same time.</exception>
    public async Task SaveFirstAsync(SignedIn by, Guid sittingId, IReadOnlyList<SittingEntry> entries, bool handOver, CancellationToken cancel)
    {
        RequireDuty(by);
        var (sitting, rows) = await FindAsync(sittingId, cancel);
        if (sitting.FirstPersonId != by.PersonId) throw new ForbiddenException("这次核对是别的同事开始的，您不能替他填。没有保存。");
        if (sitting.State != SittingState.Reading) throw new ConflictException($"这次核对{sitting.State.Label()}，不能再改。没有保存。");
        foreach (var entry in entries) entry.WriteTo(rows.Find(r => r.Number == entry.Number) ?? throw new BadInputException($"没有 {entry.Number} 号这一行。没有保存。"));
        Refuse(rows.SelectMany(r => SittingEntry.Of(r).Faults(handOver).Select(f => (r.Number, f.Field, f.Why))));
        if (handOver)
        {
            if (rows.TrueForAll(r => r.First is null)) throw new BadInputException("一行也没有核对，不能交给第二人。没有保存。");
            await RefuseChangedAsync(by, rows.Where(r => r.First is not null), cancel);
            (sitting.State, sitting.HandedOverAt) = (SittingState.Waiting, time.UtcNow());
        }
        db.Entry(sitting).State = EntityState.Modified;
        db.Record(by.Actor, handOver ? "law.sitting.handover" : "law.sitting.save", new("law-sitting", sitting.Id), time.UtcNow(), new
        {
            sitting.Document, rows = rows.Where(r => r.First is not null).Select(r => new { r.Number, r.ValueId, r.ValueFrom, r.ValueDigest, r.First, r.Page, r.Item, r.Quote, r.Corrected, r.Reason }),
        });
        await SaveAsync(cancel);
    }

    /// <summary>Keeps what the second officer entered; closing, what both found alike takes effect: agreement is a confirmation, the rest waits as a correction.</summary>
    /// <exception cref="ForbiddenException">The same person as the first.</exception>
    /// <exception cref="InvalidFieldsException">Closing, a row was left out or a disagreement has no words; nothing was kept.</exception>
    /// <exception cref="ConflictException">Not handed over yet, or closed; or a row says something else by now.</exception>
    public async Task SaveSecondAsync(SignedIn by, Guid sittingId, IReadOnlyList<SecondEntry> entries, bool close, CancellationToken cancel)
    {
        RequireDuty(by);
        var (sitting, rows) = await FindAsync(sittingId, cancel);
        if (sitting.FirstPersonId == by.PersonId) throw new ForbiddenException("第一人就是您，须由另一人对照原文核对。没有保存。");
        if (sitting.State != SittingState.Waiting) throw new ConflictException($"这次核对{sitting.State.Label()}，现在不轮到第二人。没有保存。");
        rows = rows.FindAll(r => r.First is not null);
        if (sitting.SecondPersonId != by.PersonId)
        {
            // 换了第二人，前一位没核完的不算：一次核对里每一位都要自己看完
            foreach (var row in rows) (row.Second, row.SecondReason) = (null, null);
            (sitting.SecondPersonId, sitting.SecondAppointmentId) = (by.PersonId, by.AppointmentId);
        }
        foreach (var entry in entries)
        {
            var row = rows.Find(r => r.Number == entry.Number) ?? throw new BadInputException($"没有 {entry.Number} 号这一行。没有保存。");
            (row.Second, row.SecondReason) = (entry.Finding, string.IsNullOrWhiteSpace(entry.Reason) ? null : entry.Reason.Trim());
        }
        Refuse(rows.SelectMany(r => new SecondEntry(r.Number, r.Second, r.SecondReason).Faults(close).Select(f => (r.Number, f.Field, f.Why))));
        var now = time.UtcNow();
        if (close)
        {
            await RefuseChangedAsync(by, rows.Where(r => r.Second == SecondFinding.Agrees), cancel);
            await db.LockAsync($"confirming:{by.City}", cancel);
            (sitting.State, sitting.ClosedAt) = (SittingState.Closed, now);
            await new SittingOutcome(db, sitting, now).WriteAsync(rows, cancel);
        }
        db.Entry(sitting).State = EntityState.Modified;
        db.Record(by.Actor, close ? "law.sitting.close" : "law.sitting.second", new("law-sitting", sitting.Id), now, new
        {
            sitting.Document, rows = rows.Where(r => r.Second is not null).Select(r => new { r.Number, r.ValueId, r.ValueFrom, r.ValueDigest, r.First, r.Second, r.SecondReason }),
        });
        await SaveAsync(cancel);
        if (close) await db.Database.CommitTransactionAsync(cancel);
    }

    /// <summary>Takes a sitting back; its rows are free again. Before it is handed over anybody may, so that nobody's absence holds rows up; after, only the first.</summary>
    /// <exception cref="ForbiddenException">Not the person's duty, or another's sitting that waits for the second.</exception>
    /// <exception cref="ConflictException">It is closed.</exception>
    public async Task CancelAsync(SignedIn by, Guid sittingId, CancellationToken cancel)
    {
        RequireDuty(by);
        var (sitting, _) = await FindAsync(sittingId, cancel);
        if (sitting.State is SittingState.Closed or SittingState.Cancelled) throw new ConflictException($"这次核对{sitting.State.Label()}，不能收回。什么都没有改。");
        if (sitting.State == SittingState.Waiting && sitting.FirstPersonId != by.PersonId) throw new ForbiddenException("已交第二人的核对只有第一人能收回。什么都没有改。");
        sitting.State = SittingState.Cancelled;
        db.Record(by.Actor, "law.sitting.cancel", new("law-sitting", sitting.Id), time.UtcNow(), new { sitting.Document });
        await SaveAsync(cancel);
    }

    async Task<(ConfirmationSitting Sitting, List<SittingRow> Rows)> FindAsync(Guid id, CancellationToken cancel) =>
        (await db.Set<ConfirmationSitting>().FirstOrDefaultAsync(s => s.Id == id, cancel) ?? throw new NotFoundException("这次核对"),
            await db.Set<SittingRow>().Where(r => r.SittingId == id).OrderBy(r => r.Number).ToListAsync(cancel));

    async Task<HashSet<ValueKey>> UnderWayAsync(string city, CancellationToken cancel)
    {
        var rows = await Confirming.UnderWay(db, city).ToListAsync(cancel);
        return [.. rows.Select(r => r.Key)];
    }

    async Task RefuseChangedAsync(SignedIn by, IEnumerable<SittingRow> rows, CancellationToken cancel)
    {
        var law = await laws.OfAsync(db, by.City, cancel);
        var changed = rows.Where(r => law.Shelf.Find(r.ValueId)?.Versions.Any(v => v.Key == r.Key && v.Status == ValueStatus.Draft) != true)
            .Select(r => (r.Number, "Finding", $"{r.Number} 号在打开之后改过了，改过的是新的草稿。请把这一行空着，另行核对。")).ToList();
        Refuse(changed);
    }

    static void Refuse(IEnumerable<(int Number, string Field, string Why)> faults)
    {
        Dictionary<string, string> errors = [];
        foreach (var (number, field, why) in faults) errors.TryAdd($"{number}.{field}", why);
        if (errors.Count > 0) throw new InvalidFieldsException(errors);
    }

    static void RequireDuty(SignedIn by)
    {
        if (!by.May(Rights.LawConfirm)) throw new ForbiddenException("核对依据要由有“核对依据”职责的人办。没有保存。");
    }

    async Task SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || Conflicts.IsUniqueViolation(e))
        {
            throw new ConflictException("别的同事，或您的另一个窗口，刚刚存过这次核对。请重新打开看；这一次没有保存。");
        }
    }
}
