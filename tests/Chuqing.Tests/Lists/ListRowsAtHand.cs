using Chuqing.Law.Procedures;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.Exits;
using Chuqing.Office.Ledger;
using Chuqing.Office.Lists;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Web.Portal.Released;
using Microsoft.Extensions.DependencyInjection;

namespace Chuqing.Web.Tests.Lists;

/// <summary>Rows as they stand when an order was served or an exit verified, put straight into the database; and releases through the services.</summary>
static class ListRowsAtHand
{
    public const string Qujiang = "/440200/440205/";

    public static async Task<Guid> ServedAsync(WebApp app, string enterprise)
    {
        var handler = await app.WhoIsAsync(Who.Handler);
        var (owner, line, file) = Line(enterprise, "2号熟料线", 36, "万吨/年", EnergyProcedure.Id);
        await SaveAsync(app, owner, line, file,
            new CaseFile { Id = file.Id, City = WebApp.City, DivisionPath = Qujiang, Dimension = Dimension.Energy, LineId = line.Id, Rule = "r", Document = "GB 16780-2021", Item = "表 2", Because = "熟料综合能耗 121.4，大于限定值 117 kgce/t", Snapshot = "{}", SnapshotDigest = Digest.Sm3("{}") },
            new Clock { City = WebApp.City, DivisionPath = Qujiang, ProceedingId = file.Id, Term = "energy.rectify", StartOn = new(2026, 9, 1), DueOn = new(2027, 3, 1), Provisional = true, LawPack = "" },
            Step(handler, file, EnergyProcedure.Opened, EnergyProcedure.Serve, EnergyProcedure.Rectifying, new(2026, 9, 1), "韶工信责改〔2026〕9号"));
        return file.Id;
    }

    public static async Task<Guid> VerifiedAsync(WebApp app, string enterprise, decimal? capacity = 8.8m, string? unit = "万吨/年")
    {
        var verifier = await app.WhoIsAsync(Who.Verifier);
        var (owner, line, file) = Line(enterprise, "机立窑 Φ2.5×10m", capacity, unit, ExitProcedure.Id);
        file.State = ExitProcedure.Verified;
        var ground = new Proceeding { City = WebApp.City, DivisionPath = Qujiang, Procedure = "determination", ProcedureVersion = 1, Title = enterprise, EnterpriseId = owner.Id, State = "Served", OpenedOn = new(2026, 1, 5) };
        await SaveAsync(app, owner, line, file, ground,
            new Exit { Id = file.Id, City = WebApp.City, DivisionPath = Qujiang, LineId = line.Id, EnterpriseId = owner.Id, Ground = ExitGround.Eliminated, GroundProceedingId = ground.Id, EquipmentText = line.EquipmentText, Sector = "水泥", Capacity = capacity, CapacityUnit = unit, ShutOn = new(2026, 3, 1), DismantledOn = new(2026, 5, 1), VerifiedOn = new(2026, 6, 30) },
            Step(verifier, file, ExitProcedure.FirstVerified, ExitProcedure.VerifySecond, ExitProcedure.Verified, new(2026, 6, 30), "韶工信验〔2026〕3号"));
        return file.Id;
    }

    /// <summary>A served case that failed its recheck, and whose line a government decided to close.</summary>
    public static async Task<Guid> ClosedAsync(WebApp app, string enterprise)
    {
        var handler = await app.WhoIsAsync(Who.Handler);
        var id = await ServedAsync(app, enterprise);
        await using var db = app.Everything();
        var file = (await db.Set<Proceeding>().FindAsync([id], WebApp.Cancel))!;
        await SaveAsync(app,
            Step(handler, file, EnergyProcedure.Rectifying, EnergyProcedure.FailRecheck, EnergyProcedure.NotMet, new(2026, 10, 1), null, 3),
            Step(handler, file, EnergyProcedure.Proposed, EnergyProcedure.Decide, EnergyProcedure.Closed, new(2026, 10, 9), "韶曲府决〔2026〕5号", 5, "曲江区人民政府", "直接送达"));
        return id;
    }

    /// <summary>Prepares as one person, releases as another and writes the folder.</summary>
    public static async Task<ListRelease> ReleaseAsync(WebApp app, ListKind kind)
    {
        var (handler, releaser) = (await app.WhoIsAsync(Who.Handler), await app.WhoIsAsync(Who.Releaser));
        var draft = await app.DoAsync(Who.Handler, (ListService s) => s.PrepareAsync(handler, kind, 2026, WebApp.Cancel));
        var release = await app.DoAsync(Who.Releaser, (ListService s) => s.ReleaseAsync(releaser, draft.Id, WebApp.Cancel));
        await app.Services.GetRequiredService<ReleasePublisher>().PublishAsync(WebApp.City, WebApp.Cancel);
        return release;
    }

    static (Enterprise, ProductionLine, Proceeding) Line(string enterprise, string equipment, decimal? capacity, string? unit, string procedure)
    {
        var owner = new Enterprise { City = WebApp.City, DivisionPath = Qujiang, Name = enterprise };
        var line = new ProductionLine { City = WebApp.City, DivisionPath = Qujiang, EnterpriseId = owner.Id, EquipmentText = equipment, Capacity = capacity, CapacityUnit = unit, Sector = "水泥" };
        return (owner, line, new() { City = WebApp.City, DivisionPath = Qujiang, Procedure = procedure, ProcedureVersion = 1, Title = enterprise, EnterpriseId = owner.Id, LineId = line.Id, State = EnergyProcedure.Rectifying, OpenedOn = new(2026, 2, 1) });
    }

    static ProceedingStep Step(SignedIn by, Proceeding file, string from, string act, string to, DateOnly on, string? document, int number = 2, string? authority = null, string? delivery = null) => new()
    {
        City = WebApp.City, ProceedingId = file.Id, Number = number, Procedure = file.Procedure, ProcedureVersion = 1, From = from, Act = act, To = to, On = on, RecordedAt = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
        PersonId = by.PersonId, AppointmentId = by.AppointmentId, ActorName = by.Name, DocumentNumber = document, Authority = authority, Delivery = delivery,
    };

    static async Task SaveAsync(WebApp app, params object[] rows)
    {
        await using var db = app.Everything();
        db.AddRange(rows);
        db.Record(Actor.Program(WebApp.City), "test.furnish", new("test"), app.Time.UtcNow(), new { });
        await db.SaveChangesAsync(WebApp.Cancel);
    }
}
