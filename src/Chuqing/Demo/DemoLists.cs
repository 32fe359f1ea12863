using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Lists;
using Chuqing.Office.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Demo;

/// <summary>演示 lists: 黄牌 with a removal, a replaced and a struck row; 红牌; a year's exits recalled and published again; and a draft that waits.</summary>
sealed class DemoLists(DemoOffice office, AppDbFactory databases)
{
    public async Task PublishAsync(CancellationToken cancel)
    {
        var year = office.Today.Year;
        foreach (var kind in Enum.GetValues<ListKind>()) await PublishAsync(kind, cancel);

        await PassOneAsync(cancel);
        await CorrectAsync(year, cancel);
        await PublishAsync(ListKind.Yellow, cancel);

        var recall = await office.AsAsync("coordinator", (ListService s) => s.PrepareRecallAsync(office.Person("coordinator"), ListKind.YearlyExits, year, "演示：公布前漏了征求成员单位意见", cancel));
        await ReleaseAsync(recall, cancel);
        await PublishAsync(ListKind.YearlyExits, cancel);

        await PrepareAsync(ListKind.Yellow, cancel);
    }

    async Task PublishAsync(ListKind kind, CancellationToken cancel) => await ReleaseAsync(await PrepareAsync(kind, cancel), cancel);

    Task<ListDraft> PrepareAsync(ListKind kind, CancellationToken cancel) =>
        office.AsAsync("officer", (ListService s) => s.PrepareAsync(office.Person("officer"), kind, office.Today.Year, cancel));

    Task<ListRelease> ReleaseAsync(ListDraft draft, CancellationToken cancel) => office.AsAsync("releaser", (ListService s) => s.ReleaseAsync(office.Person("releaser"), draft.Id, cancel));

    async Task PassOneAsync(CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.System);
        var cured = await db.Set<Proceeding>().Where(p => p.City == DemoOffice.City && p.Procedure == EnergyProcedure.Id && p.State == EnergyProcedure.Rectifying).OrderByDescending(p => p.OpenedOn).Select(p => p.Id).FirstAsync(cancel);
        await office.ActAsync("energy", cured, EnergyProcedure.Table, EnergyProcedure.PassRecheck, office.Today, cancel: cancel);
    }

    async Task CorrectAsync(int year, CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.Of(DemoOffice.City, $"/{DemoOffice.City}/"));
        var shown = ReleasedList.Read((await new ListQueries(db).NewestAsync(ListKind.Yellow, year, cancel))!.Content).List.Rows;
        var stands = (await office.AsAsync("coordinator", (ListDrafting d) => d.RowsAsync(ListKind.Yellow, year, office.Today, cancel))).Select(r => r.Id).ToHashSet();
        var rows = shown.Where(r => stands.Contains(r.Id) && r.Capacity is not null).ToList();
        await RecordAsync(rows[0], new(CorrectionAct.Replace, "演示：产能录错，经现场核实更正", "演示〔2026〕301号", new Dictionary<string, string?> { ["capacity"] = FormattableString.Invariant($"{rows[0].Capacity + 2.5m}") }));
        await RecordAsync(rows[^1], new(CorrectionAct.Strike, "演示：责令文书所列的是同厂另一条线", "演示〔2026〕302号", new Dictionary<string, string?>()));

        Task<ListCorrection> RecordAsync(ListedRow row, CorrectionEntry entry) =>
            office.AsAsync("coordinator", (CorrectionService s) => s.RecordAsync(office.Person("coordinator"), ListKind.Yellow, year, row.Id, entry, cancel));
    }
}
