using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Office.Cases;
using Chuqing.Office.Files;
using Chuqing.Office.Ledger;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.Workbench;

/// <summary>Rows that pages of cases and exits are tried with, made through the services.</summary>
static class CaseYard
{
    public const string Rule = "limit.cement.clinker.energy";

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    /// <summary>A kiln in 曲江区 whose clinker takes 121.4 kgce/t; the limit is 117.</summary>
    public static async Task<Guid> LineAsync(this WebApp app, PermittedUse use = PermittedUse.Basis)
    {
        const string Path = "/440200/440205/";
        await using var db = app.Everything();
        var enterprise = new Enterprise { City = WebApp.City, DivisionPath = Path, Name = "云岭水泥有限公司" };
        var line = new ProductionLine { City = WebApp.City, DivisionPath = Path, EnterpriseId = enterprise.Id, EquipmentText = "Φ3.5×54m回转窑1台", Sector = "水泥", Product = "熟料", Capacity = 36, CapacityUnit = "万吨/年" };
        db.AddRange(enterprise, line, new Fact
        {
            City = WebApp.City, DivisionPath = Path, Subject = FactSubject.Line, SubjectId = line.Id, Name = "指标|熟料单位产品综合能耗", Value = "121.4", Figure = 121.4m, Unit = "kgce/t",
            Year = 2025, ValidFrom = new(2026, 1, 1), EnteredAt = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc), Source = "能源审计报告表 6", PermittedUse = use,
        });
        db.Record(Actor.Program(WebApp.City), "test.add", new("line", line.Id), app.Time.GetUtcNow().UtcDateTime, new { line.EquipmentText });
        await db.SaveChangesAsync(WebApp.Cancel);
        return line.Id;
    }

    /// <summary>A case opened on 2026-06-18 by the city's handler.</summary>
    public static async Task<Guid> CaseAsync(this WebApp app)
    {
        var (handler, line) = (await app.WhoIsAsync(Who.Handler), await app.LineAsync());
        return await app.DoAsync(Who.Handler, (CaseService s) => s.OpenAsync(handler, line, Rule, Day("2026-06-18"), WebApp.Cancel));
    }

    /// <summary>A case whose order was served on 2026-06-29 and ends on a day.</summary>
    public static async Task<Guid> ServedCaseAsync(this WebApp app, string own = "2026-12-29")
    {
        var id = await app.CaseAsync();
        await app.TakeAsync(Who.Handler, id, new(EnergyProcedure.Serve, Day("2026-06-29")) { DocumentNumber = "能改〔2026〕14号", Delivery = "直接送达", OwnDay = Day(own) });
        return id;
    }

    /// <summary>A case in which the government's decision to close is recorded, and its line.</summary>
    public static async Task<(Guid Case, Guid Line)> ClosedCaseAsync(this WebApp app)
    {
        var id = await app.ServedCaseAsync("2026-09-30");
        await app.TakeAsync(Who.Handler, id, new(EnergyProcedure.FailRecheck, Day("2026-10-12")) { Text = "仍超限额", Files = [await app.FileAsync(Who.Handler)] });
        await app.TakeAsync(Who.Approver, id, new(EnergyProcedure.Propose, Day("2026-10-15")) { DocumentNumber = "韶工信请〔2026〕8号", Authority = "曲江区人民政府" });
        await app.TakeAsync(Who.Handler, id, new(EnergyProcedure.Decide, Day("2026-11-01")) { DocumentNumber = "韶曲府决〔2026〕3号", Authority = "曲江区人民政府", Delivery = "直接送达", Files = [await app.FileAsync(Who.Handler)] });
        await using var db = app.Everything();
        return (id, await db.Set<CaseFile>().Where(c => c.Id == id).Select(c => c.LineId).SingleAsync(WebApp.Cancel));
    }

    public static async Task<Guid> ExitAsync(this WebApp app)
    {
        var (ground, line) = await app.ClosedCaseAsync();
        var handler = await app.WhoIsAsync(Who.Handler);
        return await app.DoAsync(Who.Handler, (Chuqing.Office.Exits.ExitService s) => s.OpenAsync(handler, line, Chuqing.Office.Exits.ExitGround.GovernmentDecision, ground, Day("2026-11-02"), WebApp.Cancel));
    }

    public static async Task<Guid> FileAsync(this WebApp app, string who, string name = "复查报告.pdf", string type = "application/pdf")
    {
        var person = await app.WhoIsAsync(who);
        return (await app.DoAsync(who, (FileService s) => s.ReceiveAsync(person, "/440200/440205/", name, type, new MemoryStream([1, 2, 3]), WebApp.Cancel))).Id;
    }

    public static async Task TakeAsync(this WebApp app, string who, Guid id, StepEntry entry)
    {
        var person = await app.WhoIsAsync(who);
        await app.DoAsync(who, (ProceedingService s) => s.TakeAsync(person, id, entry, WebApp.Cancel));
    }

    public static async Task<string> StateAsync(this WebApp app, Guid id)
    {
        await using var db = app.Everything();
        return await db.Set<Proceeding>().Where(p => p.Id == id).Select(p => p.State).SingleAsync(WebApp.Cancel);
    }
}
