using System.Text.Json;
using Chuqing.Office.Data;
using Chuqing.Office.Jobs;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chuqing.Office.Screening;

/// <summary>One side of the time machine: the law of a day as known on a day, or an edition that is not accepted.</summary>
/// <param name="On">The day that the law and the facts are asked about.</param>
/// <param name="KnownOn">What was known by the end of this day; null for now.</param>
/// <param name="EditionId">An edition on top of the law of now; then nothing is asked about the past.</param>
public sealed record AskedLaw(DateOnly On, DateOnly? KnownOn = null, Guid? EditionId = null);

/// <summary>What is to be compared.</summary>
/// <param name="PreviewId">Id of the preview that comes out: the same order twice is one preview.</param>
/// <param name="EditionId">The edition that it previews; null for the time machine.</param>
public sealed record PreviewOrder(Guid PreviewId, Guid? EditionId, AskedLaw Before, AskedLaw After, bool IsDemo = false);

/// <summary>What came of an order: the preview, or the job that makes it.</summary>
public sealed record OrderedPreview(Guid? PreviewId, Guid? JobId);

/// <summary>Makes and keeps previews: at once over a small ledger, as a job over a large one.</summary>
public sealed class LawPreviewService(AppDb db, LawComparer comparer, LawSides sides, EditionQueries editions, JobService jobs, CurrentActor current, TimeProvider time, Today today)
{
    /// <summary>The most lines that are judged while the officer waits.</summary>
    public const int AtOnce = 2000;

    /// <summary>Making a preview as a job; run again after a crash it makes the same preview or finds it made.</summary>
    public static readonly JobWork Work = new("law.preview", Rights.LawCompare, (services, job, cancel) =>
        services.GetRequiredService<LawPreviewService>().RunAsync(job, cancel));

    /// <summary>Previews an edition against the law of now: as of the day on which the last of what it brings is in force, or today where all is.</summary>
    /// <remarks>Both sides are asked about the same day, so that only the edition makes the difference.</remarks>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="NotFoundException">No such edition.</exception>
    /// <exception cref="BadInputException">The edition no longer fits the shelf.</exception>
    public async Task<OrderedPreview> PreviewAsync(SignedIn by, Guid editionId, CancellationToken cancel, bool isDemo = false)
    {
        var law = await editions.CandidateAsync(await editions.FindAsync(editionId, cancel), cancel);
        var on = LawSides.DayOf(EditionChanges.Of(law.Current.Pack, law.Candidate.Pack), today.Date);
        return await OrderAsync(by, new(Guid.CreateVersion7(), editionId, new(on), new(on, null, editionId), isDemo), cancel);
    }

    /// <summary>The time machine: two days, two knowledges, or an edition over either.</summary>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="BadInputException">A day that has not come, a knowledge before the first law, or an edition together with a past knowledge.</exception>
    public Task<OrderedPreview> CompareAsync(SignedIn by, AskedLaw before, AskedLaw after, CancellationToken cancel) => OrderAsync(by, new(Guid.CreateVersion7(), null, before, after), cancel);

    async Task<OrderedPreview> OrderAsync(SignedIn by, PreviewOrder order, CancellationToken cancel)
    {
        if (!by.May(Rights.LawCompare)) throw new ForbiddenException("预览和比较要由经办、审核、批准、统筹或核对依据的人做。没有做。");
        // 先把两边的法都取到：日子不对、文件不合，交给后台之前就说
        var (before, after) = await sides.OfAsync(by.City, order, cancel);
        if (await comparer.CountAsync(by.Scope, cancel) <= AtOnce) return new(await KeepAsync(by, order, before, after, null, cancel), null);
        return new(null, (await jobs.SubmitAsync(Work.Kind, JsonSerializer.Serialize(order, JsonSerializerOptions.Web), by.AppointmentId, cancel)).Id);
    }

    async Task<string?> RunAsync(Job job, CancellationToken cancel)
    {
        var (by, order) = (current.Required, JsonSerializer.Deserialize<PreviewOrder>(job.Input, JsonSerializerOptions.Web)!);
        if (!await db.Set<LawPreview>().AnyAsync(p => p.Id == order.PreviewId, cancel))
        {
            var (before, after) = await sides.OfAsync(by.City, order, cancel);
            var total = await comparer.CountAsync(by.Scope, cancel);
            await KeepAsync(by, order, before, after, done => ReachAsync(job, done, total, cancel), cancel);
        }
        return JsonSerializer.Serialize(new { preview = order.PreviewId }, JsonSerializerOptions.Web);
    }

    // 只读的活不占写锁：到了哪里直接记在作业那一行，版本不动，租约照旧
    async Task ReachAsync(Job job, int done, int total, CancellationToken cancel)
    {
        (job.Done, job.Total) = (done, total);
        if (done % 5000 == 0) await db.Set<Job>().Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.Done, done).SetProperty(j => j.Total, total), cancel);
    }

    async Task<Guid> KeepAsync(SignedIn by, PreviewOrder order, LawSide before, LawSide after, Func<int, Task>? reached, CancellationToken cancel)
    {
        var comparison = await comparer.RunAsync(before, after, by.Scope, cancel, reached: reached);
        var text = comparison.Write();
        var preview = new LawPreview
        {
            Id = order.PreviewId, City = by.City, DivisionPath = by.DivisionPath, EditionId = order.EditionId, Base = comparison.Before.Pack, Candidate = comparison.After.Pack, Title = $"{before.Label} → {after.Label}",
            Lines = comparison.Lines, Changed = comparison.Changed.Count(c => c.Change != LineChange.PendingOnly), Content = LawComparison.Compress(text), Digest = Digest.Sm3(text), PersonId = by.PersonId, At = time.UtcNow(), IsDemo = order.IsDemo,
        };
        db.Add(preview);
        db.Record(by.Actor, "law.preview", new("law-preview", preview.Id, by.DivisionPath), preview.At, new
        {
            edition = order.EditionId, before = comparison.Before, after = comparison.After, lines = preview.Lines, changed = preview.Changed, digest = preview.Digest,
        });
        await db.SaveChangesAsync(cancel);
        return preview.Id;
    }
}
