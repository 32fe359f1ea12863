using System.Text.Json;
using Chuqing.Office.Data;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Jobs;
using Chuqing.Office.People;

namespace Chuqing.Office.Registry;

/// <summary>Reads staged sheets for whoever acts: first for a look, then for good. A small one at once, a large one by a job.</summary>
public sealed class SheetIntake(RegistryImport import, ImportStaging staging, PeopleQueries people, JobService jobs, CurrentActor current, TimeProvider time)
{
    /// <summary>Reads without writing, or hands that in where the sheet is large.</summary>
    /// <exception cref="BadInputException">The sheet cannot be read in this way; what was kept of it stays as it was.</exception>
    public Task ReadAsync(StagedSheet sheet, ReadAs @as, CancellationToken cancel) =>
        sheet.IsLarge ? SubmitAsync(sheet, StagedImportWork.Reading, new(sheet.Token, @as), cancel) : TryAsync(sheet, @as, null, cancel);

    /// <summary>Imports what the preview showed, or hands that in where the sheet is large.</summary>
    /// <param name="asOf">The day as of which the sheet speaks; null for today.</param>
    /// <exception cref="BadInputException">The sheet cannot be taken; nothing was written.</exception>
    public Task WriteAsync(StagedSheet sheet, KeptPreview preview, DateOnly? asOf, CancellationToken cancel)
    {
        var order = new StagedOrder(sheet.Token, preview.As, preview.Result.RejectedRows > 0, asOf);
        return sheet.IsLarge ? SubmitAsync(sheet, StagedImportWork.Writing, order, cancel) : ImportAsync(sheet, order, null, null, cancel);
    }

    /// <summary>Reads without writing; keeps what was seen, and the sheet of rejected rows, beside the file.</summary>
    /// <param name="reach">Is told how far the reading is; null where nobody waits for it.</param>
    /// <exception cref="BadInputException">The sheet cannot be read in this way.</exception>
    internal async Task<ImportResult> TryAsync(StagedSheet sheet, ReadAs @as, ProgressFile? reach, CancellationToken cancel)
    {
        reach ??= new(staging, sheet, null);
        var result = await import.PreviewAsync(await OrderAsync(sheet, @as, reach, cancel), staging.PathOf(sheet), sheet.Name, extension => staging.NewReturned(sheet, extension), cancel);
        staging.Keep(sheet, new KeptPreview(@as, reach.LastRow, result));
        return result;
    }

    /// <summary>Imports, and keeps what came of it with the sheet.</summary>
    /// <param name="brokenOffSince">When the job was handed in that was broken off before: a batch of its person since then is its own. Null where nothing was broken off.</param>
    internal async Task<ImportResult> ImportAsync(StagedSheet sheet, StagedOrder order, DateTime? brokenOffSince, ProgressFile? reach, CancellationToken cancel)
    {
        var asked = await OrderAsync(sheet, order.As, reach, cancel) with { GoodRows = order.GoodRows, AsOf = order.AsOf };
        var result = await import.ImportAsync(asked, staging.PathOf(sheet), sheet.Name, null, cancel);
        if (result.Job is null) throw new BadInputException($"有 {result.RejectedRows} 行要退回，没有写入。可以只导入好的行，或改好再传。");
        if (result.Unchanged && brokenOffSince is { } since && await import.WrittenSinceAsync(result.Job.Value, asked.Actor.PersonId, since, cancel) is { } own)
            result = result with { RejectedRows = own.Rejected, Warnings = [$"服务重启之前已经写完：写入 {own.Accepted} 行，退回 {own.Rejected} 行。没有写第二次。"] };
        staging.Keep(sheet, new ImportOutcome(result.Accepted, result.RejectedRows, result.NewEnterprises, result.NewLines, result.KnownLines, result.Warnings, result.Job, result.Unchanged, time.UtcNow()));
        return result;
    }

    async Task SubmitAsync(StagedSheet sheet, JobWork work, StagedOrder order, CancellationToken cancel)
    {
        staging.Begin(sheet);
        staging.Keep(sheet, (await jobs.SubmitAsync(work.Kind, JsonSerializer.Serialize(order, JsonSerializerOptions.Web), current.Required.AppointmentId, cancel)).Id);
    }

    async Task<ImportOrder> OrderAsync(StagedSheet sheet, ReadAs @as, ProgressFile? reach, CancellationToken cancel)
    {
        var me = current.Required;
        if (sheet.Division is { } division && !me.Scope.Contains(division)) throw new ForbiddenException("这份表报的县已不在您的辖区内。什么都没有写入。");
        return new(me.Actor, sheet.Division ?? me.DivisionPath)
        {
            Mapping = @as.Mapping is null ? null : ColumnMappingJson.Read(@as.Mapping, "更正过的列对应"),
            Sheet = @as.Sheet,
            SourceRequired = true,
            OrganId = await people.OrganOfAsync(me.AppointmentId, cancel),
            Progress = reach is null ? null : reach.Reach,
            Total = reach is null ? null : reach.Expect,
            ConvertedAt = staging.ConvertedPathOf(sheet),
        };
    }
}
