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
    public static async Task<Guid> CaseAsync(TestOffice office, Enterprise enterprise, bool served, bool passed = false)
    {
        var path = enterprise.DivisionPath;
        var (line, proceeding) = (Line(enterprise, "2号熟料线", 36, "万吨/年", "水泥", path), Opened(EnergyProcedure.Id, enterprise, path));
        var file = new CaseFile
        {
            Id = proceeding.Id, City = TestOffice.City, DivisionPath = path, Dimension = Dimension.Energy, LineId = line.Id, Rule = "cement.clinker", Document = "GB 16780-2021", Item = "表 2",
            Because = "熟料综合能耗 121.4，大于限定值 117 kgce/t", Snapshot = "{}", SnapshotDigest = Digest.Sm3("{}"),
        };
        List<object> rows = [line, proceeding, file];
        if (served)
        {
            rows.Add(Step(office.Handler, proceeding, 2, EnergyProcedure.Opened, EnergyProcedure.Serve, EnergyProcedure.Rectifying, new(2026, 9, 1), "韶工信责改〔2026〕9号"));
            rows.Add(new Clock { City = TestOffice.City, DivisionPath = path, ProceedingId = proceeding.Id, Term = "energy.rectify", StartOn = new(2026, 9, 1), DueOn = new(2027, 3, 1), Provisional = true, LawPack = "" });
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

    static ProductionLine Line(Enterprise enterprise, string equipment, decimal? capacity, string? unit, string? sector, string path) =>
        new() { City = TestOffice.City, DivisionPath = path, EnterpriseId = enterprise.Id, EquipmentText = equipment, Capacity = capacity, CapacityUnit = unit, Sector = sector, IsDemo = enterprise.IsDemo };

    static Proceeding Opened(string procedure, Enterprise enterprise, string path) => new()
    {
        City = TestOffice.City, DivisionPath = path, Procedure = procedure, ProcedureVersion = 1, Title = enterprise.Name, EnterpriseId = enterprise.Id, State = "Opened", OpenedOn = new(2026, 2, 1),
    };

    static ProceedingStep Step(SignedIn by, Proceeding proceeding, int number, string from, string act, string to, DateOnly on, string? document) => new()
    {
        City = TestOffice.City, ProceedingId = proceeding.Id, Number = number, Procedure = proceeding.Procedure, ProcedureVersion = 1, From = from, Act = act, To = to, On = on,
        RecordedAt = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), PersonId = by.PersonId, AppointmentId = by.AppointmentId, ActorName = by.Name, DocumentNumber = document,
    };

    static async Task SaveAsync(TestOffice office, params object[] rows)
    {
        await using var db = office.Everything();
        db.AddRange(rows);
        db.Record(Actor.Program(TestOffice.City), "test.furnish", new("test"), office.Time.UtcNow(), new { });
        await db.SaveChangesAsync(TestOffice.Cancel);
    }
}
