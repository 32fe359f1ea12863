using Chuqing.Law;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>A confirmation as an officer enters it: which version, and what the officer held in hand.</summary>
/// <param name="Value">The version as it was shown; if it says something else by now, the confirmation is refused.</param>
/// <param name="Scan">The scan or saved page of the original, stored with <see cref="FileStore"/>; its row is saved with the confirmation.</param>
public sealed record ConfirmationEntry(ValueKey Value, string? Title, string? DocumentNumber, string? Item, string? Quote, StoredFile? Scan);

/// <summary>All writes of the law book.</summary>
public sealed class LawBookService(AppDb db, LawLibrary laws, TimeProvider time)
{
    /// <summary>Accepts a shelf for the actor's city: from now on its law is known here. A pack accepted before is not stored again.</summary>
    /// <exception cref="BadInputException">The shelf has faults, each named; or a later pack took this one's place.</exception>
    public async Task<AcceptedPack> AcceptAsync(Actor actor, IReadOnlyList<LawFile> files, CancellationToken cancel)
    {
        if (files.FirstOrDefault(LocalFile.Is) is { } local) throw new BadInputException($"{local.Path} 是地方规定，不随法规包接收；请在“新版与地方规定”里上传。没有接收。");
        var law = Check([.. files, .. await LocalLaws.OfAsync(db, actor.City, cancel)]);
        var packs = await db.Set<AcceptedPack>().AsNoTracking().Where(p => p.City == actor.City).OrderByDescending(p => p.AcceptedAt).ThenByDescending(p => p.Id)
            .Select(p => new { p.Id, p.Digest }).ToListAsync(cancel);
        if (packs.Find(p => p.Digest == law.Digest) is { } known)
            return known == packs[0]
                ? await db.Set<AcceptedPack>().AsNoTracking().SingleAsync(p => p.Id == known.Id, cancel)
                : throw new BadInputException($"法规包 {law.Digest[..12]} 早已接收，之后又接收了别的，不能倒回去。要改回旧规定，请另出一份写明理由的法规包；什么都没有改。");
        var accepted = await LocalLaws.AddAsync(db, actor, law, time.UtcNow(), null, cancel);
        await SaveAsync("别的同事刚刚接收了同一份法规包。", cancel);
        return accepted;
    }

    /// <summary>Signs that a version agrees with the original. The second person's signature makes it binding.</summary>
    /// <exception cref="ForbiddenException">Not the person's duty, or the person signed already: the second must be another.</exception>
    /// <exception cref="InvalidFieldsException">A field is empty or too long, or there is no scan.</exception>
    /// <exception cref="NotFoundException">The city's law has no such version.</exception>
    /// <exception cref="ConflictException">The version says something else by now, or needs no signature any more.</exception>
    public async Task<LawConfirmation> ConfirmAsync(SignedIn by, ConfirmationEntry entry, CancellationToken cancel)
    {
        if (!by.May(Rights.LawConfirm)) throw new ForbiddenException("核对依据要由有“核对依据”职责的人办。没有保存。");
        Require(entry);
        var law = await laws.OfAsync(db, by.City, cancel);
        var (id, from, digest) = entry.Value;
        var (name, value) = (law.Shelf.Find(id)?.Name ?? id, law.Shelf.Find(id)?.Versions.FirstOrDefault(v => v.From == from && v.Status is not null) ?? throw new NotFoundException($"依据“{id}”自 {from:yyyy-MM-dd} 起的版本"));
        if (value.Key.Digest != digest) throw new ConflictException($"“{name}”在您打开之后改过了，改过的就是草稿。请对照原文看清现在的内容再核对；没有保存。");
        if (value.Status == ValueStatus.Confirmed) throw new ConflictException($"“{name}”随法规包就已确认（{value.Seen}），不用再核对；没有保存。");
        var round = (await Confirming.RoundsAsync(db, by.City, null, cancel)).GetValueOrDefault(value.Key);
        await RefuseSecondTimeAsync(by, name, value.Key, round, cancel);

        var confirmation = new LawConfirmation
        {
            City = by.City, ValueId = id, ValueFrom = from, ValueDigest = digest, Round = round, Title = entry.Title!.Trim(), DocumentNumber = entry.DocumentNumber!.Trim(), Item = entry.Item!.Trim(),
            Quote = entry.Quote!.Trim(), FileId = entry.Scan!.Id, PersonId = by.PersonId, AppointmentId = by.AppointmentId, At = time.UtcNow(),
        };
        if (!await db.Set<StoredFile>().AnyAsync(f => f.Id == entry.Scan.Id, cancel)) db.Add(entry.Scan);
        db.Add(confirmation);
        db.Record(by.Actor, "law.confirm", new("law-confirmation", confirmation.Id), confirmation.At, new
        {
            value = id, from, digest, pack = law.Digest, confirmation.Title, confirmation.DocumentNumber, confirmation.Item, confirmation.Quote, file = entry.Scan.Id, sm3 = entry.Scan.Sm3,
        });
        await SaveAsync("这一版您刚刚已经核对过了。", cancel);
        return confirmation;
    }

    async Task RefuseSecondTimeAsync(SignedIn by, string name, ValueKey key, int round, CancellationToken cancel)
    {
        var (id, from, digest) = key;
        var signers = await db.Set<LawConfirmation>().AsNoTracking().Where(c => c.City == by.City && c.ValueId == id && c.ValueFrom == from && c.ValueDigest == digest && c.Round == round)
            .Select(c => c.PersonId).ToListAsync(cancel);
        if (signers.Contains(by.PersonId)) throw new ForbiddenException($"“{name}”您已经核对过一次，须由另一人再核对，两人才算确认。没有保存。");
        if (signers.Count >= LawConfirmation.Needed) throw new ConflictException($"“{name}”已由两人确认，不用再核对；没有保存。");
    }

    internal static LoadedLaw Check(IReadOnlyList<LawFile> files)
    {
        var problems = LawCheck.Problems(files);
        if (problems.Count > 0) throw new BadInputException([.. problems.Select(p => p.Message), "法规包有问题，没有接收。"]);
        try
        {
            return LoadedLaw.Read(files);
        }
        catch (LawFileException bad)
        {
            throw new BadInputException(bad.Message, "法规包有问题，没有接收。");
        }
    }

    static void Require(ConfirmationEntry entry)
    {
        Dictionary<string, string> errors = [];
        Text(nameof(entry.Title), entry.Title, "文件标题", 200);
        Text(nameof(entry.DocumentNumber), entry.DocumentNumber, "文号或标准号", 80);
        Text(nameof(entry.Item), entry.Item, "条款或条目", 120);
        Text(nameof(entry.Quote), entry.Quote, "原文摘句", 1000);
        if (entry.Scan is null) errors[nameof(entry.Scan)] = "请附上原文的扫描件或网页存档。";
        if (errors.Count > 0) throw new InvalidFieldsException(errors);

        void Text(string field, string? value, string label, int most)
        {
            if (string.IsNullOrWhiteSpace(value)) errors[field] = $"请照原文填{label}。";
            else if (value.Trim().Length > most) errors[field] = $"{label}最多 {most} 个字。";
        }
    }

    async Task SaveAsync(string conflict, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            laws.Changed();
        }
        catch (DbUpdateException e) when (Conflicts.IsUniqueViolation(e))
        {
            throw new ConflictException($"{conflict}没有再保存一次。");
        }
    }
}
