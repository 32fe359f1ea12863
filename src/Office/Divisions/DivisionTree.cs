using System.Text.Json;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Divisions;

/// <summary>A city's divisions in memory: a few hundred rows that every page needs.</summary>
public sealed class DivisionTree
{
    readonly Dictionary<string, Division> byPath;
    readonly Dictionary<string, Division> byCode;

    DivisionTree(IReadOnlyList<Division> all)
    {
        All = all;
        byPath = all.ToDictionary(d => d.Path);
        byCode = all.ToDictionary(d => d.Code);
    }

    /// <summary>All divisions, in the order of their codes.</summary>
    public IReadOnlyList<Division> All { get; }
    /// <summary>Whether a path lies in 外地, the place of rows of elsewhere.</summary>
    public static bool LiesOutside(string path) => path.Contains("/000000/", StringComparison.Ordinal);

    public Division Root => All.First(d => d.Level == DivisionLevel.City);
    public Division Outside => All.First(d => d.Level == DivisionLevel.Outside);
    public IEnumerable<Division> Counties => All.Where(d => d.Level == DivisionLevel.County);

    public Division? ByPath(string path) => byPath.GetValueOrDefault(path);
    public Division? ByCode(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The county in which a path lies; null for the city itself and for 外地.</summary>
    public Division? CountyOf(string path) => Counties.FirstOrDefault(c => path.StartsWith(c.Path, StringComparison.Ordinal));

    /// <summary>The name of a path as people say it: 曲江区马坝镇.</summary>
    public string NameOf(string path) =>
        ByPath(path) is not { } division ? path
        : division.Level == DivisionLevel.Town ? $"{CountyOf(path)?.Name}{division.Name}" : division.Name;

    /// <summary>
    /// Finds a county, and a town in it, by the names that a sheet gives. A suffix may be left out (曲江 for 曲江区) as long as one county answers.
    /// </summary>
    /// <returns>The division; 外地 for a name that is not of this city; null where the name is empty.</returns>
    public Division? Find(string? county, string? town = null)
    {
        if (string.IsNullOrWhiteSpace(county)) return null;
        var name = county.Trim();
        var named = Named(Counties, Strip(name, Root.Name));
        if (named is null) return Outside;
        if (string.IsNullOrWhiteSpace(town)) return named;
        return Named(All.Where(d => d.ParentId == named.Id), town.Trim()) ?? named;
    }

    static string Strip(string name, string prefix) => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;

    static Division? Named(IEnumerable<Division> among, string name)
    {
        var list = among.ToList();
        if (list.Find(d => d.Name == name) is { } exact) return exact;
        if (name.Length < 2) return null;
        var near = list.FindAll(d => d.Name.StartsWith(name, StringComparison.Ordinal));
        return near.Count == 1 ? near[0] : null;
    }

    /// <summary>The cities that a database holds, in the order of their codes.</summary>
    public static async Task<IReadOnlyList<Division>> CitiesAsync(AppDb db, CancellationToken cancel) =>
        await db.Set<Division>().AsNoTracking().Where(d => d.Level == DivisionLevel.City).OrderBy(d => d.Code).ToListAsync(cancel);

    public static async Task<DivisionTree> LoadAsync(AppDb db, CancellationToken cancel)
    {
        var city = db.Scope.City;
        return new(await db.Set<Division>().AsNoTracking().Where(d => d.City == city).OrderBy(d => d.Code).ToListAsync(cancel));
    }

    /// <summary>The rows of a division file of <c>law/divisions</c>.</summary>
    public static IReadOnlyList<object> Read(Stream json)
    {
        using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip });
        var (root, rows) = (document.RootElement, new List<object>());
        var cityElement = root.GetProperty("city");
        var code = cityElement.GetProperty("code").GetString()!;
        var from = DateOnly.Parse(cityElement.GetProperty("from").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        var city = Add(DivisionLevel.City, cityElement, null);
        Add(DivisionLevel.Outside, root.GetProperty("outside"), city);
        foreach (var county in root.GetProperty("counties").EnumerateArray())
        {
            var parent = Add(DivisionLevel.County, county, city);
            foreach (var town in county.GetProperty("towns").EnumerateArray()) Add(DivisionLevel.Town, town, parent);
        }
        return rows;

        Division Add(DivisionLevel level, JsonElement item, Division? parent)
        {
            var own = item.GetProperty("code").GetString()!;
            var division = new Division { City = code, Level = level, Code = own, Name = item.GetProperty("name").GetString()!, ParentId = parent?.Id, Path = $"{parent?.Path ?? "/"}{own}/" };
            rows.Add(division);
            rows.Add(new DivisionName { City = code, DivisionId = division.Id, Code = own, Name = division.Name, From = from });
            return division;
        }
    }
}
