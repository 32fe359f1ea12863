using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Tests.Shelf;

namespace Chuqing.Law.Tests.Screening;

/// <summary>Sizes that are intervals, and bounds open, closed or unchecked, against trying out every figure that the words allow.</summary>
public class IntervalOracleTests
{
    static readonly decimal[] Figures = [.. Enumerable.Range(-8, 80).Select(i => i / 4m)];

    static readonly SpecFacts[] Sizes =
    [
        .. from op in new[] { "=", "<", "<=", ">", ">=" } from value in new[] { 4m, 5m, 6m, 8m, 9m } select Lines.Spec("容积", value, "m3", op),
        Lines.Spec("容积", 4m, "m3", "range", 5m), Lines.Spec("容积", 5m, "m3", "range", 8m), Lines.Spec("容积", 6m, "m3", "range", 7m), Lines.Spec("容积", 8m, "m3", "range", 9m), Lines.Spec("容积", 4m, "m3", "range", 9m),
    ];

    public static TheoryData<string?, string?> Bounds
    {
        get
        {
            var data = new TheoryData<string?, string?>();
            foreach (var above in new[] { null, "open", "closed", "unknown" })
                foreach (var below in new[] { null, "open", "closed", "unknown" })
                    if (above is not null || below is not null) data.Add(above, below);
            return data;
        }
    }

    // 大于（不小于）5，小于（不大于）8
    [Theory, MemberData(nameof(Bounds))]
    public void One_size_or_two_decide_as_trying_every_figure_does(string? above, string? below)
    {
        var ends = string.Join(", ", new[] { above is null ? null : $$""" "above": { "value": 5, "bound": "{{above}}" }""", below is null ? null : $$""" "below": { "value": 8, "bound": "{{below}}" }""" }.Where(s => s is not null));
        var law = Lines.Law(Shelves.Catalogue(Shelves.Rule(match: $$"""{ "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", {{ends}} }] }""")));

        foreach (var one in Sizes)
        {
            Check(law, above, below, one);
            foreach (var other in Sizes) Check(law, above, below, one, other);
        }
    }

    [Theory]
    [InlineData("<=", "8", null, "≤8 m3")]
    [InlineData("<", "8", null, "<8 m3")]
    [InlineData(">=", "5", null, "≥5 m3")]
    [InlineData(">", "5", null, ">5 m3")]
    [InlineData("range", "4", "6", "≥4 且 ≤6 m3")]
    public void What_is_known_is_printed_with_its_signs(string op, string value, string? to, string printed)
    {
        var law = Lines.Law(Shelves.Catalogue(Shelves.Rule(match: """{ "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", "above": { "value": 5, "bound": "closed" }, "below": { "value": 6, "bound": "open" } }] }""")));
        var finding = law.Judge(Lines.Of(Lines.Machine("高炉", Lines.Spec("容积", decimal.Parse(value), "m3", op, to is null ? null : decimal.Parse(to))))).Finding("r");

        finding.Result.ShouldBe(FindingResult.Undetermined);
        finding.Because.ShouldBe($"高炉容积 {printed}，与界限 ≥ 5 m3 且 < 6 m3 比不出");
        finding.Missing.ShouldBe([$"高炉容积的确数（现只知 {printed}；见设备铭牌、项目核准备案文件，企业、县级工信部门掌握）"]);
    }

    [Theory]
    [InlineData("closed", "open", "5", "高炉容积 5 m3 ≥ 5 m3 且 < 8 m3")]
    [InlineData("open", "closed", "8", "高炉容积 8 m3 > 5 m3 且 ≤ 8 m3")]
    [InlineData("closed", "open", "4", "高炉容积 4 m3 < 5 m3")]
    [InlineData("open", "closed", "5", "高炉容积 5 m3 ≤ 5 m3")]
    [InlineData("closed", "open", "8", "高炉容积 8 m3 ≥ 8 m3")]
    [InlineData("closed", "closed", "9", "高炉容积 9 m3 > 8 m3")]
    public void A_figure_is_printed_with_the_bound_that_caught_or_freed_it(string above, string below, string value, string printed)
    {
        var law = Lines.Law(Shelves.Catalogue(Shelves.Rule(match: $$"""{ "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", "above": { "value": 5, "bound": "{{above}}" }, "below": { "value": 8, "bound": "{{below}}" } }] }""")));

        law.Judge(Lines.Furnace(decimal.Parse(value))).Finding("r").Because.ShouldBe(printed);
    }

    static void Check(CompiledLaw law, string? above, string? below, params SpecFacts[] sizes)
    {
        var possible = Figures.Where(f => sizes.All(s => Allows(s, f))).Select(f => Caught(above, below, f)).Distinct().ToArray();
        // 两处写得互相矛盾，等于没写
        var expected = possible is [true] ? FindingResult.NotMet : possible is [false] ? FindingResult.Met : FindingResult.Undetermined;
        law.Judge(Lines.Of(Lines.Machine("高炉", sizes))).Finding("r").Result
            .ShouldBe(expected, $"above {above} below {below}：{string.Join(" 和 ", sizes.Select(s => $"{s.Op}{s.Value}{(s.To is { } to ? $"~{to}" : "")}"))}");
    }

    static bool Allows(SpecFacts size, decimal figure) => size.Op switch
    {
        "<" => figure < size.Value,
        "<=" => figure <= size.Value,
        ">" => figure > size.Value,
        ">=" => figure >= size.Value,
        "range" => figure >= size.Value && figure <= size.To,
        _ => figure == size.Value,
    };

    static bool? Caught(string? above, string? below, decimal figure)
    {
        bool? low = above is null ? true : figure == 5m ? At(above) : figure > 5m;
        bool? high = below is null ? true : figure == 8m ? At(below) : figure < 8m;
        return low == false || high == false ? false : low is null || high is null ? null : true;
    }

    static bool? At(string bound) => bound switch { "closed" => true, "open" => false, _ => null };
}
