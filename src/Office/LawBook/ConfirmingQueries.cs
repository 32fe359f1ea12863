using Chuqing.Law;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>Where a draft row of a document stands on its way to being confirmed.</summary>
public enum RowProgress
{
    [Label("待核对")] Draft,
    [Label("第一人核对中")] Reading,
    [Label("待第二人")] Waiting,

    /// <summary>Two agreed that it is not what the original says; a new version must be entered.</summary>
    [Label("待作为新版收入")] Corrected,
    [Label("已核对")] Confirmed,
}

/// <summary>A row of a document that is a draft on the shelf, with how far it has come here.</summary>
/// <param name="Lines">How many lines of our ledger its rule touches; 0 for versions that do not apply today.</param>
/// <param name="Correction">What two officers found instead; null where they found nothing wrong.</param>
public sealed record ConfirmingRow(ShelfItem Item, ShelfVersion Version, RowProgress Progress, int Lines, LawCorrection? Correction);

/// <summary>How far the rows of a document have come.</summary>
/// <param name="Shipped">Rows that the shelf itself confirms; not among the others.</param>
public sealed record DocumentProgress(LegalText Text, int Total, int Confirmed, int Waiting, int Reading, int Corrected, int Shipped, int Originals)
{
    public int Left => Total - Confirmed - Waiting - Reading - Corrected;
}

/// <summary>An original with its file and who brought it.</summary>
public sealed record OriginalView(LawOriginal Original, string FileName, string Sm3, long Size, string Person);

/// <summary>A sitting in a list.</summary>
/// <param name="Marked">Rows with a mark of the first; of all <paramref name="Rows"/>.</param>
public sealed record SittingSummary(ConfirmationSitting Sitting, LegalText? Text, string First, string? Second, int Rows, int Marked);

/// <summary>One row of a sitting with what the shelf says.</summary>
/// <param name="Shelf">Null where the shelf says something else by now.</param>
/// <param name="Says">What the version says, in sentences.</param>
public sealed record SittingLine(SittingRow Row, ShelfRow? Shelf, IReadOnlyList<string> Says);

/// <summary>A sitting, whole.</summary>
public sealed record SittingView(ConfirmationSitting Sitting, LegalText? Text, OriginalView Original, string First, string? Second, IReadOnlyList<SittingLine> Rows);

/// <summary>All reads of confirming by document.</summary>
public sealed class ConfirmingQueries(AppDb db)
{
    /// <summary>Documents of the shelf that rows cite, those with most left first.</summary>
    public async Task<IReadOnlyList<DocumentProgress>> DocumentsAsync(CityLaw law, string city, CancellationToken cancel)
    {
        var marks = await MarksAsync(city, cancel);
        var originals = await db.Set<LawOriginal>().AsNoTracking().Where(o => o.City == city).GroupBy(o => o.Document).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var cited = law.Law.Shelf.Items.SelectMany(i => i.Versions).Where(v => v.Citation is not null).ToLookup(v => v.Citation!.Document);
        return [.. law.Law.Pack.Texts.Values.Where(t => cited.Contains(t.Id)).Select(text =>
        {
            var drafts = cited[text.Id].Where(v => v.Status == ValueStatus.Draft).Select(v => ProgressOf(law, v, marks)).ToList();
            return new DocumentProgress(text, drafts.Count, Count(RowProgress.Confirmed), Count(RowProgress.Waiting), Count(RowProgress.Reading), Count(RowProgress.Corrected),
                cited[text.Id].Count(v => v.Status == ValueStatus.Confirmed), originals.GetValueOrDefault(text.Id));

            int Count(RowProgress progress) => drafts.Count(d => d == progress);
        }).OrderByDescending(d => d.Left > 0).ThenByDescending(d => d.Left).ThenBy(d => d.Text.Id, StringComparer.Ordinal)];
    }

    /// <summary>The draft rows of a document: those that touch most lines first, then what applies today, then the order of the shelf.</summary>
    /// <param name="touched">Rule → lines of our ledger that it touches.</param>
    public async Task<IReadOnlyList<ConfirmingRow>> RowsAsync(CityLaw law, string city, string document, IReadOnlyDictionary<string, int> touched, CancellationToken cancel)
    {
        var marks = await MarksAsync(city, cancel);
        return [.. law.Law.Shelf.DraftsOf(document).Select(row =>
            {
                var applies = row.Item.On(law.On) == row.Version;
                return (Applies: applies, Row: new ConfirmingRow(row.Item, row.Version, ProgressOf(law, row.Version, marks), applies ? touched.GetValueOrDefault(row.Item.Id) : 0, marks.Corrections.GetValueOrDefault(row.Version.Key)));
            })
            .OrderByDescending(r => r.Row.Lines).ThenByDescending(r => r.Applies).Select(r => r.Row)];
    }

    /// <summary>The originals of a document, newest first.</summary>
    public async Task<IReadOnlyList<OriginalView>> OriginalsAsync(string document, CancellationToken cancel) =>
        [.. (await Originals(db.Set<LawOriginal>().Where(o => o.Document == document)).ToListAsync(cancel)).OrderByDescending(o => o.Original.At).ThenByDescending(o => o.Original.Id)];

    /// <summary>One original.</summary>
    /// <exception cref="NotFoundException">No such original in one's city.</exception>
    public async Task<OriginalView> OriginalAsync(Guid id, CancellationToken cancel) =>
        await Originals(db.Set<LawOriginal>().Where(o => o.Id == id)).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("这份原件");

