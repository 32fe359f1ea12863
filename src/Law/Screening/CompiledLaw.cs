using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Screening;

/// <summary>A shelf made ready to judge lines as of one day: rules in arrays, found by machine kind, product and metric. Immutable; one may judge from many threads.</summary>
/// <remarks>
/// A line is read once (<see cref="Read"/>) and judged as often as one likes; judging compares numbers and allocates nothing. Sentences are put together only for findings that somebody reads.
/// </remarks>
public sealed class CompiledLaw
{
    static readonly string[] NoMachines = ["主体设备的名称和规格（企业、县级工信部门掌握）"];

    readonly LawWords words;
    readonly CompiledRule[] rules;
    readonly CompiledLimit[] limits;
    readonly RuleIndex byKind, byProduct, limitsByKind, limitsByProduct, limitsByMetric;

    CompiledLaw(LawPack pack, DateOnly on, CompiledRule[] rules, CompiledLimit[] limits)
    {
        (Pack, On, words, this.rules, this.limits) = (pack, on, pack.Words, rules, limits);
        byKind = RuleIndex.Of(rules, r => [.. r.Equipment, .. r.Match.Maybe], words);
        byProduct = RuleIndex.Of(rules, r => r.Match.Products, words);
        limitsByKind = RuleIndex.Of(limits, l => [.. l.Rule.Covers, .. l.Rule.MaybeCovers], words);
        limitsByProduct = RuleIndex.Of(limits, l => [.. l.Rule.Makes, .. l.Rule.MaybeMakes], words);
        limitsByMetric = RuleIndex.Of(limits, l => l.Rule.Metric.Names, words);
    }

    public LawPack Pack { get; }

    /// <summary>The day as of which lines are judged.</summary>
    public DateOnly On { get; }

    /// <summary>How many rules of the catalogue and limits may judge on this day.</summary>
    public int Count => rules.Length + limits.Length;

    /// <summary>Makes a shelf ready.</summary>
    /// <param name="confirmedHere">Whether two officers confirmed a version, by id, day and digest; what the file itself confirms needs none.</param>
    /// <param name="on">Catalogue editions are those in force on this day; limits follow the year of the figure, and none that is not yet in force on this day is applied.</param>
    public static CompiledLaw Compile(LawPack pack, Func<ValueKey, bool> confirmedHere, DateOnly on)
    {
        ValueStatus Status(LawValue value) => value.Status == ValueStatus.Confirmed || confirmedHere(value.Key) ? ValueStatus.Confirmed : ValueStatus.Draft;
        var rules = new List<CompiledRule>();
        foreach (var rule in pack.Catalogue)
            if (!rule.ReferenceOnly && rule.Versions.TryOn(on)?.Value is { Match: { } match } version)
                rules.Add(new(version, match, pack.Families, Status(version.Value), pack.Words));
        return new(pack, on, [.. rules], [.. pack.Limits.Select(rule => new CompiledLimit(rule, Status, on, pack.Words))]);
    }

    /// <summary>Reads the facts of a line for the laws of this pack, of whatever day.</summary>
    public TypedLine Read(LineFacts facts) => new(facts, words);

    /// <summary>What the law says of a line. A finding's sentences are written when it is first read.</summary>
    public LineVerdict Judge(LineFacts facts)
    {
        var line = Read(facts);
        var outcomes = new Outcomes();
        var verdict = Judge(line, outcomes);
        string[] missing = line.Machines is null ? NoMachines : [];
        return outcomes.Count > 0 ? new(verdict, new ExplainedFindings(this, line, outcomes.All.ToArray()), missing)
            : missing.Length == 0 ? LineVerdict.Untouched : new(verdict, [], missing);
    }

