using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Tests.Shelf;

namespace Chuqing.Law.Tests.Screening;

/// <summary>Walks over every catalogue rule of the shipped shelf: each bound with both neighbours in each spelling of its unit, each exception both ways, each exit day.</summary>
/// <remarks>What is expected is computed from the bound alone, never by the judge.</remarks>
public class ShelfWalkTests
{
    sealed record Case(CatalogueRule Rule, CatalogueVersion Version, Match Match)
    {
        public DateOnly On => Version.Value.From;
        public override string ToString() => $"{Rule.Id} {Version.Value.From:yyyy-MM-dd}";
    }

    static readonly Case[] Cases =
        [.. Shelves.Shipped.Catalogue.Where(r => !r.ReferenceOnly).SelectMany(r => r.Versions.Select(v => v.Value).Where(v => v.Match is not null).Select(v => new Case(r, v, v.Match!)))];

    static readonly Dictionary<DateOnly, CompiledLaw> Laws = Cases.Select(c => c.On).Distinct().ToDictionary(d => d, d => CompiledLaw.Compile(Shelves.Shipped, _ => true, d));

    static Finding Judge(Case one, LineFacts line, CompiledLaw? law = null)
    {
        var found = (law ?? Laws[one.On]).Judge(line).Findings.Where(f => f.Rule == one.Rule.Id).ToArray();
        found.Length.ShouldBe(1, $"{one}：应有且只有一个结论");
        return found[0];
    }

    // 落在界内的数；两头都有界的取中间
    static decimal Inside(SpecTest test) =>
        test is { Above: { } low, Below: { } high } ? (low.Value + high.Value) / 2m : test.Below is { } below ? below.Value - Math.Abs(below.Value) / 2m : test.Above!.Value * 2m;

    static IEnumerable<(decimal Value, FindingResult Expected)> Around(SpecTest test)
    {
        foreach (var (edge, below) in new[] { (test.Above, false), (test.Below, true) })
        {
            if (edge is null) continue;
            var step = edge.Value == 0m ? 0.001m : Math.Abs(edge.Value) / 1000m;
            var at = edge.Kind switch { EdgeKind.Closed => FindingResult.NotMet, EdgeKind.Open => FindingResult.Met, _ => FindingResult.Undetermined };
            yield return (edge.Value - step, below ? FindingResult.NotMet : FindingResult.Met);
            yield return (edge.Value, at);
            yield return (edge.Value + step, below ? FindingResult.Met : FindingResult.NotMet);
        }
    }

    // 一条样样都落在条目里的线；只有被问的那一样由测试来定
    static LineFacts Caught(Case one, Func<SpecTest, (decimal Value, string Unit)?> size, Func<Question, bool?> answer)
    {
        var match = one.Match;
        var specs = match.Specs.Where(s => !IsCapacity(s) || match.Equipment.Count > 0).Select(s => size(s) is var (value, unit) ? new SpecFacts(s.Name, "=", value, null, unit) : null).OfType<SpecFacts>().ToArray();
        var answers = new Dictionary<string, bool>();
        void Say(Question? question, bool usual)
        {
            if (question is not null) answers[question.Id] = answer(question) ?? usual;
        }
        Say(match.Purpose, true);
        Say(match.Asked, match.AskedCatches);
        foreach (var test in match.Answers) Say(test.Question, test.Is);
        foreach (var exception in match.Unless) Say(exception, false);
        return new()
        {
            Machines = match.Equipment.Count > 0 ? [new(match.Equipment[0], 1, [], specs)] : [new("别的设备", 1, [], [])],
            Products = match.Equipment.Count > 0 ? [] : [match.Products[0]],
            Capacity = match.Equipment.Count == 0 && match.Specs.FirstOrDefault(IsCapacity) is { } capacity && size(capacity) is var (figure, written) ? new(figure, written) : null,
            Metrics = [.. match.Facts.Select(f => size(f.Bounds) is var (value, unit) ? new MetricFacts(f.Figure.Name, value, unit, null) : null).OfType<MetricFacts>()],
            Answers = answers,
            Province = match.Area ?? "广东省",
        };
    }

    static bool IsCapacity(SpecTest test) => test.Name is "年产能" or "日产能";

    static (decimal, string)? Usual(SpecTest test) => (Inside(test), test.Unit);

    [Fact]
    public void A_line_that_fits_a_rule_in_all_respects_is_caught_by_it()
    {
        Cases.Length.ShouldBeGreaterThan(500);
        foreach (var one in Cases)
            Judge(one, Caught(one, Usual, _ => null)).Result.ShouldBe(FindingResult.NotMet, one.ToString());
    }

    [Fact]
    public void Every_bound_decides_at_the_figure_and_at_both_neighbours_in_each_spelling_of_its_unit()
    {
        var judged = 0;
        foreach (var one in Cases)
            foreach (var test in one.Match.Specs.Concat(one.Match.Facts.Select(f => f.Bounds)))
                foreach (var (value, expected) in Around(test))
                    foreach (var spelling in Units.Spellings(test.Unit))
                    {
                        Units.TryConvert(value, test.Unit, spelling, out var written).ShouldBeTrue();
                        // 换算后写不尽的数，没有人会那样写
                        if (!Units.TryConvert(written, spelling, test.Unit, out var back) || back != value) continue;
                        Judge(one, Caught(one, s => ReferenceEquals(s, test) ? (written, spelling) : Usual(s), _ => null)).Result.ShouldBe(expected, $"{one}：{test.Name} {written} {spelling}");
                        judged++;
                    }
        judged.ShouldBeGreaterThan(3000);
    }

