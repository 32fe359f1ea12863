using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>Turns a sitting that both officers went through into what stays: signatures where both say it agrees, a correction where both say it does not.</summary>
sealed class SittingOutcome(AppDb db, ConfirmationSitting sitting, DateTime now)
{
    public async Task WriteAsync(IReadOnlyList<SittingRow> rows, CancellationToken cancel)
    {
        var original = await db.Set<LawOriginal>().AsNoTracking().FirstAsync(o => o.Id == sitting.OriginalId, cancel);
        var rounds = await Confirming.RoundsAsync(db, sitting.City, null, cancel);
        var ids = rows.Select(r => r.ValueId).ToHashSet();
        var signed = (await db.Set<LawConfirmation>().AsNoTracking().Where(c => c.City == sitting.City && ids.Contains(c.ValueId)).ToListAsync(cancel))
            .Select(c => (new ValueKey(c.ValueId, c.ValueFrom, c.ValueDigest), c.Round, c.PersonId)).ToHashSet();
        foreach (var row in rows.Where(r => r.Second == SecondFinding.Agrees))
        {
            if (row.First != FirstFinding.Agrees)
            {
                db.Add(Correction(row, original));
                continue;
            }
            var round = rounds.GetValueOrDefault(row.Key);
            // 在单条页上已经签过的，不签第二次
            if (!signed.Contains((row.Key, round, sitting.FirstPersonId))) db.Add(Signature(row, original, round, sitting.FirstPersonId, sitting.FirstAppointmentId, sitting.HandedOverAt!.Value));
            if (!signed.Contains((row.Key, round, sitting.SecondPersonId!.Value))) db.Add(Signature(row, original, round, sitting.SecondPersonId.Value, sitting.SecondAppointmentId!.Value, now));
        }
    }

    static LawConfirmation Signature(SittingRow row, LawOriginal original, int round, Guid person, Guid appointment, DateTime at) => new()
    {
        City = row.City, ValueId = row.ValueId, ValueFrom = row.ValueFrom, ValueDigest = row.ValueDigest, Round = round, Title = original.Title, DocumentNumber = original.DocumentNumber,
        Item = Place(row), Quote = row.Quote!, FileId = original.FileId, PersonId = person, AppointmentId = appointment, At = at,
    };

    LawCorrection Correction(SittingRow row, LawOriginal original) => new()
    {
        City = row.City, ValueId = row.ValueId, ValueFrom = row.ValueFrom, ValueDigest = row.ValueDigest, Finding = row.First!.Value, Page = row.Page, Item = row.Item, Quote = row.Quote,
        Corrected = row.Corrected, Reason = row.Reason!, OriginalId = original.Id, FirstPersonId = sitting.FirstPersonId, SecondPersonId = sitting.SecondPersonId!.Value, At = now,
    };

    static string Place(SittingRow row) => row.Item is { } item ? $"{item}（第 {row.Page} 页）" : $"第 {row.Page} 页";
}
