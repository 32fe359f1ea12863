using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>A new enterprise, of an act that makes one.</summary>
public sealed record NewEnterprise(string Name, string? CreditCode);

/// <summary>Acts on enterprises: merging, undoing it, splitting, moving. Both ids and a link stay; nothing is deleted.</summary>
public sealed class EnterpriseService(AppDb db, RegistryActs acts)
{
    const int LongestName = 200;

    /// <summary>Two rows are one enterprise: the first is kept as merged into the second, and its lines pass over.</summary>
    /// <exception cref="NotFoundException">One of the two is not in one's divisions.</exception>
    /// <exception cref="NotPermittedException">Into itself, already merged, two counties, or two valid codes that differ; the message says which.</exception>
    public Task<RegistryLink> MergeAsync(SignedIn by, Guid fromId, Guid intoId, ActGround ground, CancellationToken cancel) => acts.RunAsync(by, ground, async () =>
    {
        var (from, into) = await PairAsync(fromId, intoId, cancel);
        var link = acts.Link(by, RegistryAct.EnterpriseMerged, from.Id, into.Id, ground);
        var lines = await LivingLinesAsync(from.Id, cancel);
        foreach (var line in lines) await acts.PassAsync(by, line, into, ground, link.Id, cancel);
        from.MergedIntoId = into.Id;
        return await SaveAsync(by, link, new { from = from.Id, into = into.Id, lines = lines.Select(l => l.Id), ground.On, ground.Because }, cancel, into.Id, from.Id);
    }, cancel);

    /// <summary>What <see cref="MergeAsync"/> would refuse, without writing.</summary>
    /// <inheritdoc cref="MergeAsync" path="/exception"/>
    public async Task<(Enterprise From, Enterprise Into)> PairAsync(Guid fromId, Guid intoId, CancellationToken cancel)
    {
        if (fromId == intoId) throw new NotPermittedException("一家企业不能并入它自己。没有合并。");
        var (from, into) = (await FindAsync(fromId, cancel), await FindAsync(intoId, cancel));
        foreach (var row in new[] { from, into })
            if (row.MergedIntoId is not null) throw new NotPermittedException($"“{row.Name}”已经并入另一家，请对并入后的那一家办。没有合并。");
        if (County(from.DivisionPath) != County(into.DivisionPath))
            throw new NotPermittedException("两家不在同一个县（市、区）。各县各记自己的那一部分，合计时按信用代码只算一家；记错了县的，先迁移辖区再合并。没有合并。");
        if (from is { CreditCodeState: CreditCodeState.Valid, CreditCode: { } one } && into is { CreditCodeState: CreditCodeState.Valid, CreditCode: { } other } && one != other)
            throw new NotPermittedException($"两家的信用代码都有效而不同（{one}、{other}），是两家企业。一家收购另一家的，请在生产线上办归属变更。没有合并。");
        return (from, into);
    }

    /// <summary>Undoes a merge by a new act: the row lives again, and the lines that came over by the merge and were not passed on since go back.</summary>
    /// <exception cref="NotPermittedException">The row was not merged.</exception>
    public Task<RegistryLink> UnmergeAsync(SignedIn by, Guid fromId, ActGround ground, CancellationToken cancel) => acts.RunAsync(by, ground, async () =>
    {
        var from = await FindAsync(fromId, cancel);
        if (from.MergedIntoId is null) throw new NotPermittedException($"“{from.Name}”没有并入别家，用不着撤销。没有改动。");
        var merge = await db.Set<RegistryLink>().Where(l => l.FromId == from.Id && l.Act == RegistryAct.EnterpriseMerged).OrderBy(l => l.At).ThenBy(l => l.Id).LastAsync(cancel);
        var living = await Lineage.LivingEnterpriseAsync(db, from.Id, cancel);
        var link = acts.Link(by, RegistryAct.EnterpriseUnmerged, from.Id, merge.ToId, ground, cause: merge.Id);
        List<Guid> returned = [];
        foreach (var line in await ReturningAsync(merge, living, cancel))
        {
            await acts.PassAsync(by, line, from, ground, link.Id, cancel);
            returned.Add(line.Id);
        }
        from.MergedIntoId = null;
        return await SaveAsync(by, link, new { from = from.Id, into = merge.ToId, lines = returned, ground.On, ground.Because }, cancel, living, from.Id);
    }, cancel);

