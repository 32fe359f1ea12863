using Chuqing.Law;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Settings;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Lists;

/// <summary>Public lists: prepared by one, released by another, never changed afterwards.</summary>
public sealed class ListService(AppDb db, ListDrafting drafting, OfficeSettings settings, TimeProvider time, Today today)
{
    /// <summary>Longest reason of a recall and of a correction, in characters.</summary>
    public const int LongestReason = 200;

    /// <summary>Makes a draft from the rows that stand today. Nobody outside sees it.</summary>
    /// <param name="year">For 黄牌 and 红牌 this year; for exits a year that has begun.</param>
    /// <exception cref="ForbiddenException">Not one's duty, or one's divisions are not the whole city.</exception>
    /// <exception cref="BadInputException">A year that cannot be listed.</exception>
    /// <exception cref="ConflictException">A draft of this list already waits.</exception>
    public async Task<ListDraft> PrepareAsync(SignedIn by, ListKind kind, int year, CancellationToken cancel)
    {
        Allow(by, Rights.ListPrepare, "编制名单");
        await db.LockAsync(LockName(by.City, kind, year), cancel);
        await using var transaction = db.Database.CurrentTransaction;
        await NoneWaitsAsync(kind, year, cancel);
        return await SaveDraftAsync(by, await drafting.ContentAsync(by.City, kind, year, cancel), "lists.prepare", cancel);
    }

    /// <summary>撤回: makes a draft that takes back the version in force. Released by another, it is the next version, and no list is in force.</summary>
    /// <param name="reason">Printed in public.</param>
    /// <exception cref="ForbiddenException">Not one's duty, or one's divisions are not the whole city.</exception>
    /// <exception cref="InvalidFieldsException">No reason, or too long a one.</exception>
    /// <exception cref="ConflictException">No version is in force, or a draft of this list already waits.</exception>
    public async Task<ListDraft> PrepareRecallAsync(SignedIn by, ListKind kind, int year, string? reason, CancellationToken cancel)
    {
        Allow(by, Rights.ListPrepare, "拟撤回");
        if (ReasonRefused(reason, "撤回") is { } wrong) throw new InvalidFieldsException(new Dictionary<string, string> { ["reason"] = wrong });
        await db.LockAsync(LockName(by.City, kind, year), cancel);
        await using var transaction = db.Database.CurrentTransaction;
        await NoneWaitsAsync(kind, year, cancel);
        var newest = await NewestAsync(kind, year, cancel) ?? throw new ConflictException($"{kind.NameOf(year)}还没有发布过，没有可撤回的。什么都没有改。");
        var list = ReleasedList.Read(newest.Content).List;
        if (list.Recall is { } already) throw new ConflictException($"{kind.NameOf(year)}第 {already.Number} 版已由第 {newest.Number} 版撤回，现在没有现行的一版。什么都没有改。");
        return await SaveDraftAsync(by, RecallOf(newest, list, reason!.Trim()), "lists.prepareRecall", cancel);
    }

