using System.Text.Json;
using Chuqing.Office.Jobs;

namespace Chuqing.Office.Screening;

/// <summary>How the making of a preview stands, as the page and <c>/progress</c> say it.</summary>
/// <param name="State">waiting, running, done or failed.</param>
/// <param name="Preview">The preview, once it is made.</param>
public sealed record LawJobNow(string State, int? Done, int? Total, string Message, Guid? Preview)
{
    public bool IsUnderWay => State is "waiting" or "running";
}

/// <summary>Shows the job of a preview to whoever ordered it, and to nobody else.</summary>
public sealed class LawJobs(JobQueries jobs, CurrentActor current)
{
    /// <exception cref="NotFoundException">No such job of one's own.</exception>
    public async Task<LawJobNow> OfAsync(Guid id, CancellationToken cancel)
    {
        var job = await jobs.FindAsync(id, cancel);
        if (job is null || job.Kind != LawPreviewService.Work.Kind || job.AppointmentId != current.Required.AppointmentId) throw new NotFoundException("这份预览");
        return job.State switch
        {
            JobState.Done => new("done", job.Done, job.Total, "做完了。", JsonSerializer.Deserialize<PreviewOrder>(job.Input, JsonSerializerOptions.Web)!.PreviewId),
            JobState.Failed or JobState.Stopped => new("failed", null, null, job.Result ?? "没有做完，什么都没有改。", null),
            JobState.Waiting => new("waiting", null, null, job.Attempts > 0 ? "中途断了，马上接着做。" : "排在别的事后面，轮到就做。", null),
            _ => new("running", job.Done, job.Total, job.Done is > 0 ? $"已研判 {job.Done:N0} 条，共 {job.Total:N0} 条。" : "正在打开台账。", null),
        };
    }
}
