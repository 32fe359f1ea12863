using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Exits;

/// <summary>Writes the days of an exit with the steps that bring them, in the same transaction.</summary>
public sealed class ExitDays(AppDb db, LineStatusService lines)
{
    /// <summary>Called by the engine for each step of an exit, before it saves.</summary>
    public async Task ApplyAsync(SignedIn by, Proceeding proceeding, ProceedingStep step, CancellationToken cancel)
    {
        var exit = await db.Set<Exit>().FirstAsync(e => e.Id == proceeding.Id, cancel);
        if (StatusAfter(exit, step.Act) is { } status) await lines.MarkAsync(exit.LineId, status, step.On, $"退出与验收，第 {step.Number} 步", cancel);
        switch (step.Act)
        {
            case ExitProcedure.RecordShut:
                exit.ShutOn = step.On;
                break;
            case ExitProcedure.RecordDismantled:
                exit.Mode ??= ExitMode.Dismantling;
                exit.DismantledOn = step.On;
                break;
            case ExitProcedure.Return:
                exit.DismantledOn = null;
                break;
            case ExitProcedure.VerifySecond:
                exit.VerifiedOn = step.On;
                break;
            case ExitProcedure.Announce:
                exit.AnnouncedOn = step.On;
                break;
            default:
                ApplySealing(exit, step);
                break;
        }
    }

    static void ApplySealing(Exit exit, ProceedingStep step)
    {
        switch (step.Act)
        {
            case ExitProcedure.ChooseSealing:
                (exit.Mode, exit.SealingReason) = (ExitMode.Sealing, step.Text);
                break;
            case ExitProcedure.CutOffUtilities:
                exit.CutOffOn = step.On;
                break;
            case ExitProcedure.RemovePowerGear:
                exit.PowerGearRemovedOn = step.On;
                break;
            case ExitProcedure.SealEquipment:
                exit.SealedOn = step.On;
                break;
            case ExitProcedure.PromiseByEnterprise:
                exit.EnterprisePromisedOn = step.On;
                break;
            case ExitProcedure.PromiseByGovernment:
                exit.GovernmentPromisedOn = step.On;
                break;
            case ExitProcedure.AnnounceByProvince:
                exit.ProvinceAnnouncedOn = step.On;
                break;
            case ExitProcedure.SetDismantleBy:
                exit.DismantleBy = step.OwnDay;
                break;
            case ExitProcedure.ReturnSealing:
                (exit.CutOffOn, exit.PowerGearRemovedOn, exit.SealedOn) = (null, null, null);
                break;
            case ExitProcedure.VerifySealingSecond:
                exit.SealVerifiedOn = step.On;
                break;
        }
    }

    // 拆除验收被退回：验过封存的还是已封存，没走封存的还是已关停
    static LineStatus? StatusAfter(Exit exit, string act) => act switch
    {
        ExitProcedure.RecordShut or ExitProcedure.ReturnSealing => LineStatus.Shut,
        ExitProcedure.SealEquipment => LineStatus.Sealed,
        ExitProcedure.RecordDismantled => LineStatus.Dismantled,
        ExitProcedure.Return => exit.SealVerifiedOn is null ? LineStatus.Shut : LineStatus.Sealed,
        _ => null,
    };
}
