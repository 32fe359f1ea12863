using System.Globalization;
using System.Text.Json;
using Chuqing.Law.Procedures;
using Chuqing.Office.Exits;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Lists;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Returns;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.Cases;
using Chuqing.Office.Tests.LawBook;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.RealInput;

/// <summary>
/// The 95 rows of published exit lists (tests/cases/SOURCES.md) go the whole way: import, screening, determination, exit, list, report. They are rows of
/// other places: under the shipped mapping they are 外地（样例） and count nowhere; read as one county's sheet they count like its own.
/// </summary>
public sealed class PublishedExitListsTests
{
    const string Day = "2026-11-23";
    static readonly string Sheet = Path.Combine(AppContext.BaseDirectory, "cases", "exit_lists.csv");
    static readonly string[] Rules = ["catalogue.cement.wet-kiln", "catalogue.cement.shaft-kiln", "catalogue.steel.induction-furnace"];

    [Fact]
    public async Task Real_rows_go_from_the_sheet_to_the_public_list_and_the_report()
    {
        await using var yard = await Yard.StartAsync();
        var office = yard.Office;
        var city = office.Handler;
        foreach (var rule in Rules) await office.ConfirmAsync(rule);
        (await ImportAsync(office, AsOneCountysSheet())).Accepted.ShouldBe(95);

        var run = await office.AsAsync(city, (ScreeningService s) => s.RunAsync(city, null, Yard.Day(Day), TestOffice.Cancel));
        run.Lines.ShouldBe(95);
        var caught = await CaughtAsync(office);
        // 另有两条由国发〔2010〕7号里见过来源的条目落入
        caught.Count.ShouldBe(21);
        foreach (var (line, rule) in caught) await LeaveAsync(yard, line, rule);

        var draft = await office.AsAsync(city, (ListService s) => s.PrepareAsync(city, ListKind.YearlyExits, 2026, TestOffice.Cancel));
        var release = await office.AsAsync(office.Releaser, (ListService s) => s.ReleaseAsync(office.Releaser, draft.Id, TestOffice.Cancel));
        var listed = ReleasedList.Read(release.Content).List.Rows;
        var published = await PublishedAsync(office, caught.Select(c => c.Line));
        listed.Count.ShouldBe(21);
        listed.Select(r => r.Enterprise).ShouldBe(published.Select(p => p.Enterprise), ignoreOrder: true);

        // 名单和报表里的合计，等于公告里这些行自己的数之和，单位不混
        var expected = published.Where(p => p.Capacity is not null).GroupBy(p => p.Unit!).ToDictionary(g => g.Key, g => g.Sum(p => p.Capacity!.Value));
        listed.Where(r => r.Capacity is not null).GroupBy(r => r.Unit!).ToDictionary(g => g.Key, g => g.Sum(r => r.Capacity!.Value)).ShouldBe(expected, ignoreOrder: true);
        var report = await office.AsAsync(office.Coordinator, (YearReport r) => r.MakeAsync(2026, TestOffice.Cancel));
        using var trace = JsonDocument.Parse(YearReturn.TraceText(report.Entries));
        foreach (var (unit, sum) in expected)
            trace.RootElement.EnumerateArray().ShouldContain(t => t.GetProperty("unit").GetString() == unit && t.GetProperty("value").GetDecimal() == sum, $"{sum} {unit}");
    }

    [Fact]
    public async Task Under_the_shipped_mapping_the_same_rows_are_of_elsewhere_and_count_nowhere()
    {
        await using var yard = await Yard.StartAsync();
        var office = yard.Office;
        foreach (var rule in Rules) await office.ConfirmAsync(rule);
        (await ImportAsync(office, null)).Accepted.ShouldBe(95);
        await office.AsAsync(office.Handler, (ScreeningService s) => s.RunAsync(office.Handler, null, Yard.Day(Day), TestOffice.Cancel));
        var caught = await CaughtAsync(office);
        foreach (var (line, rule) in caught.Take(2)) await LeaveAsync(yard, line, rule);

        (await office.AsAsync(office.Coordinator, (ExitYearQueries q) => q.RowsAsync(2026, TestOffice.Cancel))).ShouldBeEmpty();
    }