    /// <summary>The verdict of a line that was read, with one outcome for each rule that covers it; allocates nothing once the room has grown.</summary>
    /// <exception cref="ArgumentException">The line was read for another pack.</exception>
    public Verdict Judge(TypedLine line, Outcomes outcomes)
    {
        if (!ReferenceEquals(line.Words, words)) throw new ArgumentException("这条线的事实是按另一个法规包读的。", nameof(line));
        outcomes.Clear();
        // 连主体设备都不知道，就谈不上“没有规则管到”
        var verdict = line.Machines is null ? Verdict.Undetermined : Verdict.NotTouched;
        var machines = line.Machines ?? [];
        for (var i = 0; i < machines.Length; i++)
            foreach (var rule in byKind[machines[i].Kind]) Catalogue(rule, line, i, -1, outcomes, ref verdict);
        ByProduct(line, line.Products, 0, outcomes, ref verdict);
        ByProduct(line, line.Uses, line.Products.Length, outcomes, ref verdict);
        ByLimits(line, machines, outcomes, ref verdict);
        return verdict;
    }

    /// <summary>An outcome with its sentences: the same judges once more, this time writing.</summary>
    /// <param name="line">The line of which it is the outcome.</param>
    /// <exception cref="ArgumentException">It is the outcome of another line.</exception>
    public Finding Explain(TypedLine line, Outcome outcome)
    {
        var basis = new Basis(isWritten: true);
        var limit = outcome.Rule < rules.Length ? null : limits[outcome.Rule - rules.Length];
        var again = limit is null ? CatalogueJudge.Judge(rules[outcome.Rule], line, outcome.Machine < 0 ? null : line.Machines![outcome.Machine], outcome.Word, On, basis) : LimitJudge.Judge(limit, line, On, basis);
        if (again is not { } judged || judged.Result != outcome.Result || judged.ClueOnly != outcome.ClueOnly) throw new ArgumentException("这不是这条线的结论。", nameof(outcome));
        var (value, status) = limit is null ? (rules[outcome.Rule].Version.Value, rules[outcome.Rule].Status) : (limit.Versions[judged.Version].Value, limit.Versions[judged.Version].Status);
        return new(value.Id, value.Name, value.Class, status, judged.Result, basis.MissingFacts, basis.Sentences, value.Citation, value.Key, judged.ClueOnly) { ExitBy = limit is null ? value.ExitBy : null };
    }

    void Catalogue(int rule, TypedLine line, int machine, int word, Outcomes outcomes, ref Verdict verdict)
    {
        var compiled = rules[rule];
        outcomes.Silent.Clear();
        if (CatalogueJudge.Judge(compiled, line, machine < 0 ? null : line.Machines![machine], word, On, outcomes.Silent) is not { } judged) return;
        outcomes.Add(new(rule, machine, word, judged.Result, judged.ClueOnly));
        Weigh(judged, compiled.Status, compiled.Version.Value.Class, ref verdict);
    }

    void ByProduct(TypedLine line, int[] named, int first, Outcomes outcomes, ref Verdict verdict)
    {
        for (var i = 0; i < named.Length; i++)
            foreach (var rule in byProduct[named[i]])
                if (!outcomes.Has(rule)) Catalogue(rule, line, -1, first + i, outcomes, ref verdict);
    }

    void ByLimits(TypedLine line, TypedMachine[] machines, Outcomes outcomes, ref Verdict verdict)
    {
        foreach (var machine in machines) outcomes.Touch(limitsByKind[machine.Kind]);
        foreach (var product in line.Products) outcomes.Touch(limitsByProduct[product]);
        foreach (ref readonly var figure in line.Figures.AsSpan()) outcomes.Touch(limitsByMetric[figure.Name]);
        foreach (var number in outcomes.Touched)
        {
            var limit = limits[number];
            outcomes.Silent.Clear();
            if (LimitJudge.Judge(limit, line, On, outcomes.Silent) is not { } judged) continue;
            outcomes.Add(new(rules.Length + number, -1, -1, judged.Result, judged.ClueOnly));
            var version = limit.Versions[judged.Version];
            Weigh(judged, version.Status, version.Value.Class, ref verdict);
        }
    }

    static void Weigh(Judged judged, ValueStatus status, RuleClass kind, ref Verdict verdict)
    {
        var weight = Finding.WeightOf(judged.Result, kind, Finding.IsBinding(status, judged.ClueOnly));
        if (weight > verdict) verdict = weight;
    }
}
