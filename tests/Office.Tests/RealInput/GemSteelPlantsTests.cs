using Chuqing.Law.Procedures;
using Chuqing.Office.Exits;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Lists;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.Cases;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.RealInput;

/// <summary>
/// The 557 rows of real Chinese steel plants of Global Energy Monitor (tests/cases/SOURCES.md, CC BY 4.0): read as what they say, judged as what is missing,
/// shown with whose they are, and counted nowhere.
/// </summary>
public sealed class GemSteelPlantsTests
{
    static readonly string Sheet = Path.Combine(AppContext.BaseDirectory, "cases", "gem_steel_plants_china.csv");
    static readonly Attribution Gem = new("Global Energy Monitor, Global Iron and Steel Tracker", "CC BY 4.0", "https://globalenergymonitor.org/projects/global-iron-and-steel-tracker/");

    [Fact]
    public async Task All_rows_are_taken_as_written_and_nothing_unknown_becomes_a_figure()
    {
        await using var yard = await Yard.StartAsync();

        var result = await ImportAsync(yard.Office, Sheet);

        (result.Accepted, result.RejectedRows, result.NewLines, result.KnownLines).ShouldBe((557, 0, 557, 0));
        result.NewEnterprises.ShouldBe(415, "同省同名是一家");
        await using var db = yard.Office.Everything();
        var lines = await db.Set<ProductionLine>().ToListAsync(TestOffice.Cancel);
        lines.ShouldAllBe(l => l.DivisionPath == "/440200/000000/" && l.Sector == "钢铁");
        lines.Select(l => l.Number).Distinct().Count().ShouldBe(557, "同名的几期靠它自己的 id 分开");

        // 粗钢能力：64 行 N/A，其余照写，单位千吨/年，不换算
        lines.Count(l => l.Capacity is null && l.CapacityUnit is null).ShouldBe(64);
        lines.Where(l => l.Capacity is not null).ShouldAllBe(l => l.Capacity > 0 && l.CapacityUnit == "千吨/年");
        lines.Single(l => l.Number == "SCN00003").Capacity.ShouldBe(3800);
        var iron = await db.Set<Fact>().Where(f => f.Name == "指标|生铁产能").ToListAsync(TestOffice.Cancel);
        iron.Count.ShouldBe(557 - 148 - 25, "N/A 与 unknown 不记");
        iron.ShouldAllBe(f => f.Figure > 0 && f.Unit == "千吨/年" && f.Year == null);

        // 设备：原词照记，读出的种类另列；认不得的不猜
        var kinds = (await db.Set<MainEquipment>().ToListAsync(TestOffice.Cancel)).GroupBy(m => m.Kind).ToDictionary(g => g.Key, g => g.Count());
        kinds.ShouldBe(new Dictionary<string, int> { ["高炉"] = 375, ["转炉"] = 342, ["电炉"] = 186 }, ignoreOrder: true);
        (await db.Set<MainEquipment>().AnyAsync(m => m.Count != null || m.Specs != "[]", TestOffice.Cancel)).ShouldBeFalse("表里没有台数和容积");
        lines.Count(l => l.EquipmentText.Length == 0).ShouldBe(5);
        lines.Count(l => l.EquipmentText is "DRI" or "other").ShouldBe(5);
        lines.Single(l => l.Number == "SCN00003").EquipmentText.ShouldBe("BF, BOF, EAF");

        lines.GroupBy(l => l.Status).ToDictionary(g => g.Key, g => g.Count())
            .ShouldBe(new Dictionary<LineStatus, int> { [LineStatus.Running] = 359, [LineStatus.Building] = 46, [LineStatus.Shut] = 41, [LineStatus.Idle] = 3, [LineStatus.Unknown] = 108 }, ignoreOrder: true);
        (await db.Set<Fact>().CountAsync(f => f.Name == "状态" && f.Value == "announced", TestOffice.Cancel)).ShouldBe(108, "计划建的：原词留着，不算哪种状态");
        (await db.Set<Fact>().AnyAsync(f => f.Value == "0" || f.Value == "N/A" || f.Value == "unknown" || f.Figure == 0, TestOffice.Cancel)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("unknown")]
    [InlineData(">0")]
    [InlineData("")]
    public async Task A_capacity_that_nobody_knows_stays_unknown(string written)
    {
        await using var yard = await Yard.StartAsync();
        var path = Path.GetTempFileName();
        try
        {
            var head = File.ReadLines(Sheet).First();
            await File.WriteAllTextAsync(path, $"{head}\nP1,Plant,某钢铁厂,N/A,N/A,N/A,Hebei,China,Asia Pacific,operating,{written},{written},integrated_BF,\"BF, BOF\",https://www.gem.wiki/x,1,1\n", TestOffice.Cancel);
            var result = await ImportAsync(yard.Office, path);
            (result.Accepted, result.RejectedRows).ShouldBe((1, 0));
        }
        finally
        {
            File.Delete(path);
        }
        await using var db = yard.Office.Everything();
        var line = await db.Set<ProductionLine>().SingleAsync(TestOffice.Cancel);
        (line.Capacity, line.CapacityUnit).ShouldBe((null, null));
        (await db.Set<Fact>().AnyAsync(f => f.SubjectId == line.Id && (f.Name == "产能" || f.Name.StartsWith("指标|")), TestOffice.Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_law_says_of_each_which_facts_it_lacks_and_condemns_none()
    {
        await using var yard = await Yard.StartAsync();
        var office = yard.Office;
        await ImportAsync(office, Sheet);

        var run = await office.AsAsync(office.Handler, (ScreeningService s) => s.RunAsync(office.Handler, null, Yard.Day("2026-11-23"), TestOffice.Cancel));

        (run.Lines, run.Counts).ShouldBe((557, """{"资料不足":557}"""));
        await using var db = office.Everything();
        var stored = (await db.Set<LineScreening>().ToListAsync(TestOffice.Cancel)).ToDictionary(s => s.LineId, s => FindingRow.ReadAll(s.Findings));
        var lines = await db.Set<ProductionLine>().ToListAsync(TestOffice.Cancel);
        var places = await db.Set<Enterprise>().ToDictionaryAsync(e => e.Id, e => e.Place, TestOffice.Cancel);
        foreach (var line in lines)
        {
            var (findings, text) = (stored[line.Id], line.EquipmentText);
            findings.ShouldAllBe(f => f.Result == "undetermined" && f.Missing.Count > 0);
            // 有高炉的缺容积，有转炉、电炉的缺公称容量，都缺能耗；一样也认不出的缺设备
            Lacks("高炉容积").ShouldBe(text.Contains("BF"), text);
            Lacks("转炉公称容量").ShouldBe(text.Contains("BOF"), text);
            Lacks("电炉公称容量").ShouldBe(text.Contains("EAF"), text);
            Lacks("工序单位产品能耗").ShouldBe(text.Contains("BF") || text.Contains("BOF") || text.Contains("EAF"), text);
            if (text is "" or "DRI" or "other") findings.ShouldBeEmpty(text);
            // 只管广东的条目，问广东的厂，不问别省的
            findings.Any(f => f.Rule.StartsWith("guangdong-2016", StringComparison.Ordinal)).ShouldBe(findings.Count > 0 && places[line.EnterpriseId] == "Guangdong", places[line.EnterpriseId]);
            Lacks("所在省份").ShouldBeFalse();

            bool Lacks(string fact) => findings.Any(f => f.Missing.Any(m => m.StartsWith(fact, StringComparison.Ordinal) || m.Contains(fact, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Every_fact_carries_whose_it_is_and_rows_of_others_do_not()
    {
        await using var yard = await Yard.StartAsync();
        var office = yard.Office;
        var own = await yard.LineAsync();
        (await Attributed(own)).ShouldBeEmpty();
        await ImportAsync(office, Sheet);

        await using var db = office.Everything();
        (await db.Set<ImportBatch>().SingleAsync(TestOffice.Cancel)).Attribution.ShouldBe(Gem.ToString());
        var sources = await db.Set<Fact>().Where(f => f.SubjectId != own).Select(f => f.Source).ToListAsync(TestOffice.Cancel);
        sources.ShouldAllBe(s => Attribution.In(s).Attribution == Gem);
        Attribution.In(sources.Min(StringComparer.Ordinal)!).Place.ShouldStartWith("gem_steel_plants_china.csv 第 ");
        var line = await db.Set<ProductionLine>().FirstAsync(l => l.Number == "SCN00003", TestOffice.Cancel);
        (await Attributed(line.Id, line.EnterpriseId, own)).ShouldBe([Gem]);
        (await Attributed(own)).ShouldBeEmpty();

        Task<IReadOnlyList<Attribution>> Attributed(params Guid[] ids) => office.AsAsync(office.Handler, (AttributionQueries q) => q.OfAsync(ids, TestOffice.Cancel));
    }

    [Fact]
    public async Task Plants_of_elsewhere_stand_in_no_total_and_on_no_list()
    {
        await using var yard = await Yard.StartAsync();
        var office = yard.Office;
        await yard.LineAsync();
        await RunAsync();
        var before = await CountedAsync(office);
        before.ShouldBe("1 1 1 0 0 0 0");

        await ImportAsync(office, Sheet);
        (await RunAsync()).Lines.ShouldBe(558);

        (await CountedAsync(office)).ShouldBe(before);

        // 也走不进程序：缺的事实没有人替它补
        await using var db = office.Everything();
        var plant = await db.Set<ProductionLine>().FirstAsync(l => l.Number == "SCN00003", TestOffice.Cancel);
        (await Should.ThrowAsync<NotPermittedException>(() => office.AsAsync(office.Handler, (DeterminationService s) =>
            s.ProposeAsync(office.Handler, plant.Id, "catalogue.steel.blast-furnace.400", Yard.Day("2026-11-23"), TestOffice.Cancel)))).Message.ShouldContain("资料不足，不能据此办理");

        Task<ScreeningRun> RunAsync() => office.AsAsync(office.Handler, (ScreeningService s) => s.RunAsync(office.Handler, null, Yard.Day("2026-11-23"), TestOffice.Cancel));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await using var yard = await Yard.StartAsync();
        await ImportAsync(yard.Office, Sheet);
        (await ImportAsync(yard.Office, Sheet)).Unchanged.ShouldBeTrue();
    }

    // 工作台上的企业、线、各判定的条数，年度退出、黄牌、红牌、年度名单草稿
    static async Task<string> CountedAsync(TestOffice office)
    {
        var (enterprises, lines) = await office.AsAsync(office.Handler, (RegistryQueries q) => q.CountsAsync(office.Divisions.Outside.Path, TestOffice.Cancel));
        var verdicts = await office.AsAsync(office.Handler, (ScreeningQueries q) => q.CountsAsync(office.Divisions.Outside.Path, TestOffice.Cancel));
        var exits = await office.AsAsync(office.Handler, (ExitQueries q) => q.YearRowsAsync(2026, CountingRule.VerifiedAndDismantled, TestOffice.Cancel));
        List<int> listed = [];
        foreach (var kind in Enum.GetValues<ListKind>())
            listed.Add((await office.AsAsync(office.Handler, (ListDrafting d) => d.ContentAsync(office.Handler.City, kind, 2026, TestOffice.Cancel))).Rows.Count);
        return string.Join(' ', [enterprises, lines, verdicts.Values.Sum(), exits.Count, .. listed]);
    }

    static async Task<ImportResult> ImportAsync(TestOffice office, string path) => await office.AsAsync(office.Handler, (RegistryImport s) =>
        s.ImportAsync(new(office.Handler.Actor, office.Handler.DivisionPath), path, "gem_steel_plants_china.csv", null, TestOffice.Cancel));
}
