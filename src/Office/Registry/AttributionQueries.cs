using Chuqing.Office.Data;
using Chuqing.Office.Files.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Whose names must be shown beside rows: the attributions that their facts carry.</summary>
public sealed class AttributionQueries(AppDb db)
{
    /// <summary>The attributions of enterprises, lines or machines, each once. Costs nothing in a city that never imported such data.</summary>
    public async Task<IReadOnlyList<Attribution>> OfAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancel)
    {
        if (subjects.Count == 0 || !await db.Set<ImportBatch>().AnyAsync(b => b.Attribution != null, cancel)) return [];
        HashSet<string> marks = [];
        foreach (var some in subjects.Chunk(500))
            marks.UnionWith(await db.Set<Fact>().Where(f => some.Contains(f.SubjectId) && f.Source.StartsWith(Attribution.Opens))
                .Select(f => f.Source.Substring(0, f.Source.IndexOf(Attribution.Closes) + 1)).Distinct().ToListAsync(cancel));
        return Of(marks);
    }

    /// <summary>The attributions among sources of facts, each once.</summary>
    public static IReadOnlyList<Attribution> Of(IEnumerable<string> sources) => [.. sources.Select(s => Attribution.In(s).Attribution).OfType<Attribution>().Distinct().OrderBy(a => a.Source, StringComparer.Ordinal)];
}