    [Fact]
    public void A_figure_that_nobody_gave_is_missing_and_never_fine()
    {
        foreach (var one in Cases)
            foreach (var test in one.Match.Specs.Concat(one.Match.Facts.Select(f => f.Bounds)))
            {
                var finding = Judge(one, Caught(one, s => ReferenceEquals(s, test) ? null : Usual(s), _ => null));

                finding.Result.ShouldBe(FindingResult.Undetermined, $"{one}：{test.Name}");
                finding.Missing.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.ShouldContain(test.Name), m => m.ShouldContain("掌握"));
            }
    }

    [Fact]
    public void Every_exception_spares_when_it_holds_catches_when_it_does_not_and_is_asked_when_unanswered()
    {
        var asked = 0;
        foreach (var one in Cases)
            foreach (var exception in one.Match.Unless)
            {
                Judge(one, Caught(one, Usual, q => q == exception ? true : null)).Result.ShouldBe(FindingResult.Met, $"{one}：{exception.Text}");
                Judge(one, Caught(one, Usual, q => q == exception ? false : null)).Result.ShouldBe(FindingResult.NotMet, $"{one}：{exception.Text}");
                var line = Caught(one, Usual, _ => null);
                var open = Judge(one, line with { Answers = line.Answers.Where(a => a.Key != exception.Id).ToDictionary() });
                open.Result.ShouldBe(FindingResult.Undetermined, $"{one}：{exception.Text}");
                open.Missing.ShouldContain(m => m.StartsWith(exception.Text, StringComparison.Ordinal));
                asked++;
            }
        asked.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Every_answer_that_a_rule_turns_on_is_asked_and_the_other_answer_does_not_catch()
    {
        foreach (var one in Cases)
            foreach (var test in one.Match.Answers)
            {
                Judge(one, Caught(one, Usual, q => q == test.Question ? !test.Is : null)).Result.ShouldBe(FindingResult.Met, $"{one}：{test.Question.Text}");
                var line = Caught(one, Usual, _ => null);
                var open = Judge(one, line with { Answers = line.Answers.Where(a => a.Key != test.Question.Id).ToDictionary() });
                // 设备名本身已经答了的（无磁轭铝壳中频炉），不再问
                if (!test.Question.Yes.Concat(test.Question.No).Any(w => one.Match.Equipment.Contains(w))) open.Result.ShouldBe(FindingResult.Undetermined, $"{one}：{test.Question.Text}");
            }
    }

    [Fact]
    public void Every_exit_day_is_said_on_the_day_before_on_it_and_after_it_and_the_item_catches_all_the_same()
    {
        var dated = Cases.Where(c => c.Version.Value.ExitBy is not null).ToArray();
        dated.Length.ShouldBeGreaterThan(15);
        foreach (var one in dated)
        {
            var exit = one.Version.Value.ExitBy!.Value;
            foreach (var (day, said) in new[] { (exit.AddDays(-1), "还没有到期"), (exit, "还没有到期"), (exit.AddDays(1), "已经过期") })
            {
                if (day < one.On || one.Rule.Versions.On(day).Value != one.Version) continue;
                var finding = Judge(one, Caught(one, Usual, _ => null), CompiledLaw.Compile(Shelves.Shipped, _ => true, day));

                finding.Result.ShouldBe(FindingResult.NotMet, one.ToString());
                finding.Because.ShouldEndWith($"条目限 {exit:yyyy-MM-dd} 以前淘汰，至研判日{said}");
            }
        }
    }

    [Fact]
    public void The_smelter_of_imperial_smelting_is_never_judged_without_a_written_finding()
    {
        var line = Lines.Of(Lines.Machine("鼓风炉", Lines.Spec("面积", 17m, "m2"))).Making("ISP工艺");
        var finding = Lines.Confirmed.Judge(line).Finding("catalogue.lead.sinter-blast");

        finding.Weight.ShouldBe(Verdict.Undetermined);
        finding.Missing.ShouldHaveSingleItem().ShouldContain("书面认定");
        Lines.Shipped.Judge(line.Answering("sinter-blast-lead-found", true)).Finding("catalogue.lead.sinter-blast").Weight.ShouldBe(Verdict.Suspected);
    }

    [Fact]
    public void A_line_of_this_province_never_meets_the_rules_of_another()
    {
        var others = Shelves.Shipped.Catalogue.Where(r => r.Versions[^1].Value.Match is { Area: { } area } && area != "广东省").ToArray();
        others.Length.ShouldBeGreaterThan(35);

        var everything = Lines.Of([.. EquipmentNames.Select(n => Lines.Machine(n))]) with { Answers = Answers };
        Lines.Confirmed.Judge(everything).Findings.Select(f => f.Rule).Intersect(others.Select(o => o.Id)).ShouldBeEmpty();
    }

    static IEnumerable<string> EquipmentNames => Chuqing.Law.Equipment.EquipmentKinds.All;

    static Dictionary<string, bool> Answers => Cases.SelectMany(c => c.Match.Unless.Append(c.Match.Purpose).Append(c.Match.Asked).Concat(c.Match.Answers.Select(a => a.Question))).OfType<Question>().DistinctBy(q => q.Id).ToDictionary(q => q.Id, _ => true);
}
