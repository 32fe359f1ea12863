using Chuqing.Law.Procedures;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.Exits;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;

namespace Chuqing.Office.Tests.Lists;

/// <summary>Puts enterprises, exits and cases into an office as they stand at the end of their procedures.</summary>
static class Furnish
{
    public const string Qujiang = "/440200/440205/", Wengyuan = "/440200/440229/";

    public static async Task<Enterprise> EnterpriseAsync(TestOffice office, string name, string? code = null, string path = Qujiang, bool demo = false)
    {
        var enterprise = new Enterprise { City = TestOffice.City, DivisionPath = path, Name = name, CreditCode = code, CreditCodeState = code is null ? null : CreditCode.Read(code).State, IsDemo = demo };
        await SaveAsync(office, enterprise);
        return enterprise;
    }

    /// <summary>An exit whose last step led to <paramref name="state"/>.</summary>
    public static async Task<Guid> ExitAsync(
        TestOffice office, Enterprise enterprise, string equipment, decimal? capacity, string? unit, string state = ExitProcedure.Verified, DateOnly? verified = null, string? sector = "水泥", string? path = null, bool dismantled = true)
    {
        path ??= enterprise.DivisionPath;
        var (line, ground, proceeding) = (Line(enterprise, equipment, capacity, unit, sector, path), Opened("determination", enterprise, path), Opened(ExitProcedure.Id, enterprise, path));
        (ground.State, ground.IsEnded) = (DeterminationProcedure.Served, true);
        (proceeding.State, proceeding.IsEnded) = (state, state == ExitProcedure.Announced);
        var on = verified ?? new(2026, 6, 30);
        var isVerified = state is ExitProcedure.Verified or ExitProcedure.Announced;
        var exit = new Exit
        {
            Id = proceeding.Id, City = TestOffice.City, DivisionPath = path, LineId = line.Id, EnterpriseId = enterprise.Id, Ground = ExitGround.Eliminated, GroundProceedingId = ground.Id,
            EquipmentText = equipment, Sector = sector, Capacity = capacity, CapacityUnit = unit, ShutOn = on.AddDays(-120), DismantledOn = dismantled ? on.AddDays(-30) : null,
            VerifiedOn = isVerified ? on : null, AnnouncedOn = state == ExitProcedure.Announced ? on.AddDays(10) : null,
        };
        List<object> rows = [line, ground, proceeding, exit];
        if (isVerified) rows.Add(Step(office.OtherVerifier, proceeding, 5, ExitProcedure.FirstVerified, ExitProcedure.VerifySecond, ExitProcedure.Verified, exit.VerifiedOn!.Value, "韶工信验〔2026〕3号"));
        if (exit.AnnouncedOn is { } announced) rows.Add(Step(office.Releaser, proceeding, 6, ExitProcedure.Verified, ExitProcedure.Announce, ExitProcedure.Announced, announced, "韶工信告〔2026〕2号"));
        await SaveAsync(office, [.. rows]);
        return exit.Id;
    }

    /// <summary>A case; <paramref name="served"/> tells whether its order was served.</summary>
    public static async Task<Guid> CaseAsync(TestOffice office, Enterprise enterprise, bool served, bool passed = false, DateOnly? on = null, Guid? lineId = null)
    {
        var path = enterprise.DivisionPath;
        var (line, proceeding, servedOn) = (Line(enterprise, "2号熟料线", 36, "万吨/年", "水泥", path), Opened(EnergyProcedure.Id, enterprise, path), on ?? new(2026, 9, 1));
        var file = new CaseFile
        {
            Id = proceeding.Id, City = TestOffice.City, DivisionPath = path, Dimension = Dimension.Energy, LineId = lineId ?? line.Id, Rule = "cement.clinker", Document = "GB 16780-2021", Item = "表 2",
            Because = "熟料综合能耗 121.4，大于限定值 117 kgce/t", Snapshot = "{}", SnapshotDigest = Digest.Sm3("{}"),
        };
        List<object> rows = lineId is null ? [line, proceeding, file] : [proceeding, file];
        if (served)
        {
            rows.Add(Step(office.Handler, proceeding, 2, EnergyProcedure.Opened, EnergyProcedure.Serve, EnergyProcedure.Rectifying, servedOn, "韶工信责改〔2026〕9号"));
            rows.Add(new Clock { City = TestOffice.City, DivisionPath = path, ProceedingId = proceeding.Id, Term = "energy.rectify", StartOn = servedOn, DueOn = new(2027, 3, 1), Provisional = true, LawPack = "" });
        }
        if (passed) rows.Add(Step(office.Handler, proceeding, 3, EnergyProcedure.Rectifying, EnergyProcedure.PassRecheck, EnergyProcedure.Met, new(2026, 11, 1), null));
        await SaveAsync(office, [.. rows]);
        return file.Id;
    }

