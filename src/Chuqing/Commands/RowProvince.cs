using System.Text.Json;
using Chuqing.Law.Shelf;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Commands;

/// <summary>The province of a sheet's row: by its column 省, else by a county that the shelf's divisions know. Otherwise unknown.</summary>
sealed class RowProvince
{
    readonly Dictionary<string, string> byCounty = [];

    public RowProvince(LawPack pack)
    {
        foreach (var file in pack.Files.Where(f => f.Path.StartsWith("divisions/", StringComparison.Ordinal)))
        {
            using var document = JsonDocument.Parse(file.Content, new() { CommentHandling = JsonCommentHandling.Skip });
            foreach (var county in document.RootElement.GetProperty("counties").EnumerateArray())
                if (Provinces.OfCode(county.GetProperty("code").GetString()!) is { } province) byCounty[county.GetProperty("name").GetString()!] = province;
        }
    }

    public string? Of(MappedRow row) =>
        row.Text(FactNames.Province) is { } written ? Provinces.Full(written)
        : row.Text(FactNames.County) is { } county ? byCounty.FirstOrDefault(c => county.EndsWith(c.Key, StringComparison.Ordinal)).Value : null;

    /// <summary>Whether a row says that it lies elsewhere: then rules of this province and city do not judge it. A row that names no place is taken for one's own.</summary>
    public bool IsElsewhere(MappedRow row) =>
        row.Text(FactNames.Province) is { } written ? Provinces.Full(written) is not { } full || !byCounty.ContainsValue(full)
        : row.Text(FactNames.County) is { } county && !byCounty.Keys.Any(known => county.EndsWith(known, StringComparison.Ordinal) || known.StartsWith(county, StringComparison.Ordinal));
}
