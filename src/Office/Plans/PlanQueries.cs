using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Plans;

/// <summary>A node as a page shows it.</summary>
/// <param name="DaysLeft">Days until it; negative once it has passed.</param>
public sealed record NodeAhead(DateOnly On, string Clause, string Who, string What, int DaysLeft);

/// <summary>The plan of a year with its days.</summary>
public sealed record YearPlan(int Year, string Title, string DocumentNumber, DateOnly IssuedOn, bool IsDemo, IReadOnlyList<PlanTask> Tasks, IReadOnlyList<NodeAhead> Nodes);

/// <summary>Reads plans.</summary>
public sealed class PlanQueries(AppDb db, Today today)
{
    /// <summary>The plan of a year; null where the year has none of its own. Another year's plan never stands in.</summary>
    public async Task<YearPlan?> OfYearAsync(int year, CancellationToken cancel)
    {
        var plan = await db.Set<WorkPlan>().AsNoTracking().FirstOrDefaultAsync(p => p.Year == year, cancel);
        if (plan is null) return null;
        var on = today.Date;
        var nodes = await db.Set<PlanNode>().AsNoTracking().Where(n => n.PlanId == plan.Id).OrderBy(n => n.Number).ToListAsync(cancel);
        var file = PlanFile.Read(plan.Content);
        return new(plan.Year, plan.Title, plan.DocumentNumber, plan.IssuedOn, file.Demo, file.Tasks,
            [.. nodes.Select(n => new NodeAhead(n.On, n.Clause, n.Who, n.What, n.On.DayNumber - on.DayNumber))]);
    }

    /// <summary>The years that have a plan, newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) =>
        await db.Set<WorkPlan>().AsNoTracking().Select(p => p.Year).OrderByDescending(y => y).ToListAsync(cancel);
}
