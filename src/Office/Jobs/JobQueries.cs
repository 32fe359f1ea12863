using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Jobs;

/// <summary>Reads how jobs stand.</summary>
public sealed class JobQueries(AppDb db)
{
    /// <summary>The job as it stands now; null where this city has none of that id.</summary>
    public Task<Job?> FindAsync(Guid id, CancellationToken cancel) => db.Set<Job>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, cancel);
}
