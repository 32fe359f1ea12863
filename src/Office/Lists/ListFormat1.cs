using System.Text.Json;
using System.Text.Json.Nodes;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.Lists;

/// <summary>Format 1 of a list. Releases are stored in it: never edited; what must change stands in a later format.</summary>
/// <remarks>It has its own records, so that a new field of today's never changes how old bytes are read or written.</remarks>
public static class ListFormat1
{
    sealed record Row(
        Guid Id, string Enterprise, string? CreditCode, string County, string? Sector, string Equipment, decimal? Capacity, string? Unit, string Ground, string? Basis, string? OrderNumber,
        DateOnly? ServedOn, DateOnly? DueOn, bool Provisional, DateOnly? ShutOn, DateOnly? DismantledOn, DateOnly? VerifiedOn, DateOnly? AnnouncedOn, bool IsDemo);

    sealed record Content(int Format, string City, ListKind Kind, int Year, string Title, DateOnly On, bool IsDemo, string CountingRule, IReadOnlyList<Row> Rows);

    /// <summary>Canonical JSON of a list that has nothing that format 1 cannot say.</summary>
    public static string Write(ListContent list) => CanonicalJson.Write(new Content(1, list.City, list.Kind, list.Year, list.Title, list.On, list.IsDemo, list.CountingRule,
        [.. list.Rows.Select(r => new Row(r.Id, r.Enterprise, r.CreditCode, r.County, r.Sector, r.Equipment, r.Capacity, r.Unit, r.Ground, r.Basis, r.OrderNumber,
            r.ServedOn, r.DueOn, r.Provisional, r.ShutOn, r.DismantledOn, r.VerifiedOn, r.AnnouncedOn, r.IsDemo))]));

    internal static ListContent Read(JsonNode node)
    {
        var c = node.Deserialize<Content>(ListContent.Options)!;
        return new(c.Format, c.City, c.Kind, c.Year, c.Title, c.On, c.IsDemo, c.CountingRule,
            [.. c.Rows.Select(r => new ListedRow(r.Id, r.Enterprise, r.CreditCode, r.County, r.Sector, r.Equipment, r.Capacity, r.Unit, r.Ground, r.Basis, r.OrderNumber,
                r.ServedOn, r.DueOn, r.Provisional, r.ShutOn, r.DismantledOn, r.VerifiedOn, r.AnnouncedOn, r.IsDemo))]);
    }
}
