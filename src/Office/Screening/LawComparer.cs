using Chuqing.Law;
using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.LawBook;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>One side of what is to be compared.</summary>
/// <param name="KnownOn">Facts entered later do not count; null for now.</param>
public sealed record LawSide(string Label, CityLaw Law, DateOnly? KnownOn)
{
    internal DateTime? Known => KnownOn is { } day ? Today.EndOf(day) : null;

    internal ComparedSide Shown => new(Label, Law.Law.Digest, Law.On, KnownOn);
}

/// <summary>Judges a ledger under two laws, days or knowledges and keeps what differs. Writes nothing.</summary>
public sealed class LawComparer(AppDb db, LineFactsReader reader)
{
    const int Batch = 500;

    sealed record Judged(ProductionLine Line, LineFacts? Facts, LineVerdict? Verdict);

    /// <summary>How many lines a comparison would judge.</summary>
    public Task<int> CountAsync(DataScope scope, CancellationToken cancel) => Lines(scope).CountAsync(cancel);

    /// <summary>Compares over the lines of a division, or one line of it.</summary>
    /// <param name="reached">Is told how many lines were judged so far.</param>
    public async Task<LawComparison> RunAsync(LawSide before, LawSide after, DataScope scope, CancellationToken cancel, Guid? only = null, Func<int, Task>? reached = null)
    {
        var divisions = await DivisionTree.LoadAsync(db, cancel);
        var matters = await MattersUnderWay.LoadAsync(db, scope, cancel);
        List<ChangedLine> changed = [];
        var judged = 0;
        await foreach (var lines in BatchesAsync(scope, only, cancel))
        {
            var old = await JudgeAsync(lines, before, null, cancel);
            // 同一天、同样所知，事实只读一遍
            var now = await JudgeAsync(lines, after, (before.Law.On, before.KnownOn) == (after.Law.On, after.KnownOn) ? old : null, cancel);
            var names = await NamesAsync(lines, cancel);
            for (var i = 0; i < lines.Count; i++)
                if (Change(old[i], now[i], before, after, matters, divisions, names) is { } change) changed.Add(change);
            judged += lines.Count;
            if (reached is not null) await reached(judged);
        }
        var area = divisions.All.FirstOrDefault(d => d.Path == scope.PathFrom)?.Name ?? scope.PathFrom;
        return new(1, area, before.Shown, after.Shown, judged, EditionChanges.Of(before.Law.Law.Pack, after.Law.Law.Pack), changed, ChangeSums.Of(changed));
    }

    static ChangedLine? Change(Judged old, Judged now, LawSide before, LawSide after, MattersUnderWay matters, DivisionTree divisions, Dictionary<Guid, string> names)
    {
        var (line, change) = (old.Line, LawComparison.ChangeOf(old.Verdict?.Verdict, now.Verdict?.Verdict));
        var pending = matters.Of(line.Id, old.Verdict, now.Verdict, before.Law.For(line.DivisionPath), after.Law.For(line.DivisionPath));
        if (change is null && pending.Count == 0) return null;
        var facts = now.Facts ?? old.Facts;
        return new(line.Id, names[line.EnterpriseId], line.EquipmentText, divisions.CountyOf(line.DivisionPath)?.Name ?? divisions.NameOf(line.DivisionPath), facts?.Sector, facts?.Capacity?.Value, facts?.Capacity?.Unit,
            Shown(old.Verdict, now.Verdict, before.Law), Shown(now.Verdict, old.Verdict, after.Law), change ?? LineChange.PendingOnly, pending, line.IsDemo);
    }

    // 只留撑住判定的，和两边说法不同的：别的与这次变化无关
    static ComparedVerdict Shown(LineVerdict? verdict, LineVerdict? other, CityLaw law) =>
        verdict is null ? new(null, [], [])
        : new(verdict.Verdict.Label(), [.. verdict.Findings.Where(f => f.Weight == verdict.Verdict && verdict.Verdict > Verdict.NotTouched || other?.Findings.Any(o => o.Rule == f.Rule && o.Result == f.Result && o.Status == f.Status) == false)
            .Select(f => FindingRow.Of(f, law.Law.Pack))], verdict.Missing);

    async Task<List<Judged>> JudgeAsync(List<ProductionLine> lines, LawSide side, List<Judged>? read, CancellationToken cancel)
    {
        var facts = read is null ? await reader.ReadAsync(lines, side.Law.On, cancel, side.Known) : null;
        return [.. lines.Select((line, i) =>
        {
            var own = facts is null ? read![i].Facts : side.Known is not null && IsUnknown(facts[line.Id]) ? null : facts[line.Id];
            return new Judged(line, own, own is null ? null : side.Law.For(line.DivisionPath).Compiled.Judge(own));
        })];
    }

    // 那时一件事实也没有记：那时还不知道有这条线，不是“资料不足”
    static bool IsUnknown(LineFacts facts) =>
        facts is { Sector: null, Machines: null, Products.Count: 0, Uses.Count: 0, Capacity: null, CommissionedOn: null, Status: null, Metrics.Count: 0, Answers.Count: 0 };

    async Task<Dictionary<Guid, string>> NamesAsync(List<ProductionLine> lines, CancellationToken cancel)
    {
        var ids = lines.Select(l => l.EnterpriseId).Distinct().ToList();
        return await db.Set<Enterprise>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, cancel);
    }

    IQueryable<ProductionLine> Lines(DataScope scope) => db.Set<ProductionLine>().AsNoTracking().Under(scope).Where(l => l.MergedIntoId == null);

    async IAsyncEnumerable<List<ProductionLine>> BatchesAsync(DataScope scope, Guid? only, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        Guid? last = null;
        while (true)
        {
            var lines = Lines(scope);
            if (only is { } one) lines = lines.Where(l => l.Id == one);
            if (last is { } after) lines = lines.Where(l => l.Id.CompareTo(after) > 0);
            var batch = await lines.OrderBy(l => l.Id).Take(Batch).ToListAsync(cancel);
            if (batch.Count == 0) yield break;
            yield return batch;
            last = batch[^1].Id;
        }
    }
}
