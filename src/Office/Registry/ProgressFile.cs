using System.Diagnostics;
using Chuqing.Office.Jobs;

namespace Chuqing.Office.Registry;

/// <summary>Keeps beside a staged sheet how far a job over it is, at most a few times a second, and notices when its sender wants it no more.</summary>
/// <param name="total">Last row of the sheet as far as known before; null where not.</param>
sealed class ProgressFile(ImportStaging staging, StagedSheet sheet, int? total)
{
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    // 真的钟：测试拨住的时钟不走
    readonly Stopwatch since = new();

    public int LastRow { get; private set; }
    public int? Total { get; private set; } = total;

    /// <summary>Is told the last row of the sheet.</summary>
    public void Expect(int lastRow)
    {
        Total = lastRow;
        Write();
    }

    /// <summary>Is told the row that was reached.</summary>
    /// <exception cref="JobStoppedException">The sender asked to stop: the reading ends here, and what was written is rolled back.</exception>
    public void Reach(int row)
    {
        if (staging.IsAskedToStop(sheet)) throw new JobStoppedException();
        // 一批全是退回的行，报来的是 0
        LastRow = Math.Max(LastRow, row);
        if (!since.IsRunning || since.Elapsed >= Pace) Write();
    }

    void Write()
    {
        staging.Keep(sheet, new ImportProgress(LastRow, Total));
        since.Restart();
    }
}
