using System.Text.Json;
using System.Text.Json.Serialization;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>A finding as the screening stored it; the words are those of <c>screen</c>.</summary>
/// <param name="Class">淘汰类, 限制类, 超限额 or 低于基准.</param>
/// <param name="Status"><c>confirmed</c> or <c>draft</c>.</param>
/// <param name="Result"><c>met</c>, <c>notMet</c> or <c>undetermined</c>.</param>
/// <param name="ClueOnly">Rests on a figure that is 仅作线索.</param>
public sealed record LineFinding(string Rule, string Item, string Class, string Status, string Result, string Because, FindingCitation Citation, bool ClueOnly = false)
{
    /// <summary>Whether it fails the standard and binds: neither a draft nor a clue.</summary>
    [JsonIgnore]
    public bool BindsNotMet => Result == "notMet" && Status == "confirmed" && !ClueOnly;
}

/// <summary>Where a finding stands written.</summary>
public sealed record FindingCitation(string Document, string Item);

/// <summary>The newest screening of a line.</summary>
/// <param name="Json">All findings as stored, for snapshots.</param>
/// <param name="IsStale">Facts of the line came in after it.</param>
public sealed record LineFindings(Guid LineId, DateOnly On, string Verdict, string LawPack, string Json, IReadOnlyList<LineFinding> Findings, bool IsStale);

/// <summary>What the screening says of lines, for those who act on it.</summary>
public sealed class LineFindingQueries(AppDb db)
{
    static readonly JsonSerializerOptions Words = new(JsonSerializerDefaults.Web);

    /// <summary>The newest findings of a line; null where it was never screened.</summary>
    public async Task<LineFindings?> OfAsync(Guid lineId, CancellationToken cancel)
    {
        var row = await db.Set<LineScreening>().AsNoTracking().FirstOrDefaultAsync(s => s.LineId == lineId, cancel);
        if (row is null) return null;
        var stale = await db.Set<Registry.Fact>().AnyAsync(f => f.SubjectId == lineId && f.EnteredAt > row.At, cancel);
        return new(lineId, row.On, row.Verdict, row.LawPack, row.Findings, JsonSerializer.Deserialize<List<LineFinding>>(row.Findings, Words) ?? [], stale);
    }

    /// <summary>Lines per verdict within one's divisions.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancel) =>
        await db.Set<LineScreening>().GroupBy(s => s.Verdict).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    /// <summary>Class of a determination (淘汰类 …); null where the proceeding is none.</summary>
    public Task<string?> ClassOfDeterminationAsync(Guid proceedingId, CancellationToken cancel) =>
        db.Set<Determination>().Where(d => d.Id == proceedingId).Select(d => d.Class).FirstOrDefaultAsync(cancel);
}
