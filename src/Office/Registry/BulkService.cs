using Chuqing.Law;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>What many lines get at once.</summary>
public enum BulkField
{
    [Label("行业")] Sector,
    [Label("状态")] Status,
    [Label("镇（街道）")] Town,
}

/// <summary>Changes one thing of many lines: a version of the fact for each, one entry in the ledger, all or none.</summary>
public sealed class BulkService(AppDb db, RegistryActs acts, EnterpriseService enterprises)
{
    /// <summary>Most lines in one act.</summary>
    public const int Most = 500;

    /// <param name="value">行业 as text, 状态 by its Chinese name, or the path of a town.</param>
    /// <returns>How many lines changed; those that said so already stay as they are.</returns>
    /// <exception cref="NotFoundException">A line is not in one's divisions.</exception>
    /// <exception cref="InvalidFieldsException">None or too many lines, a value that is not allowed, or a town of another county; the message names the line.</exception>
    public Task<int> SetAsync(SignedIn by, IReadOnlyCollection<Guid> lineIds, BulkField field, string value, ActGround ground, CancellationToken cancel) => acts.RunAsync(by, ground, async () =>
    {
        var ids = lineIds.Distinct().ToList();
        if (ids.Count is 0 or > Most) throw Wrong("lines", ids.Count == 0 ? "没有选生产线。" : $"一次最多 {Most} 条，选了 {ids.Count} 条。");
        var lines = await db.Set<ProductionLine>().Where(l => ids.Contains(l.Id)).OrderBy(l => l.Id).ToListAsync(cancel);
        if (lines.Count != ids.Count) throw new NotFoundException("选中的某一条生产线");
        if (lines.Find(l => l.MergedIntoId is not null) is { } merged) throw Wrong("lines", $"“{LineService.NameOf(merged)}”已经并入另一条，请重新查询再选。");
        var (name, text, path) = await ReadAsync(by, field, value.Trim(), lines, cancel);
        var facts = (await db.Set<Fact>().Where(f => ids.Contains(f.SubjectId) && f.Name == name && f.Year == null).ToListAsync(cancel)).ToLookup(f => f.SubjectId);
        List<Guid> changed = [];
        foreach (var line in lines)
        {
            List<Fact> versions = [.. facts[line.Id]];
            if (path is not null) await acts.StateFormerAsync(versions, new(FactSubject.Line, line.Id, line.DivisionPath, name, await NameOfAsync(line.DivisionPath, cancel)), ground, cancel);
            var fact = FactPlacing.Place(db, by.City, versions, new(FactSubject.Line, line.Id, path ?? line.DivisionPath, name, text), ground.On, acts.Now, RegistryActs.SourceOf(ground), out var isLatest);
            if (fact is null) continue;
            changed.Add(line.Id);
            if (path is not null) line.DivisionPath = path;
            else if (isLatest) LineProjection.Show(line, fact);
            if (isLatest && field == BulkField.Sector) await MachineRows.RebuildAsync(db, line, acts.Now, [], cancel);
        }
        if (changed.Count == 0) throw Wrong("value", $"这 {lines.Count} 条在 {ground.On:yyyy-MM-dd} 就已经是“{text}”，没有要改的。");
        db.Record(by.Actor, "registry.bulk", new("lines"), acts.Now, new { field, value = text, lines = changed.Count, digest = Digest.Sm3(string.Join('\n', changed)), ground.On, ground.Because, ground.Source });
        await db.SaveChangesAsync(cancel);
        if (path is not null) await enterprises.FollowAsync(changed, path, cancel);
        return changed.Count;
    }, cancel);

    async Task<(string Fact, string Text, string? Path)> ReadAsync(SignedIn by, BulkField field, string value, List<ProductionLine> lines, CancellationToken cancel)
    {
        switch (field)
        {
            case BulkField.Sector:
                return value.Length is > 0 and <= 60 ? (FactNames.Sector, value, null) : throw Wrong("value", "请填行业，最多 60 字。");
            case BulkField.Status:
                var known = Enum.GetValues<LineStatus>().Where(s => s != LineStatus.Unknown).Select(s => s.Label()).ToList();
                return known.Contains(value) ? (FactNames.Status, value, null) : throw Wrong("value", $"状态只能是：{string.Join("、", known)}。");
            default:
                var tree = await DivisionTree.LoadAsync(db, cancel);
                if (tree.ByPath(value) is not { Level: DivisionLevel.Town } town || !by.Scope.Contains(value)) throw Wrong("value", "请选您辖区内的镇（街道）。");
                if (lines.Find(l => EnterpriseService.County(l.DivisionPath) != EnterpriseService.County(value)) is { } far)
                    throw Wrong("value", $"“{LineService.NameOf(far)}”在{tree.NameOf(far.DivisionPath)}，不能成批改到别的县的{town.Name}。跨县的请在企业页上办迁移辖区。");
                return (FactNames.Division, tree.NameOf(value), value);
        }
    }

    DivisionTree? divisions;

    async Task<string> NameOfAsync(string path, CancellationToken cancel) => (divisions ??= await DivisionTree.LoadAsync(db, cancel)).NameOf(path);

    static InvalidFieldsException Wrong(string field, string why) => new(new Dictionary<string, string> { [field] = why + "没有保存。" });
}
