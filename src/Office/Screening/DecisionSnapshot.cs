using System.Text.Json;
using System.Text.Json.Nodes;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.Screening;

/// <summary>What a decision rests on, as it stood: facts, day, pack, confirmations and every comparison.</summary>
/// <param name="Rule">The rule that the decision is about.</param>
/// <param name="Confirmed">The versions that two persons of the city had confirmed, among those that judged.</param>
public sealed record DecisionSnapshot(Guid LineId, string Enterprise, string Equipment, string Rule, DateOnly On, string Pack, IReadOnlyList<ValueKey> Confirmed, LineFacts Facts, LineVerdict Verdict)
{
    /// <summary>The format in which it is written; one that was read is written again in its own.</summary>
    public int Format { get; init; } = SnapshotFormat2.Number;

    /// <summary>人工引用: what carries the decision in the place of a draft; null where the rule itself is confirmed.</summary>
    public ManualBasis? Manual { get; init; }

    public static DecisionSnapshot Of(BindingFinding binding)
    {
        var (line, enterprise, facts, verdict, law) = binding.Evaluation;
        var confirmed = verdict.Findings.Select(f => f.Key).Distinct().Where(law.IsConfirmedHere).OrderBy(k => k.Id, StringComparer.Ordinal).ThenBy(k => k.From).ToList();
        return new(line.Id, enterprise, line.EquipmentText, binding.Finding.Rule, law.On, law.Law.Digest, confirmed, facts, verdict) { Manual = binding.Manual is { } manual ? ManualBasis.Of(manual) : null };
    }

    /// <summary>The text that is stored and digested.</summary>
    public string Write() => Manual is { } manual ? SnapshotFormat3.Write(this, manual) : Format == 1 ? SnapshotFormat1.Write(this) : SnapshotFormat2.Write(this);

    /// <summary>Reads a stored text by its format.</summary>
    /// <exception cref="BadInputException">Not JSON, or a format that this version does not know.</exception>
    public static DecisionSnapshot Read(string text)
    {
        try
        {
            var root = JsonNode.Parse(text) as JsonObject;
            return root?["format"]?.GetValue<int>() switch
            {
                1 => SnapshotFormat1.Read(root) with { Format = 1 },
                SnapshotFormat2.Number => SnapshotFormat2.Read(root),
                SnapshotFormat3.Number => SnapshotFormat3.Read(root),
                var other => throw new BadInputException($"快照的格式“{other}”不认识；这个版本认识 1、2 和 3。"),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NullReferenceException or KeyNotFoundException)
        {
            throw new BadInputException($"快照读不出来，内容被改坏了：{e.Message}");
        }
    }
}
