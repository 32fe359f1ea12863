using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Exits;
using Chuqing.Office.Lists;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;

namespace Chuqing.Office.Returns;

/// <summary>The rows behind every figure of the year, cut to the divisions of who asks. Rows of 外地 are in none of them.</summary>
public sealed class YearRowQueries(AppDb db, ExitYearQueries exits, SealedExitQueries sealedExits, ProceedingQueries files, RegistryQueries registry, LineListQueries ledger, ListQueries lists, Today today)
{
    const string Undetermined = "资料不足", Unscreened = "未研判";

    DivisionTree? divisions;
    IReadOnlyList<ProceedingRow>? open;

    /// <summary>The rows of a filter, by county, enterprise and subject.</summary>
    /// <exception cref="NotFoundException">A release that there is not.</exception>
    public async Task<IReadOnlyList<RowBehind>> RowsAsync(YearFilter filter, CancellationToken cancel)
    {
        var tree = divisions ??= await DivisionTree.LoadAsync(db, cancel);
        var (year, cut) = (filter.Year, await SetAsync(filter, tree, cancel));
        return [.. cut.Where(filter.Matches).OrderBy(r => r.CountyCode, StringComparer.Ordinal).ThenBy(r => r.Enterprise, StringComparer.Ordinal).ThenBy(r => r.Subject, StringComparer.Ordinal).ThenBy(r => r.Id)];
    }

    /// <summary>Whether the rows are those of the whole city.</summary>
    public bool SeesCity => db.Scope.IsSystem || db.Scope.PathFrom == $"/{db.Scope.City}/";

    /// <summary>The counties that one sees whole, by code; empty for a town.</summary>
    public async Task<IReadOnlyList<Division>> CountiesAsync(CancellationToken cancel) =>
        [.. (divisions ??= await DivisionTree.LoadAsync(db, cancel)).Counties.Where(c => db.Scope.Contains(c.Path))];

