using Chuqing.Office.Jobs;

namespace Chuqing.Web.Host;

/// <summary>Does the jobs that wait, one after another; one loop in each process.</summary>
sealed class JobLoop(JobRunner runner, ILogger<JobLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var back = false;
        // 节拍按真的时钟走：测试拨快日期，不该补敲几千次
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                if (!back) await runner.TakeBackAsync(stoppingToken);
                back = true;
                while (await runner.RunNextAsync(stoppingToken) is { } end)
                    if (end.Fault is not null) log.LogError(end.Fault, "错误 {Number}：后台的“{Kind}” {Job} 没有做完，{State}", end.Number, end.Job.Kind, end.Job.Id, end.State);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "取后台的活没有取成，半秒后再试");
            }
    }
}
