using System.Globalization;
using System.Text.Json.Nodes;
using Chuqing.Law.Shelf;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.Screening;

/// <summary>Format 3 of a decision's snapshot: format 2 and the hand-entered citation that the decision rests on. Never edited; what must change becomes the next format.</summary>
/// <remarks>Decisions that rest on a confirmed rule keep format 2.</remarks>
static class SnapshotFormat3
{
    public const int Number = 3;

    public static string Write(DecisionSnapshot snapshot, ManualBasis basis)
    {
        var root = JsonNode.Parse(SnapshotFormat2.Write(snapshot))!.AsObject();
        root["format"] = Number;
        root["manualCitation"] = new JsonObject
        {
            ["id"] = basis.Id.ToString(),
            ["insteadOf"] = new JsonObject { ["id"] = basis.Key.Id, ["from"] = Day(basis.Key.From), ["digest"] = basis.Key.Digest },
            ["document"] = basis.Document,
            ["documentNumber"] = basis.DocumentNumber,
            ["item"] = basis.Item,
            ["quote"] = basis.Quote,
            ["documentOn"] = Day(basis.DocumentOn),
            ["inForceFrom"] = Day(basis.InForceFrom),
            ["fileSm3"] = basis.FileSm3,
            ["enteredBy"] = basis.EnteredBy.ToString(),
            ["enteredAt"] = Instant(basis.EnteredAt),
            ["checkedBy"] = basis.CheckedBy.ToString(),
            ["checkedAt"] = Instant(basis.CheckedAt),
        };
        return CanonicalJson.Write(root);
    }

    public static DecisionSnapshot Read(JsonObject root)
    {
        var o = root["manualCitation"]!.AsObject();
        var key = o["insteadOf"]!.AsObject();
        return SnapshotFormat2.Read(root) with
        {
            Format = Number,
            Manual = new(Guid.Parse(Text(o, "id")), new(Text(key, "id"), Day(Text(key, "from")), Text(key, "digest")), Text(o, "document"), Text(o, "documentNumber"), Text(o, "item"), Text(o, "quote"),
                Day(Text(o, "documentOn")), Day(Text(o, "inForceFrom")), Text(o, "fileSm3"), Guid.Parse(Text(o, "enteredBy")), Instant(Text(o, "enteredAt")), Guid.Parse(Text(o, "checkedBy")), Instant(Text(o, "checkedAt"))),
        };
    }

    static string Text(JsonObject o, string name) => o[name]!.GetValue<string>();

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Instant(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    static DateTime Instant(string text) => DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
