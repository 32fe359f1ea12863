using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>Suspends a confirmation that was found wrong. One officer is enough to stop harm; two are needed to make it binding again.</summary>
public sealed class LawSuspensionService(AppDb db, LawLibrary laws, LawBookQueries lawBook, TimeProvider time, Today today)
{
    /// <summary>From now on the version is a draft here: it raises 疑似 at most. What was decided before keeps what it rests on.</summary>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="InvalidFieldsException">No reason, or one too long.</exception>
    /// <exception cref="NotFoundException">The city's law has no such version.</exception>
    /// <exception cref="ConflictException">It is not confirmed by two persons of this city, or says something else by now.</exception>
    public async Task<LawSuspension> SuspendAsync(SignedIn by, ValueKey key, string? reason, CancellationToken cancel)
    {
        if (!by.May(Rights.LawConfirm)) throw new ForbiddenException("暂停确认要由有“核对依据”职责的人办。什么都没有改。");
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > SittingEntry.MostText)
            throw new InvalidFieldsException(new Dictionary<string, string> { [nameof(reason)] = string.IsNullOrWhiteSpace(reason) ? "请写明哪里错了、怎样发现的。" : $"理由最多 {SittingEntry.MostText} 个字。" });
        var shelf = (await laws.OfAsync(db, by.City, cancel)).Shelf;
        var version = shelf.Find(key.Id)?.Versions.FirstOrDefault(v => v.From == key.From) ?? throw new NotFoundException($"依据“{key.Id}”自 {key.From:yyyy-MM-dd} 起的版本");
        if (version.Key != key) throw new ConflictException("这一版在您打开之后改过了，改过的本来就是草稿。什么都没有改。");
        var law = await lawBook.EffectiveAsync(by.City, today.Date, cancel);
        if (!law.IsConfirmedHere(key)) throw new ConflictException("这一版不是由本市两人确认的，没有可暂停的确认。随法规包出厂确认的，请出新的法规包更正；什么都没有改。");
        var suspension = new LawSuspension
        {
            City = by.City, ValueId = key.Id, ValueFrom = key.From, ValueDigest = key.Digest, Round = (await Confirming.RoundsAsync(db, by.City, null, cancel)).GetValueOrDefault(key) + 1,
            Reason = reason.Trim(), PersonId = by.PersonId, AppointmentId = by.AppointmentId, At = time.UtcNow(),
        };
        db.Add(suspension);
        db.Record(by.Actor, "law.suspend", new("law-suspension", suspension.Id), suspension.At, new { value = key.Id, key.From, key.Digest, suspension.Round, suspension.Reason });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (Conflicts.IsUniqueViolation(e))
        {
            throw new ConflictException("别的同事刚刚暂停了这一版。没有再保存一次。");
        }
        return suspension;
    }
}
