using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Chuqing.Office.Returns;

/// <summary>A file of the return.</summary>
public sealed record ReturnFile(string Name, byte[] Content);

/// <summary>What goes to the government and the province for a year: summary, table, and where every figure of both comes from.</summary>
public sealed record ReturnFiles(ReturnFile Summary, ReturnFile Sheet, ReturnFile Trace, IReadOnlyList<TraceEntry> Entries)
{
    /// <summary>The trace last: where it stands, the other two do.</summary>
    public IReadOnlyList<ReturnFile> All => [Summary, Sheet, Trace];

    /// <summary>All three in one zip; the same data on the same day gives the same bytes.</summary>
    public byte[] Zip() => StablePackage.Write(All.Select(f => (f.Name, f.Content)));
}

/// <summary>Makes the return of a year: the same rows for the summary, the table and the trace.</summary>
public sealed class YearReturn(YearReport report, YearSummary summary)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    /// <exception cref="BadInputException">A year that has not begun.</exception>
    public async Task<ReturnFiles> MakeAsync(int year, CancellationToken cancel)
    {
        var paper = await summary.WriteAsync(year, cancel);
        var sheet = await report.MakeAsync(year, cancel);
        TraceEntry[] entries = [.. paper.Traces, .. sheet.Entries];
        return new(new(paper.Document, SummaryDocument.Write(paper)), new(sheet.Name, sheet.Sheet), new(YearReport.TraceName, Encoding.UTF8.GetBytes(TraceText(entries))), entries);
    }

    /// <summary>Text of trace.json.</summary>
    public static string TraceText(IReadOnlyList<TraceEntry> entries) => JsonSerializer.Serialize(entries, Json) + "\n";
}