    // 因这次合并过来、之后没有人另行转走的线才回去
    async Task<IReadOnlyList<ProductionLine>> ReturningAsync(RegistryLink merge, Guid living, CancellationToken cancel)
    {
        var came = await db.Set<RegistryLink>().Where(l => l.CauseId == merge.Id && l.LineId != null).Select(l => l.LineId!.Value).ToListAsync(cancel);
        var lines = await db.Set<ProductionLine>().Where(l => came.Contains(l.Id) && l.EnterpriseId == living && l.MergedIntoId == null).OrderBy(l => l.Id).ToListAsync(cancel);
        var later = (await db.Set<RegistryLink>().Where(l => l.LineId != null && came.Contains(l.LineId.Value) && l.Act == RegistryAct.OwnerChanged && l.At >= merge.At && l.CauseId != merge.Id)
            .Select(l => new { l.Id, l.LineId, l.At, Merge = l.CauseId != null && db.Set<RegistryLink>().Any(c => c.Id == l.CauseId && c.Act == RegistryAct.EnterpriseMerged) }).ToListAsync(cancel))
            .FindAll(l => l.At > merge.At || l.Id.CompareTo(merge.Id) > 0);
        return lines.FindAll(line => later.Where(l => l.LineId == line.Id).All(l => l.Merge));
    }

    /// <summary>Some lines of an enterprise are those of another that the registry does not have yet: it is made, linked to where it came from, and the lines pass over.</summary>
    /// <exception cref="InvalidFieldsException">No line chosen, all lines chosen, or the name or code is wrong or taken.</exception>
    public Task<RegistryLink> SplitAsync(SignedIn by, Guid fromId, NewEnterprise made, IReadOnlyCollection<Guid> lineIds, ActGround ground, CancellationToken cancel) => acts.RunAsync(by, ground, async () =>
    {
        var from = await FindAsync(fromId, cancel);
        if (from.MergedIntoId is not null) throw new NotPermittedException($"“{from.Name}”已经并入另一家，请对并入后的那一家办。没有拆分。");
        var lines = (await LivingLinesAsync(from.Id, cancel)).FindAll(l => lineIds.Contains(l.Id));
        if (lines.Count == 0 || lines.Count != lineIds.Distinct().Count()) throw Wrong("lines", "请选这家企业现有的生产线，至少一条。");
        var to = await MakeAsync(by, made, from.DivisionPath, from.IsDemo, ground, cancel);
        var link = acts.Link(by, RegistryAct.EnterpriseSplit, from.Id, to.Id, ground);
        foreach (var line in lines) await acts.PassAsync(by, line, to, ground, link.Id, cancel);
        return await SaveAsync(by, link, new { from = from.Id, to = to.Id, lines = lines.Select(l => l.Id), ground.On, ground.Because }, cancel, from.Id, to.Id);
    }, cancel);

    /// <summary>A new row with its first facts. Refuses a name or code that a living enterprise of the same county has.</summary>
    internal async Task<Enterprise> MakeAsync(SignedIn by, NewEnterprise made, string path, bool isDemo, ActGround ground, CancellationToken cancel)
    {
        var name = made.Name.Trim();
        if (name.Length is 0 or > LongestName) throw Wrong(nameof(NewEnterprise.Name), $"请填新企业的名称，最多 {LongestName} 字。");
        var code = string.IsNullOrWhiteSpace(made.CreditCode) ? null : CreditCode.Read(made.CreditCode);
        if (code?.State == CreditCodeState.Malformed) throw Wrong(nameof(NewEnterprise.CreditCode), $"“{made.CreditCode}”不是统一社会信用代码：应为 18 位，不含 I、O、S、V、Z。");
        var county = County(path);
        var taken = await db.Set<Enterprise>().Where(e => e.MergedIntoId == null && e.DivisionPath.StartsWith(county) && (e.Name == name || (code != null && e.CreditCode == code.Code))).Select(e => e.Name).FirstOrDefaultAsync(cancel);
        if (taken is not null) throw Wrong(nameof(NewEnterprise.Name), $"台账里已有“{taken}”，名称或代码相同。请在生产线上办归属变更，转到那一家。");
        var enterprise = new Enterprise
        {
            City = by.City, DivisionPath = path, Name = name, CreditCode = code?.Code, CreditCodeState = code?.State, IsDemo = isDemo, SearchText = SearchTexts.Of(name, code?.Code),
        };
        db.Add(enterprise);
        foreach (var (fact, value) in new[] { (FactNames.Enterprise, name), (FactNames.CreditCode, code?.Code) })
            if (value is not null) FactPlacing.Place(db, by.City, [], new(FactSubject.Enterprise, enterprise.Id, path, fact, value), ground.On, acts.Now, RegistryActs.SourceOf(ground), out _);
        return enterprise;
    }

