using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Plans;

/// <summary>Takes plans in. A year has one plan; what was accepted is not overwritten.</summary>
public sealed class PlanService(AppDb db, TimeProvider time)
{
    /// <summary>Accepts a plan file for the year that it names. The same file twice changes nothing.</summary>
    /// <exception cref="BadInputException">The file is no plan, or of another city.</exception>
    /// <exception cref="ConflictException">The year already has another plan.</exception>
    public Task<WorkPlan> AcceptAsync(Actor actor, string content, CancellationToken cancel) => AcceptAsync(actor, PlanFile.Read(content), content, cancel);

    /// <summary>Accepts the tasks and days of a plan for another year as 演示: for demonstration data only, since nobody issued such a plan.</summary>
    /// <inheritdoc cref="AcceptAsync(Actor,string,CancellationToken)"/>
    public Task<WorkPlan> AcceptForYearAsync(Actor actor, string content, int year, CancellationToken cancel)
    {
        var derived = PlanFile.Read(content).ForDemo(year);
        return AcceptAsync(actor, derived, derived.Write(), cancel);
    }

    async Task<WorkPlan> AcceptAsync(Actor actor, PlanFile file, string content, CancellationToken cancel)
    {
        if (file.City != actor.City) throw new BadInputException($"$.city：这是 {file.City} 的方案，不是本市（{actor.City}）的。没有收下。");
        await db.LockAsync($"plan:{actor.City}", cancel);
        await using var transaction = db.Database.CurrentTransaction;
        var digest = Digest.Sm3(content);
        var plan = await db.Set<WorkPlan>().FirstOrDefaultAsync(p => p.City == actor.City && p.Year == file.Year, cancel);
        if (plan is null)
        {
            plan = new() { City = actor.City, Year = file.Year, Title = file.Title, DocumentNumber = file.DocumentNumber, IssuedOn = file.IssuedOn, Content = content, Digest = digest };
            db.Add(plan);
            db.AddRange(file.Nodes.Select((n, i) => new PlanNode { City = actor.City, PlanId = plan.Id, Number = i + 1, On = n.On, Who = n.Who, What = n.What, Clause = n.Clause }));
            db.Record(actor, "plans.accept", new("plan", plan.Id), time.UtcNow(), new { file.Year, file.Title, file.DocumentNumber, digest, file.Demo, nodes = file.Nodes.Count });
            await db.SaveChangesAsync(cancel);
        }
        else if (plan.Digest != digest)
        {
            throw new ConflictException($"{file.Year} 年已经有工作方案（{plan.DocumentNumber}），与这一份不同。没有收下，原来的没有动。");
        }
        await db.Database.CommitTransactionAsync(cancel);
        return plan;
    }
}
