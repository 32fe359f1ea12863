using Chuqing.Office.Lists;

namespace Chuqing.Web.Portal.Released;

/// <summary>One released version as the portal shows it.</summary>
/// <param name="File">Text of its JSON file.</param>
public sealed record ReleasedVersion(ReleasedList Release, string Digest, string File)
{
    public ListContent List => Release.List;

    /// <summary>lists/yellow/2026: where the versions of one list stand, without the leading stroke.</summary>
    public string Folder => FolderOf(List.Kind, List.Year);
    public string Href => $"/{Folder}/{Release.Number}";

    /// <summary>黄牌名单-2026-第3版: as a downloaded file is called.</summary>
    public string FileName => FileNameOf(List.Kind, List.Year, Release.Number);

    public static ReleasedVersion Of(ListRelease row) => new(ReleasedList.Read(row.Content), row.Digest, ListProof.FileOf(row));

    public static string FolderOf(ListKind kind, int year) => FormattableString.Invariant($"lists/{kind.Slug()}/{year}");

    public static string FileNameOf(ListKind kind, int year, int number) => FormattableString.Invariant($"{kind.ShortName()}-{year}-第{number}版");
}

/// <summary>The versions of one list of one year, oldest first.</summary>
public sealed record ReleasedSeries(IReadOnlyList<ReleasedVersion> Versions)
{
    public ReleasedVersion Newest => Versions[^1];
    public ListKind Kind => Newest.List.Kind;
    public int Year => Newest.List.Year;

    public ReleasedVersion? Before(ReleasedVersion version) => version.Release.Number > 1 ? Versions[version.Release.Number - 2] : null;

    /// <summary>52.1 万吨/年；500 t/d: each unit by itself.</summary>
    public static string Capacities(IEnumerable<ListedRow> rows)
    {
        var parts = rows.Where(r => r.Capacity is not null && !string.IsNullOrWhiteSpace(r.Unit)).GroupBy(r => r.Unit!).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{Face.ChineseText.Number(g.Sum(r => r.Capacity!.Value))} {g.Key}");
        return string.Join("；", parts);
    }

    public static IReadOnlyList<ReleasedSeries> Of(IEnumerable<ReleasedVersion> versions) =>
        [.. versions.GroupBy(v => (v.List.Kind, v.List.Year)).OrderBy(g => g.Key.Kind).ThenByDescending(g => g.Key.Year).Select(g => new ReleasedSeries([.. g.OrderBy(v => v.Release.Number)]))];
}
