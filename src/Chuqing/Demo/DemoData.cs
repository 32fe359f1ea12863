using System.Text.Json;
using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.Exits;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Plans;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Chuqing.Office.Settings;
using Chuqing.Web.Commands;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Web.Demo.DemoOffice;

namespace Chuqing.Web.Demo;

/// <summary>Fills an empty database with invented data: every state of every procedure stands there. All of it goes in the lawful way, through the services.</summary>
sealed class DemoData(IServiceProvider services, TextWriter log)
{
    // 留几条不核对，好看见“疑似”
    static readonly string[] LeftAsDrafts = ["catalogue.cement.hollow-kiln", "catalogue.steel.mill.lap-rolled-sheet", "catalogue.steel.mill.lauth"];

    readonly AppDbFactory databases = services.GetRequiredService<AppDbFactory>();
    readonly TimeProvider time = services.GetRequiredService<TimeProvider>();

    public async Task FillAsync(CancellationToken cancel)
    {
        await log.WriteLineAsync("建库，装区划、法规包和工作方案……");
        await services.GetRequiredService<Schema>().MigrateAsync(cancel);
        await new Founding(databases, services.GetRequiredService<OfficeSettings>(), services.GetRequiredService<LawLibrary>(), time).FoundAsync(City, cancel);
        DemoOffice office;
        await using (var db = databases.Open(DataScope.System))
            office = new(services, await DemoPeople.AddAsync(db, City, time, services.GetRequiredService<Today>(), cancel));
        await PlanOfThisYearAsync(office, cancel);

        await log.WriteLineAsync("两名演示核对员核对钢铁、水泥条目……");
        var scan = await office.ScanAsync(cancel);
        await ConfirmAsync(office, scan, cancel);
        await log.WriteLineAsync("导入样例台账，研判……");
        await ImportAsync(office, cancel);
        await DemoRegistry.AddAsync(office, databases, cancel);
        await DemoFacts.AddAsync(office, cancel);
        await office.AsAsync("officer", (ScreeningService s) => s.RunAsync(office.Person("officer"), null, office.Today, cancel));

        await log.WriteLineAsync("认定、办件、退出、名单……");
        var determinations = await DetermineAsync(office, cancel);
        var closed = await CasesAsync(office, cancel);
        await ExitsAsync(office, determinations, closed, cancel);
        await DemoFacts.AfterExitsAsync(office, databases, cancel);
        await new DemoLists(office, databases).PublishAsync(cancel);
        await new DemoLaw(office, databases).AddAsync(cancel);
        await DemoEditions.AddAsync(office, services.GetRequiredService<OfficeSettings>().LawFolder, scan, cancel);
        await services.GetRequiredService<LedgerSealer>().SealAsync(cancel);
    }

    async Task PlanOfThisYearAsync(DemoOffice office, CancellationToken cancel)
    {
        var settings = services.GetRequiredService<OfficeSettings>();
        var content = await File.ReadAllTextAsync(Path.Combine(settings.PlansFolder, "shaoguan-2023.json"), cancel);
        await using var db = databases.Open(DataScope.System);
        await new PlanService(db, time).AcceptForYearAsync(Actor.Program(City), content, office.Today.Year, cancel);
    }

    static async Task ConfirmAsync(DemoOffice office, StoredFile scan, CancellationToken cancel)
    {
        var law = await office.AsAsync("law1", (LawBookQueries q) => q.EffectiveAsync(City, office.Today, cancel));
        var drafts = law.Law.Pack.Catalogue.SelectMany(rule => rule.Versions.Select(v => v.Value.Value))
            .Where(v => v.Status == ValueStatus.Draft && v.Citation.Document == "catalogue-2024" && !LeftAsDrafts.Contains(v.Key.Id)).ToList();
        foreach (var value in drafts)
            foreach (var officer in new[] { "law1", "law2" })
                await office.AsAsync(officer, (LawBookService s) => s.ConfirmAsync(office.Person(officer), Entry(value, law.Law.Pack, scan), cancel));
    }