    static async Task<ImportResult> ImportAsync(TestOffice office, ColumnMapping? mapping) =>
        await office.AsAsync(office.Handler, (RegistryImport s) => s.ImportAsync(
            new(office.Handler.Actor, office.Handler.DivisionPath) { Mapping = mapping }, Sheet, "exit_lists.csv", null, TestOffice.Cancel));

    static ColumnMapping AsOneCountysSheet()
    {
        using var book = SheetReader.Read(Sheet, cancel: TestContext.Current.CancellationToken);
        var shipped = MappedSheet.Open(book).Mapping;
        return shipped with { Columns = new Dictionary<string, ColumnSource>(shipped.Columns) { ["县（市、区）"] = new([], "曲江区") } };
    }

    static async Task<IReadOnlyList<(Guid Line, string Rule)>> CaughtAsync(TestOffice office)
    {
        await using var db = office.Everything();
        var rows = await db.Set<LineScreening>().Where(s => s.Verdict == "淘汰类").OrderBy(s => s.LineId).ToListAsync(TestOffice.Cancel);
        return [.. rows.Select(r => (r.LineId, FindingRow.ReadAll(r.Findings).First(f => f is { Result: "notMet", Status: "confirmed" }).Rule))];
    }

    static async Task LeaveAsync(Yard yard, Guid line, string rule)
    {
        var office = yard.Office;
        var determination = (await office.AsAsync(office.Handler, (DeterminationService s) => s.ProposeAsync(office.Handler, line, rule, Yard.Day(Day), TestOffice.Cancel))).Id;
        await yard.TakeAsync(office.Reviewer, determination, DeterminationProcedure.Review, Day);
        await yard.TakeAsync(office.Handler, determination, DeterminationProcedure.Notify, Day);
        await yard.TakeAsync(office.Handler, determination, DeterminationProcedure.Hear, Day);
        await yard.TakeAsync(office.Approver, determination, DeterminationProcedure.Approve, Day);
        await yard.TakeAsync(office.Handler, determination, DeterminationProcedure.Serve, Day);
        var exit = await office.AsAsync(office.Handler, (ExitService s) => s.OpenAsync(office.Handler, line, ExitGround.Eliminated, determination, Yard.Day(Day), TestOffice.Cancel));
        await yard.TakeAsync(office.Handler, exit, ExitProcedure.RecordShut, Day);
        await yard.TakeAsync(office.Handler, exit, ExitProcedure.RecordDismantled, Day);
        await yard.TakeAsync(office.Verifier, exit, ExitProcedure.VerifyFirst, Day);
        await yard.TakeAsync(office.OtherVerifier, exit, ExitProcedure.VerifySecond, Day);
        await yard.TakeAsync(office.Releaser, exit, ExitProcedure.Announce, Day);
    }

    /// <summary>What the published lists themselves say of lines, read from the file again without our importer.</summary>
    static async Task<IReadOnlyList<(string Enterprise, decimal? Capacity, string? Unit)>> PublishedAsync(TestOffice office, IEnumerable<Guid> lines)
    {
        await using var db = office.Everything();
        var ids = lines.ToList();
        var names = await (from l in db.Set<ProductionLine>() where ids.Contains(l.Id) join e in db.Set<Enterprise>() on l.EnterpriseId equals e.Id select new { e.Name, l.EquipmentText }).ToListAsync(TestOffice.Cancel);
        using var csv = Sylvan.Data.Csv.CsvDataReader.Create(Sheet);
        List<(string, decimal?, string?)> found = [];
        while (await csv.ReadAsync(TestOffice.Cancel))
        {
            string Cell(string column) => csv.GetString(csv.GetOrdinal(column));
            if (!names.Exists(n => n.Name == Cell("enterprise") && n.EquipmentText == Cell("equipment_raw"))) continue;
            var capacity = Cell("capacity") is { Length: > 0 } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : (decimal?)null;
            found.Add((Cell("enterprise"), capacity, capacity is null ? null : Cell("capacity_unit")));
        }
        return found;
    }
}
