using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Exits;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Law.Procedures.ExitProcedure;

namespace Chuqing.Office.Tests.Exits;

/// <summary>Exits to seal and dismantle, opened on any day: their ground is only named.</summary>
static class SealingYard
{
    /// <summary>An exit that stands as just opened.</summary>
    public static async Task<Guid> OpenedExitAsync(this Yard yard, string on, int version = 2, string county = "440205")
    {
        var lineId = await yard.LineAsync(county);
        await using var db = yard.Office.Everything();
        var line = await db.Set<ProductionLine>().AsNoTracking().SingleAsync(l => l.Id == lineId, TestOffice.Cancel);
        var handler = yard.Office.Handler;
        Proceeding File(string procedure, int v, string state) => new()
        {
            City = line.City, DivisionPath = line.DivisionPath, Procedure = procedure, ProcedureVersion = v, Title = line.EquipmentText, EnterpriseId = line.EnterpriseId, LineId = line.Id, State = state, OpenedOn = Yard.Day(on),
        };
        var (ground, file) = (File(DeterminationProcedure.Id, 1, DeterminationProcedure.Served), File(ExitProcedure.Id, version, Opened));
        await yard.WriteAsync("test.exit", ground, file, new ProceedingStep
        {
            City = line.City, ProceedingId = file.Id, Number = 1, Procedure = ExitProcedure.Id, ProcedureVersion = version, From = "", Act = ProceedingStep.Open, To = Opened, On = Yard.Day(on),
            RecordedAt = yard.Office.Time.UtcNow(), PersonId = handler.PersonId, AppointmentId = handler.AppointmentId, ActorName = handler.Name,
        }, new Exit
        {
            Id = file.Id, City = line.City, DivisionPath = line.DivisionPath, LineId = line.Id, EnterpriseId = line.EnterpriseId, Ground = ExitGround.Eliminated, GroundProceedingId = ground.Id,
            EquipmentText = line.EquipmentText, Sector = line.Sector, Capacity = line.Capacity, CapacityUnit = line.CapacityUnit,
        });
        return file.Id;
    }

    /// <summary>From opened to sealed, all on one day.</summary>
    public static async Task SealAsync(this Yard yard, Guid id, string on)
    {
        foreach (var act in new[] { RecordShut, ChooseSealing, CutOffUtilities, RemovePowerGear, SealEquipment }) await yard.TakeAsync(yard.Office.Handler, id, act, on);
    }

    /// <summary>Promises, announcement and the day to dismantle.</summary>
    public static async Task PromiseAsync(this Yard yard, Guid id, string on, string dismantleBy)
    {
        foreach (var act in new[] { PromiseByEnterprise, PromiseByGovernment, AnnounceByProvince }) await yard.TakeAsync(yard.Office.Handler, id, act, on);
        await yard.TakeAsync(yard.Office.Handler, id, SetDismantleBy, on, e => e with { OwnDay = Yard.Day(dismantleBy) });
    }

    public static async Task VerifySealingAsync(this Yard yard, Guid id, string on)
    {
        await yard.TakeAsync(yard.Office.Verifier, id, VerifySealingFirst, on);
        await yard.TakeAsync(yard.Office.OtherVerifier, id, VerifySealingSecond, on);
    }

    public static async Task DismantleAsync(this Yard yard, Guid id, string on, string verified)
    {
        await yard.TakeAsync(yard.Office.Handler, id, RecordDismantled, on);
        await yard.TakeAsync(yard.Office.Verifier, id, VerifyFirst, verified);
        await yard.TakeAsync(yard.Office.OtherVerifier, id, VerifySecond, verified);
    }

    public static Task<Exit> ExitRowAsync(this Yard yard, Guid id) => yard.Office.AsAsync(yard.Office.Handler, (ExitQueries q) => q.FindAsync(id, TestOffice.Cancel));

    public static Task<IReadOnlyList<SealedExit>> SealedAsync(this Yard yard, string on, SignedIn? by = null) =>
        yard.Office.AsAsync(by ?? yard.Office.Handler, (SealedExitQueries q) => q.RowsAsync(Yard.Day(on), TestOffice.Cancel));

    public static Task<IReadOnlyList<ExitOfYear>> GoneAsync(this Yard yard, int year) =>
        yard.Office.AsAsync(yard.Office.Handler, (ExitYearQueries q) => q.RowsAsync(year, TestOffice.Cancel));

    public static async Task<LineStatus> LineStatusAsync(this Yard yard, Guid exit)
    {
        var line = (await yard.ExitRowAsync(exit)).LineId;
        await using var db = yard.Office.Everything();
        return await db.Set<ProductionLine>().Where(l => l.Id == line).Select(l => l.Status).SingleAsync(TestOffice.Cancel);
    }
}
