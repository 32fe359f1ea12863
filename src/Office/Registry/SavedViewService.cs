using Chuqing.Office.Data;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>常用查询: one's own, and those that colleagues of one's organ share.</summary>
public sealed class SavedViewService(AppDb db, PeopleQueries people, TimeProvider time)
{
    const int LongestName = 40, LongestQuery = 1000, Most = 50;

    /// <summary>One's own views and those shared in one's organ, by name.</summary>
    public async Task<IReadOnlyList<SavedView>> ListAsync(SignedIn by, CancellationToken cancel)
    {
        var organ = await people.OrganOfAsync(by.AppointmentId, cancel);
        return await db.Set<SavedView>().AsNoTracking().Where(v => v.PersonId == by.PersonId || (v.IsShared && v.OrganId == organ)).OrderBy(v => v.Name).ThenBy(v => v.Id).Take(2 * Most).ToListAsync(cancel);
    }

    /// <summary>Keeps the conditions of a list under a name; a name that one has already gets the new conditions.</summary>
    /// <exception cref="InvalidFieldsException">No name, too long, no conditions, or too many views.</exception>
    public async Task<SavedView> SaveAsync(SignedIn by, string? name, string query, CancellationToken cancel)
    {
        var kept = Named(name);
        query = query.TrimStart('?');
        if (query.Length is 0 or > LongestQuery) throw Wrong(query.Length == 0 ? "现在没有查询条件，没什么可存。先查询，再存。没有保存。" : "条件太长，存不下。没有保存。");
        var view = await db.Set<SavedView>().FirstOrDefaultAsync(v => v.PersonId == by.PersonId && v.Name == kept, cancel);
        if (view is null)
        {
            if (await db.Set<SavedView>().CountAsync(v => v.PersonId == by.PersonId, cancel) >= Most) throw Wrong($"最多存 {Most} 个，请先删掉不用的。没有保存。");
            var organ = await people.OrganOfAsync(by.AppointmentId, cancel) ?? throw new NotFoundException("您的单位");
            view = new() { City = by.City, PersonId = by.PersonId, OrganId = organ, Name = kept, Query = query };
            db.Add(view);
        }
        view.Query = query;
        return await RecordAsync(by, "save", view, cancel);
    }

    /// <exception cref="NotFoundException">Not one's own.</exception>
    public async Task<SavedView> RenameAsync(SignedIn by, Guid id, string? name, CancellationToken cancel)
    {
        var (view, kept) = (await OwnAsync(by, id, cancel), Named(name));
        if (await db.Set<SavedView>().AnyAsync(v => v.PersonId == by.PersonId && v.Name == kept && v.Id != id, cancel)) throw Wrong($"您已经有一个“{kept}”。没有改名。");
        view.Name = kept;
        return await RecordAsync(by, "rename", view, cancel);
    }

    /// <summary>Opens with the ledger from now on, or not; one at most.</summary>
    public async Task<SavedView> MakeDefaultAsync(SignedIn by, Guid id, bool on, CancellationToken cancel)
    {
        var view = await OwnAsync(by, id, cancel);
        foreach (var other in await db.Set<SavedView>().Where(v => v.PersonId == by.PersonId && v.IsDefault).ToListAsync(cancel)) other.IsDefault = false;
        view.IsDefault = on;
        return await RecordAsync(by, "default", view, cancel);
    }

    /// <summary>Shows it to one's organ, or to oneself only.</summary>
    public async Task<SavedView> ShareAsync(SignedIn by, Guid id, bool on, CancellationToken cancel)
    {
        var view = await OwnAsync(by, id, cancel);
        view.IsShared = on;
        return await RecordAsync(by, "share", view, cancel);
    }

    public async Task DeleteAsync(SignedIn by, Guid id, CancellationToken cancel)
    {
        var view = await OwnAsync(by, id, cancel);
        db.Remove(view);
        await RecordAsync(by, "delete", view, cancel);
    }

    async Task<SavedView> OwnAsync(SignedIn by, Guid id, CancellationToken cancel) =>
        await db.Set<SavedView>().FirstOrDefaultAsync(v => v.Id == id && v.PersonId == by.PersonId, cancel) ?? throw new NotFoundException("这个常用查询，或它不是您存的");

    async Task<SavedView> RecordAsync(SignedIn by, string act, SavedView view, CancellationToken cancel)
    {
        db.Record(by.Actor, $"registry.view-{act}", new("saved-view", view.Id), time.UtcNow(), new { view.Name, view.Query, view.IsShared, view.IsDefault });
        await db.SaveChangesAsync(cancel);
        return view;
    }

    static string Named(string? name) =>
        name?.Trim() is { Length: > 0 and <= LongestName } kept ? kept : throw Wrong(string.IsNullOrWhiteSpace(name) ? "请给这个查询起个名字。没有保存。" : $"名字最多 {LongestName} 字。没有保存。");

    static InvalidFieldsException Wrong(string why) => new(new Dictionary<string, string> { [nameof(SavedView.Name)] = why });
}
