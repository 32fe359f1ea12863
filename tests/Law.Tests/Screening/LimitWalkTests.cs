using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Tests.Shelf;

namespace Chuqing.Law.Tests.Screening;

/// <summary>Every limit on the shelf with both neighbours, under each of its names and in each spelling of its unit.</summary>
public class LimitWalkTests
{
    const decimal Hair = 0.000_000_000_1m;

    static readonly BandLine[] All = [.. BandLine.Of(Shelves.Shipped)];

    static readonly Dictionary<DateOnly, CompiledLaw> Laws = All.Select(b => b.On).Distinct().ToDictionary(d => d, d => CompiledLaw.Compile(Shelves.Shipped, _ => true, d));

    [Fact]
    public void The_whole_table_is_on_the_shelf()
    {
        // 123 行，几行合成一条规则的各档；规则少了、档少了，这里红
        Shelves.Shipped.Limits.Count.ShouldBeGreaterThanOrEqualTo(90);
        All.Length.ShouldBeGreaterThanOrEqualTo(123);
        Shelves.Shipped.Limits.Where(r => r.Class == RuleClass.BelowBaseline).Sum(r => r.Versions[0].Value.Bands.Count(b => !b.None)).ShouldBe(16);
    }

    [Fact]
    public void A_limit_and_both_its_neighbours_are_told_apart_in_each_spelling_of_the_unit()
    {
        foreach (var band in All)
            foreach (var unit in Units.Spellings(band.Rule.Metric.Unit)) Neighbours(band, band.Rule.Metric.Name, unit);
    }

    [Fact]
    public void A_limit_and_both_its_neighbours_are_told_apart_under_each_name()
    {
        foreach (var band in All)
            foreach (var name in band.Rule.Metric.Names) Neighbours(band, name, band.Rule.Metric.Unit);
    }

    [Fact]
    public void A_shared_name_counts_for_a_line_that_is_nothing_else()
    {
        foreach (var band in All)
            foreach (var name in band.Rule.Wide?.Names ?? []) Neighbours(band, name, band.Rule.Metric.Unit);
    }

    [Fact]
    public void A_shared_name_says_nothing_of_a_line_that_makes_something_else_as_well()
    {
        foreach (var band in All.Where(b => b.Rule.Wide is not null && b.Rule.Makes.Count > 0 && b.Rule.Covers.Count == 0))
        {
            var mixed = band with { Line = band.Line with { Products = [.. band.Line.Products, "别的产品"] } };
            var result = mixed.Judge(Laws[band.On], band.Rule.Wide!.Names[^1], band.Band.Grades.Limit + 1_000_000m, band.Rule.Metric.Unit);
            (result is null or FindingResult.Undetermined).ShouldBeTrue(band.ToString());
        }
    }

    [Fact]
    public void No_grade_that_the_standard_lacks_is_said_to_be_reached()
    {
        foreach (var band in All)
        {
            var finding = Said(band, band.Band.Grades.Limit);
            if (band.Band.Grades.Access is null) finding.ShouldNotContain("达到2级", customMessage: band.ToString());
            if (band.Band.Grades.Advanced is null) finding.ShouldNotContain("达到1级", customMessage: band.ToString());
            if (band.Band.Grades.Advanced is { } advanced) Said(band, Math.Min(advanced, band.Band.Grades.Limit)).ShouldContain(band.Rule.Class == RuleClass.BelowBaseline ? "达到标杆水平" : "达到1级", customMessage: band.ToString());
        }
    }

    [Fact]
    public void A_year_before_the_first_version_is_never_judged_by_a_later_one()
    {
        foreach (var band in All.Where(b => b.Rule.Versions[0].Value == b.Version))
        {
            var before = band.Rule.Versions[0].From.Year - 1;
            var line = band.Line with { Metrics = [.. band.Line.Metrics.Select(m => m with { Year = before }), new(band.Rule.Metric.Name, 999_999m, band.Rule.Metric.Unit, before)] };
            var finding = Laws[band.On].Judge(line).Findings.SingleOrDefault(f => f.Rule == band.Rule.Id);
            (finding is null or { Result: FindingResult.Undetermined }).ShouldBeTrue(band.ToString());
        }
    }

    static void Neighbours(BandLine band, string name, string unit)
    {
        var limit = band.Band.Grades.Limit;
        (decimal Value, FindingResult Result)[] around = [(limit - Hair, FindingResult.Met), (limit, FindingResult.Met), (limit + Hair, FindingResult.NotMet)];
        foreach (var (value, result) in around)
        {
            Units.TryConvert(value, band.Rule.Metric.Unit, unit, out var written).ShouldBeTrue($"{band} {unit}");
            band.Judge(Laws[band.On], name, written, unit).ShouldBe(result, $"{band} {name} {written} {unit}");
        }
    }

    static string Said(BandLine band, decimal value) =>
        Laws[band.On].Judge(band.Line with { Metrics = [.. band.Line.Metrics, new(band.Rule.Metric.Name, value, band.Rule.Metric.Unit, band.Year)] }).Finding(band.Rule.Id).Because;
}