    /// <summary>Publishes a draft as the next version. By another person than who prepared it, and only while its rows still stand.</summary>
    /// <exception cref="NotFoundException">No such draft.</exception>
    /// <exception cref="ForbiddenException">Not one's duty, one's own draft, or a correction in it is one's own.</exception>
    /// <exception cref="ConflictException">The draft is settled, of an older format, or the rows have changed since it was made.</exception>
    public async Task<ListRelease> ReleaseAsync(SignedIn by, Guid draftId, CancellationToken cancel)
    {
        Allow(by, Rights.ListRelease, "发布名单");
        var (kind, year) = await WhichAsync(draftId, cancel);
        await db.LockAsync(LockName(by.City, kind, year), cancel);
        await using var transaction = db.Database.CurrentTransaction;
        var draft = await WaitingAsync(draftId, cancel);
        if (draft.PreparedBy == by.PersonId) throw new ForbiddenException("这份草稿是您本人编的，须由另一人核对并发布。没有发布。");
        var list = ListContent.Read(draft.Content);
        if (list.Format != ListContent.CurrentFormat || draft.PreparedUnder is not { } preparedUnder)
            throw new ConflictException("这份草稿是程序升级以前编的，没有记编制人的任职。请退回重编；没有发布。");
        var before = await NewestAsync(kind, year, cancel);
        if (list.Recall is { } recall ? before?.Digest != recall.Digest : !list.SaysTheSameAs(await drafting.ContentAsync(by.City, kind, year, cancel)))
            throw new ConflictException("编制以后，台账、办件、更正或现行的一版有了变化，草稿已不是现在的情况。请退回重编；没有发布。");
        if (await OwnCorrectionAsync(by, list, cancel)) throw new ForbiddenException("这份草稿里有您本人记的更正，须由另一人核对并发布。没有发布。");

        var (at, number, change) = (time.UtcNow(), (before?.Number ?? 0) + 1, await ChangeAsync(list, before, cancel));
        var text = new ReleasedList(number, change, before?.Digest, await OrganAsync(preparedUnder, cancel), by.Organ, Today.DateOf(at), list).Write();
        var release = new ListRelease
        {
            City = by.City, Kind = kind, Year = year, Number = number, Content = text, Digest = Digest.Sm3(text),
            PreparedBy = draft.PreparedBy, ReleasedBy = by.PersonId, ReleasedUnder = by.AppointmentId, ReleasedAt = at, Change = change,
        };
        db.Add(release);
        draft.ReleaseId = release.Id;
        db.Record(by.Actor, "lists.release", new("listRelease", release.Id), at, new { kind, year, release.Number, release.Digest, previous = before?.Digest, draft = draft.Id, change });
        await db.SaveChangesAsync(cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return release;
    }

    /// <summary>Returns a draft with a reason; it stays on file and is never released. Also its own author may take it back.</summary>
    /// <exception cref="NotFoundException">No such draft.</exception>
    /// <exception cref="ForbiddenException">Neither the duty to release nor one's own draft.</exception>
    /// <exception cref="InvalidFieldsException">No reason.</exception>
    /// <exception cref="ConflictException">The draft is settled.</exception>
    public async Task DropAsync(SignedIn by, Guid draftId, string? reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new InvalidFieldsException(new Dictionary<string, string> { ["reason"] = "请写退回的理由，编制的人要照着改。" });
        var (kind, year) = await WhichAsync(draftId, cancel);
        await db.LockAsync(LockName(by.City, kind, year), cancel);
        await using var transaction = db.Database.CurrentTransaction;
        var draft = await WaitingAsync(draftId, cancel);
        if (draft.PreparedBy != by.PersonId) Allow(by, Rights.ListRelease, "退回名单");
        draft.DroppedBecause = reason.Trim();
        db.Record(by.Actor, "lists.drop", new("listDraft", draft.Id), time.UtcNow(), new { kind, year, draft.Digest, reason = draft.DroppedBecause });
        await db.SaveChangesAsync(cancel);
        await db.Database.CommitTransactionAsync(cancel);
    }

    /// <summary>What a draft would change, in the sentence that is published with it.</summary>
    public async Task<string> ChangeAsync(ListContent list, CancellationToken cancel) => await ChangeAsync(list, await NewestAsync(list.Kind, list.Year, cancel), cancel);

    async Task<string> ChangeAsync(ListContent list, ListRelease? before, CancellationToken cancel)
    {
        if (list.Recall is { } recall) return $"撤回第 {recall.Number} 版：{recall.Reason.TrimEnd('。')}。现在没有现行的一版。";
        var since = list.Since is null ? null : await db.Set<ListRelease>().AsNoTracking().FirstAsync(r => r.Kind == list.Kind && r.Year == list.Since.Year && r.Number == list.Since.Number, cancel);
        var sentence = ListDifference.Between(since is null ? null : ReleasedList.Read(since.Content).List, list).Sentence(list, list.Since);
        return before is not null && before.Number != since?.Number ? $"第 {before.Number - 1} 版撤回后重新公布。{sentence}" : sentence;
    }

    ListContent RecallOf(ListRelease newest, ListContent list, string reason) =>
        new(ListContent.CurrentFormat, list.City, list.Kind, list.Year, list.Title, today.Date, settings.IsDemo || list.IsDemo, list.CountingRule, []) { Recall = new(newest.Number, newest.Digest, reason) };

    async Task<ListDraft> SaveDraftAsync(SignedIn by, ListContent content, string act, CancellationToken cancel)
    {
        var text = content.Write();
        var draft = new ListDraft
        {
            City = by.City, Kind = content.Kind, Year = content.Year, Content = text, Digest = Digest.Sm3(text), PreparedBy = by.PersonId, PreparedUnder = by.AppointmentId, PreparedAt = time.UtcNow(),
        };
        db.Add(draft);
        db.Record(by.Actor, act, new("listDraft", draft.Id), time.UtcNow(), new { content.Kind, content.Year, draft.Digest, rows = content.Rows.Count, recalls = content.Recall?.Number });
        await db.SaveChangesAsync(cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return draft;
    }

    // 更正也要四眼：这一版里第一次生效的更正，不能由记它的人发布
    async Task<bool> OwnCorrectionAsync(SignedIn by, ListContent list, CancellationToken cancel)
    {
        var before = list.Since is null ? null : await db.Set<ListRelease>().AsNoTracking().FirstAsync(r => r.Kind == list.Kind && r.Year == list.Since.Year && r.Number == list.Since.Number, cancel);
        var fresh = CorrectionsIn(list).Except(before is null ? [] : CorrectionsIn(ReleasedList.Read(before.Content).List)).ToList();
        return await db.Set<ListCorrection>().AnyAsync(c => fresh.Contains(c.Id) && c.EnteredBy == by.PersonId, cancel);
    }

    static IEnumerable<Guid> CorrectionsIn(ListContent list) =>
        list.Rows.Where(r => r.Correction is not null).Select(r => r.Correction!.Id).Concat(list.Struck.Select(s => s.Correction)).Concat(list.Settled.Select(s => s.Id));

    async Task NoneWaitsAsync(ListKind kind, int year, CancellationToken cancel)
    {
        if (await db.Set<ListDraft>().AnyAsync(d => d.Kind == kind && d.Year == year && d.ReleaseId == null && d.DroppedBecause == null, cancel))
            throw new ConflictException($"{kind.NameOf(year)}已有一份待核对的草稿。请先发布或退回它；没有另编。");
    }

    Task<ListRelease?> NewestAsync(ListKind kind, int year, CancellationToken cancel) =>
        db.Set<ListRelease>().AsNoTracking().Where(r => r.Kind == kind && r.Year == year).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);

    /// <summary>Why a reason cannot be printed; null where it can.</summary>
    internal static string? ReasonRefused(string? reason, string what) =>
        string.IsNullOrWhiteSpace(reason) ? $"请写{what}的理由，公开页要写明。" : reason.Trim().Length > LongestReason ? $"理由最长 {LongestReason} 字，现在 {reason.Trim().Length} 字。" : null;

    async Task<(ListKind Kind, int Year)> WhichAsync(Guid draftId, CancellationToken cancel)
    {
        var found = await db.Set<ListDraft>().AsNoTracking().Where(d => d.Id == draftId).Select(d => new { d.Kind, d.Year }).FirstOrDefaultAsync(cancel);
        return found is null ? throw new NotFoundException("这份名单草稿") : (found.Kind, found.Year);
    }

    async Task<ListDraft> WaitingAsync(Guid draftId, CancellationToken cancel)
    {
        var draft = await db.Set<ListDraft>().FirstAsync(d => d.Id == draftId, cancel);
        if (draft.ReleaseId is not null) throw new ConflictException("这份草稿已经发布了。没有再改。");
        if (draft.DroppedBecause is not null) throw new ConflictException($"这份草稿已经退回：{draft.DroppedBecause}。没有再改。");
        return draft;
    }

    Task<string> OrganAsync(Guid appointmentId, CancellationToken cancel) =>
        (from appointment in db.Set<Appointment>().AsNoTracking() where appointment.Id == appointmentId join organ in db.Set<Organ>() on appointment.OrganId equals organ.Id select organ.Name).FirstAsync(cancel);

    internal static void Allow(SignedIn by, string right, string what)
    {
        if (!by.May(right)) throw new ForbiddenException($"{what}要由有“{string.Join("、", Rights.Matrix[right].Select(d => d.Label()))}”职责的人办。什么都没有改。");
        // 名单是全市的：只看得见一个县的人编出来的会漏
        if (by.DivisionPath != $"/{by.City}/") throw new ForbiddenException($"名单按全市编制和公布，{what}要由任职在市一级的人办。什么都没有改。");
    }

    internal static string LockName(string city, ListKind kind, int year) => $"list:{city}:{kind}:{year}";
}
