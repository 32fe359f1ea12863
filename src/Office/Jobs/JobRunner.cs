using System.Data.Common;
using System.Security.Cryptography;
using Chuqing.Office.Data;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chuqing.Office.Jobs;

/// <summary>
/// Takes jobs one after another and sees to their end. Several nodes may run one each over one PostgreSQL: a job is taken by a
/// conditional update of its row, held by a lease that is renewed while it runs, and taken again by anybody once the lease has run out.
/// </summary>
/// <remarks>On SQLite this process is the only one and the work may hold the one writer, so the lease is not renewed; what a killed process left is taken back at start.</remarks>
public sealed class JobRunner(AppDbFactory databases, IServiceScopeFactory scopes, IEnumerable<JobWork> works, TimeProvider time)
{
    /// <summary>A job that was begun so often and never ended is given up.</summary>
    public const int MostAttempts = 3;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    readonly Dictionary<string, JobWork> works = works.ToDictionary(w => w.Kind);

    /// <summary>How long a job is held without a sign of life.</summary>
    public TimeSpan Lease => databases.IsSqlite ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(2);

    /// <summary>At start: what a killed process held is free again on SQLite. On PostgreSQL another node may be alive: its lease decides.</summary>
    public async Task TakeBackAsync(CancellationToken cancel)
    {
        if (!databases.IsSqlite) return;
        await using var db = databases.Open(DataScope.System);
        await db.Set<Job>().Where(j => j.State == JobState.Running).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, (DateTime?)null).SetProperty(j => j.Version, j => j.Version + 1), cancel);
    }

    /// <summary>Does the job that has waited longest.</summary>
    /// <param name="cancel">Ends the service: the job is given back, and what it had written is rolled back.</param>
    /// <returns>Null where nothing waits.</returns>
    public async Task<JobEnd?> RunNextAsync(CancellationToken cancel)
    {
        if (await ClaimAsync(cancel) is not { } job) return null;
        // 每次都是半路被结束：不再试，免得把服务一次次拖垮
        if (job.Attempts > MostAttempts) return await EndAsync(new(job, JobState.Failed), $"试了 {MostAttempts} 次，服务都在中途停了，没有做完。请告诉管理员；再试一次也行，写过的不会写第二次。");
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var keeping = databases.IsSqlite ? Task.CompletedTask : KeepAsync(job, held);
        try
        {
            return await EndAsync(new(job, JobState.Done), await DoAsync(job, held.Token));
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            // 服务要停：还回去。租约丢了的已是别人的，条件更新改不到它
            job.Attempts--;
            return await EndAsync(new(job, JobState.Waiting), null);
        }
        catch (JobStoppedException stopped)
        {
            return await EndAsync(new(job, JobState.Stopped), stopped.Message);
        }
        catch (Exception refusal) when (refusal is BadInputException or InvalidFieldsException or NotFoundException or ForbiddenException or OutOfScopeException or ConflictException)
        {
            return await EndAsync(new(job, JobState.Failed), refusal.Message);
        }
        catch (Exception fault)
        {
            var number = Convert.ToHexString(RandomNumberGenerator.GetBytes(5));
            return await EndAsync(new(job, job.Attempts < MostAttempts ? JobState.Waiting : JobState.Failed, fault, number),
                job.Attempts < MostAttempts ? null : $"程序出了错，没有做完（错误编号 {number}）。请再试一次，写过的不会写第二次；还不行，请把编号告诉管理员。");
        }
        finally
        {
            await held.CancelAsync();
            await keeping;
        }
    }

    async Task<Job?> ClaimAsync(CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.System);
        while (true)
        {
            var (now, until) = (time.UtcNow(), time.UtcNow() + Lease);
            var job = await db.Set<Job>().AsNoTracking().Where(j => (j.State == JobState.Waiting || j.State == JobState.Running) && (j.LeaseUntil == null || j.LeaseUntil <= now))
                .OrderBy(j => j.CreatedAt).ThenBy(j => j.Id).FirstOrDefaultAsync(cancel);
            if (job is null) return null;
            var taken = await db.Set<Job>().Where(j => j.Id == job.Id && j.Version == job.Version).ExecuteUpdateAsync(set => set
                .SetProperty(j => j.State, JobState.Running).SetProperty(j => j.LeaseUntil, until).SetProperty(j => j.Attempts, job.Attempts + 1).SetProperty(j => j.Version, job.Version + 1), cancel);
            if (taken == 0) continue;
            (job.State, job.LeaseUntil, job.Attempts, job.Version) = (JobState.Running, until, job.Attempts + 1, job.Version + 1);
            return job;
        }
    }

    async Task<string?> DoAsync(Job job, CancellationToken cancel)
    {
        if (!works.TryGetValue(job.Kind, out var work)) throw new BadInputException($"这个程序不会做“{job.Kind}”，像是新版本交的。请用新版本再试。");
        await using var scope = scopes.CreateAsyncScope();
        if (job.AppointmentId is { } appointment)
        {
            await using var people = databases.Open(DataScope.System);
            var signedIn = await new PeopleQueries(people, scope.ServiceProvider.GetRequiredService<Today>()).UnderAsync(appointment, cancel)
                ?? throw new ForbiddenException("交这件事的人账号已停用，或任职已到期，没有做。什么都没有改。");
            if (!signedIn.May(work.Right)) throw new ForbiddenException($"{signedIn.Name}现在的职责里没有这一项，没有做。什么都没有改。");
            scope.ServiceProvider.GetRequiredService<CurrentActor>().SignedIn = signedIn;
        }
        return await work.RunAsync(scope.ServiceProvider, job, cancel);
    }

    // 版本是凭据：租约丢过的，改不到别人正做着的那一行
    async Task<JobEnd> EndAsync(JobEnd end, string? result)
    {
        var (job, until) = (end.Job, end is { State: JobState.Waiting, Fault: not null } ? time.UtcNow() + Pause * end.Job.Attempts : (DateTime?)null);
        for (var tries = 1; ; tries++)
            try
            {
                await using var db = databases.Open(DataScope.System);
                await db.Set<Job>().Where(j => j.Id == job.Id && j.Version == job.Version).ExecuteUpdateAsync(set => set
                    .SetProperty(j => j.State, end.State).SetProperty(j => j.LeaseUntil, until).SetProperty(j => j.Attempts, job.Attempts)
                    .SetProperty(j => j.Done, job.Done).SetProperty(j => j.Total, job.Total).SetProperty(j => j.Result, result).SetProperty(j => j.Version, job.Version + 1), CancellationToken.None);
                return end;
            }
            catch (DbException) when (tries < 3)
            {
                // SQLite 正被别的程序长写着：每次已等过十秒
            }
    }

    async Task KeepAsync(Job job, CancellationTokenSource held)
    {
        // 按真的时钟续：测试拨快日期，不该补续
        using var timer = new PeriodicTimer(Lease / 4);
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
                if (!await RenewAsync(job)) await held.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // 做完了，或服务要停
        }
    }

    async Task<bool> RenewAsync(Job job)
    {
        try
        {
            await using var db = databases.Open(DataScope.System);
            var until = time.UtcNow() + Lease;
            return await db.Set<Job>().Where(j => j.Id == job.Id && j.Version == job.Version).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, until), CancellationToken.None) == 1;
        }
        catch (DbException)
        {
            return true; // 一时连不上：下一拍再续
        }
    }
}
