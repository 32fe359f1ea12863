using System.Text;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Jobs;

/// <summary>Hands in long work for the runner.</summary>
public sealed class JobService(AppDb db, TimeProvider time)
{
    // SQLite 上别人的大表正在写时，只有一个写者：交活的人多等一会儿，好过白传一遍
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Hands in a job. The same input twice is one job; one that has ended is done once more.</summary>
    /// <param name="kind">Names the <see cref="JobWork"/>.</param>
    /// <param name="input">What the work needs to know, as JSON.</param>
    /// <param name="appointmentId">Under whose appointment it acts.</param>
    public async Task<Job> SubmitAsync(string kind, string input, Guid? appointmentId, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(Patience);
        var digest = Digest.Sha256(Encoding.UTF8.GetBytes(input));
        while (true)
        {
            var job = await db.Set<Job>().FirstOrDefaultAsync(j => j.Kind == kind && j.InputDigest == digest, cancel);
            if (job is { IsUnderWay: true }) return job;
            if (job is null)
                db.Add(job = new() { City = db.Scope.City, Kind = kind, Input = input, InputDigest = digest, AppointmentId = appointmentId, CreatedAt = time.UtcNow() });
            else
                (job.State, job.Attempts, job.LeaseUntil, job.Done, job.Total, job.Result) = (JobState.Waiting, 0, null, null, null, null);
            try
            {
                await db.SaveChangesAsync(cancel);
                return job;
            }
            catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || Conflicts.IsUniqueViolation(e))
            {
                // 同一人按了两下：另一下已经交了，用那一份
                db.Entry(job).State = EntityState.Detached;
            }
        }
    }
}
