using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.People;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>A hand-entered citation with its line, its original, who entered it and who checked it.</summary>
/// <param name="Check">Null while nobody did.</param>
public sealed record ManualCitationView(ManualCitation Citation, string Enterprise, string Equipment, bool IsDemo, StoredFile File, string EnteredBy, ManualCitationCheck? Check, string? CheckedBy);

/// <summary>All reads of hand-entered citations.</summary>
public sealed class ManualCitationQueries(AppDb db)
{
    const int Most = 200, MostWaiting = 50;

    /// <summary>One citation.</summary>
    /// <exception cref="NotFoundException">No such citation in one's divisions.</exception>
    public async Task<ManualCitationView> OfAsync(Guid id, CancellationToken cancel) =>
        await Views(db.Set<ManualCitation>().Where(c => c.Id == id)).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("这份人工引用");

    /// <summary>Citations, newest first; at most two hundred.</summary>
    public async Task<IReadOnlyList<ManualCitationView>> AllAsync(CancellationToken cancel) =>
        NewestFirst(await Views(db.Set<ManualCitation>().OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(Most)).ToListAsync(cancel));

    /// <summary>Citations of a line, newest first.</summary>
    public async Task<IReadOnlyList<ManualCitationView>> OfLineAsync(Guid lineId, CancellationToken cancel) =>
        NewestFirst(await Views(db.Set<ManualCitation>().Where(c => c.LineId == lineId)).ToListAsync(cancel));

    /// <summary>Citations that wait for a person to check them, oldest first.</summary>
    public async Task<IReadOnlyList<ManualCitationView>> WaitingForAsync(SignedIn by, CancellationToken cancel) => !by.May(Rights.CitationCheck)
        ? []
        : [.. NewestFirst(await Views(db.Set<ManualCitation>().Where(c => c.PersonId != by.PersonId && !db.Set<ManualCitationCheck>().Any(k => k.CitationId == c.Id)).OrderBy(c => c.At).Take(MostWaiting)).ToListAsync(cancel)).Reverse()];

    /// <summary>A citation that another person agreed with: what a determination may rest on.</summary>
    /// <exception cref="NotFoundException">No such citation in one's divisions.</exception>
    /// <exception cref="NotPermittedException">Nobody checked it yet, or it was found wrong.</exception>
    public async Task<CheckedCitation> CheckedAsync(Guid id, CancellationToken cancel)
    {
        var view = await OfAsync(id, cancel);
        return view.Check switch
        {
            null => throw new NotPermittedException("这份人工引用还没有第二人对照原件核对，不能据此认定。没有保存。"),
            { Agrees: false } => throw new NotPermittedException($"这份人工引用经核对与原件不一致：{view.Check.Reason}。请重新录入；没有保存。"),
            { } check => new(view.Citation, view.File.Sm3, check),
        };
    }

    static IReadOnlyList<ManualCitationView> NewestFirst(IEnumerable<ManualCitationView> views) => [.. views.OrderByDescending(v => v.Citation.At).ThenByDescending(v => v.Citation.Id)];

    IQueryable<ManualCitationView> Views(IQueryable<ManualCitation> citations) =>
        from c in citations.AsNoTracking()
        join l in db.Set<ProductionLine>() on c.LineId equals l.Id
        join e in db.Set<Enterprise>() on l.EnterpriseId equals e.Id
        join f in db.Set<StoredFile>() on c.FileId equals f.Id
        join p in db.Set<Person>() on c.PersonId equals p.Id
        join k in db.Set<ManualCitationCheck>() on c.Id equals k.CitationId into checks
        from k in checks.DefaultIfEmpty()
        join q in db.Set<Person>() on k.PersonId equals q.Id into checkers
        from q in checkers.DefaultIfEmpty()
        select new ManualCitationView(c, e.Name, l.EquipmentText, l.IsDemo, f, p.Name, k, q == null ? null : q.Name);
}
