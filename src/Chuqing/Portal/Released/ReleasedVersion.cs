using Chuqing.Office.Lists;

namespace Chuqing.Web.Portal.Released;

/// <summary>One released version as the portal shows it.</summary>
/// <param name="File">Text of its JSON file.</param>
/// <param name="Holds">Whether the digest is that of the content.</param>
public sealed record ReleasedVersion(ReleasedList Release, string Digest, string File, bool Holds)
{
    public ListContent List => Release.List;

    /// <summary>lists/yellow/2026: where the versions of one list stand, without the leading stroke.</summary>
    public string Folder => FolderOf(List.Kind, List.Year);
    public string Href => $"/{Folder}/{Release.Number}";

    /// <summary>黄牌名单-2026-第3版: as a downloaded file is called.</summary>
    public string FileName => FileNameOf(List.Kind, List.Year, Release.Number);

    public static ReleasedVersion Of(ListRelease row) => new(ReleasedList.Read(row.Content), row.Digest, ListProof.FileOf(row), Chuqing.Office.Ledger.Digest.Sm3(row.Content) == row.Digest);

    public static string FolderOf(ListKind kind, int year) => FormattableString.Invariant($"lists/{kind.Slug()}/{year}");

    public static string FileNameOf(ListKind kind, int year, int number) => FormattableString.Invariant($"{kind.ShortName()}-{year}-第{number}版");
}

/// <summary>The versions of one list of one year, oldest first.</summary>
/// <param name="OfKind">The versions of all years: a standing list goes on from year to year.</param>
public sealed record ReleasedSeries(IReadOnlyList<ReleasedVersion> Versions, IReadOnlyList<ReleasedVersion> OfKind)
{
    public ReleasedVersion Newest => Versions[^1];
    public ListKind Kind => Newest.List.Kind;
    public int Year => Newest.List.Year;

    /// <summary>The version in force; null while the newest is a recall.</summary>
    public ReleasedVersion? Current => Newest.List.Recall is null ? Newest : null;

    /// <summary>The version that recalled another; null where none did.</summary>
    public ReleasedVersion? RecalledBy(ReleasedVersion version) => Versions.FirstOrDefault(v => v.List.Recall?.Number == version.Release.Number);

    /// <summary>The version that another says it changed against; null for the first, and for a recall.</summary>
    public ReleasedVersion? Since(ReleasedVersion version) => version.List switch
    {
        { Format: 1 } => version.Release.Number > 1 ? Versions[version.Release.Number - 2] : null,
        { Since: { } since } => OfKind.FirstOrDefault(v => v.List.Year == since.Year && v.Release.Number == since.Number),
        _ => null,
    };

    /// <summary>Whether the version is what was released, and names the digest of the one before it.</summary>
    public bool ChainHolds(ReleasedVersion version) =>
        version.Holds && version.Release.Previous == (version.Release.Number > 1 ? Versions[version.Release.Number - 2].Digest : null);

    /// <summary>Address of the page with the difference of two versions; the earlier stands first.</summary>
    public string DifferenceHref(int one, int other) => FormattableString.Invariant($"/{Newest.Folder}/{Math.Min(one, other)}-{Math.Max(one, other)}");

    /// <summary>52.1 万吨/年；500 t/d: each unit by itself.</summary>
    public static string Capacities(IEnumerable<ListedRow> rows)
    {
        var parts = rows.Where(r => r.Capacity is not null && !string.IsNullOrWhiteSpace(r.Unit)).GroupBy(r => r.Unit!).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{Face.ChineseText.Number(g.Sum(r => r.Capacity!.Value))} {g.Key}");
        return string.Join("；", parts);
    }

    public static IReadOnlyList<ReleasedSeries> Of(IEnumerable<ReleasedVersion> versions) =>
        [.. from kind in versions.GroupBy(v => v.List.Kind).OrderBy(g => g.Key)
            let all = kind.ToList()
            from year in all.GroupBy(v => v.List.Year).OrderByDescending(g => g.Key)
            select new ReleasedSeries([.. year.OrderBy(v => v.Release.Number)], all)];
}
