using Chuqing.Office.Jobs;
using Chuqing.Office.Registry;

namespace Chuqing.Web.Workbench.Registry;

/// <summary>How a large sheet stands with its job, as the page and <c>/progress</c> say it.</summary>
/// <param name="State">waiting, running, done, failed or stopped; none where no job was handed in.</param>
/// <param name="Done">Row of the sheet that was reached; null before the first.</param>
/// <param name="Total">Last row of the sheet; null where not known, or where the sheet turned out to be longer.</param>
public sealed record UnderWay(string State, int? Done, int? Total, string Message)
{
    public static UnderWay Of(StagedSheet sheet, Job? job, ImportStaging staging)
    {
        if (sheet.Outcome is not null) return new("done", null, null, "已写入。");
        switch (job?.State)
        {
            case null: return new("none", null, null, "没有在读写。");
            case JobState.Done: return new("done", null, null, "读完了。");
            case JobState.Failed: return new("failed", null, null, job.Result ?? "没有做完，什么都没有写入。");
            case JobState.Stopped: return new("stopped", null, null, job.Result ?? "已停下，什么都没有写入。");
            case var state:
                var name = state == JobState.Waiting ? "waiting" : "running";
                var (done, total) = staging.ProgressOf(sheet) is { Done: > 0 } reached ? (reached.Done, reached.Total) : ((int?)null, (int?)null);
                if (total < done) total = null;
                var writing = job.Kind == StagedImportWork.Writing.Kind;
                return new(name, done, total, staging.IsAskedToStop(sheet) ? "正在停下，不会写入任何一行。" : (state, done) switch
                {
                    (JobState.Waiting, null) => job.Attempts > 0 ? "中途断了，马上接着做。" : "排在别的表后面，轮到就做。",
                    (_, null) => "正在打开文件。",
                    _ when done == total => $"{total:N0} 行都{(writing ? "写了" : "读了")}，正在收尾。",
                    _ => $"已{(writing ? "写" : "读")}到第 {done:N0} 行{(total is null ? "" : $"，共 {total:N0} 行")}。",
                });
        }
    }

    public bool IsUnderWay => State is "waiting" or "running";
}
