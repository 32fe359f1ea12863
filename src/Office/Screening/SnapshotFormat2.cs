using System.Text.Json.Nodes;
using Chuqing.Law.Screening;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.Screening;

/// <summary>Format 2 of a decision's snapshot: format 1, and of each figure what it covers and whose it is, and whether the enterprise has other lines.</summary>
/// <remarks>Stands on format 1, which is never edited. Neither is this: what must change becomes format 3.</remarks>
static class SnapshotFormat2
{
    public const int Number = 2;

    public static string Write(DecisionSnapshot s)
    {
        var root = JsonNode.Parse(SnapshotFormat1.Write(s))!.AsObject();
        root["format"] = Number;
        var facts = root["facts"]!.AsObject();
        facts["clueOnly"] = s.Facts.ClueOnly;
        facts["sharesEnterprise"] = s.Facts.SharesEnterprise;
        var metrics = facts["metrics"]!.AsArray();
        for (var i = 0; i < metrics.Count; i++)
        {
            metrics[i]!["covers"] = s.Facts.Metrics[i].Covers.ToString();
            metrics[i]!["source"] = s.Facts.Metrics[i].Source;
        }
        return CanonicalJson.Write(root);
    }

    public static DecisionSnapshot Read(JsonObject root)
    {
        var plain = SnapshotFormat1.Read(root);
        var facts = root["facts"]!.AsObject();
        var metrics = facts["metrics"]!.AsArray();
        return plain with
        {
            Format = Number,
            Facts = plain.Facts with
            {
                ClueOnly = facts["clueOnly"]!.GetValue<bool>(),
                SharesEnterprise = facts["sharesEnterprise"]?.GetValue<bool>(),
                Metrics = [.. plain.Facts.Metrics.Select((m, i) => m with { Covers = Enum.Parse<FigureScope>(metrics[i]!["covers"]!.GetValue<string>()), Source = metrics[i]!["source"]?.GetValue<string>() })],
            },
        };
    }
}