    static ConfirmationEntry Entry(LawValue value, LawPack pack, StoredFile scan)
    {
        var text = pack.Texts[value.Citation.Document];
        return new(value.Key, text.Title, text.Number ?? "演示", value.Citation.Item, $"（演示核对）{value.Citation.Quote}", scan);
    }

    static async Task ImportAsync(DemoOffice office, CancellationToken cancel)
    {
        var person = office.Person("coordinator");
        var path = Path.Combine(AppContext.BaseDirectory, "demo", "sample-ledger.csv");
        var result = await office.AsAsync("coordinator", (RegistryImport s) => s.ImportAsync(new(person.Actor, person.DivisionPath) { IsDemo = true, AsOf = office.Today.AddYears(-1) }, path, "样例台账.csv", null, cancel));
        if (result.Rejected.Count > 0) throw new InvalidOperationException($"样例台账有 {result.Rejected.Count} 行不合格：{result.Rejected[0]}");
    }

    /// <returns>Lines with a served determination, in order.</returns>
    async Task<IReadOnlyList<(Guid Line, Guid Proceeding)>> DetermineAsync(DemoOffice office, CancellationToken cancel)
    {
        var table = DeterminationProcedure.Table;
        // 每条线走到第几步：0 拟认定 1 已审核 2 已告知 3 已听取 4 已批准 5 已送达 9 不予认定，-1 还没有拟
        int[] reached = [5, 5, 5, 5, 5, 5, 5, 4, 3, 2, 1, 0, 9, -1, -1, -1, .. Enumerable.Repeat(5, DemoSealing.Files.Length)];
        List<(Guid, Guid)> served = [];
        var lines = await CaughtAsync("淘汰类", "淘汰类", cancel);
        foreach (var ((line, rule), stop) in lines.Zip(reached))
        {
            if (stop < 0) continue;
            var on = office.Today.AddDays(-150 + 2 * served.Count);
            var id = (await office.AsAsync("officer", (DeterminationService s) => s.ProposeAsync(office.Person("officer"), line, rule, on, cancel))).Id;
            if (stop == 9)
            {
                await office.ActAsync("reviewer", id, table, DeterminationProcedure.Drop, on.AddDays(3), text: "演示：设备已于去年拆除，拟认定所据事实有误。", cancel: cancel);
                continue;
            }
            (string Person, string Act, int Days)[] way =
            [
                ("reviewer", DeterminationProcedure.Review, 3), ("officer", DeterminationProcedure.Notify, 6), ("officer", DeterminationProcedure.Hear, 14),
                ("leader", DeterminationProcedure.Approve, 22), ("officer", DeterminationProcedure.Serve, 26),
            ];
            foreach (var (person, act, days) in way.Take(stop)) await office.ActAsync(person, id, table, act, on.AddDays(days), on.AddDays(days + 7), cancel: cancel);
            if (stop == 5) served.Add((line, id));
        }
        return served;
    }

