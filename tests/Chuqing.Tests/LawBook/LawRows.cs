using System.Text;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.LawBook;

/// <summary>Rows that pages of law and screening are looked at with.</summary>
static class LawRows
{
    public const string Furnace400 = "catalogue.steel.blast-furnace.400";
    static readonly DateOnly Day = new(2026, 11, 23);

    /// <summary>A blast furnace for steelmaking iron in 曲江区.</summary>
    public static async Task<Guid> LineAsync(WebApp app, string equipment = "380立方米高炉1座")
    {
        await using var db = app.Everything();
        var enterprise = new Enterprise { City = WebApp.City, DivisionPath = "/440200/440205/", Name = "曲江测试钢铁有限公司" };
        var line = new ProductionLine { City = WebApp.City, DivisionPath = enterprise.DivisionPath, EnterpriseId = enterprise.Id, EquipmentText = equipment, Sector = "炼铁", Product = "炼钢生铁" };
        db.AddRange(enterprise, line);
        db.Record(Actor.Program(WebApp.City), "test.add", new("line", line.Id), app.Time.UtcNow(), new { line.EquipmentText });
        await db.SaveChangesAsync(WebApp.Cancel);
        return line.Id;
    }

    /// <summary>Both officers of the law confirm the version of a rule that applies today, where they have not yet.</summary>
    public static async Task ConfirmAsync(WebApp app, string rule = Furnace400)
    {
        var law = await app.DoAsync(Who.LawOfficer, (LawBookQueries q) => q.EffectiveAsync(WebApp.City, Day, WebApp.Cancel));
        var value = law.Law.Pack.Values.Last(v => v.Id == rule && v.From <= Day);
        if (law.IsConfirmedHere(value.Key)) return;
        foreach (var who in new[] { Who.LawOfficer, Who.OtherLawOfficer })
        {
            var person = await app.WhoIsAsync(who);
            await using var content = new MemoryStream(Encoding.UTF8.GetBytes($"原文 {who}"));
            var scan = await app.DoAsync(who, (FileService s) => s.ReceiveAsync(person, person.DivisionPath, "目录.pdf", "application/pdf", content, WebApp.Cancel));
            await app.DoAsync(who, (LawBookService s) => s.ConfirmAsync(person, new(value.Key, "《产业结构调整指导目录（2024年本）》", "令第7号", "淘汰类 1", "400 立方米及以下炼铁高炉", scan), WebApp.Cancel));
        }
    }

    /// <summary>A proposed determination of a line in 曲江区.</summary>
    public static async Task<Guid> DeterminationAsync(WebApp app)
    {
        await ConfirmAsync(app);
        var (line, person) = (await LineAsync(app), await app.WhoIsAsync(Who.Handler));
        return (await app.DoAsync(Who.Handler, (DeterminationService s) => s.ProposeAsync(person, line, Furnace400, Day, WebApp.Cancel))).Id;
    }
}
