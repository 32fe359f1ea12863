using System.Collections.Concurrent;
using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Jobs;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chuqing.Office.Tests.Jobs;

public sealed class JobRunnerTests
{
    const string Kind = "test.count";

    [Fact]
    public async Task Two_nodes_do_each_job_once()
    {
        await using var office = await TestOffice.StartAsync();
        for (var i = 0; i < 8; i++) await SubmitAsync(office, $"{i}");
        ConcurrentBag<string> done = [];
        var work = Work(async (job, cancel) =>
        {
            await Task.Delay(20, cancel);
            done.Add(job.Input);
            return job.Input;
        });

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var node = Node(office, work);
            while (await node.RunNextAsync(TestOffice.Cancel) is not null) { }
        }, TestOffice.Cancel)));

        done.Order().ShouldBe(["0", "1", "2", "3", "4", "5", "6", "7"]);
        await using var db = office.Everything();
        (await db.Set<Job>().ToListAsync(TestOffice.Cancel)).ShouldAllBe(j => j.State == JobState.Done && j.Result == j.Input && j.Attempts == 1 && j.LeaseUntil == null);
    }

    [Fact]
    public async Task The_same_input_is_one_job_also_when_handed_in_twice_at_once_and_can_be_done_again_when_it_ended()
    {
        await using var office = await TestOffice.StartAsync();

        var both = await Task.WhenAll(SubmitAsync(office, "a"), SubmitAsync(office, "a"));
        both[0].ShouldBe(both[1]);
        (await Node(office, Work((_, _) => throw new BadInputException("表坏了"))).RunNextAsync(TestOffice.Cancel))!.State.ShouldBe(JobState.Failed);
        (await JobAsync(office)).Result.ShouldBe("表坏了");

        (await SubmitAsync(office, "a")).ShouldBe(both[0]);
        await Node(office, Work((_, _) => Task.FromResult<string?>("成了"))).RunNextAsync(TestOffice.Cancel);
        (await JobAsync(office)).ShouldSatisfyAllConditions(j => j.State.ShouldBe(JobState.Done), j => j.Result.ShouldBe("成了"));
    }

    [Fact]
    public async Task A_held_job_is_taken_again_only_when_its_lease_has_run_out_and_the_late_node_changes_nothing()
    {
        await using var office = await TestOffice.StartAsync();
        await SubmitAsync(office, "a");
        var (begun, wake) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = Node(office, Work(async (_, _) =>
        {
            begun.SetResult();
            await wake.Task;
            return "慢的";
        }));
        var running = Task.Run(() => slow.RunNextAsync(TestOffice.Cancel), TestOffice.Cancel);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), TestOffice.Cancel);
        var quick = Node(office, Work((_, _) => Task.FromResult<string?>("快的")));

        office.Time.Advance(quick.Lease - TimeSpan.FromSeconds(1));
        (await quick.RunNextAsync(TestOffice.Cancel)).ShouldBeNull();
        office.Time.Advance(TimeSpan.FromSeconds(1));
        (await quick.RunNextAsync(TestOffice.Cancel))!.State.ShouldBe(JobState.Done);
        wake.SetResult();
        await running;

        (await JobAsync(office)).ShouldSatisfyAllConditions(j => j.Result.ShouldBe("快的"), j => j.Attempts.ShouldBe(2));
    }

    [Fact]
    public async Task What_a_killed_process_held_is_free_at_start_on_the_embedded_database_alone()
    {
        await using var office = await TestOffice.StartAsync();
        await SubmitAsync(office, "a");
        await KillAsync(office, attempts: 1, office.Time.UtcNow().AddMinutes(1));
        var node = Node(office, Work((_, _) => Task.FromResult<string?>(null)));
        (await node.RunNextAsync(TestOffice.Cancel)).ShouldBeNull();

        await node.TakeBackAsync(TestOffice.Cancel);

        ((await node.RunNextAsync(TestOffice.Cancel))?.State).ShouldBe(TestDatabase.IsPostgres ? null : JobState.Done);
        office.Time.Advance(TimeSpan.FromMinutes(1));
        if (TestDatabase.IsPostgres) (await node.RunNextAsync(TestOffice.Cancel))!.State.ShouldBe(JobState.Done);
    }

    [Fact]
    public async Task A_job_that_killed_its_process_three_times_is_given_up()
    {
        await using var office = await TestOffice.StartAsync();
        await SubmitAsync(office, "a");
        var begun = 0;
        var node = Node(office, Work((_, _) => Task.FromResult<string?>($"{++begun}")));

        await KillAsync(office, attempts: JobRunner.MostAttempts, office.Time.UtcNow());
        (await node.RunNextAsync(TestOffice.Cancel))!.State.ShouldBe(JobState.Failed);
        begun.ShouldBe(0);
        (await JobAsync(office)).Result!.ShouldContain("服务都在中途停了");

        await KillAsync(office, attempts: JobRunner.MostAttempts - 1, office.Time.UtcNow());
        (await node.RunNextAsync(TestOffice.Cancel))!.State.ShouldBe(JobState.Done);
    }

    [Fact]
    public async Task A_fault_is_tried_again_a_little_later_and_reported_with_its_number_the_third_time()
    {
        await using var office = await TestOffice.StartAsync();
        await SubmitAsync(office, "a");
        var node = Node(office, Work((_, _) => throw new InvalidOperationException("内部的话")));

        (await node.RunNextAsync(TestOffice.Cancel))!.ShouldSatisfyAllConditions(e => e.State.ShouldBe(JobState.Waiting), e => e.Fault.ShouldNotBeNull());
        (await node.RunNextAsync(TestOffice.Cancel)).ShouldBeNull("不等一等就再试");
        office.Time.Advance(TimeSpan.FromMinutes(1));
        (await node.RunNextAsync(TestOffice.Cancel))!.State.ShouldBe(JobState.Waiting);
        office.Time.Advance(TimeSpan.FromMinutes(1));
        var last = (await node.RunNextAsync(TestOffice.Cancel))!;

        last.State.ShouldBe(JobState.Failed);
        (await JobAsync(office)).Result!.ShouldSatisfyAllConditions(r => r.ShouldContain(last.Number!), r => r.ShouldNotContain("内部的话"));
    }

    [Fact]
    public async Task A_service_that_stops_gives_its_job_back_and_the_attempt_does_not_count()
    {
        await using var office = await TestOffice.StartAsync();
        await SubmitAsync(office, "a");
        using var stopping = new CancellationTokenSource();

        (await Node(office, Work(async (_, cancel) =>
        {
            await stopping.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancel);
            return null;
        })).RunNextAsync(stopping.Token))!.State.ShouldBe(JobState.Waiting);

        (await JobAsync(office)).ShouldSatisfyAllConditions(j => j.State.ShouldBe(JobState.Waiting), j => j.Attempts.ShouldBe(0), j => j.LeaseUntil.ShouldBeNull());
    }

    [Fact]
    public async Task Who_acts_is_looked_at_when_the_job_runs()
    {
        await using var office = await TestOffice.StartAsync();
        var reviewer = await office.PersonAsync("只审核", "/440200/", Duty.Review);
        await SubmitAsync(office, "a", reviewer);
        var node = Node(office, Work((_, _) => Task.FromResult<string?>("不该做")));
        (await node.RunNextAsync(TestOffice.Cancel))!.State.ShouldBe(JobState.Failed);
        (await JobAsync(office)).Result!.ShouldContain("现在的职责里没有这一项");

        SignedIn? actor = null;
        await SubmitAsync(office, "b", office.CountyHandler);
        await Node(office, new JobWork(Kind, Rights.LedgerImport, (services, _, _) =>
        {
            actor = services.GetRequiredService<CurrentActor>().SignedIn;
            services.GetRequiredService<AppDb>().Scope.PathFrom.ShouldBe("/440200/440205/");
            return Task.FromResult<string?>(null);
        })).RunNextAsync(TestOffice.Cancel);
        actor!.AppointmentId.ShouldBe(office.CountyHandler.AppointmentId);

        await using (var db = office.Everything())
        {
            (await db.Set<Appointment>().SingleAsync(a => a.Id == office.CountyHandler.AppointmentId, TestOffice.Cancel)).Through = new(2026, 11, 22);
            db.Record(Actor.Program(TestOffice.City), "people.end", new("appointment", office.CountyHandler.AppointmentId), office.Time.UtcNow(), new { });
            await db.SaveChangesAsync(TestOffice.Cancel);
        }
        await SubmitAsync(office, "c", office.CountyHandler);
        (await node.RunNextAsync(TestOffice.Cancel))!.State.ShouldBe(JobState.Failed);
        await using var all = office.Everything();
        (await all.Set<Job>().SingleAsync(j => j.Input == "c", TestOffice.Cancel)).Result!.ShouldContain("任职已到期");
    }

    static JobWork Work(Func<Job, CancellationToken, Task<string?>> run) => new(Kind, Rights.LedgerImport, (_, job, cancel) => run(job, cancel));

    static JobRunner Node(TestOffice office, JobWork work) => new(office.Get<AppDbFactory>(), office.Get<IServiceScopeFactory>(), [work], office.Time);

    static async Task<Guid> SubmitAsync(TestOffice office, string input, SignedIn? by = null) =>
        (await office.AsAsync(by ?? office.Handler, (JobService s) => s.SubmitAsync(Kind, input, by?.AppointmentId, TestOffice.Cancel))).Id;

    static async Task<Job> JobAsync(TestOffice office)
    {
        await using var db = office.Everything();
        return await db.Set<Job>().SingleAsync(j => j.Input == "a", TestOffice.Cancel);
    }

    // 被杀的进程留下的样子：还写着“进行中”
    static async Task KillAsync(TestOffice office, int attempts, DateTime until)
    {
        await using var db = office.Everything();
        await db.Set<Job>().ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Attempts, attempts).SetProperty(j => j.LeaseUntil, until), TestOffice.Cancel);
    }
}
