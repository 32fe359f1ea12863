using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Chuqing.Law.Screening;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.LawBook;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Commands;

/// <summary>Judges the rows of a sheet on all processors while the next are read, and writes the answers in the order of the rows.</summary>
sealed class ScreenedRows(CityLaw law, bool json, string newLine)
{
    const int RowsTogether = 128;

    static readonly JsonEncodedText Row = JsonEncodedText.Encode("row"), Enterprise = JsonEncodedText.Encode("enterprise"), Line = JsonEncodedText.Encode("line");

    readonly byte[] lineEnd = Encoding.UTF8.GetBytes(newLine);
    readonly RowProvince province = new(law.Law.Pack);
    // 别处的行不归本省本市的规定管
    readonly Judging here = new(law), elsewhere = new(law.National);
    readonly ConcurrentBag<Batch> idle = [];

    sealed class Judging(CityLaw law)
    {
        public CityLaw Law { get; } = law;
        public FindingJson Findings { get; } = new(law.Law.Pack);
    }

    sealed record RowError(string? Column, string Reason);

    sealed record Refused(int Row, RowError Error);

    sealed class Batch
    {
        public List<MappedRow> Rows { get; } = new(RowsTogether);
        public ArrayBufferWriter<byte> Written { get; } = new(1 << 18);
        public int Rejected { get; set; }
    }

    /// <returns>How many rows could not be read.</returns>
    public async Task<int> WriteAsync(MappedSheet sheet, CommandOutput output, CancellationToken cancel)
    {
        var rejected = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        // 只许超前几批：读得再快，内存也不随行数长
        var judging = Channel.CreateBounded<Task<Batch>>(new BoundedChannelOptions(2 * Environment.ProcessorCount) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(sheet, judging.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var judged in judging.Reader.ReadAllAsync(cancel))
            {
                var batch = await judged;
                rejected += batch.Rejected;
                await output.WriteUtf8Async(batch.Written.WrittenMemory, cancel);
                (batch.Rejected, _) = (0, batch.Rows.RemoveAll(_ => true));
                batch.Written.ResetWrittenCount();
                idle.Add(batch);
            }
            return rejected;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    // 读到一半坏了的表，前面读成的照样答完，再说坏在哪
    async Task ReadAsync(MappedSheet sheet, ChannelWriter<Task<Batch>> judging, CancellationToken cancel)
    {
        Exception? fault = null;
        var batch = Next();
        try
        {
            foreach (var row in sheet.Rows())
            {
                cancel.ThrowIfCancellationRequested();
                batch.Rows.Add(row);
                if (batch.Rows.Count < RowsTogether) continue;
                await HandInAsync();
                batch = Next();
            }
        }
        catch (Exception e)
        {
            fault = e;
        }
        try
        {
            if (batch.Rows.Count > 0) await HandInAsync();
        }
        catch (OperationCanceledException e)
        {
            fault ??= e;
        }
        judging.Complete(fault);

        async Task HandInAsync()
        {
            var full = batch;
            // 先等有位置再开始判，否则等着的批也占内存
            if (await judging.WaitToWriteAsync(cancel)) await judging.WriteAsync(Task.Run(() => Judge(full, sheet), CancellationToken.None), cancel);
        }
    }

    Batch Next() => idle.TryTake(out var batch) ? batch : new();

    Batch Judge(Batch batch, MappedSheet sheet)
    {
        using var writer = new Utf8JsonWriter(batch.Written, FindingJson.Options);
        foreach (var row in batch.Rows)
        {
            var error = ErrorOf(row);
            if (error is not null) batch.Rejected++;
            if (error is not null) Text(batch, json ? JsonOut.Line(new Refused(row.Row, error)) : $"第 {row.Row} 行{(error.Column is null ? "" : $" {error.Column} 列")}：{error.Reason}");
            else if (json) Json(writer, row, Judge(row, sheet));
            else Text(batch, Said(row, Judge(row, sheet)));
            batch.Written.Write(lineEnd);
        }
        return batch;
    }

    Judging JudgingOf(MappedRow row) => province.IsElsewhere(row) ? elsewhere : here;

    LineVerdict Judge(MappedRow row, MappedSheet sheet) => JudgingOf(row).Law.Compiled.Judge(FactReading.OfRow(row, province.Of(row), sheet.SourcingOf));

    void Json(Utf8JsonWriter writer, MappedRow row, LineVerdict verdict)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Row, row.Row);
        writer.WriteString(Enterprise, row.Text(FactNames.Enterprise));
        writer.WriteString(Line, row.Text(FactNames.Equipment));
        JudgingOf(row).Findings.Write(writer, verdict);
        writer.WriteEndObject();
        writer.Flush();
        writer.Reset();
    }

    static void Text(Batch batch, string text) => Encoding.UTF8.GetBytes(text, batch.Written);

    static RowError? ErrorOf(MappedRow row) =>
        row.Problems.Count > 0 ? new(row.Problems[0].Column is { Length: > 0 } column ? column : null, row.Problems[0].Reason)
        : row.Text(FactNames.Enterprise) is null ? new(row.Problem(FactNames.Enterprise, "").Column is { Length: > 0 } letter ? letter : null, "没有企业名称，请填营业执照上的全称")
        : null;

    string Said(MappedRow row, LineVerdict verdict) =>
        $"第 {row.Row} 行 {row.Text(FactNames.Enterprise)} {row.Text(FactNames.Equipment)}：{verdict.Verdict.Label()}{string.Concat(verdict.Missing.Select(m => $"\n    缺：{m}"))}{string.Concat(verdict.Findings.Select(f => Said(f, JudgingOf(row).Law)))}";

    static string Said(Finding finding, CityLaw law) =>
        $"\n    {finding.Class.Label()} {finding.Item}（{(finding.Status == Law.Texts.ValueStatus.Draft ? "草稿" : "已确认")}）：{finding.Because}{string.Concat(finding.Missing.Select(m => $"\n      缺：{m}"))}\n      依据：{FindingRow.DocumentOf(finding, law.Law.Pack)} {finding.Citation.Item}";
}
