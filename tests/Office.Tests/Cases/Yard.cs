using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Tests.LawBook;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Cases;

/// <summary>An office with the shipped law accepted and lines that were screened: what cases and exits begin from.</summary>
sealed class Yard(TestOffice office) : IAsyncDisposable
{
    public const string Rule = "limit.cement.clinker.energy";
    public TestOffice Office => office;

    public static async Task<Yard> StartAsync()
    {
        var yard = new Yard(await TestOffice.StartAsync());
        await yard.Office.AcceptAsync();
        return yard;
    }

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    public async Task WriteAsync(string act, params object[] rows)
    {
        await using var db = office.Everything();
        db.AddRange(rows);
        db.Record(Actor.Program(TestOffice.City), act, new("test"), office.Time.UtcNow(), new { rows = rows.Length });
        await db.SaveChangesAsync(TestOffice.Cancel);
    }

    /// <summary>A kiln over the confirmed limit of its clinker, unless told otherwise.</summary>
    /// <param name="figure">kgce/t of clinker; null where nobody reported it. The limit is 117.</param>
    public async Task<Guid> LineAsync(string county = "440205", decimal? figure = 121.4m, PermittedUse use = PermittedUse.Basis, string metric = "熟料单位产品综合能耗")
    {
        var path = county == "000000" ? office.Divisions.Outside.Path : $"/{TestOffice.City}/{county}/";
        var enterprise = new Enterprise { City = TestOffice.City, DivisionPath = path, Name = "云岭水泥有限公司" };
        var line = new ProductionLine
        {
            City = TestOffice.City, DivisionPath = path, EnterpriseId = enterprise.Id, EquipmentText = "Φ3.5×54m回转窑1台", Sector = "水泥", Product = "熟料", Capacity = 36, CapacityUnit = "万吨/年",
        };
        List<object> rows = [enterprise, line];
        if (figure is not null)
            rows.Add(new Fact
            {
                City = line.City, DivisionPath = path, Subject = FactSubject.Line, SubjectId = line.Id, Name = FactNames.MetricPrefix + metric, Value = "", Figure = figure, Unit = "kgce/t",
                Year = 2025, ValidFrom = new(2026, 1, 1), EnteredAt = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc), Source = "能源审计报告表 6", PermittedUse = use,
            });
        await WriteAsync("registry.import", [.. rows]);
        return line.Id;
    }

    /// <summary>A case on a new line, opened on 2026-06-18.</summary>
    public async Task<Guid> CaseAsync(string county = "440205") => await OpenCaseAsync(await LineAsync(county));

    public Task<Guid> OpenCaseAsync(Guid line, string on = "2026-06-18", SignedIn? by = null, string rule = Rule) =>
        office.AsAsync(by ?? office.Handler, (CaseService s) => s.OpenAsync(by ?? office.Handler, line, rule, Day(on), TestOffice.Cancel));

    public async Task<Guid> FileAsync(SignedIn by, string path) =>
        (await office.AsAsync(by, (FileService s) => s.ReceiveAsync(by, path, "现场照片.jpg", "image/jpeg", new MemoryStream([1, 2, 3]), TestOffice.Cancel))).Id;

    /// <summary>Takes a step; what the table needs and the caller did not give is filled in.</summary>
    public async Task TakeAsync(SignedIn by, Guid id, string act, string on, Func<StepEntry, StepEntry>? with = null)
    {
        var file = await ProceedingAsync(id);
        var transition = file.Table.Transitions.First(t => t.Act == act);
        var needs = transition.Needs.Select(StepRules.FieldName).ToHashSet();
        var entry = new StepEntry(act, Day(on));
        if (needs.Contains(nameof(StepEntry.Text))) entry = entry with { Text = "见附件" };
        if (needs.Contains(nameof(StepEntry.DocumentNumber))) entry = entry with { DocumentNumber = "能改〔2026〕14号" };
        if (needs.Contains(nameof(StepEntry.Delivery))) entry = entry with { Delivery = "直接送达" };
        if (needs.Contains(nameof(StepEntry.OwnDay))) entry = entry with { OwnDay = Day(on).AddMonths(6) };
        if (needs.Contains(nameof(StepEntry.Months))) entry = entry with { Months = 3 };
        if (needs.Contains(nameof(StepEntry.Authority))) entry = entry with { Authority = transition.Needs.Contains(StepField.ProvincialBody) ? "广东省工业和信息化厅" : "曲江区人民政府" };
        if (needs.Contains(nameof(StepEntry.KeptSupply))) entry = entry with { KeptSupply = "消防水、应急照明" };
        if (needs.Contains(nameof(StepEntry.Files))) entry = entry with { Files = [await FileAsync(by, file.DivisionPath)] };
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
