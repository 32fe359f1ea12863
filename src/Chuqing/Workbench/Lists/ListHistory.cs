using Chuqing.Office.Lists;
using Chuqing.Web.Portal.Released;

namespace Chuqing.Web.Workbench.Lists;

/// <summary>All versions of one list as its office pages show them: the public record, and the people behind it.</summary>
sealed record ListHistory(ReleasedSeries Series, IReadOnlyDictionary<int, ReleaseSeen> Seen)
{
    public string Name => Series.Kind.NameOf(Series.Year);
    public string Href => FormattableString.Invariant($"/office/lists/{Series.Kind.Slug()}/{Series.Year}");

    /// <summary>Who prepared and released a version, by name: in the office only.</summary>
    public string Who(ReleasedVersion version) => $"{Seen[version.Release.Number].PreparedByName}／{Seen[version.Release.Number].ReleasedByName}";

    public string HrefOf(ReleasedVersion version) => FormattableString.Invariant($"{Href}/{version.Release.Number}");

    public string DifferenceHref(int one, int other) => FormattableString.Invariant($"{Href}/difference?from={Math.Min(one, other)}&to={Math.Max(one, other)}");

    public ReleasedVersion? Version(int? number) => Series.Versions.FirstOrDefault(v => v.Release.Number == number);

    /// <exception cref="Chuqing.Office.NotFoundException">No such kind, or nothing of it released in this city.</exception>
    public static async Task<ListHistory> ReadAsync(ListQueries queries, string kind, int year, CancellationToken cancel)
    {
        var (releases, seen) = await queries.HistoryAsync(ListKinds.Of(kind) ?? throw new Chuqing.Office.NotFoundException("这种名单"), year, cancel);
        // 上一年的最后一版也要：本年第 1 版是与它比的
        var all = (await queries.AllAsync(cancel)).Where(r => r.Kind == releases[0].Kind).Select(ReleasedVersion.Of);
        return new(ReleasedSeries.Of(all).First(s => s.Year == year), seen);
    }
}
