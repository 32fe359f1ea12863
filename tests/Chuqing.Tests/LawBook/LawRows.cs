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

    /// <summary>The same furnace by a notice of the province, which stays a draft when the catalogue is confirmed.</summary>
    public const string Furnace400Here = "guangdong-2016.blast-furnace.400";
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

    /// <summary>An original of the catalogue, brought by the first officer of the law.</summary>
    public static async Task<Guid> OriginalAsync(WebApp app)
    {
        var person = await app.WhoIsAsync(Who.LawOfficer);
        return (await app.DoAsync(Who.LawOfficer, (LawOriginalService s) => s.AddAsync(person, new("catalogue-2024", "《目录》", "令第7号", "网站", "目录.pdf", new MemoryStream("%PDF-1.4 原文"u8.ToArray())), WebApp.Cancel))).Id;
    }

    /// <summary>A sitting over a rule, begun by the first officer of the law.</summary>
    public static async Task<Guid> SittingAsync(WebApp app)
    {
        var (person, original) = (await app.WhoIsAsync(Who.LawOfficer), await OriginalAsync(app));
        var law = await app.DoAsync(Who.LawOfficer, (LawBookQueries q) => q.EffectiveAsync(WebApp.City, Day, WebApp.Cancel));
        var value = law.Law.Pack.Values.Last(v => v.Id == Furnace400 && v.From <= Day);
        return (await app.DoAsync(Who.LawOfficer, (ConfirmingService s) => s.OpenAsync(person, original, [value.Key], WebApp.Cancel))).Id;
    }

    /// <summary>A hand-entered citation for a line in 曲江区, not checked yet.</summary>
    public static async Task<Guid> CitationAsync(WebApp app)
    {
        var (line, person) = (await LineAsync(app), await app.WhoIsAsync(Who.Handler));
        var file = await app.DoAsync(Who.Handler, (FileService s) => s.ReceiveAsync(person, "/440200/440205/", "目录.pdf", "application/pdf", new MemoryStream("%PDF-1.4 原文"u8.ToArray()), WebApp.Cancel));
        return (await app.DoAsync(Who.Handler, (ManualCitationService s) => s.EnterAsync(person, new(line, Furnace400Here, "《目录》", "令第7号", "淘汰类 1", "400 立方米及以下", new(2023, 12, 27), new(2024, 2, 1), file), WebApp.Cancel))).Id;
    }

    /// <summary>A proposed determination of a line in 曲江区.</summary>
    public static async Task<Guid> DeterminationAsync(WebApp app)
    {
        await ConfirmAsync(app);
        var (line, person) = (await LineAsync(app), await app.WhoIsAsync(Who.Handler));
        return (await app.DoAsync(Who.Handler, (DeterminationService s) => s.ProposeAsync(person, line, Furnace400, Day, WebApp.Cancel))).Id;
    }
}