    /// <returns>Lines whose closing a government decided.</returns>
    async Task<IReadOnlyList<(Guid Line, Guid Proceeding)>> CasesAsync(DemoOffice office, CancellationToken cancel)
    {
        var table = EnergyProcedure.Table;
        var today = office.Today;
        // 每件：立件距今天数，责令自定的天数（距送达），其后各步（谁、什么、距今天数）
        (int Opened, int? Term, (string Person, string Act, int DaysAgo)[] Then)[] cases =
        [
            (40, null, []),
            (160, 163, []),
            (120, 120, []),
            (170, 160, []),
            (150, 165, [("energy", EnergyProcedure.Ask, 12)]),
            (175, 172, [("energy", EnergyProcedure.Ask, 30), ("leader", EnergyProcedure.Grant, 20)]),
            (175, 150, [("energy", EnergyProcedure.Ask, 60), ("leader", EnergyProcedure.Refuse, 50)]),
            (170, 150, [("energy", EnergyProcedure.PassRecheck, 20)]),
            (178, 150, [("energy", EnergyProcedure.PassRecheck, 30), ("reviewer", EnergyProcedure.Cure, 25)]),
            (178, 140, [("energy", EnergyProcedure.FailRecheck, 20)]),
            (190, 140, [("energy", EnergyProcedure.FailRecheck, 40), ("leader", EnergyProcedure.Propose, 30)]),
            (200, 120, [("energy", EnergyProcedure.FailRecheck, 70), ("leader", EnergyProcedure.Propose, 60), ("energy", EnergyProcedure.Decide, 45)]),
        ];
        List<(Guid, Guid)> closed = [];
        foreach (var ((line, rule), plan) in (await CaughtAsync("不达标", "超限额", cancel)).Zip(cases))
        {
            var served = today.AddDays(-plan.Opened + 5);
            var id = await office.AsAsync("energy", (CaseService s) => s.OpenAsync(office.Person("energy"), line, rule, today.AddDays(-plan.Opened), cancel));
            if (plan.Term is { } term) await office.ActAsync("energy", id, table, EnergyProcedure.Serve, served, served.AddDays(term), cancel: cancel);
            foreach (var (person, act, daysAgo) in plan.Then) await office.ActAsync(person, id, table, act, today.AddDays(-daysAgo), cancel: cancel);
            if (plan.Then.Any(t => t.Act == EnergyProcedure.Decide)) closed.Add((line, id));
        }
        return closed;
    }

    static async Task ExitsAsync(DemoOffice office, IReadOnlyList<(Guid Line, Guid Proceeding)> determined, IReadOnlyList<(Guid Line, Guid Proceeding)> closed, CancellationToken cancel)
    {
        var table = ExitProcedure.Table;
        (string Person, string Act, int DaysAgo)[] way =
        [
            ("officer", ExitProcedure.RecordShut, 70), ("officer", ExitProcedure.RecordDismantled, 50), ("verifier1", ExitProcedure.VerifyFirst, 30),
            ("verifier2", ExitProcedure.VerifySecond, 28), ("releaser", ExitProcedure.Announce, 14),
        ];
        int[] reached = [5, 5, 4, 3, 2, 1];
        foreach (var ((line, ground), stop) in determined.Zip(reached)) await OpenAsync(line, ExitGround.Eliminated, ground, stop, 90, line == determined[0].Line ? 30 : 0);
        foreach (var ((line, ground), plan) in determined.Skip(reached.Length + 1).Zip(DemoSealing.Files)) await DemoSealing.WalkAsync(office, await OpenAsync(line, ExitGround.Eliminated, ground, 0, 90), plan, cancel);
        foreach (var (line, ground) in closed) await OpenAsync(line, ExitGround.GovernmentDecision, ground, 0, 40);

        async Task<Guid> OpenAsync(Guid line, ExitGround ground, Guid proceeding, int stop, int daysAgo, int earlier = 0)
        {
            var id = await office.AsAsync("officer", (ExitService s) => s.OpenAsync(office.Person("officer"), line, ground, proceeding, office.Today.AddDays(-daysAgo - earlier), cancel));
            foreach (var (person, act, days) in way.Take(stop)) await office.ActAsync(person, id, table, act, office.Today.AddDays(-days - earlier), cancel: cancel);
            return id;
        }
    }

    /// <summary>Lines of a verdict with the rule of the class that catches them, in the order of the sheet.</summary>
    async Task<IReadOnlyList<(Guid Line, string Rule)>> CaughtAsync(string verdict, string ruleClass, CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.System);
        var rows = await db.Set<LineScreening>().AsNoTracking().Where(s => s.City == City && s.Verdict == verdict).OrderBy(s => s.LineId).ToListAsync(cancel);
        return [.. rows.Select(s => (s.LineId, FindingRow.ReadAll(s.Findings).First(f => f.Class == ruleClass && f.Result == "notMet" && f.Status == "confirmed").Rule))];
    }
}