    /// <summary>Sittings of a document, newest first; at most a hundred.</summary>
    public Task<IReadOnlyList<SittingSummary>> SittingsAsync(CityLaw law, string document, CancellationToken cancel) =>
        SummariesAsync(db.Set<ConfirmationSitting>().Where(s => s.Document == document).OrderByDescending(s => s.OpenedAt).ThenByDescending(s => s.Id).Take(100), law, cancel);

    /// <summary>What waits for a person: sittings of others to go through as the second, and own ones that were begun; the oldest first.</summary>
    public Task<IReadOnlyList<SittingSummary>> WaitingForAsync(SignedIn by, CityLaw law, CancellationToken cancel) => !by.May(Rights.LawConfirm)
        ? Task.FromResult<IReadOnlyList<SittingSummary>>([])
        : SummariesAsync(db.Set<ConfirmationSitting>()
            .Where(s => (s.State == SittingState.Waiting && s.FirstPersonId != by.PersonId) || (s.State == SittingState.Reading && s.FirstPersonId == by.PersonId))
            .OrderBy(s => s.OpenedAt).ThenBy(s => s.Id).Take(50), law, cancel);

    /// <summary>A sitting with its rows and what the shelf says of each now.</summary>
    /// <exception cref="NotFoundException">No such sitting in one's city.</exception>
    public async Task<SittingView> SittingAsync(Guid id, CityLaw law, CancellationToken cancel)
    {
        var sitting = await db.Set<ConfirmationSitting>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel) ?? throw new NotFoundException("这次核对");
        var rows = await db.Set<SittingRow>().AsNoTracking().Where(r => r.SittingId == id).OrderBy(r => r.Number).ToListAsync(cancel);
        if (sitting.State is SittingState.Waiting or SittingState.Closed) rows = rows.FindAll(r => r.First is not null);
        var names = await NamesAsync([sitting.FirstPersonId, .. sitting.SecondPersonId is { } second ? new[] { second } : []], cancel);
        return new(sitting, law.Law.Pack.Texts.GetValueOrDefault(sitting.Document), await OriginalAsync(sitting.OriginalId, cancel), names[sitting.FirstPersonId],
            sitting.SecondPersonId is { } other ? names[other] : null, rows.ConvertAll(row => Line(law, row)));
    }

    static SittingLine Line(CityLaw law, SittingRow row)
    {
        var item = law.Law.Shelf.Find(row.ValueId);
        var version = item?.Versions.FirstOrDefault(v => v.Key == row.Key);
        return version is null ? new(row, null, []) : new(row, new(item!, version), LawWords.Of(law.Law.Pack, item!, version));
    }

    async Task<IReadOnlyList<SittingSummary>> SummariesAsync(IQueryable<ConfirmationSitting> sittings, CityLaw law, CancellationToken cancel)
    {
        var found = await sittings.AsNoTracking().ToListAsync(cancel);
        var ids = found.ConvertAll(s => s.Id);
        var rows = await db.Set<SittingRow>().AsNoTracking().Where(r => ids.Contains(r.SittingId)).GroupBy(r => r.SittingId)
            .Select(g => new { g.Key, Rows = g.Count(), Marked = g.Count(r => r.First != null) }).ToDictionaryAsync(g => g.Key, cancel);
        var names = await NamesAsync([.. found.Select(s => s.FirstPersonId), .. found.Select(s => s.SecondPersonId).OfType<Guid>()], cancel);
        return found.ConvertAll(s => new SittingSummary(s, law.Law.Pack.Texts.GetValueOrDefault(s.Document), names[s.FirstPersonId], s.SecondPersonId is { } second ? names[second] : null, rows[s.Id].Rows, rows[s.Id].Marked));
    }

    async Task<Dictionary<Guid, string>> NamesAsync(List<Guid> people, CancellationToken cancel) =>
        await db.Set<Person>().AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);

    IQueryable<OriginalView> Originals(IQueryable<LawOriginal> originals) =>
        from o in originals.AsNoTracking()
        join f in db.Set<StoredFile>() on o.FileId equals f.Id
        join p in db.Set<Person>() on o.PersonId equals p.Id
        select new OriginalView(o, f.Name, f.Sm3, f.Size, p.Name);

    sealed record Marks(HashSet<ValueKey> Reading, HashSet<ValueKey> Waiting, Dictionary<ValueKey, LawCorrection> Corrections);

    async Task<Marks> MarksAsync(string city, CancellationToken cancel)
    {
        var rows = await Confirming.UnderWay(db, city).Join(db.Set<ConfirmationSitting>(), r => r.SittingId, s => s.Id, (r, s) => new { r.ValueId, r.ValueFrom, r.ValueDigest, s.State }).ToListAsync(cancel);
        var corrections = await db.Set<LawCorrection>().AsNoTracking().Where(c => c.City == city).OrderBy(c => c.At).ToListAsync(cancel);
        return new([.. rows.Where(r => r.State == SittingState.Reading).Select(r => new ValueKey(r.ValueId, r.ValueFrom, r.ValueDigest))],
            [.. rows.Where(r => r.State == SittingState.Waiting).Select(r => new ValueKey(r.ValueId, r.ValueFrom, r.ValueDigest))],
            corrections.GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Last()));
    }

    static RowProgress ProgressOf(CityLaw law, ShelfVersion version, Marks marks) =>
        law.IsConfirmedHere(version.Key) ? RowProgress.Confirmed
        : marks.Waiting.Contains(version.Key) ? RowProgress.Waiting
        : marks.Reading.Contains(version.Key) ? RowProgress.Reading
        : marks.Corrections.ContainsKey(version.Key) ? RowProgress.Corrected
        : RowProgress.Draft;
}
