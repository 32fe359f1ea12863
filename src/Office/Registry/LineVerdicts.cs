using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Shows the newest answers of the law in the rows of the list. A projection: no new version of a row, no act of its own.</summary>
public static class LineVerdicts
{
    /// <summary>Within the transaction in which the answers themselves are written.</summary>
    public static async Task ShowAsync(AppDb db, IReadOnlyList<(Guid Line, string Verdict, int Missing)> answers, CancellationToken cancel)
    {
        foreach (var alike in answers.GroupBy(a => (a.Verdict, a.Missing)))
        {
            var (verdict, missing) = alike.Key;
            var ids = alike.Select(a => a.Line).ToList();
            await db.Set<ProductionLine>().Where(l => ids.Contains(l.Id) && (l.Verdict != verdict || l.Missing != missing))
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.Verdict, verdict).SetProperty(l => l.Missing, missing), cancel);
        }
    }
}
