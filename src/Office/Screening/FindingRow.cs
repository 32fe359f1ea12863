using System.Text.Json;
using System.Text.Json.Serialization;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;

namespace Chuqing.Office.Screening;

/// <summary>A finding as commands print it and projections keep it.</summary>
/// <param name="Class">淘汰类, 限制类, 超限额 or 低于基准.</param>
/// <param name="Status"><c>confirmed</c> or <c>draft</c>.</param>
/// <param name="Result"><c>met</c>, <c>notMet</c> or <c>undetermined</c>.</param>
public sealed record FindingRow(string Rule, string Item, string Class, string Status, string Result, IReadOnlyList<string> Missing, string Because, FindingCitation Citation)
{
    /// <summary>Rests on a figure that is 仅作线索; written only where true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ClueOnly { get; init; }

    public static FindingRow Of(Finding finding, LawPack pack) => new(
        finding.Rule, finding.Item, finding.Class.Label(), finding.Status.Code(), finding.Result.Code(), finding.Missing, finding.Because,
        new(DocumentOf(finding, pack), finding.Citation.Item)) { ClueOnly = finding.ClueOnly };

    /// <summary>The findings of a <see cref="LineScreening"/>, as stored.</summary>
    public static IReadOnlyList<FindingRow> ReadAll(string json) => JsonSerializer.Deserialize<List<FindingRow>>(json, JsonSerializerOptions.Web) ?? [];

    /// <summary>Title and number of the document that a finding cites.</summary>
    public static string DocumentOf(Finding finding, LawPack pack) =>
        pack.Texts[finding.Citation.Document] is var text && text.Number is { } number ? $"{text.Title}（{number}）" : text.Title;
}

/// <param name="Document">Title and number.</param>
public sealed record FindingCitation(string Document, string Item);
