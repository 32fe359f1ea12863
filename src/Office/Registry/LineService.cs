using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>To whom a line passes: a row of the registry, or one to be made.</summary>
public sealed record NewOwner(Guid? EnterpriseId, NewEnterprise? Made = null);

/// <summary>Acts on lines: merging, undoing it, changing the owner. <see cref="LineSplitService"/> splits.</summary>
public sealed class LineService(AppDb db, RegistryActs acts, EnterpriseService enterprises)
{
    /// <summary>Two rows are one line: the first is kept as merged into the second. What it had recorded is read from the second where that has nothing of its own.</summary>
    /// <exception cref="NotFoundException">One of the two is not in one's divisions.</exception>
    /// <exception cref="NotPermittedException">Into itself, already merged, of two enterprises, or both with an open file or an exit; the message says which.</exception>
    public Task<RegistryLink> MergeAsync(SignedIn by, Guid fromId, Guid intoId, ActGround ground, CancellationToken cancel) => acts.RunAsync(by, ground, async () =>
    {
        var (from, into) = await PairAsync(fromId, intoId, cancel);
        var link = acts.Link(by, RegistryAct.LineMerged, from.Id, into.Id, ground);
        from.MergedIntoId = into.Id;
        LineProjection.FillFrom(into, from);
        return await SaveAsync(by, link, new { from = from.Id, into = into.Id, ground.On, ground.Because }, cancel, into.EnterpriseId);
    }, cancel);

    /// <summary>What <see cref="MergeAsync"/> would refuse, without writing.</summary>
    /// <inheritdoc cref="MergeAsync" path="/exception"/>
    public async Task<(ProductionLine From, ProductionLine Into)> PairAsync(Guid fromId, Guid intoId, CancellationToken cancel)
    {
        if (fromId == intoId) throw new NotPermittedException("一条线不能并入它自己。没有合并。");
        var (from, into) = (await FindAsync(fromId, cancel), await FindAsync(intoId, cancel));
        foreach (var row in new[] { from, into })
            if (row.MergedIntoId is not null) throw new NotPermittedException($"“{NameOf(row)}”已经并入另一条，请对并入后的那一条办。没有合并。");
        if (from.EnterpriseId != into.EnterpriseId) throw new NotPermittedException("两条线属于两家企业。是同一家企业的，先合并企业；线换了东家的，先办归属变更。没有合并。");
        await RefuseBothAsync(from, into, cancel);
        return (from, into);
    }

    // 两边都有在办的，办件、退出就对不上是哪一条线；两边都立过退出，一条线就退了两次
    async Task RefuseBothAsync(ProductionLine from, ProductionLine into, CancellationToken cancel)
    {
        var (left, right) = (await FilesAsync(from.Id, cancel), await FilesAsync(into.Id, cancel));
        if (left.Find(f => !f.IsEnded) is { } a && right.Find(f => !f.IsEnded) is { } b)
            throw new NotPermittedException($"两条线都有在办的件：“{NameOf(from)}”有{Word(a)}，“{NameOf(into)}”有{Word(b)}。先办结其中一件。没有合并。");
        if (left.Find(f => f.Procedure == ExitProcedure.Id) is { } one && right.Find(f => f.Procedure == ExitProcedure.Id) is { } other)
            throw new NotPermittedException($"两条线都立过退出（{one.OpenedOn:yyyy-MM-dd}、{other.OpenedOn:yyyy-MM-dd}），一条线只退一次，不是同一条。没有合并。");
    }

    async Task<List<Proceeding>> FilesAsync(Guid lineId, CancellationToken cancel)
    {
        var ids = await Lineage.WithMergedAsync(db, lineId, cancel);
        return await db.Set<Proceeding>().AsNoTracking().Where(p => p.LineId != null && ids.Contains(p.LineId.Value)).OrderBy(p => p.Id).ToListAsync(cancel);
    }

    static string Word(Proceeding file) => $"{file.Table.Title}（{file.OpenedOn:yyyy-MM-dd} 立，{file.Table.LabelOf(file.State)}）";

