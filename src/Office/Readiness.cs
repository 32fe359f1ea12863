using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.Settings;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office;

/// <summary>Whether an installation can take work now.</summary>
/// <param name="Ready">Database, disk and sealer are in order. A calendar that ran out only makes dates provisional.</param>
/// <param name="Database">How the database stands to the program.</param>
/// <param name="FreeMegabytes">Room on the disk of the data folder.</param>
/// <param name="CalendarKnownThrough">Last day whose rest days are announced; null when the shelf cannot be read.</param>
/// <param name="SealerLagSeconds">Age of the oldest act without a seal; null without a database.</param>
/// <param name="Faults">What is out of order, one sentence each.</param>
public sealed record ReadyState(bool Ready, SchemaState Database, long FreeMegabytes, DateOnly? CalendarKnownThrough, decimal? SealerLagSeconds, IReadOnlyList<string> Faults);

/// <summary>Answers <c>/readyz</c>.</summary>
public sealed class Readiness(OfficeSettings settings, AppDbFactory databases, Schema schema, LawLibrary law, TimeProvider time)
{
    /// <summary>Least room in megabytes with which work is still taken.</summary>
    public const long LeastMegabytes = 200;

    /// <summary>The sealer runs twice a second; an act that waits longer than this means that it stands still.</summary>
    public static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(60);

    public async Task<ReadyState> AskAsync(CancellationToken cancel)
    {
        List<string> faults = [];
        var database = await schema.StateAsync(cancel);
        if (database != SchemaState.Current) faults.Add($"数据库不能用（{database}）。");
        var free = new DriveInfo(settings.DataFolder).AvailableFreeSpace >> 20;
        if (free < LeastMegabytes) faults.Add($"磁盘只剩 {free} MB，少于 {LeastMegabytes} MB。");
        decimal? lag = database == SchemaState.Current ? await LagAsync(cancel) : null;
        if (lag > (decimal)LongestLag.TotalSeconds) faults.Add($"留痕已有 {lag} 秒没有封记。");
        return new(faults.Count == 0, database, free, KnownThrough(), lag, faults);
    }

    async Task<decimal> LagAsync(CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.System);
        var oldest = await (from pending in db.Set<PendingSeal>()
                            join entry in db.Set<LedgerEntry>() on pending.EntryId equals entry.Id
                            orderby entry.At
                            select (DateTime?)entry.At).FirstOrDefaultAsync(cancel);
        return oldest is { } at ? Math.Max(0, decimal.Round((decimal)(time.UtcNow() - at).TotalSeconds, 1)) : 0;
    }

    DateOnly? KnownThrough()
    {
        try
        {
            return law.Shipped.Calendar.KnownThrough;
        }
        catch (Exception e) when (e is Law.LawFileException or BadInputException)
        {
            return null;
        }
    }
}
