using Chuqing.Law.Procedures;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Cases;

/// <summary>An office with the shipped law accepted and lines that were screened: what cases and exits begin from.</summary>
sealed class Yard(TestOffice office) : IAsyncDisposable
{
    public const string Rule = "cement.clinker-energy";
    public TestOffice Office => office;

    public static async Task<Yard> StartAsync()
    {
        var yard = new Yard(await TestOffice.StartAsync());
        await yard.WriteAsync("law.accept", new AcceptedPack
        {
            City = TestOffice.City, Digest = office(yard).Digest, AcceptedAt = yard.Office.Time.UtcNow(), Content = ShelfFolder.Zip(ShelfFolder.Read(yard.Office.Settings.LawFolder)),
        });
        return yard;

        static LoadedLaw office(Yard yard) => yard.Office.Get<LawLibrary>().Shipped;
    }

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    public async Task WriteAsync(string act, params object[] rows)
    {
        await using var db = office.Everything();
        db.AddRange(rows);
        db.Record(Actor.Program(TestOffice.City), act, new("test"), office.Time.UtcNow(), new { rows = rows.Length });
        await db.SaveChangesAsync(TestOffice.Cancel);
    }

    /// <summary>A line with one finding.</summary>
    public async Task<Guid> LineAsync(string county = "440205", string kind = "超限额", string status = "confirmed", string result = "notMet", bool clueOnly = false, string? pack = null)
    {
        var path = county == "000000" ? office.Divisions.Outside.Path : $"/{TestOffice.City}/{county}/";
        var enterprise = new Enterprise { City = TestOffice.City, DivisionPath = path, Name = "云岭水泥有限公司" };
        var line = new ProductionLine { City = TestOffice.City, DivisionPath = path, EnterpriseId = enterprise.Id, EquipmentText = "2号熟料线", Sector = "水泥", Capacity = 36, CapacityUnit = "万吨/年" };
        await WriteAsync("registry.import", enterprise, line, new LineScreening
        {
            LineId = line.Id, City = TestOffice.City, DivisionPath = path, On = Day("2026-06-01"), Verdict = "不达标", LawPack = pack ?? office.Get<LawLibrary>().Shipped.Digest, At = office.Time.UtcNow(),
            Findings = $$"""[{"rule":"{{Rule}}","item":"熟料单位产品综合能耗","class":"{{kind}}","status":"{{status}}","result":"{{result}}","missing":[],"because":"121.4 kgce/t 大于限定值 117 kgce/t","clueOnly":{{(clueOnly ? "true" : "false")}},"citation":{"document":"GB 16780-2021","item":"表 2"} }]""",
        });
        return line.Id;
    }

    /// <summary>A case on a new line, opened on 2026-06-18.</summary>
    public async Task<Guid> CaseAsync(string county = "440205") => await OpenCaseAsync(await LineAsync(county));

    public Task<Guid> OpenCaseAsync(Guid line, string on = "2026-06-18", SignedIn? by = null) =>
        office.AsAsync(by ?? office.Handler, (CaseService s) => s.OpenAsync(by ?? office.Handler, line, Rule, Day(on), TestOffice.Cancel));

    public async Task<Guid> FileAsync(SignedIn by, string path) =>
        (await office.AsAsync(by, (FileService s) => s.ReceiveAsync(by, path, "现场照片.jpg", "image/jpeg", new MemoryStream([1, 2, 3]), TestOffice.Cancel))).Id;

    /// <summary>Takes a step; what the table needs and the caller did not give is filled in.</summary>
    public async Task TakeAsync(SignedIn by, Guid id, string act, string on, Func<StepEntry, StepEntry>? with = null)
    {
        var file = await ProceedingAsync(id);
        var needs = file.Table.Transitions.First(t => t.Act == act).Needs;
        var entry = new StepEntry(act, Day(on));
        if (needs.Contains(StepField.Text)) entry = entry with { Text = "见附件" };
        if (needs.Contains(StepField.DocumentNumber)) entry = entry with { DocumentNumber = "能改〔2026〕14号" };
        if (needs.Contains(StepField.Delivery)) entry = entry with { Delivery = "直接送达" };
        if (needs.Contains(StepField.OwnDay)) entry = entry with { OwnDay = Day(on).AddMonths(6) };
        if (needs.Contains(StepField.Months)) entry = entry with { Months = 3 };
        if (needs.Contains(StepField.Government)) entry = entry with { Authority = "曲江区人民政府" };
        if (needs.Contains(StepField.Attachment) || needs.Contains(StepField.Minutes)) entry = entry with { Files = [await FileAsync(by, file.DivisionPath)] };
        entry = with?.Invoke(entry) ?? entry;
        await office.AsAsync(by, (ProceedingService s) => s.TakeAsync(by, id, entry, TestOffice.Cancel));
    }

    public async Task<Proceeding> ProceedingAsync(Guid id)
    {
        await using var db = office.Everything();
        return await db.Set<Proceeding>().AsNoTracking().SingleAsync(p => p.Id == id, TestOffice.Cancel);
    }

    public async Task<Clock?> ClockAsync(Guid id)
    {
        await using var db = office.Everything();
        return await db.Set<Clock>().AsNoTracking().SingleOrDefaultAsync(c => c.ProceedingId == id, TestOffice.Cancel);
    }

    /// <summary>Everything that a refused act could have changed, in one string.</summary>
    public async Task<string> StateAsync()
    {
        await using var db = office.Everything();
        var files = await db.Set<Proceeding>().OrderBy(p => p.Id).Select(p => new { p.Id, p.State, p.IsEnded, p.Version }).ToListAsync(TestOffice.Cancel);
        var clocks = await db.Set<Clock>().OrderBy(c => c.Id).Select(c => new { c.Id, c.DueOn, c.StoppedOn }).ToListAsync(TestOffice.Cancel);
        return CanonicalJson.Write(new
        {
            files, clocks, steps = await db.Set<ProceedingStep>().CountAsync(TestOffice.Cancel), exits = await db.Set<Office.Exits.Exit>().CountAsync(TestOffice.Cancel),
            acts = await db.Set<LedgerEntry>().CountAsync(e => e.SubjectKind == "proceeding", TestOffice.Cancel),
        });
    }

    /// <summary>Asserts that an act is refused with words in it and that nothing was changed.</summary>
    public async Task<TRefusal> RefusedAsync<TRefusal>(Func<Task> act, params string[] words) where TRefusal : Exception
    {
        var before = await StateAsync();
        var refusal = await act.ShouldThrowAsync<TRefusal>();
        foreach (var word in words) refusal.Message.ShouldContain(word);
        (await StateAsync()).ShouldBe(before);
        return refusal;
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();
}
