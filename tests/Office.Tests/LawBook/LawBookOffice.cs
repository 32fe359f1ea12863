using Chuqing.Law.Procedures;
using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Registry;
using System.Text;

namespace Chuqing.Office.Tests.LawBook;

/// <summary>What tests of law and screening need: the shelf accepted, two signatures, a line that a rule catches.</summary>
static class LawBookOffice
{
    /// <summary>A 400 m3 blast furnace that makes steelmaking iron: caught by this rule and excused by none of its exceptions.</summary>
    public const string Furnace400 = "catalogue.steel.blast-furnace.400";

    public static readonly DateOnly Day = new(2026, 11, 23);

    public static IReadOnlyList<LawFile> Shelf(this TestOffice office) => ShelfFolder.Read(office.Settings.LawFolder);

    public static Task<AcceptedPack> AcceptAsync(this TestOffice office, IReadOnlyList<LawFile>? files = null) =>
        office.AsAsync(office.LawOfficer, (LawBookService s) => s.AcceptAsync(Actor.Program(TestOffice.City), files ?? office.Shelf(), TestOffice.Cancel));

    public static async Task<LawValue> ValueAsync(this TestOffice office, string rule, DateOnly? on = null) =>
        (await office.EffectiveAsync()).Law.Pack.Values.Last(v => v.Id == rule && v.From <= (on ?? Day));

    public static Task<CityLaw> EffectiveAsync(this TestOffice office, DateTime? known = null) =>
        office.AsAsync(office.LawOfficer, (LawBookQueries q) => q.EffectiveAsync(TestOffice.City, Day, TestOffice.Cancel, known));

    public static async Task<StoredFile> FileAsync(this TestOffice office, string name) =>
        await office.Get<FileStore>().SaveAsync(TestOffice.City, name, "application/pdf", new MemoryStream(Encoding.UTF8.GetBytes($"{name} {Guid.CreateVersion7()}")), TestOffice.Cancel);

    public static async Task SignAsync(this TestOffice office, SignedIn person, ValueKey key) =>
        await office.AsAsync(person, async (LawBookService s) => await s.ConfirmAsync(person, await office.EntryAsync(key), TestOffice.Cancel));

    public static async Task<ConfirmationEntry> EntryAsync(this TestOffice office, ValueKey key) =>
        new(key, "《产业结构调整指导目录（2024年本）》", "国家发展改革委令第7号", "淘汰类 一（五）1", "400 立方米及以下炼铁高炉", await office.FileAsync("目录扫描件.pdf"));

    /// <summary>Both officers of the law sign the version of a rule that applies today.</summary>
    public static async Task ConfirmAsync(this TestOffice office, string rule)
    {
        var value = await office.ValueAsync(rule);
        await office.SignAsync(office.LawOfficer, value.Key);
        await office.SignAsync(office.OtherLawOfficer, value.Key);
    }

    public static async Task<Guid> LineAsync(this TestOffice office, string equipment = "380立方米高炉1座", string sector = "炼铁", string product = "炼钢生铁", Action<List<object>, ProductionLine>? more = null)
    {
        await using var db = office.Everything();
        var enterprise = new Enterprise { City = TestOffice.City, DivisionPath = "/440200/440205/", Name = "曲江测试钢铁有限公司" };
        var line = new ProductionLine { City = TestOffice.City, DivisionPath = enterprise.DivisionPath, EnterpriseId = enterprise.Id, EquipmentText = equipment, Sector = sector, Product = product };
        List<object> rows = [enterprise, line];
        more?.Invoke(rows, line);
        db.AddRange(rows);
        db.Record(Actor.Program(TestOffice.City), "test.add", new("line", line.Id), office.Time.UtcNow(), new { equipment });
        await db.SaveChangesAsync(TestOffice.Cancel);
        return line.Id;
    }
}
