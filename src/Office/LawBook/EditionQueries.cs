using Chuqing.Law;
using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>How far an edition has come.</summary>
public enum EditionState
{
    [Label("待预览")] Uploaded,
    [Label("待提请")] Previewed,
    [Label("待第二人接收")] Proposed,
    [Label("已接收")] Accepted,
    [Label("已退回")] Refused,
}

/// <summary>An edition in a list.</summary>
public sealed record EditionRow(Guid Id, string Name, EditionKind Kind, string? Area, string By, DateTime At, EditionState State, bool IsDemo);

/// <summary>An officer's act on an edition, as shown.</summary>
public sealed record EditionSigned(EditionAct Act, string Person, string Title, Guid PersonId, Guid PreviewId, DateTime At, string? Reason);

/// <summary>A preview in a list.</summary>
/// <param name="Stands">Whether it still says what acceptance would bring.</param>
public sealed record PreviewRow(Guid Id, string Title, string DivisionPath, int Lines, int Changed, DateTime At, string Digest, bool Stands, Guid? EditionId, bool IsDemo);

/// <summary>An edition with everything said of it.</summary>
/// <param name="Changes">Against the law of now; null once it is decided, or where it no longer fits the shelf.</param>
/// <param name="Fault">Why it no longer fits the shelf; null where it does.</param>
public sealed record EditionView(LawEdition Edition, string By, string? Original, EditionState State, IReadOnlyList<string> Files, EditionChanges? Changes, string? Fault, IReadOnlyList<PreviewRow> Previews, IReadOnlyList<EditionSigned> Signatures);

/// <summary>The law of now and the law as an edition would make it.</summary>
public sealed record EditionLaw(LoadedLaw Current, LoadedLaw Candidate);

/// <summary>All reads about editions.</summary>
public sealed class EditionQueries(AppDb db, LawLibrary laws)
{
    const int Most = 200;

    /// <summary>Editions of the city, newest first.</summary>
    public async Task<IReadOnlyList<EditionRow>> ListAsync(CancellationToken cancel)
    {
        var rows = await (from e in db.Set<LawEdition>().AsNoTracking() join p in db.Set<Person>() on e.PersonId equals p.Id orderby e.At descending, e.Id descending select new { e.Id, e.Name, e.Kind, e.Area, By = p.Name, e.At, e.IsDemo }).Take(Most).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Id);
        var acts = (await db.Set<EditionSignature>().AsNoTracking().Where(s => ids.Contains(s.EditionId)).Select(s => new { s.EditionId, s.Act }).ToListAsync(cancel)).ToLookup(s => s.EditionId, s => s.Act);
        var previewed = (await db.Set<LawPreview>().AsNoTracking().Where(p => p.EditionId != null && ids.Contains(p.EditionId.Value)).Select(p => p.EditionId!.Value).Distinct().ToListAsync(cancel)).ToHashSet();
        return rows.ConvertAll(r => new EditionRow(r.Id, r.Name, r.Kind, r.Area, r.By, r.At, StateOf([.. acts[r.Id]], previewed.Contains(r.Id)), r.IsDemo));
    }

    /// <summary>One edition, whole.</summary>
    /// <exception cref="NotFoundException">No such edition in this city.</exception>
    public async Task<EditionView> OfAsync(Guid id, CancellationToken cancel)
    {
        var edition = await FindAsync(id, cancel);
        var by = await db.Set<Person>().Where(p => p.Id == edition.PersonId).Select(p => p.Name).FirstAsync(cancel);
        var original = edition.FileId is { } file ? await db.Set<Files.StoredFile>().Where(f => f.Id == file).Select(f => f.Name).FirstOrDefaultAsync(cancel) : null;
        var signed = await (from s in db.Set<EditionSignature>().AsNoTracking()
                            where s.EditionId == id
                            join p in db.Set<Person>() on s.PersonId equals p.Id
                            join a in db.Set<Appointment>() on s.AppointmentId equals a.Id
                            orderby s.At
                            select new EditionSigned(s.Act, p.Name, a.Title, s.PersonId, s.PreviewId, s.At, s.Reason)).ToListAsync(cancel);
        var previews = await PreviewsAsync(db.Set<LawPreview>().Where(p => p.EditionId == id), cancel);
        var state = StateOf([.. signed.Select(s => s.Act)], previews.Count > 0);
        var files = ShelfFolder.Unzip(edition.Files).Select(f => f.Path).ToList();
        if (state is EditionState.Accepted or EditionState.Refused) return new(edition, by, original, state, files, null, null, previews, signed);
        try
        {
            var law = await CandidateAsync(edition, cancel);
            return new(edition, by, original, state, files, EditionChanges.Of(law.Current.Pack, law.Candidate.Pack), null, previews, signed);
        }
        catch (BadInputException fault)
        {
            return new(edition, by, original, state, files, null, fault.Message, previews, signed);
        }
    }

    /// <summary>The law of now and as the edition would make it.</summary>
    /// <exception cref="BadInputException">The edition no longer fits the shelf.</exception>
    public async Task<EditionLaw> CandidateAsync(LawEdition edition, CancellationToken cancel)
    {
        var current = await laws.OfAsync(db, edition.City, cancel);
        return new(current, laws.Checked(new EditionFiles(ShelfFolder.Unzip(edition.Files), edition.Whole).Over(current.Pack.Files)));
    }

    /// <exception cref="NotFoundException">No such edition in this city.</exception>
    public async Task<LawEdition> FindAsync(Guid id, CancellationToken cancel) =>
        await db.Set<LawEdition>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel) ?? throw new NotFoundException("这一版");

    /// <summary>The newest previews and comparisons that this scope may see.</summary>
    public Task<List<PreviewRow>> RecentAsync(int most, CancellationToken cancel) => PreviewsAsync(db.Set<LawPreview>(), cancel, most);

    async Task<List<PreviewRow>> PreviewsAsync(IQueryable<LawPreview> previews, CancellationToken cancel, int most = Most)
    {
        var now = await db.Set<AcceptedPack>().AsNoTracking().Where(p => p.City == db.Scope.City).OrderByDescending(p => p.AcceptedAt).ThenByDescending(p => p.Id).Select(p => p.Digest).FirstOrDefaultAsync(cancel);
        return await previews.AsNoTracking().OrderByDescending(p => p.At).ThenByDescending(p => p.Id).Take(most)
            .Select(p => new PreviewRow(p.Id, p.Title, p.DivisionPath, p.Lines, p.Changed, p.At, p.Digest, p.Base == now, p.EditionId, p.IsDemo)).ToListAsync(cancel);
    }

    static EditionState StateOf(IReadOnlyCollection<EditionAct> acts, bool previewed) =>
        acts.Contains(EditionAct.Accept) ? EditionState.Accepted
        : acts.Contains(EditionAct.Refuse) ? EditionState.Refused
        : acts.Count > 0 ? EditionState.Proposed
        : previewed ? EditionState.Previewed : EditionState.Uploaded;
}