    async Task<IEnumerable<RowBehind>> SetAsync(YearFilter filter, DivisionTree tree, CancellationToken cancel) => filter.Of switch
    {
        YearSet.Exits => await ExitsAsync(filter.Year, cancel),
        YearSet.Announced => (await ExitsAsync(filter.Year, cancel)).Where(IsAnnounced),
        YearSet.Unannounced => (await ExitsAsync(filter.Year, cancel)).Where(r => !IsAnnounced(r)),
        YearSet.Orders => await TakenAsync(filter.Year, EnergyProcedure.Id, EnergyProcedure.Serve, tree, cancel),
        YearSet.Passed => await TakenAsync(filter.Year, EnergyProcedure.Id, EnergyProcedure.PassRecheck, tree, cancel),
        YearSet.Failed => await TakenAsync(filter.Year, EnergyProcedure.Id, EnergyProcedure.FailRecheck, tree, cancel),
        YearSet.Proposed => await TakenAsync(filter.Year, EnergyProcedure.Id, EnergyProcedure.Propose, tree, cancel),
        YearSet.Suspended => await TakenAsync(filter.Year, EnergyProcedure.Id, EnergyProcedure.Suspend, tree, cancel),
        YearSet.Closures => await TakenAsync(filter.Year, EnergyProcedure.Id, EnergyProcedure.Decide, tree, cancel),
        YearSet.Determined => await TakenAsync(filter.Year, DeterminationProcedure.Id, DeterminationProcedure.Serve, tree, cancel),
        YearSet.Determining => await OpenAsync(f => f.Procedure == DeterminationProcedure.Id, tree, cancel),
        YearSet.OpenCases => await OpenAsync(IsCase, tree, cancel),
        YearSet.Overdue => await OpenAsync(f => IsCase(f) && f.DueOn < today.Date, tree, cancel),
        // 已验收、等公告的不再算在办：它已计入当年退出；封存的还要拆，仍在办
        YearSet.OpenExits => await OpenAsync(f => f.Procedure == ExitProcedure.Id && f.State != ExitProcedure.Verified, tree, cancel),
        YearSet.Sealed => await SealedAsync(cancel),
        YearSet.Undetermined => await LinesAsync(new(Verdict: Undetermined), Undetermined, tree, cancel),
        YearSet.Unscreened => await LinesAsync(new(Verdict: Unscreened), Unscreened, tree, cancel),
        YearSet.Listed => await ListedAsync(filter.Release, tree, cancel),
        YearSet.WithoutExit => await WithoutExitAsync(filter.Year, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    async Task<IEnumerable<RowBehind>> ExitsAsync(int year, CancellationToken cancel) =>
        (await exits.RowsAsync(year, cancel)).Select(x => new RowBehind(
            x.Id, x.EnterpriseKey, x.Enterprise, x.CreditCode, x.County, x.CountyCode, x.Sector, x.Equipment, x.Capacity, x.Unit, x.Ground,
            Days(("关停", x.ShutOn, null), ("拆除", x.DismantledOn, null), ("验收", x.VerifiedOn, x.VerificationNumber), (AnnouncedWord, x.AnnouncedOn, x.Announcement)), $"/office/exits/{x.Id}", x.IsDemo));

    async Task<IEnumerable<RowBehind>> SealedAsync(CancellationToken cancel) =>
        (await sealedExits.RowsAsync(today.Date, cancel)).Select(x => new RowBehind(
            x.Id, x.EnterpriseKey, x.Enterprise, x.CreditCode, x.County, x.CountyCode, x.Sector, x.Equipment, x.Capacity, x.Unit, x.Standing,
            Days(("封存", x.SealedOn, null), ("封存验收", x.SealVerifiedOn, null), ("限时拆除", x.DismantleBy, null)), $"/office/exits/{x.Id}", x.IsDemo));

    const string AnnouncedWord = "公告";

    static bool IsAnnounced(RowBehind row) => row.Days.Any(d => d.What == AnnouncedWord);

    static bool IsCase(ProceedingRow file) => file.Procedure is not (DeterminationProcedure.Id or ExitProcedure.Id);

    async Task<IEnumerable<RowBehind>> TakenAsync(int year, string procedure, string act, DivisionTree tree, CancellationToken cancel)
    {
        var taken = (await files.TakenAsync(procedure, act, new(year, 1, 1), new(year, 12, 31), cancel)).Where(t => Counts(tree, t.File.DivisionPath)).ToList();
        var lines = await registry.ByIdAsync([.. taken.Select(t => t.File.LineId).OfType<Guid>()], cancel);
        return taken.Select(t => FileRow(t.File, lines, tree, [new(t.Step.Act == EnergyProcedure.Serve ? "送达" : LabelOf(t.File, t.Step), t.Step.On, t.Step.DocumentNumber)]));
    }

    static string LabelOf(ProceedingRow file, ProceedingStep step) => file.Table.Transitions.First(t => t.From == step.From && t.Act == step.Act).Label;

    async Task<IEnumerable<RowBehind>> OpenAsync(Func<ProceedingRow, bool> which, DivisionTree tree, CancellationToken cancel)
    {
        open ??= await files.OpenAsync(cancel);
        var chosen = open.Where(f => which(f) && Counts(tree, f.DivisionPath)).ToList();
        var lines = await registry.ByIdAsync([.. chosen.Select(f => f.LineId).OfType<Guid>()], cancel);
        return chosen.Select(f => FileRow(f, lines, tree, Days(("立件", f.OpenedOn, null), (f.Provisional ? "到期（暂定）" : "到期", f.DueOn, null))));
    }

    static RowBehind FileRow(ProceedingRow file, IReadOnlyDictionary<Guid, LineRow> lines, DivisionTree tree, IReadOnlyList<RowDay> days)
    {
        var line = file.LineId is { } id ? lines.GetValueOrDefault(id) : null;
        var (county, code) = CountyOf(tree, file.DivisionPath);
        var place = file.Procedure switch { DeterminationProcedure.Id => "determinations", ExitProcedure.Id => "exits", _ => "cases" };
        return new(file.Id, file.EnterpriseId.ToString(), file.Enterprise, line?.CreditCode, county, code, line?.Sector, line is null ? file.Title : LineName.Of(line.Number, line.EquipmentText),
            line?.Capacity, line?.CapacityUnit, file.StateLabel, days, $"/office/{place}/{file.Id}", file.IsDemo);
    }

    async Task<IEnumerable<RowBehind>> LinesAsync(LineFilter filter, string state, DivisionTree tree, CancellationToken cancel)
    {
        List<RowBehind> rows = [];
        await foreach (var line in ledger.AllAsync(filter).WithCancellation(cancel))
        {
            if (!Counts(tree, line.DivisionPath)) continue;
            var (county, code) = CountyOf(tree, line.DivisionPath);
            rows.Add(new(line.Id, line.EnterpriseId.ToString(), line.Enterprise, line.CreditCode, county, code, line.Sector, LineName.Of(line.Number, line.EquipmentText), line.Capacity, line.CapacityUnit,
                state, [], $"/office/lines/{line.Id}", line.IsDemo));
        }
        return rows;
    }

    async Task<IEnumerable<RowBehind>> ListedAsync(Guid? release, DivisionTree tree, CancellationToken cancel)
    {
        var found = (await lists.AllAsync(cancel)).FirstOrDefault(r => r.Id == release) ?? throw new NotFoundException("这一版名单");
        var place = found.Kind == ListKind.YearlyExits ? "exits" : "cases";
        // 名单是全市公开的；县里的总结只说本县的行
        var own = SeesCity ? null : (await CountiesAsync(cancel)).Select(c => c.Name).ToHashSet();
        return ReleasedList.Read(found.Content).List.Rows.Where(row => own is null || own.Contains(row.County)).Select(row => new RowBehind(
            row.Id, row.CreditCode ?? row.Enterprise, row.Enterprise, row.CreditCode, row.County, tree.Counties.FirstOrDefault(c => c.Name == row.County)?.Code ?? tree.Root.Code, row.Sector, row.Equipment,
            row.Capacity, row.Unit, row.Ground, Days(("送达", row.ServedOn, row.OrderNumber), ("验收", row.VerifiedOn, row.Basis), (AnnouncedWord, row.AnnouncedOn, row.OrderNumber)), $"/office/{place}/{row.Id}", row.IsDemo));
    }

    async Task<IEnumerable<RowBehind>> WithoutExitAsync(int year, CancellationToken cancel)
    {
        var with = (await exits.RowsAsync(year, cancel)).Select(r => r.CountyCode).ToHashSet();
        return (await CountiesAsync(cancel)).Where(c => !with.Contains(c.Code)).Select(c => new RowBehind(c.Id, "", "", null, c.Name, c.Code, null, c.Name, null, null, "没有记载", [], null, false));
    }

    static IReadOnlyList<RowDay> Days(params (string What, DateOnly? On, string? Number)[] days) => [.. days.Where(d => d.On is not null).Select(d => new RowDay(d.What, d.On!.Value, d.Number))];

    static (string Name, string Code) CountyOf(DivisionTree tree, string path) => tree.CountyOf(path) is { } county ? (county.Name, county.Code) : (ExitYearQueries.NoCounty, tree.Root.Code);

    static bool Counts(DivisionTree tree, string path) => !tree.All.Any(d => !d.CountsInTotals && path.StartsWith(d.Path, StringComparison.Ordinal));
}
