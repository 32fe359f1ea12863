using System.Diagnostics;
using System.Globalization;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using RulesEngine.Models;
using Peer = RulesEngine.RulesEngine;

namespace Chuqing.Bench;

/// <summary><c>bench screen peer</c>: the same comparisons by Microsoft RulesEngine 6, on the same lines, results equal first.</summary>
/// <remarks>
/// Only what the peer can say without gymnastics: catalogue rules of machine kinds, sizes and answered questions, limits of one figure, each asked whether it catches.
/// It is asked in two ways, both with typed input, compiled expressions, inputs wrapped once and outside the clock: all rules in one workflow, each naming its machine kinds, as its users write it;
/// and one workflow for each machine kind, which hands it the index that is a part of our work. We judge by a law of exactly these rules.
/// </remarks>
static class ScreenPeer
{
    /// <summary>A line as the peer reads it: sizes and figures by place; what is unknown is not within anything.</summary>
    public sealed class PeerLine
    {
        public required string Kind { get; init; }
        public required decimal?[] Size { get; init; }
        public required decimal?[] Figure { get; init; }
        public required bool?[] Answer { get; init; }
    }

    public static async Task<int> RunAsync(Options options)
    {
        var pack = BenchLaw.Whole().Pack;
        var expressible = new PeerRules(pack);
        var law = BenchLaw.Only(expressible.Ids);
        LineFacts[] facts = [.. expressible.Lines(options.Rows ?? 20_000)];
        TypedLine[] lines = [.. facts.Select(law.Read)];
        var engine = new Peer([.. expressible.Workflows()], new ReSettings { EnableScopedParams = false, AutoRegisterInputType = false, CustomTypes = [typeof(PeerLine)] });
        RuleParameter[][] inputs = [.. facts.Select(f => new[] { new RuleParameter("line", expressible.Line(f)) })];
        string[] kinds = [.. facts.Select(f => f.Machines![0].Type)];
        Console.WriteLine($"与 Microsoft RulesEngine {typeof(Peer).Assembly.GetName().Version} 比：{expressible.Ids.Count} 条规定（双方同样的），{facts.Length:N0} 条线");

        var (caught, room) = (0, new Outcomes());
        for (var i = 0; i < lines.Length; i++)
        {
            law.Judge(lines[i], room);
            var ours = room.All.ToArray().Where(o => o.Result == FindingResult.NotMet).Select(o => law.Explain(lines[i], o).Rule).Order(StringComparer.Ordinal).ToArray();
            foreach (var workflow in new[] { PeerRules.All, kinds[i] })
            {
                var theirs = (await engine.ExecuteAllRulesAsync(workflow, inputs[i])).Where(r => r.IsSuccess).Select(r => r.Rule.RuleName).Order(StringComparer.Ordinal).ToArray();
                if (!ours.SequenceEqual(theirs)) throw new InvalidOperationException($"第 {i + 1} 条线结果不等：我们 {string.Join("、", ours)}；RulesEngine（{workflow}）{string.Join("、", theirs)}。");
            }
            caught += ours.Length;
        }
        Console.WriteLine($"　逐条结果相等，共落入 {caught:N0} 次");

        var (seconds, _) = Judging.Measure(law, lines, 1, options.Runs, rounds: 20);
        var own = Figures.Of(seconds.Select(s => s / lines.Length * 1e9));
        Console.WriteLine($"　我们：每条 {own} 纳秒（都是 1 线程）");
        foreach (var (name, workflow) in new (string, Func<int, string>)[] { ("全部规定一个工作流", _ => PeerRules.All), ("按设备种类先分好工作流", i => kinds[i]) })
        {
            List<double> peer = [];
            for (var run = 0; run <= options.Runs; run++)
            {
                var start = Stopwatch.GetTimestamp();
                for (var i = 0; i < inputs.Length; i++) await engine.ExecuteAllRulesAsync(workflow(i), inputs[i]);
                if (run > 0) peer.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / inputs.Length * 1e9);
            }
            Console.WriteLine(FormattableString.Invariant($"　RulesEngine，{name}：每条 {Figures.Of(peer)} 纳秒，倍数（中位比中位） {Figures.Of(peer).Median / own.Median:0}"));
        }
        return 0;
    }

    /// <summary>The rules of a shelf that the peer can be asked, and how.</summary>
    sealed class PeerRules
    {
        readonly List<(string Name, string Unit)> sizes = [];
        readonly List<(IReadOnlyList<string> Names, string Unit)> figures = [];
        readonly List<string> questions = [];
        readonly Dictionary<string, List<Rule>> byKind = [];
        readonly Dictionary<string, List<SpecTest>> asked = [];
        readonly Dictionary<string, List<(Metric Figure, decimal Limit)>> limited = [];
        readonly Dictionary<string, List<string>> put = [];
        readonly Dictionary<string, string?> parents = BenchLaw.Parents();

        public PeerRules(LawPack pack)
        {
            foreach (var rule in pack.Catalogue)
                if (rule.Versions.TryOn(BenchLaw.Day)?.Value.Match is { Equipment.Count: > 0, Area: null, Facts.Count: 0, NotAreas.Count: 0, Without.Count: 0, Products.Count: 0, MaybeWithout.Count: 0, PerLine: false } match && !rule.ReferenceOnly)
                {
                    var kinds = parents.Keys.Where(k => Above(k).Any(match.Equipment.Contains) && !Above(k).Any(match.NotEquipment.Contains)).ToList();
                    Add(rule.Id, kinds, string.Join(" && ", ["true", .. match.Specs.Select(Within), .. Answers(match)]));
                    foreach (var kind in kinds)
                    {
                        (asked.TryGetValue(kind, out var tests) ? tests : asked[kind] = []).AddRange(match.Specs);
                        (put.TryGetValue(kind, out var ids) ? ids : put[kind] = []).AddRange(match.Unless.Concat(match.Answers.Select(a => a.Question)).Append(match.Purpose).Append(match.Asked).OfType<Question>().Select(q => q.Id));
                    }
                }
            foreach (var limit in pack.Limits)
                if (limit.Versions.TryOn(new(2025, 12, 31))?.Value is { Bands: [{ Specs.Count: 0, When.Count: 0, None: false } band], Corrections.Count: 0 } && limit is { Covers.Count: > 0, MaybeCovers.Count: 0, NotFor.Count: 0, Makes.Count: 0 })
                {
                    figures.Add((limit.Metric.Names, limit.Metric.Unit));
                    Add(limit.Id, limit.Covers, $"line.Figure[{figures.Count - 1}] > {Number(band.Grades.Limit)}");
                    foreach (var kind in limit.Covers) (limited.TryGetValue(kind, out var metrics) ? metrics : limited[kind] = []).Add((limit.Metric, band.Grades.Limit));
                }
        }

        /// <summary>The workflow of all rules.</summary>
        public const string All = "全部";

        readonly List<Rule> all = [];

        public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

        public IEnumerable<Workflow> Workflows() => byKind.Select(k => new Workflow { WorkflowName = k.Key, Rules = k.Value }).Append(new Workflow { WorkflowName = All, Rules = all });

        /// <summary>Lines of one machine of the kinds that the rules name, sizes and figures at their bounds and beside them, every question answered.</summary>
        public IEnumerable<LineFacts> Lines(int count)
        {
            var random = new Random(20261123);
            string[] kinds = [.. byKind.Keys.Order(StringComparer.Ordinal)];
            for (var i = 0; i < count; i++)
            {
                var kind = kinds[i % kinds.Length];
                var specs = asked.GetValueOrDefault(kind, []).DistinctBy(t => t.Name).Select(t => new SpecFacts(t.Name, "=", Math.Max(0.1m, (t.Above ?? t.Below)!.Value + random.Next(-2, 3)), null, t.Unit));
                var metrics = limited.GetValueOrDefault(kind, []).Select(l => new MetricFacts(l.Figure.Name, l.Limit + random.Next(-2, 3), l.Figure.Unit, 2025));
                yield return new()
                {
                    Machines = [new(kind, 1, [], [.. specs])], Metrics = [.. metrics], Province = "广东省", Answers = put.GetValueOrDefault(kind, []).Distinct().ToDictionary(q => q, _ => random.Next(3) == 0),
                };
            }
        }

        public PeerLine Line(LineFacts facts) => new()
        {
            Kind = facts.Machines![0].Type,
            Size = [.. sizes.Select(size => facts.Machines[0].Specs.FirstOrDefault(s => s.Name == size.Name) is { } spec && Law.Units.TryConvert(spec.Value, spec.Unit, size.Unit, out var value) ? value : (decimal?)null)],
            Figure = [.. figures.Select(figure => facts.Metrics.FirstOrDefault(m => figure.Names.Contains(m.Name)) is { } metric && Law.Units.TryConvert(metric.Value, metric.Unit, figure.Unit, out var value) ? value : (decimal?)null)],
            Answer = [.. questions.Select(q => facts.Answers.TryGetValue(q, out var yes) ? yes : (bool?)null)],
        };

        IEnumerable<string> Above(string kind)
        {
            for (string? at = kind; at is not null; at = parents.GetValueOrDefault(at)) yield return at;
        }

        void Add(string id, IReadOnlyList<string> kinds, string expression)
        {
            Ids.Add(id);
            all.Add(Asked($"({string.Join(" || ", kinds.Distinct().Select(k => $"line.Kind == \"{k}\""))}) && {expression}"));
            foreach (var kind in kinds.Distinct())
            {
                if (!byKind.TryGetValue(kind, out var rules)) byKind[kind] = rules = [];
                rules.Add(Asked(expression));
            }
            Rule Asked(string whole) => new() { RuleName = id, Expression = whole, RuleExpressionType = RuleExpressionType.LambdaExpression };
        }

        IEnumerable<string> Answers(Match match)
        {
            if (match.Purpose is { } purpose) yield return $"{Answer(purpose)} == true";
            if (match.Asked is { } question) yield return $"{Answer(question)} == {(match.AskedCatches ? "true" : "false")}";
            foreach (var (other, catches) in match.Answers) yield return $"{Answer(other)} == {(catches ? "true" : "false")}";
            foreach (var exception in match.Unless) yield return $"{Answer(exception)} == false";
        }

        string Answer(Question question)
        {
            if (!questions.Contains(question.Id)) questions.Add(question.Id);
            return $"line.Answer[{questions.IndexOf(question.Id)}]";
        }

        // 边界含不含还没核的，落在边上我们不下结论，也就没有落入
        string Within(SpecTest test)
        {
            if (!sizes.Contains((test.Name, test.Unit))) sizes.Add((test.Name, test.Unit));
            var size = $"line.Size[{sizes.IndexOf((test.Name, test.Unit))}]";
            var above = test.Above is { } a ? $"{size} {(a.Kind == EdgeKind.Closed ? ">=" : ">")} {Number(a.Value)}" : null;
            var below = test.Below is { } b ? $"{size} {(b.Kind == EdgeKind.Closed ? "<=" : "<")} {Number(b.Value)}" : null;
            return above is null ? below! : below is null ? above : $"{above} && {below}";
        }

        static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";
    }
}
