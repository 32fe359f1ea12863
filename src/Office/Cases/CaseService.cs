using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Screening;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Cases;

/// <summary>Opens cases. Their further steps go through <see cref="ProceedingService.TakeAsync"/>.</summary>
public sealed class CaseService(AppDb db, ScreeningQueries screening, ProceedingService proceedings, TimeProvider time, Today today)
{
    /// <summary>Class of the findings that open an energy case.</summary>
    public const string OverLimit = "超限额";

    /// <summary>Opens an energy case on a line from a binding finding of 超限额.</summary>
    /// <param name="ruleId">Rule that is not met.</param>
    /// <param name="on">The day as of which the law is asked, and the legal day of opening; today or earlier.</param>
    /// <exception cref="NotFoundException">No such line in one's divisions.</exception>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="NotPermittedException">The finding does not bind: a draft, a lead, facts missing, met, or another class.</exception>
    /// <exception cref="ConflictException">A case for the same rule is open on this line.</exception>
    /// <exception cref="InvalidFieldsException">The day has not come.</exception>
    public async Task<Guid> OpenAsync(SignedIn by, Guid lineId, string ruleId, DateOnly on, CancellationToken cancel)
    {
        if (!by.May(Rights.CaseOpen)) throw new ForbiddenException("立件要由有“经办”职责的人办。没有保存。");
        if (on > today.Date) throw new InvalidFieldsException(new Dictionary<string, string> { [nameof(StepEntry.On)] = $"日期 {on:yyyy-MM-dd} 还没有到；只能登记已经做了的事。没有保存。" });
        var evaluation = await screening.EvaluateAsync(lineId, on, cancel);
        if (evaluation.Line.MergedIntoId is not null) throw new NotPermittedException("这条生产线已并入另一条，请对合并后的那条立件。没有保存。");
        var binding = BindingFinding.Of(evaluation, ruleId);
        if (Refusal(binding.Finding.Class) is { } why) throw new NotPermittedException($"“{binding.Finding.Item}”{why}没有保存。");
        return await SaveAsync(by, binding, cancel);
    }

    /// <summary>Why a class of findings opens no case; null where it does.</summary>
    public static string? Refusal(RuleClass kind) => kind switch
    {
        RuleClass.OverLimit => null,
        RuleClass.Eliminated => "属于淘汰类，不走限期整改；请拟认定。",
        var other => $"属于{other.Label()}，不是强制性能耗限额，不能责令限期整改。",
    };

    async Task<Guid> SaveAsync(SignedIn by, BindingFinding binding, CancellationToken cancel)
    {
        var (line, finding, law) = (binding.Evaluation.Line, binding.Finding, binding.Evaluation.Law);
        // 同一条线同一条规则同时只有一件：锁住再查，两个人同时立也只成一件
        await db.LockAsync($"case:{line.Id}", cancel);
        if (await OpenOneAsync(line.Id, finding.Rule, cancel) is { } open)
        {
            await db.Database.RollbackTransactionAsync(cancel);
            throw new ConflictException($"这条生产线按“{finding.Item}”已有一件在办（{open:yyyy-MM-dd} 立件），不另立一件。没有保存。");
        }
        var snapshot = DecisionSnapshot.Of(binding).Write();
        var proceeding = proceedings.Open(by, new(EnergyProcedure.Table, line.DivisionPath, Title(binding), line.EnterpriseId, line.Id, law.On, line.IsDemo));
        var file = new CaseFile
        {
            Id = proceeding.Id, City = line.City, DivisionPath = line.DivisionPath, Dimension = Dimension.Energy, LineId = line.Id, Rule = finding.Rule,
            Document = FindingRow.DocumentOf(finding, law.Law.Pack), Item = finding.Citation.Item, Because = finding.Because, Snapshot = snapshot, SnapshotDigest = Digest.Sm3(snapshot),
        };
        db.Add(file);
        db.Record(by.Actor, "energy.Open", new("proceeding", proceeding.Id, line.DivisionPath), time.UtcNow(), new
        {
            line = line.Id, rule = finding.Rule, finding.Key.From, value = finding.Key.Digest, on = law.On, pack = law.Law.Digest, snapshot = file.SnapshotDigest,
        });
        await db.SaveChangesAsync(cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return proceeding.Id;
    }

    async Task<DateOnly?> OpenOneAsync(Guid lineId, string rule, CancellationToken cancel)
    {
        var ids = await Registry.Lineage.WithMergedAsync(db, lineId, cancel);
        return await (
            from c in db.Set<CaseFile>() where ids.Contains(c.LineId) && c.Rule == rule
            join p in db.Set<Proceeding>() on c.Id equals p.Id where !p.IsEnded
            select (DateOnly?)p.OpenedOn).FirstOrDefaultAsync(cancel);
    }

    static string Title(BindingFinding binding)
    {
        var title = $"{binding.Evaluation.Enterprise} {binding.Evaluation.Line.EquipmentText}";
        return title.Length <= 300 ? title : title[..299] + "…";
    }
}
