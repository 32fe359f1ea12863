using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>A stored preview with its content, its digest proven.</summary>
public sealed record PreviewView(LawPreview Preview, LawComparison Comparison, string By, string? Edition);

/// <summary>Reads previews; each is seen from its division and from above.</summary>
public sealed class LawPreviewQueries(AppDb db, LawComparer comparer, LawSides sides)
{
    /// <exception cref="NotFoundException">No such preview in one's divisions.</exception>
    /// <exception cref="BadInputException">The content is not what was digested.</exception>
    public async Task<PreviewView> OfAsync(Guid id, CancellationToken cancel)
    {
        var preview = await db.Set<LawPreview>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel) ?? throw new NotFoundException("这份预览");
        var by = await db.Set<People.Person>().Where(p => p.Id == preview.PersonId).Select(p => p.Name).FirstOrDefaultAsync(cancel) ?? "";
        var edition = preview.EditionId is { } of ? await db.Set<LawEdition>().Where(e => e.Id == of).Select(e => e.Name).FirstOrDefaultAsync(cancel) : null;
        return new(preview, LawComparison.Read(preview), by, edition);
    }

    /// <summary>One line under two laws, at once and without keeping it.</summary>
    /// <exception cref="BadInputException">As <see cref="LawSides"/>.</exception>
    public async Task<(LawSide Before, LawSide After, LawComparison Comparison)> LineAsync(Guid lineId, AskedLaw before, AskedLaw after, CancellationToken cancel)
    {
        var city = db.Scope.City;
        var (old, now) = (await sides.OfAsync(city, before, cancel), await sides.OfAsync(city, after, cancel));
        return (old, now, await comparer.RunAsync(old, now, db.Scope, cancel, lineId));
    }
}
