using Chuqing.Office;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.People;
using Chuqing.Office.Registry;

namespace Chuqing.Web.Workbench.Registry;

/// <summary>Reads staged sheets for the officer of the request: first for a look, then for good.</summary>
sealed class SheetIntake(RegistryImport import, ImportStaging staging, PeopleQueries people, CurrentActor current, TimeProvider time)
{
    /// <summary>Reads without writing, and puts the sheet of rejected rows beside the file.</summary>
    /// <exception cref="BadInputException">The file cannot be read at all; a fresh one is then dropped, one whose mapping was corrected, or whose sheet was picked, stays.</exception>
    public async Task<ImportResult> TryAsync(StagedSheet sheet, CancellationToken cancel)
    {
        try
        {
            return await import.PreviewAsync(await OrderAsync(sheet, cancel), staging.PathOf(sheet), sheet.Name, extension => staging.NewReturned(sheet, extension), cancel);
        }
        catch (BadInputException) when (sheet is { Mapping: null, Sheet: null })
        {
            staging.Drop(sheet);
            throw;
        }
    }

    /// <summary>Imports, and keeps what came of it with the sheet.</summary>
    /// <param name="asOf">The day as of which the sheet speaks; null for today.</param>
    public async Task ImportAsync(StagedSheet sheet, bool goodRows, DateOnly? asOf, CancellationToken cancel)
    {
        var order = await OrderAsync(sheet, cancel) with { GoodRows = goodRows, AsOf = asOf };
        var result = await import.ImportAsync(order, staging.PathOf(sheet), sheet.Name, null, cancel);
        if (result.Job is null) throw new BadInputException($"有 {result.RejectedRows} 行要退回，没有写入。可以只导入好的行，或改好再传。");
        staging.Write(sheet with { Outcome = new(result.Accepted, result.RejectedRows, result.NewEnterprises, result.NewLines, result.KnownLines, result.Warnings, result.Job, result.Unchanged, time.GetUtcNow().UtcDateTime) });
    }

    async Task<ImportOrder> OrderAsync(StagedSheet sheet, CancellationToken cancel)
    {
        var me = current.Required;
        return new(me.Actor, sheet.Division ?? me.DivisionPath)
        {
            Mapping = sheet.Mapping is null ? null : ColumnMappingJson.Read(sheet.Mapping, "更正过的列对应"),
            Sheet = sheet.Sheet,
            OrganId = await people.OrganOfAsync(me.AppointmentId, cancel),
        };
    }
}
