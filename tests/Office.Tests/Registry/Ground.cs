using System.Text;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Registry;

/// <summary>A registry with rows of one county, and the acts on it in few words.</summary>
sealed class Ground(TestOffice office) : IAsyncDisposable
{
    public const string Qujiang = "/440200/440205/", Maba = "/440200/440205/440205100/", Lechang = "/440200/440281/";
    public const string Code = "91440205MA5DEMA16M";

    public TestOffice Office => office;
    static CancellationToken Cancel => TestOffice.Cancel;

    public static async Task<Ground> StartAsync() => new(await TestOffice.StartAsync());

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    public static ActGround Why(string on = "2026-06-01") => new(Day(on), "核对营业执照，是同一家", "核对记录第 3 号");

    public async Task<Guid> EnterpriseAsync(string name, string path = Qujiang, string? code = null)
    {
        var enterprise = new Enterprise { City = TestOffice.City, DivisionPath = path, Name = name, CreditCode = code, CreditCodeState = code is null ? null : CreditCode.Read(code).State, SearchText = Bigrams.Of(name, code) };
        await WriteAsync(enterprise, FactOf(FactSubject.Enterprise, enterprise.Id, path, FactNames.Enterprise, name));
        return enterprise.Id;
    }

    public async Task<Guid> LineAsync(Guid enterprise, string equipment = "机立窑1台", string? number = null, string path = Qujiang, string? sector = null, decimal? capacity = null)
    {
        var line = new ProductionLine
        {
            City = TestOffice.City, DivisionPath = path, EnterpriseId = enterprise, EquipmentText = equipment, Number = number, Sector = sector, Capacity = capacity, CapacityUnit = capacity is null ? null : "万吨/年",
            SearchText = Bigrams.Of(equipment, number),
        };
        List<object> rows = [line, FactOf(FactSubject.Line, line.Id, path, FactNames.Equipment, equipment)];
        if (sector is not null) rows.Add(FactOf(FactSubject.Line, line.Id, path, FactNames.Sector, sector));
        if (capacity is not null) rows.Add(FactOf(FactSubject.Line, line.Id, path, FactNames.Capacity, $"{capacity}", capacity, "万吨/年"));
        await WriteAsync([.. rows]);
        return line.Id;
    }

    public Task<RegistryLink> MergeAsync(Guid from, Guid into, SignedIn? by = null, ActGround? ground = null) =>
        office.AsAsync(by ?? office.Handler, (EnterpriseService s) => s.MergeAsync(by ?? office.Handler, from, into, ground ?? Why(), Cancel));

    public Task<RegistryLink> UnmergeAsync(Guid from) => office.AsAsync(office.Handler, (EnterpriseService s) => s.UnmergeAsync(office.Handler, from, Why(), Cancel));

    public Task<RegistryLink> MergeLinesAsync(Guid from, Guid into, SignedIn? by = null) => office.AsAsync(by ?? office.Handler, (LineService s) => s.MergeAsync(by ?? office.Handler, from, into, Why(), Cancel));

    public Task<RegistryLink> UnmergeLineAsync(Guid from) => office.AsAsync(office.Handler, (LineService s) => s.UnmergeAsync(office.Handler, from, Why(), Cancel));

    public Task<RegistryLink> PassAsync(Guid line, Guid to, string on = "2026-06-01") => office.AsAsync(office.Handler, (LineService s) => s.PassAsync(office.Handler, line, new(to), Why(on), Cancel));

    public Task<RegistryLink> SplitAsync(Guid enterprise, string name, params Guid[] lines) =>
        office.AsAsync(office.Handler, (EnterpriseService s) => s.SplitAsync(office.Handler, enterprise, new(name, null), lines, Why(), Cancel));

    public Task<RegistryLink> SplitLineAsync(Guid line, LinePart kept, LinePart parted) => office.AsAsync(office.Handler, (LineSplitService s) => s.SplitAsync(office.Handler, line, kept, parted, Why(), Cancel));

