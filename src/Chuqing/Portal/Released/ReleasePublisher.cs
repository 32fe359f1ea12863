using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Lists;
using Chuqing.Office.Settings;
using Chuqing.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Portal.Released;

/// <summary>What <c>index.json</c> says of one version.</summary>
/// <param name="Recalls">Number of the version that this one takes back; null for a list.</param>
public sealed record PublishedEntry(string Kind, int Year, int Number, string Title, DateOnly ReleasedOn, string Change, int Rows, bool IsDemo, string Digest, string? Previous, int? Recalls, string Page, string Csv, string Json);

/// <summary>The index of the folder: which city, and every version, newest first within its list.</summary>
public sealed record PublishedIndex(string City, IReadOnlyList<PublishedEntry> Releases);

/// <summary>
/// Brings the released folder to what the database says. May run twice, late or after a crash: what stands already is not written again, the index comes last.
/// </summary>
public sealed class ReleasePublisher(AppDbFactory databases, OfficeSettings settings)
{
    readonly ReleasedFolder folder = new(settings.ReleasedFolder);

    /// <summary>The one city of this installation; where there are several, that whose lists the folder already holds.</summary>
    /// <exception cref="BadInputException">Several cities, and none was published yet.</exception>
    public async Task<string?> CityAsync(CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.System);
        var cities = await db.Set<Division>().AsNoTracking().Where(d => d.Level == DivisionLevel.City).Select(d => d.City).Distinct().OrderBy(c => c).ToListAsync(cancel);
        if (cities.Count < 2) return cities.FirstOrDefault();
        return await PublishedCityAsync(cancel) ?? throw new BadInputException($"库里有几个市（{string.Join("、", cities)}），请用 --city 说明公布哪一个市的名单。什么都没有写。");
    }

    /// <summary>Writes what is missing or different.</summary>
    /// <returns>How many files were written.</returns>
    /// <exception cref="BadInputException">The folder belongs to another city, or is held by another writer.</exception>
    public async Task<int> PublishAsync(string city, CancellationToken cancel)
    {
        using var held = await folder.LockAsync(cancel);
        if (await PublishedCityAsync(cancel) is { } other && other != city)
            throw new BadInputException($"公开目录 {folder.Root} 是 {other} 的，不能放进 {city} 的名单。什么都没有写。");
        await using var db = databases.Open(DataScope.Of(city, $"/{city}/"));
        var versions = (await new ListQueries(db).AllAsync(cancel)).Select(ReleasedVersion.Of).ToList();
        var host = $"{(await DivisionTree.LoadAsync(db, cancel)).Root.Name}工业和信息化局";
        var series = ReleasedSeries.Of(versions);
        await using var pages = new ReleasedPages(host, settings.IsDemo || versions.Exists(v => v.List.IsDemo));
        var written = 0;
        foreach (var one in series)
        {
            foreach (var version in one.Versions) await WriteAsync(version, $"{version.Release.Number}", await pages.ListAsync(one, version));
            await WriteAsync(one.Newest, "latest", await pages.ListAsync(one, one.Newest));
            await PutAsync($"{one.Newest.Folder}/history.html", await pages.HistoryAsync(one));
            // 两版都不再变，差别页写一次就够；最新两版可能刚被撤回，总要重写
            foreach (var (from, to) in Pairs(one))
                if (to.Release.Number >= one.Newest.Release.Number - 1 || !folder.Has(DifferencePath(from, to))) await PutAsync(DifferencePath(from, to), await pages.DifferenceAsync(one, from, to));
            await PutAsync($"{one.Newest.Folder}/index.json", IndexOf(city, [one]));
        }
        foreach (var kind in Enum.GetValues<ListKind>()) await PutAsync($"lists/{kind.Slug()}/index.html", await pages.ListsAsync(kind, [.. series.Where(s => s.Kind == kind)]));
        await PutAsync("lists/index.html", await pages.ListsAsync(null, series));
        await PutAsync("index.html", await pages.HomeAsync(series));
        await PutAsync("index.json", IndexOf(city, series));
        return written;

        async Task WriteAsync(ReleasedVersion version, string name, string page)
        {
            await PutAsync($"{version.Folder}/{name}.json", version.File);
            await PutAsync($"{version.Folder}/{name}.csv", ListCsv.Write(version.List));
            await PutAsync($"{version.Folder}/{name}.html", page);
        }

        async Task PutAsync(string path, string text) => written += await folder.WriteAsync(path, text, cancel) ? 1 : 0;
    }

    static IEnumerable<(ReleasedVersion From, ReleasedVersion To)> Pairs(ReleasedSeries one) =>
        from to in one.Versions from @from in one.Versions where @from.Release.Number < to.Release.Number select (@from, to);

    static string DifferencePath(ReleasedVersion from, ReleasedVersion to) => FormattableString.Invariant($"{to.Folder}/{from.Release.Number}-{to.Release.Number}.html");

    async Task<string?> PublishedCityAsync(CancellationToken cancel) =>
        await folder.ReadAsync("index.json", cancel) is { } index ? System.Text.Json.JsonSerializer.Deserialize<PublishedIndex>(index, JsonOut.Options)?.City : null;

    static string IndexOf(string city, IReadOnlyList<ReleasedSeries> series) => JsonOut.Line(new PublishedIndex(city,
        [.. from one in series
            from v in one.Versions.Reverse()
            select new PublishedEntry(one.Kind.Slug(), one.Year, v.Release.Number, v.List.Title, v.Release.ReleasedOn, v.Release.Change, v.List.Rows.Count, v.List.IsDemo, v.Digest, v.Release.Previous, v.List.Recall?.Number,
                v.Href, $"{v.Href}.csv", $"{v.Href}.json")])) + "\n";
}

/// <summary>Heals at start what a crash left between the row and its files.</summary>
sealed class PublishingAtStart(ReleasePublisher publisher, ILogger<PublishingAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await publisher.CityAsync(stoppingToken) is { } city) await publisher.PublishAsync(city, stoppingToken);
        }
        catch (BadInputException several)
        {
            log.LogWarning("公开目录没有补写：{Why}", several.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "公开目录没有补写成，运行 lists publish 可再补");
        }
    }
}
