using System.Text.Json;
using Chuqing.Office.Jobs;
using Chuqing.Office.People;
using Microsoft.Extensions.DependencyInjection;

namespace Chuqing.Office.Registry;

/// <summary>What a job over a staged sheet is to do.</summary>
/// <param name="GoodRows">Writing: take the good rows though others are bad.</param>
/// <param name="AsOf">Writing: the day as of which the sheet speaks; null for today.</param>
public sealed record StagedOrder(string Token, ReadAs As, bool GoodRows = false, DateOnly? AsOf = null);

/// <summary>Reading and writing a large sheet as jobs: with progress beside the sheet, stopped at the next part when its sender says so.</summary>
/// <remarks>Run again after a crash: a reading writes nothing, and the import takes the same file under the same mapping once.</remarks>
public sealed class StagedImportWork(SheetIntake intake, ImportStaging staging, CurrentActor current)
{
    /// <summary>The two kinds of job: reading for a look, and writing what was looked at.</summary>
    public static readonly JobWork Reading = new("import.read", Rights.LedgerImport, (services, job, cancel) => services.GetRequiredService<StagedImportWork>().RunAsync(job, writing: false, cancel));
    /// <inheritdoc cref="Reading"/>
    public static readonly JobWork Writing = new("import.write", Rights.LedgerImport, (services, job, cancel) => services.GetRequiredService<StagedImportWork>().RunAsync(job, writing: true, cancel));

    async Task<string?> RunAsync(Job job, bool writing, CancellationToken cancel)
    {
        var order = JsonSerializer.Deserialize<StagedOrder>(job.Input, JsonSerializerOptions.Web)!;
        var sheet = staging.Open(current.Required, order.Token);
        var reach = new ProgressFile(staging, sheet, staging.PreviewOf(sheet)?.LastRow ?? sheet.Rows);
        try
        {
            reach.Reach(0);
            var result = writing ? await intake.ImportAsync(sheet, order, job.Attempts > 1 ? job.CreatedAt : null, reach, cancel) : await intake.TryAsync(sheet, order.As, reach, cancel);
            return JsonSerializer.Serialize(new { result.Accepted, result.RejectedRows, result.Unchanged, result.Job }, JsonSerializerOptions.Web);
        }
        catch (JobStoppedException) when (staging.PreviewOf(sheet) is null)
        {
            // 一次也没有读完就不要了：不留
            staging.Drop(sheet);
            throw;
        }
        finally
        {
            (job.Done, job.Total) = (reach.LastRow, reach.Total);
        }
    }
}