    public Task<Fact> SetAsync(Guid line, string name, string value, string from, string? unit = null, int? year = null) =>
        office.AsAsync(office.Handler, (FactService s) => s.SetAsync(office.Handler, FactSubject.Line, line, new(name, value, Day(from), "现场核对") { Unit = unit, Year = year, Kind = name.StartsWith(FactNames.MetricPrefix, StringComparison.Ordinal) ? Law.Screening.SourceKind.TestReport : null }, Cancel));

    public async Task<ProductionLine> RowAsync(Guid id)
    {
        await using var db = office.Everything();
        return await db.Set<ProductionLine>().AsNoTracking().SingleAsync(l => l.Id == id, Cancel);
    }

    public async Task<Enterprise> FirmAsync(Guid id)
    {
        await using var db = office.Everything();
        return await db.Set<Enterprise>().AsNoTracking().SingleAsync(e => e.Id == id, Cancel);
    }

    public Task<Page<LineRow>> ListAsync(string text) => office.AsAsync(office.Handler, (LineListQueries q) => q.PageAsync(new(Text: text), Cancel));

    /// <summary>Facts of a subject by name, as of a day and as known on a day.</summary>
    public async Task<Dictionary<string, string>> FactsAsync(Guid subject, string on, string? known = null) =>
        (await office.AsAsync(office.Handler, (RegistryQueries q) => q.FactsAsOfAsync(subject, Day(on), known is null ? null : Today.EndOf(Day(known)), Cancel))).ToDictionary(f => f.Name, f => f.Value);

    /// <summary>Asserts that an act is refused with words in it and that the registry stands as before.</summary>
    public async Task RefusedAsync<T>(Func<Task> act, params string[] words) where T : Exception
    {
        var before = await StateAsync();
        var refusal = await act.ShouldThrowAsync<T>();
        foreach (var word in words) refusal.Message.ShouldContain(word);
        (await StateAsync()).ShouldBe(before);
    }

    async Task<string> StateAsync()
    {
        await using var db = office.Everything();
        return CanonicalJson.Write(new
        {
            firms = await db.Set<Enterprise>().OrderBy(e => e.Id).Select(e => new { e.Id, e.MergedIntoId, e.DivisionPath, e.Name, e.Version }).ToListAsync(Cancel),
            lines = await db.Set<ProductionLine>().OrderBy(l => l.Id).Select(l => new { l.Id, l.MergedIntoId, l.EnterpriseId, l.DivisionPath, l.Version }).ToListAsync(Cancel),
            facts = await db.Set<Fact>().CountAsync(Cancel), links = await db.Set<RegistryLink>().CountAsync(Cancel), acts = await db.Set<LedgerEntry>().CountAsync(Cancel),
        });
    }

    public async Task WriteAsync(params object[] rows)
    {
        await using var db = office.Everything();
        db.AddRange(rows);
        db.Record(Actor.Program(TestOffice.City), "test.furnish", new("test"), office.Time.UtcNow(), new { rows = rows.Length });
        await db.SaveChangesAsync(Cancel);
    }

    public Task<ImportResult> ImportAsync(string rows, string? asOf = null)
    {
        var path = Path.Combine(office.Settings.FilesFolder, $"{Guid.CreateVersion7():N}.csv");
        Directory.CreateDirectory(office.Settings.FilesFolder);
        File.WriteAllText(path, "企业名称,统一社会信用代码,县（市、区）,镇（街道）,行业,生产线（设备）,编号,产能,产能单位,状态\n" + rows, Encoding.UTF8);
        return office.AsAsync(office.Handler, (RegistryImport s) => s.ImportAsync(new(office.Handler.Actor, office.Handler.DivisionPath) { AsOf = asOf is null ? null : Day(asOf) }, path, "台账.csv", null, Cancel));
    }

    static Fact FactOf(FactSubject subject, Guid id, string path, string name, string value, decimal? figure = null, string? unit = null) => new()
    {
        City = TestOffice.City, DivisionPath = path, Subject = subject, SubjectId = id, Name = name, Value = value, Figure = figure, Unit = unit, ValidFrom = new(2026, 1, 1),
        EnteredAt = new(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc), Source = "台账.xlsx 第 2 行",
    };

    public ValueTask DisposeAsync() => office.DisposeAsync();
}
