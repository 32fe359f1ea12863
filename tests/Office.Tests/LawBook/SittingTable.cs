using System.Text;
using Chuqing.Law.Shelf;
using Chuqing.Office.LawBook;
using Chuqing.Office.People;

namespace Chuqing.Office.Tests.LawBook;

/// <summary>What tests of confirming by document do at the table: bring an original, open a sitting, go through rows.</summary>
static class SittingTable
{
    public const string Catalogue = "catalogue-2024";

    public static async Task<LawOriginal> OriginalAsync(this TestOffice office, string document = Catalogue, SignedIn? by = null) =>
        await office.AsAsync(by ?? office.LawOfficer, (LawOriginalService s) => s.AddAsync(by ?? office.LawOfficer,
            new(document, "《产业结构调整指导目录（2024年本）》", "国家发展改革委令第7号", "国家发展改革委网站", "目录.pdf", Pdf()), TestOffice.Cancel));

    public static MemoryStream Pdf() => new(Encoding.ASCII.GetBytes($"%PDF-1.4 {Guid.CreateVersion7()}"));

    /// <summary>A sitting of the first officer over rules as they apply today.</summary>
    public static async Task<ConfirmationSitting> SitAsync(this TestOffice office, params string[] rules)
    {
        var original = await office.OriginalAsync();
        List<ValueKey> keys = [];
        foreach (var rule in rules) keys.Add((await office.ValueAsync(rule)).Key);
        return await office.AsAsync(office.LawOfficer, (ConfirmingService s) => s.OpenAsync(office.LawOfficer, original.Id, keys, TestOffice.Cancel));
    }

    public static SittingEntry Tick(int number) => new(number, FirstFinding.Agrees, "12", null, "400 立方米及以下炼铁高炉", null, null);

    public static Task FirstAsync(this TestOffice office, Guid sitting, bool handOver, params SittingEntry[] entries) => office.FirstAsync(office.LawOfficer, sitting, handOver, entries);

    public static Task FirstAsync(this TestOffice office, SignedIn by, Guid sitting, bool handOver, params SittingEntry[] entries) =>
        office.AsAsync(by, (ConfirmingService s) => s.SaveFirstAsync(by, sitting, entries, handOver, TestOffice.Cancel));

    public static Task SecondAsync(this TestOffice office, SignedIn by, Guid sitting, bool close, params SecondEntry[] entries) =>
        office.AsAsync(by, (ConfirmingService s) => s.SaveSecondAsync(by, sitting, entries, close, TestOffice.Cancel));

    /// <summary>Both officers go through rules and agree.</summary>
    public static async Task AgreeAsync(this TestOffice office, params string[] rules)
    {
        var sitting = await office.SitAsync(rules);
        await office.FirstAsync(sitting.Id, true, [.. rules.Select((_, i) => Tick(i + 1))]);
        await office.SecondAsync(office.OtherLawOfficer, sitting.Id, true, [.. rules.Select((_, i) => new SecondEntry(i + 1, SecondFinding.Agrees, null))]);
    }

    public static async Task<DocumentProgress> ProgressAsync(this TestOffice office, string document = Catalogue) =>
        (await office.AsAsync(office.LawOfficer, async (ConfirmingQueries q) => await q.DocumentsAsync(await office.EffectiveAsync(), TestOffice.City, TestOffice.Cancel))).Single(d => d.Text.Id == document);

    public static async Task<IReadOnlyList<ConfirmingRow>> RowsAsync(this TestOffice office, IReadOnlyDictionary<string, int>? touched = null) =>
        await office.AsAsync(office.LawOfficer, async (ConfirmingQueries q) => await q.RowsAsync(await office.EffectiveAsync(), TestOffice.City, Catalogue, touched ?? new Dictionary<string, int>(), TestOffice.Cancel));

    public static async Task<LegalStanding> StandingAsync(this TestOffice office, string rule, DateTime? known = null) => (await office.EffectiveAsync(known)).StandingOf(await office.ValueAsync(rule));
}
