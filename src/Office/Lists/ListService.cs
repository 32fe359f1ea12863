using Chuqing.Law;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.Exits;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Settings;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Lists;

/// <summary>Public lists: prepared by one, released by another, never changed afterwards.</summary>
public sealed class ListService(AppDb db, ServedOrderQueries orders, ExitYearQueries exits, OfficeSettings settings, TimeProvider time, Today today)
{
    /// <summary>Makes a draft from the rows that stand today. Nobody outside sees it.</summary>
    /// <param name="year">For 黄牌 this year; for exits a year that has begun.</param>
    /// <exception cref="ForbiddenException">Not one's duty, or one's divisions are not the whole city.</exception>
    /// <exception cref="BadInputException">A year that cannot be listed.</exception>
    /// <exception cref="ConflictException">A draft of this list already waits.</exception>
    public async Task<ListDraft> PrepareAsync(SignedIn by, ListKind kind, int year, CancellationToken cancel)
    {
        Allow(by, Rights.ListPrepare, "编制名单");
        await db.LockAsync(LockName(by.City, kind, year), cancel);
        await using var transaction = db.Database.CurrentTransaction;
        if (await db.Set<ListDraft>().AnyAsync(d => d.Kind == kind && d.Year == year && d.ReleaseId == null && d.DroppedBecause == null, cancel))
            throw new ConflictException($"{kind.NameOf(year)}已有一份待核对的草稿。请先发布或退回它；没有另编。");
        var content = await ContentAsync(by.City, kind, year, cancel);
        var text = content.Write();
        var draft = new ListDraft { City = by.City, Kind = kind, Year = year, Content = text, Digest = Digest.Sm3(text), PreparedBy = by.PersonId, PreparedAt = time.UtcNow() };
        db.Add(draft);
        db.Record(by.Actor, "lists.prepare", new("listDraft", draft.Id), time.UtcNow(), new { kind, year, draft.Digest, rows = content.Rows.Count });
        await db.SaveChangesAsync(cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return draft;
    }

    /// <summary>Publishes a draft as the next version. By another person than who prepared it, and only while its rows still stand.</summary>
    /// <exception cref="NotFoundException">No such draft.</exception>
    /// <exception cref="ForbiddenException">Not one's duty, or one's own draft.</exception>
    /// <exception cref="ConflictException">The draft is settled, or the rows have changed since it was made.</exception>
    public async Task<ListRelease> ReleaseAsync(SignedIn by, Guid draftId, CancellationToken cancel)
    {
        Allow(by, Rights.ListRelease, "发布名单");
        var (kind, year) = await WhichAsync(draftId, cancel);
        await db.LockAsync(LockName(by.City, kind, year), cancel);
        await using var transaction = db.Database.CurrentTransaction;
        var draft = await WaitingAsync(draftId, cancel);
        if (draft.PreparedBy == by.PersonId) throw new ForbiddenException("这份草稿是您本人编的，须由另一人核对并发布。没有发布。");
        var list = ListContent.Read(draft.Content);
        if (!list.SaysTheSameAs(await ContentAsync(by.City, kind, year, cancel)))
            throw new ConflictException("编制以后，台账或办件有了变化，草稿已不是现在的情况。请退回重编；没有发布。");

        var before = await db.Set<ListRelease>().AsNoTracking().Where(r => r.Kind == kind && r.Year == year).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);
        var change = ListChange.Between(before is null ? null : ReleasedList.Read(before.Content).List, list).Sentence(before?.Number ?? 0);
        var at = time.UtcNow();
        var text = new ReleasedList((before?.Number ?? 0) + 1, change, before?.Digest, await OrganAsync(draft.PreparedBy, cancel), by.Organ, Today.DateOf(at), list).Write();
        var release = new ListRelease
        {
            City = by.City, Kind = kind, Year = year, Number = (before?.Number ?? 0) + 1, Content = text, Digest = Digest.Sm3(text),
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

    async Task<ListContent> ContentAsync(string city, ListKind kind, int year, CancellationToken cancel)
    {
        var on = today.Date;
        if (kind == ListKind.Yellow && year != on.Year) throw new BadInputException($"黄牌名单按当天在册的情况编制，只能编 {on.Year} 年的。什么都没有改。");
        if (year < 2000 || year > on.Year) throw new BadInputException($"不能编 {year} 年的名单：只能编已经开始的年份。什么都没有改。");
        ListedRow[] rows = kind == ListKind.Yellow
            ? [.. (await orders.StandingAsync(on, cancel)).Select(ListedRow.Of)]
            : [.. (await exits.RowsAsync(year, cancel)).Select(ListedRow.Of)];
        var title = kind == ListKind.Yellow ? kind.Label() : $"{year}{kind.Label()}";
        var rule = kind == ListKind.Yellow
            ? "按本表口径：列入已送达责令限期整改、尚未复查合格的生产线；疑似、资料不足和未送达的不列，外地样例不列。"
            : ExitYearQueries.CountingSentence(year);
        return new(1, city, kind, year, title, on, settings.IsDemo || rows.Any(r => r.IsDemo), rule, rows);
    }

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

    Task<string> OrganAsync(Guid personId, CancellationToken cancel) =>
        (from appointment in db.Set<Appointment>().AsNoTracking()
         where appointment.PersonId == personId
         join organ in db.Set<Organ>() on appointment.OrganId equals organ.Id
         orderby appointment.From descending, appointment.Id
         select organ.Name).FirstAsync(cancel);

    static void Allow(SignedIn by, string right, string what)
    {
        if (!by.May(right)) throw new ForbiddenException($"{what}要由有“{string.Join("、", Rights.Matrix[right].Select(d => d.Label()))}”职责的人办。什么都没有改。");
        // 名单是全市的：只看得见一个县的人编出来的会漏
        if (by.DivisionPath != $"/{by.City}/") throw new ForbiddenException($"名单按全市编制和公布，{what}要由任职在市一级的人办。什么都没有改。");
    }

    static string LockName(string city, ListKind kind, int year) => $"list:{city}:{kind}:{year}";
}