    /// <summary>An enterprise is kept under another division, with its lines that lie where it lay. What was recorded stays; who may read it changes.</summary>
    /// <param name="toPath">A county or town in one's own divisions.</param>
    /// <exception cref="NotPermittedException">To another county while a file of a line is under way.</exception>
    public Task<RegistryLink> MoveAsync(SignedIn by, Guid id, string toPath, ActGround ground, CancellationToken cancel) => acts.RunAsync(by, ground, async () =>
    {
        var tree = await DivisionTree.LoadAsync(db, cancel);
        var enterprise = await FindAsync(id, cancel);
        var from = enterprise.DivisionPath;
        if (enterprise.MergedIntoId is not null) throw new NotPermittedException($"“{enterprise.Name}”已经并入另一家，请对并入后的那一家办。没有迁移。");
        if (tree.ByPath(toPath) is not { Level: DivisionLevel.County or DivisionLevel.Town } to || !by.Scope.Contains(toPath)) throw Wrong("to", "请选您辖区内的县（市、区）或镇（街道）。跨出您辖区的，请上一级办。");
        if (toPath == from) throw Wrong("to", "就在这里，没有变。");
        var abroad = County(toPath) != County(from);
        var lines = (await LivingLinesAsync(id, cancel)).FindAll(l => abroad || l.DivisionPath == from);
        if (abroad) await RefuseOpenAsync(id, cancel);
        var link = acts.Link(by, RegistryAct.Moved, id, id, ground);
        var versions = await FactPlacing.VersionsAsync(db, id, FactNames.Division, null, cancel);
        await acts.StateFormerAsync(versions, new(FactSubject.Enterprise, id, from, FactNames.Division, tree.NameOf(from)), ground, cancel);
        FactPlacing.Place(db, by.City, versions, new(FactSubject.Enterprise, id, toPath, FactNames.Division, tree.NameOf(toPath)), ground.On, acts.Now, RegistryActs.SourceOf(ground), out _);
        enterprise.DivisionPath = toPath;
        foreach (var line in lines) line.DivisionPath = toPath;
        var saved = await SaveAsync(by, link, new { enterprise = id, from, to = toPath, lines = lines.Select(l => l.Id), ground.On, ground.Because }, cancel);
        await FollowAsync([id, .. lines.Select(l => l.Id)], toPath, cancel);
        return saved;
    }, cancel);

    /// <summary>Machines and facts are read by whoever may read what they are about.</summary>
    internal async Task FollowAsync(IReadOnlyList<Guid> subjects, string path, CancellationToken cancel)
    {
        var machines = db.Set<MainEquipment>().Where(m => subjects.Contains(m.LineId));
        var all = await machines.Select(m => m.Id).ToListAsync(cancel);
        all.AddRange(subjects);
        await machines.ExecuteUpdateAsync(s => s.SetProperty(m => m.DivisionPath, path), cancel);
        await db.Set<Fact>().Where(f => all.Contains(f.SubjectId)).ExecuteUpdateAsync(s => s.SetProperty(f => f.DivisionPath, path), cancel);
    }

    async Task RefuseOpenAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<Proceeding>().Where(p => p.EnterpriseId == id && !p.IsEnded).Select(p => p.Title).FirstOrDefaultAsync(cancel) is { } title)
            throw new NotPermittedException($"“{title}”还在办，由原来的县（市、区）办结后再跨县迁移。没有迁移。");
    }

    async Task<Enterprise> FindAsync(Guid id, CancellationToken cancel) => await db.Set<Enterprise>().FirstOrDefaultAsync(e => e.Id == id, cancel) ?? throw new NotFoundException("这家企业");

    Task<List<ProductionLine>> LivingLinesAsync(Guid id, CancellationToken cancel) => db.Set<ProductionLine>().Where(l => l.EnterpriseId == id && l.MergedIntoId == null).OrderBy(l => l.Id).ToListAsync(cancel);

    async Task<RegistryLink> SaveAsync(SignedIn by, RegistryLink link, object content, CancellationToken cancel, params IReadOnlyList<Guid> refreshed)
    {
        db.Record(by.Actor, $"registry.{link.Act}", new("registry-link", link.Id), link.At, content);
        await db.SaveChangesAsync(cancel);
        foreach (var id in refreshed) await SearchTexts.RefreshAsync(db, id, cancel);
        return link;
    }

    internal static string County(string path) => "/" + string.Concat(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(part => part + "/"));

    static InvalidFieldsException Wrong(string field, string why) => new(new Dictionary<string, string> { [field] = why + "没有保存。" });
}
