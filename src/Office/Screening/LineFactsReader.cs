using System.Text.Json;
using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>Reads what was known of lines, as of a day and as known at an instant, from the versions of their facts.</summary>
/// <remarks>The current row only stands in where a line has no version of a fact at all, and never when asked for an earlier knowledge.</remarks>
public sealed class LineFactsReader(AppDb db)
{
    static readonly JsonSerializerOptions SpecsJson = new(JsonSerializerDefaults.Web);

    /// <param name="on">Facts valid from later days do not count.</param>
    /// <param name="known">Facts entered later do not count; null for now.</param>
    /// <returns>Facts by the line's id, for every line given.</returns>
    public async Task<IReadOnlyDictionary<Guid, LineFacts>> ReadAsync(IReadOnlyList<ProductionLine> lines, DateOnly on, CancellationToken cancel, DateTime? known = null)
    {
        var ids = lines.Select(l => l.Id).ToList();
        var machines = (await db.Set<MainEquipment>().AsNoTracking().Where(m => ids.Contains(m.LineId) && m.ReplacedAt == null).OrderBy(m => m.Id).ToListAsync(cancel)).ToLookup(m => m.LineId);
        var subjects = ids.Concat(machines.SelectMany(g => g).Select(m => m.Id)).Concat(lines.Where(IsOutside).Select(l => l.EnterpriseId)).ToList();
        var merged = await Lineage.MergedAsync(db, ids, cancel, known);
        subjects.AddRange(merged.Values.SelectMany(m => m));
        var versions = await db.Set<Fact>().AsNoTracking().Where(f => subjects.Contains(f.SubjectId)).ToListAsync(cancel);
        var named = versions.Select(f => (f.SubjectId, f.Name)).ToHashSet();
        foreach (var (line, others) in merged)
            foreach (var other in others) named.UnionWith(versions.Where(f => f.SubjectId == other).Select(f => (line, f.Name)));
        var standing = Standing(versions, f => f.ValidFrom <= on && (known is null || f.EnteredAt <= known)).ToList();
        var facts = standing.Select(f => (Of: f.SubjectId, Fact: f)).Concat(OfMerged(standing, merged)).ToLookup(f => f.Of, f => f.Fact);
        var enterprises = lines.Select(l => l.EnterpriseId).Distinct().ToList();
        // 拆了的、停了的也是一条线：那一年的企业数里可能有它
        var shared = (await db.Set<ProductionLine>().AsNoTracking().Where(l => enterprises.Contains(l.EnterpriseId) && l.MergedIntoId == null)
            .GroupBy(l => l.EnterpriseId).Where(g => g.Count() > 1).Select(g => g.Key).ToListAsync(cancel)).ToHashSet();
        return lines.ToDictionary(l => l.Id, l => Of(l, [.. machines[l.Id]], facts, name => known is null && !named.Contains((l.Id, name))) with { SharesEnterprise = shared.Contains(l.EnterpriseId) });
    }

    // 被取代的不算，但取代它的那些版到那天、那时都还没有的，仍算；谁也没有取代谁的两个数，都算，不替人选
    static IEnumerable<Fact> Standing(List<Fact> versions, Func<Fact, bool> isThere)
    {
        var byId = versions.ToDictionary(f => f.Id);
        return versions.Where(f => isThere(f) && !IsReplaced(f)).OrderBy(f => f.ValidFrom).ThenBy(f => f.EnteredAt).ThenBy(f => f.Id);

        bool IsReplaced(Fact fact)
        {
            for (var next = fact.SupersededById; next is { } id && byId.TryGetValue(id, out var later); next = later.SupersededById)
                if (isThere(later)) return true;
            return false;
        }
    }

    // 并走的线记过、并入后的线自己没有的，照样算：并线不丢事实
    static IEnumerable<(Guid Of, Fact Fact)> OfMerged(List<Fact> standing, Dictionary<Guid, List<Guid>> merged)
    {
        foreach (var (line, others) in merged)
        {
            var own = standing.Where(f => f.SubjectId == line).Select(f => (f.Name, f.Year, f.Period)).ToHashSet();
            foreach (var fact in standing.Where(f => others.Contains(f.SubjectId) && !own.Contains((f.Name, f.Year, f.Period)))) yield return (line, fact);
        }
    }

