using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>认定: opens the proceeding of a determination with what it rests on. Its further steps go through <see cref="ProceedingService.TakeAsync"/>.</summary>
public sealed class DeterminationService(AppDb db, ScreeningQueries screening, ManualCitationQueries citations, ProceedingService proceedings, TimeProvider time, Today today)
{
    /// <summary>Proposes that a line is 淘汰类 by a rule. Until the determination is served, it is 拟认定 and on no list.</summary>
    /// <param name="on">The day as of which the law is asked, and the legal day of the proposal; today or earlier.</param>
    /// <param name="citationId">人工引用: a checked citation of this line that stands in for a draft; null where the rule is confirmed.</param>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="NotPermittedException">The finding does not bind: a draft, a lead, facts missing, not caught, or not 淘汰类.</exception>
    /// <exception cref="ConflictException">The same rule is being or was determined for this line.</exception>
    /// <exception cref="InvalidFieldsException">The day has not come.</exception>
    public async Task<Proceeding> ProposeAsync(SignedIn by, Guid lineId, string ruleId, DateOnly on, CancellationToken cancel, Guid? citationId = null)
    {
        if (!by.May(Rights.DeterminationPropose)) throw new ForbiddenException("拟认定要由有“经办”职责的人提出。没有保存。");
        if (on > today.Date) throw new InvalidFieldsException(new Dictionary<string, string> { [nameof(StepEntry.On)] = $"日期 {on:yyyy-MM-dd} 还没有到。" });
        var evaluation = await screening.EvaluateAsync(lineId, on, cancel);
        if (evaluation.Line.MergedIntoId is not null) throw new NotPermittedException("这条生产线已并入另一条，请对合并后的那条提出。没有保存。");
        var manual = citationId is { } id ? await citations.CheckedAsync(id, cancel) : null;
        return await SaveAsync(by, Require(evaluation, ruleId, manual), cancel);
    }

    /// <summary>The finding that a determination may rest on: what the page shows before it offers the act.</summary>
    /// <exception cref="NotPermittedException">It does not bind, or is not 淘汰类; the message says why.</exception>
    public static BindingFinding Require(LineEvaluation evaluation, string ruleId, CheckedCitation? manual = null)
    {
        var binding = BindingFinding.Of(evaluation, ruleId, manual);
        if (binding.Finding.Class == RuleClass.Eliminated) return binding;
        var way = binding.Finding.Class == RuleClass.OverLimit ? "超限额的走限期整改。" : "请按相应规定办理。";
        throw new NotPermittedException($"“{binding.Finding.Item}”属于{binding.Finding.Class.Label()}，不是淘汰类，不能认定为落后产能；{way}没有保存。");
    }

    async Task<Proceeding> SaveAsync(SignedIn by, BindingFinding binding, CancellationToken cancel)
    {
        var (line, finding, law) = (binding.Evaluation.Line, binding.Finding, binding.Evaluation.Law);
        // 同一条线同一条规则同时只有一件：锁住再查，两个人同时提也只成一件
        await db.LockAsync($"determination:{line.Id}", cancel);
        await RefuseSecondAsync(line.Id, finding, cancel);
        var decided = DecisionSnapshot.Of(binding);
        var snapshot = decided.Write();
        var proceeding = proceedings.Open(by, new(DeterminationProcedure.Table, line.DivisionPath, Title(binding), line.EnterpriseId, line.Id, law.On, line.IsDemo));
        var determination = new Determination
        {
            Id = proceeding.Id, City = line.City, DivisionPath = line.DivisionPath, LineId = line.Id, Rule = finding.Rule, Class = finding.Class.Label(),
            Document = decided.Manual?.Printed ?? FindingRow.DocumentOf(finding, law.Law.Pack), Item = decided.Manual?.Item ?? finding.Citation.Item, Because = finding.Because, ManualCitationId = decided.Manual?.Id,
            Snapshot = snapshot, SnapshotDigest = Digest.Sm3(snapshot),
        };
        db.Add(determination);
        db.Record(by.Actor, ReplayService.ProposalAct, new("proceeding", proceeding.Id, line.DivisionPath), time.UtcNow(), new
        {
            line = line.Id, rule = finding.Rule, finding.Key.From, value = finding.Key.Digest, on = law.On, pack = law.Law.Digest, snapshot = determination.SnapshotDigest, manualCitation = determination.ManualCitationId,
        });
        await db.SaveChangesAsync(cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return proceeding;
    }

    async Task RefuseSecondAsync(Guid lineId, Finding finding, CancellationToken cancel)
    {
        var ids = await Registry.Lineage.WithMergedAsync(db, lineId, cancel);
        var other = await (from d in db.Set<Determination>()
                           where ids.Contains(d.LineId) && d.Rule == finding.Rule
                           join p in db.Set<Proceeding>() on d.Id equals p.Id
                           where !p.IsEnded || p.State == DeterminationProcedure.Served
                           select p.State).FirstOrDefaultAsync(cancel);
        if (other is null) return;
        await db.Database.RollbackTransactionAsync(cancel);
        throw new ConflictException($"这条生产线按“{finding.Item}”{(other == DeterminationProcedure.Served ? "已经认定并送达" : $"已有一件认定在办（{DeterminationProcedure.Table.LabelOf(other)}）")}，不另立一件。没有保存。");
    }

    static string Title(BindingFinding binding)
    {
        var title = $"认定 {binding.Evaluation.Enterprise} {binding.Evaluation.Line.EquipmentText}";
        return title.Length <= 300 ? title : title[..299] + "…";
    }
}