    /// <summary>Records that a served case passed its recheck.</summary>
    public static async Task PassAsync(TestOffice office, Guid id)
    {
        await using var db = office.Everything();
        var proceeding = (await db.Set<Proceeding>().FindAsync([id], TestOffice.Cancel))!;
        await SaveAsync(office, Step(office.Handler, proceeding, 3, EnergyProcedure.Rectifying, EnergyProcedure.PassRecheck, EnergyProcedure.Met, new(2026, 11, 20), null));
    }

    /// <summary>Takes a case that was served to the recorded decision of its government.</summary>
    public static async Task CloseAsync(TestOffice office, Guid id, DateOnly failed, DateOnly decided, string? delivery = "直接送达")
    {
        await StepAsync(office, id, 3, EnergyProcedure.Rectifying, EnergyProcedure.FailRecheck, EnergyProcedure.NotMet, failed);
        await StepAsync(office, id, 4, EnergyProcedure.NotMet, EnergyProcedure.Propose, EnergyProcedure.Proposed, failed, "韶发改请〔2026〕1号", "曲江区人民政府");
        await StepAsync(office, id, 5, EnergyProcedure.Proposed, EnergyProcedure.Decide, EnergyProcedure.Closed, decided, "韶曲府决〔2026〕5号", "曲江区人民政府", delivery);
    }

    /// <summary>One step of a case, straight into the database.</summary>
    public static async Task StepAsync(TestOffice office, Guid id, int number, string from, string act, string to, DateOnly on, string? document = null, string? authority = null, string? delivery = null)
    {
        await using var db = office.Everything();
        var proceeding = (await db.Set<Proceeding>().FindAsync([id], TestOffice.Cancel))!;
        await SaveAsync(office, Step(office.Handler, proceeding, number, from, act, to, on, document, authority, delivery));
    }

    /// <summary>The exit of the line of a closed case, verified and announced.</summary>
    public static async Task ExitOfCaseAsync(TestOffice office, Guid caseId, DateOnly verified, DateOnly? announced, bool dismantled = true)
    {
        await using var db = office.Everything();
        var file = (await db.Set<CaseFile>().FindAsync([caseId], TestOffice.Cancel))!;
        var line = (await db.Set<ProductionLine>().FindAsync([file.LineId], TestOffice.Cancel))!;
        var proceeding = new Proceeding { City = file.City, DivisionPath = file.DivisionPath, Procedure = ExitProcedure.Id, ProcedureVersion = 1, Title = "退出", EnterpriseId = line.EnterpriseId, State = announced is null ? ExitProcedure.Verified : ExitProcedure.Announced, OpenedOn = verified.AddDays(-5) };
        var exit = new Exit
        {
            Id = proceeding.Id, City = file.City, DivisionPath = file.DivisionPath, LineId = line.Id, EnterpriseId = line.EnterpriseId, Ground = ExitGround.GovernmentDecision, GroundProceedingId = caseId, EquipmentText = line.EquipmentText,
            ShutOn = verified.AddDays(-4), DismantledOn = dismantled ? verified.AddDays(-1) : null, VerifiedOn = verified, AnnouncedOn = announced,
        };
        List<object> rows = [proceeding, exit];
        if (announced is { } on) rows.Add(Step(office.Releaser, proceeding, 6, ExitProcedure.Verified, ExitProcedure.Announce, ExitProcedure.Announced, on, "韶工信告〔2026〕7号"));
        await SaveAsync(office, [.. rows]);
    }

    static ProductionLine Line(Enterprise enterprise, string equipment, decimal? capacity, string? unit, string? sector, string path) =>
        new() { City = TestOffice.City, DivisionPath = path, EnterpriseId = enterprise.Id, EquipmentText = equipment, Capacity = capacity, CapacityUnit = unit, Sector = sector, IsDemo = enterprise.IsDemo };

    static Proceeding Opened(string procedure, Enterprise enterprise, string path) => new()
    {
        City = TestOffice.City, DivisionPath = path, Procedure = procedure, ProcedureVersion = 1, Title = enterprise.Name, EnterpriseId = enterprise.Id, State = "Opened", OpenedOn = new(2026, 2, 1),
    };

    static ProceedingStep Step(SignedIn by, Proceeding proceeding, int number, string from, string act, string to, DateOnly on, string? document, string? authority = null, string? delivery = null) => new()
    {
        City = TestOffice.City, ProceedingId = proceeding.Id, Number = number, Procedure = proceeding.Procedure, ProcedureVersion = 1, From = from, Act = act, To = to, On = on,
        RecordedAt = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), PersonId = by.PersonId, AppointmentId = by.AppointmentId, ActorName = by.Name, DocumentNumber = document, Authority = authority, Delivery = delivery,
    };

    static async Task SaveAsync(TestOffice office, params object[] rows)
    {
        await using var db = office.Everything();
        db.AddRange(rows);
        db.Record(Actor.Program(TestOffice.City), "test.furnish", new("test"), office.Time.UtcNow(), new { });
        await db.SaveChangesAsync(TestOffice.Cancel);
    }
}
