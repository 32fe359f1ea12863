using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chuqing.Law;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.Screening;

/// <summary>Where a line went from one law to another.</summary>
public enum LineChange
{
    [Label("新落入")] Caught,
    [Label("不再落入")] Released,
    [Label("更重")] Graver,
    [Label("更轻")] Milder,

    /// <summary>Between 达标, 资料不足 and 未触及: nobody is caught before or after.</summary>
    [Label("未落入，判定变了")] Other,

    /// <summary>The verdict stays, but a matter under way rests on a rule that changed.</summary>
    [Label("判定不变，在办的依据变了")] PendingOnly,
}

/// <summary>One side of a comparison: a law, the day it is asked about, and what was known.</summary>
/// <param name="Known">The day of knowledge; null for now.</param>
public sealed record ComparedSide(string Label, string Pack, DateOnly On, DateOnly? Known);

/// <summary>What one side says of a line.</summary>
/// <param name="Verdict">淘汰类 …; null where the line was not known here yet.</param>
/// <param name="Basis">The findings that carry the verdict, and those that differ from the other side.</param>
/// <param name="Missing">Facts without which no rule can even be chosen.</param>
public sealed record ComparedVerdict(string? Verdict, IReadOnlyList<FindingRow> Basis, IReadOnlyList<string> Missing);

/// <summary>A matter under way on a line whose rule changed: which law it keeps, and by which clause.</summary>
/// <param name="Which">适用旧规, 适用新规 or 须人工判断.</param>
/// <param name="Clause">The clause as cited; null where there is none.</param>
/// <param name="ClauseIsDraft">Nobody compared the clause with the original: a hint, no ground.</param>
public sealed record PendingMatter(Guid Id, string Procedure, string Kind, string Title, string State, DateOnly FiledOn, string? Rule, string Which, string Because, string? Clause, bool ClauseIsDraft);

/// <summary>A line that one law judges otherwise than the other.</summary>
public sealed record ChangedLine(
    Guid LineId, string Enterprise, string Equipment, string County, string? Sector, decimal? Capacity, string? Unit, ComparedVerdict Before, ComparedVerdict After, LineChange Change,
    IReadOnlyList<PendingMatter> Pending, bool IsDemo);

/// <summary>Capacity of some lines in one unit; lines without a capacity are counted, never taken as zero.</summary>
public sealed record CapacitySum(string Unit, decimal Value);

/// <summary>The changed lines of a county and sector.</summary>
/// <param name="Heavier">Of the lines newly caught or judged more gravely.</param>
/// <param name="Lighter">Of the lines released or judged more mildly.</param>
public sealed record ChangeSum(string County, string Sector, int Caught, int Released, int Graver, int Milder, int Other, CapacityOf Heavier, CapacityOf Lighter);

/// <summary>Capacity of some lines, unit by unit.</summary>
/// <param name="Unknown">Lines among them whose capacity is not known.</param>
public sealed record CapacityOf(IReadOnlyList<CapacitySum> Sums, int Unknown);

/// <summary>What one law would change against another over a ledger: line by line, summed, with the matters under way.</summary>
/// <param name="Lines">How many lines were judged.</param>
/// <param name="Area">The division whose lines were judged, as people call it.</param>
public sealed record LawComparison(
    int Format, string Area, ComparedSide Before, ComparedSide After, int Lines, EditionChanges Changes, IReadOnlyList<ChangedLine> Changed, IReadOnlyList<ChangeSum> Sums)
{
    static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>The text that is digested and kept.</summary>
    public string Write() => CanonicalJson.Write(this);

    public static byte[] Compress(string text)
    {
        using var into = new MemoryStream();
        using (var zip = new GZipStream(into, CompressionLevel.Fastest)) zip.Write(Encoding.UTF8.GetBytes(text));
        return into.ToArray();
    }

    /// <summary>A stored comparison, its digest proven.</summary>
    /// <exception cref="BadInputException">The content is not what was digested.</exception>
    public static LawComparison Read(LawPreview preview)
    {
        using var zip = new GZipStream(new MemoryStream(preview.Content), CompressionMode.Decompress);
        using var text = new StreamReader(zip, Encoding.UTF8);
        var json = text.ReadToEnd();
        if (Digest.Sm3(json) != preview.Digest) throw new BadInputException("这份预览的内容与它的摘要对不上，被改过，不能用。请重新预览。");
        return JsonSerializer.Deserialize<LawComparison>(json, Reading)!;
    }

    /// <summary>Where a line went; null where its verdict stayed.</summary>
    public static LineChange? ChangeOf(Verdict? before, Verdict? after)
    {
        var (old, now) = (before ?? Verdict.NotTouched, after ?? Verdict.NotTouched);
        if (before == after) return null;
        return (old >= Verdict.Suspected, now >= Verdict.Suspected) switch
        {
            (false, true) => LineChange.Caught,
            (true, false) => LineChange.Released,
            (true, true) => now > old ? LineChange.Graver : LineChange.Milder,
            _ => LineChange.Other,
        };
    }
}
