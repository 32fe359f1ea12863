using System.Collections.Frozen;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Screening;

/// <summary>A shelf made ready to judge lines as of one day. Immutable; one may judge from many threads.</summary>
public sealed class CompiledLaw
{
    readonly FrozenDictionary<string, CompiledRule[]> byEquipment;
    readonly FrozenDictionary<string, CompiledRule[]> byProduct;
    readonly FrozenDictionary<string, CompiledLimit[]> limitsByEquipment;
    readonly FrozenDictionary<string, CompiledLimit[]> limitsByMetric;

    CompiledLaw(LawPack pack, DateOnly on, IReadOnlyList<CompiledRule> rules, IReadOnlyList<CompiledLimit> limits)
    {
        Pack = pack;
        On = on;
        byEquipment = Index(rules, r => [.. r.Match.Equipment, .. r.Match.Maybe]);
        byProduct = Index(rules, r => r.Match.Products);
        limitsByEquipment = Index(limits, l => l.Rule.Covers);
        limitsByMetric = Index(limits, l => l.Rule.Metric.Names);
    }

    public LawPack Pack { get; }

    /// <summary>The day as of which lines are judged.</summary>
    public DateOnly On { get; }

    /// <summary>Makes a shelf ready.</summary>
    /// <param name="confirmedHere">Whether two officers confirmed a version, by id, day and digest; what the file itself confirms needs none.</param>
    /// <param name="on">Catalogue editions are those in force on this day; limits follow the year of the figure, and none that is not yet in force on this day is applied.</param>
    public static CompiledLaw Compile(LawPack pack, Func<ValueKey, bool> confirmedHere, DateOnly on)
    {
        ValueStatus Status(LawValue value) => value.Status == ValueStatus.Confirmed || confirmedHere(value.Key) ? ValueStatus.Confirmed : ValueStatus.Draft;
        var kinds = pack.Families;
        var rules = new List<CompiledRule>();
        foreach (var rule in pack.Catalogue)
            if (!rule.ReferenceOnly && rule.Versions.TryOn(on)?.Value is { Match: { } match } version)
                rules.Add(new(version, match with { Equipment = kinds.Under(match.Equipment, match.NotEquipment), Without = kinds.Under(match.Without, []), MaybeWithout = kinds.Under(match.MaybeWithout, []) }, Status(version.Value)));
        var limits = pack.Limits.Select(rule => new CompiledLimit(rule, [.. rule.Versions.Select(v => Status(v.Value.Value))])).ToArray();
        return new(pack, on, rules, limits);
    }

    /// <summary>What the law says of a line.</summary>
    public LineVerdict Judge(LineFacts facts)
    {
        List<Finding>? findings = null;
        if (facts.Machines is { } machines)
        {
            for (var i = 0; i < machines.Count; i++)
                if (byEquipment.TryGetValue(machines[i].Type, out var rules))
                    foreach (var rule in rules) Keep(ref findings, CatalogueJudge.Judge(rule, facts, machines[i], null, On));
        }
        ByProduct(facts, facts.Products, ref findings);
        ByProduct(facts, facts.Uses, ref findings);
        ByLimits(facts, ref findings);

        // 连主体设备都不知道，就谈不上“没有规则管到”
        IReadOnlyList<string> missing = facts.Machines is null ? ["主体设备的名称和规格（企业、县级工信部门掌握）"] : [];
        if (findings is null) return missing.Count == 0 ? LineVerdict.Untouched : new(Verdict.Undetermined, [], missing);
        var verdict = missing.Count == 0 ? Verdict.NotTouched : Verdict.Undetermined;
        foreach (var finding in findings)
            if (finding.Weight > verdict) verdict = finding.Weight;
        return new(verdict, findings, missing);
    }

    void ByProduct(LineFacts facts, IReadOnlyList<string> words, ref List<Finding>? findings)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = Words.Plain(words[i]);
            if (!byProduct.TryGetValue(word, out var rules)) continue;
            foreach (var rule in rules)
                if (findings is null || !findings.Exists(f => ReferenceEquals(f.Key, rule.Version.Value.Key))) Keep(ref findings, CatalogueJudge.Judge(rule, facts, null, word, On));
        }
    }

    void ByLimits(LineFacts facts, ref List<Finding>? findings)
    {
        List<CompiledLimit>? touched = null;
        if (facts.Machines is { } machines)
            for (var i = 0; i < machines.Count; i++)
                if (limitsByEquipment.TryGetValue(machines[i].Type, out var limits)) Touch(limits);
        for (var i = 0; i < facts.Metrics.Count; i++)
            if (limitsByMetric.TryGetValue(Words.Plain(facts.Metrics[i].Name), out var limits)) Touch(limits);
        if (touched is null) return;
        foreach (var limit in touched) Keep(ref findings, LimitJudge.Judge(limit, facts, On));

        void Touch(CompiledLimit[] limits)
        {
            touched ??= [];
            foreach (var limit in limits)
                if (!touched.Contains(limit)) touched.Add(limit);
        }
    }

    static void Keep(ref List<Finding>? findings, Finding? finding)
    {
        if (finding is not null) (findings ??= []).Add(finding);
    }

    static FrozenDictionary<string, T[]> Index<T>(IReadOnlyList<T> items, Func<T, IReadOnlyList<string>> keys) =>
        items.SelectMany(item => keys(item).Distinct().Select(key => (key, item))).GroupBy(p => p.key, p => p.item, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
}