    static LineFacts Of(ProductionLine line, List<MainEquipment> machines, ILookup<Guid, Fact> facts, Func<string, bool> rowStandsIn)
    {
        var own = facts[line.Id].ToList();
        // 别的部门说的不顶替台账自己的；全是线索的线（外来数据），线索也读，结论至多是疑似
        var clueOnly = Best(FactNames.Equipment)?.PermittedUse == PermittedUse.ClueOnly;
        string? Text(string name, string? row) => Best(name) is { } fact ? fact.PermittedUse == PermittedUse.Basis || clueOnly && fact.PermittedUse == PermittedUse.ClueOnly ? fact.Value : null : rowStandsIn(name) ? row : null;
        Fact? Best(string name) => own.Where(f => f.Name == name).OrderByDescending(f => f.PermittedUse == PermittedUse.Basis).ThenByDescending(f => f.Owner is null).ThenByDescending(f => own.IndexOf(f)).FirstOrDefault();
        var sector = Text(FactNames.Sector, line.Sector);
        var equipment = Text(FactNames.Equipment, line.EquipmentText);
        var capacity = Best(FactNames.Capacity) is { } best && (best.PermittedUse == PermittedUse.Basis || clueOnly && best.PermittedUse == PermittedUse.ClueOnly) ? best : null;
        return new()
        {
            Sector = sector,
            Products = FactReading.Words(Text(FactNames.Product, line.Product)),
            Uses = FactReading.Words(Text(FactNames.Use, line.Use), Text(FactNames.Process, null)),
            Machines = machines.Count > 0 && equipment == line.EquipmentText ? [.. machines.Select(m => Machine(m, facts[m.Id]))] : FactReading.Machines(equipment, sector),
            Capacity = capacity is not null ? FactReading.Capacity(capacity.Figure, capacity.Unit) : rowStandsIn(FactNames.Capacity) ? FactReading.Capacity(line.Capacity, line.CapacityUnit) : null,
            CommissionedOn = FactReading.Day(Text(FactNames.Commissioned, line.Commissioned)),
            Status = Text(FactNames.Status, line.Status == LineStatus.Unknown ? null : Law.Labels.Label(line.Status)),
            ClueOnly = clueOnly,
            // 限额按年度考核：一个月、一个季度的数不拿来判
            Metrics = [.. own.Where(f => f.Name.StartsWith(FactNames.MetricPrefix, StringComparison.Ordinal) && f is { Figure: not null, Period: null }).Select(Metric)],
            Answers = Answers(own),
            // 外地样例的省，只认登记的所在地
            Province = IsOutside(line) ? Provinces.OfPlace(facts[line.EnterpriseId].LastOrDefault(f => f.Name == FactNames.Place)?.Value) : Provinces.OfCode(line.City),
        };
    }

    static bool IsOutside(ProductionLine line) => Divisions.DivisionTree.LiesOutside(line.DivisionPath);

    static MetricFacts Metric(Fact fact)
    {
        var (name, unit, year) = FactReading.Metric(fact.Name);
        return new(name, fact.Figure!.Value, fact.Unit ?? unit, fact.Year ?? year, fact.Scope is { } scope ? Law.Labels.Label(scope) : null, fact.PermittedUse)
        {
            Covers = fact.Scope ?? FigureScope.Line, Source = FactSourceText.Of(fact),
        };
    }

    static Dictionary<string, bool> Answers(List<Fact> own)
    {
        Dictionary<string, bool> answers = [];
        foreach (var fact in own)
            if (fact.Name.StartsWith(FactNames.AnswerPrefix, StringComparison.Ordinal) && fact.PermittedUse == PermittedUse.Basis && fact.Value is FactNames.Yes or FactNames.No)
                answers[fact.Name[FactNames.AnswerPrefix.Length..]] = fact.Value == FactNames.Yes;
        return answers;
    }

    // 核实过的铭牌数记作设备的事实，盖过表里读出来的同名规格
    static MachineFacts Machine(MainEquipment row, IEnumerable<Fact> facts)
    {
        var specs = JsonSerializer.Deserialize<List<SpecFacts>>(row.Specs, SpecsJson) ?? [];
        foreach (var fact in facts.Where(f => f is { Figure: not null, Unit: not null, PermittedUse: PermittedUse.Basis }))
        {
            specs.RemoveAll(s => s.Name == fact.Name);
            specs.Add(new(fact.Name, "=", fact.Figure!.Value, null, fact.Unit!));
        }
        return new(row.Kind, row.Count, row.Number is null ? [] : [row.Number], specs);
    }
}