    /// <summary>Undoes a merge by a new act: the row lives again, with the enterprise that the other now belongs to.</summary>
    /// <exception cref="NotPermittedException">The row was not merged.</exception>
    public Task<RegistryLink> UnmergeAsync(SignedIn by, Guid fromId, ActGround ground, CancellationToken cancel) => acts.RunAsync(by, ground, async () =>
    {
        var from = await FindAsync(fromId, cancel);
        if (from.MergedIntoId is not { } intoId) throw new NotPermittedException($"“{NameOf(from)}”没有并入别的线，用不着撤销。没有改动。");
        var merge = await db.Set<RegistryLink>().Where(l => l.FromId == from.Id && l.Act == RegistryAct.LineMerged).OrderBy(l => l.At).ThenBy(l => l.Id).LastAsync(cancel);
        var livingId = await Lineage.LivingLineAsync(db, from.Id, cancel);
        var living = await FindAsync(livingId, cancel);
        var link = acts.Link(by, RegistryAct.LineUnmerged, from.Id, intoId, ground, cause: merge.Id);
        if (from.EnterpriseId != living.EnterpriseId)
            await acts.PassAsync(by, from, await db.Set<Enterprise>().FirstAsync(e => e.Id == living.EnterpriseId, cancel), ground, link.Id, cancel);
        from.MergedIntoId = null;
        from.DivisionPath = living.DivisionPath;
        var own = await db.Set<Fact>().Where(f => f.SubjectId == livingId).Select(f => f.Name).Distinct().ToListAsync(cancel);
        LineProjection.TakeBack(living, from, own);
        var saved = await SaveAsync(by, link, new { from = from.Id, into = intoId, ground.On, ground.Because }, cancel, living.EnterpriseId);
        await enterprises.FollowAsync([from.Id], from.DivisionPath, cancel);
        return saved;
    }, cancel);

    /// <summary>A line passes from its enterprise to another of the same county on a day.</summary>
    /// <exception cref="NotPermittedException">The line or the new owner was merged, or the new owner is of another county.</exception>
    /// <exception cref="InvalidFieldsException">The owner has it already, the day is before the last change, or the new enterprise is wrong.</exception>
    public Task<RegistryLink> PassAsync(SignedIn by, Guid lineId, NewOwner owner, ActGround ground, CancellationToken cancel) => acts.RunAsync(by, ground, async () =>
    {
        var line = await FindAsync(lineId, cancel);
        if (line.MergedIntoId is not null) throw new NotPermittedException($"“{NameOf(line)}”已经并入另一条，请对并入后的那一条办。没有变更。");
        var last = await db.Set<RegistryLink>().Where(l => l.LineId == lineId && l.Act == RegistryAct.OwnerChanged).MaxAsync(l => (DateOnly?)l.On, cancel);
        if (last > ground.On) throw Wrong(nameof(ActGround.On), $"上一次归属变更是 {last:yyyy-MM-dd}，这一次不能更早。");
        var to = owner.Made is { } made ? await enterprises.MakeAsync(by, made, line.DivisionPath, line.IsDemo, ground, cancel)
            : await db.Set<Enterprise>().FirstOrDefaultAsync(e => e.Id == owner.EnterpriseId, cancel) ?? throw new NotFoundException("接收的企业");
        if (to.MergedIntoId is not null) throw new NotPermittedException($"“{to.Name}”已经并入另一家，请转到并入后的那一家。没有变更。");
        if (to.Id == line.EnterpriseId) throw Wrong("to", "这条线现在就属于这家企业。");
        if (EnterpriseService.County(to.DivisionPath) != EnterpriseService.County(line.DivisionPath))
            throw new NotPermittedException($"“{to.Name}”记在别的县（市、区）。各县各记自己的那一部分：请填名称和信用代码，在这条线所在的县记一家。没有变更。");
        var former = line.EnterpriseId;
        var link = await acts.PassAsync(by, line, to, ground, null, cancel);
        return await SaveAsync(by, link, new { line = line.Id, from = former, to = to.Id, ground.On, ground.Because, ground.Source, ground.Files }, cancel, former, to.Id);
    }, cancel);

    async Task<ProductionLine> FindAsync(Guid id, CancellationToken cancel) => await db.Set<ProductionLine>().FirstOrDefaultAsync(l => l.Id == id, cancel) ?? throw new NotFoundException("这条生产线");

    async Task<RegistryLink> SaveAsync(SignedIn by, RegistryLink link, object content, CancellationToken cancel, params IReadOnlyList<Guid> refreshed)
    {
        db.Record(by.Actor, $"registry.{link.Act}", new("registry-link", link.Id), link.At, content);
        await db.SaveChangesAsync(cancel);
        foreach (var id in refreshed.Distinct()) await SearchTexts.RefreshAsync(db, id, cancel);
        return link;
    }

    internal static string NameOf(ProductionLine line) => LineName.Of(line.Number, line.EquipmentText) is { Length: > 0 } name ? name : "没有写设备的生产线";

    static InvalidFieldsException Wrong(string field, string why) => new(new Dictionary<string, string> { [field] = why + "没有保存。" });
}
