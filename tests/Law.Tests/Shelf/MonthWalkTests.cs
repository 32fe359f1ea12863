using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Tests.Screening;
using Chuqing.Law.Time;

namespace Chuqing.Law.Tests.Shelf;

/// <summary>Every dated value of the shelf, asked on the first and last day of every month from 2010 to 2028.</summary>
public class MonthWalkTests
{
    static readonly DateOnly[] Days = [.. Enumerable.Range(0, 19 * 12).Select(m => new DateOnly(2010, 1, 1).AddMonths(m)).SelectMany(d => new[] { d, d.AddMonths(1).AddDays(-1) })];

    static readonly ShelfIndex Index = ShelfIndex.Read(Shelves.ShippedFiles);

    [Fact]
    public void Every_value_has_exactly_one_version_from_its_first_day_on_and_none_before()
    {
        foreach (var item in Index.Items.Where(i => i.IsDated))
        {
            var from = item.Versions.Select(v => v.From).ToArray();
            from.SequenceEqual(from.Distinct().Order()).ShouldBeTrue(item.Id);
            foreach (var day in Days)
            {
                var expected = item.Versions.Where(v => v.From <= day).MaxBy(v => v.From);
                item.On(day).ShouldBe(expected, $"{item.Id} {day:yyyy-MM-dd}");
                (item.On(day) is null).ShouldBe(day < from[0], $"{item.Id} {day:yyyy-MM-dd}");
            }
        }
    }

    [Fact]
    public void A_catalogue_rule_a_limit_and_a_term_are_refused_before_their_first_day()
    {
        foreach (var day in Days)
        {
            foreach (var rule in Index.Pack.Catalogue) Asked(rule.Versions, day);
            foreach (var rule in Index.Pack.Limits) Asked(rule.Versions, day);
            foreach (var term in Time.Shelf.Terms.Terms) Asked(term.Versions, day);
            Asked(Time.Shelf.Terms.Counting, day);
        }
    }

    [Fact]
    public void Each_change_comes_on_its_day_and_not_the_day_before()
    {
        foreach (var item in Index.Items.Where(i => i.IsDated))
            for (var i = 0; i < item.Versions.Count; i++)
            {
                item.On(item.Versions[i].From).ShouldBe(item.Versions[i]);
                item.On(item.Versions[i].From.AddDays(-1)).ShouldBe(i == 0 ? null : item.Versions[i - 1]);
            }
    }

    // 期限的法、期间怎么算、放假安排，三样都管到的日子才算得出；管不到的，拒绝得有名有姓
    [Fact]
    public void Every_term_is_computed_for_every_month_or_refused_for_a_reason()
    {
        var (terms, computed) = (Time.Shelf.Terms, 0);
        foreach (var term in terms.Terms)
            foreach (var day in Days)
            {
                if (day < term.Versions[0].From || day < terms.Counting[0].From)
                {
                    Should.Throw<NotYetInForceException>(() => Time.Shelf.Arithmetic.Due(term, day), $"{term.Id} {day:yyyy-MM-dd}");
                    continue;
                }
                try
                {
                    var due = Time.Shelf.Arithmetic.Due(term, day);
                    (term.Versions.On(day).Value.Backward ? due.Due < day : due.Due > day).ShouldBeTrue($"{term.Id} {day:yyyy-MM-dd}");
                    due.Citation.ShouldBe(term.Versions.On(day).Value.Citation);
                    computed++;
                }
                catch (CalendarException)
                {
                    day.ShouldBeLessThan(Time.Shelf.Calendar.KnownFrom.AddMonths(2), $"{term.Id} {day:yyyy-MM-dd}");
                }
            }
        computed.ShouldBeGreaterThan(terms.Terms.Count * 100);
    }

    [Fact]
    public void The_law_of_every_month_judges_a_line_by_versions_in_force_and_no_other()
    {
        var bands = BandLine.Of(Shelves.Shipped).DistinctBy(b => b.Rule.Id).ToArray();
        foreach (var day in Days.Where((_, i) => i % 2 == 0))
        {
            var law = CompiledLaw.Compile(Shelves.Shipped, _ => true, day);
            foreach (var band in bands)
            {
                var year = day.Year - 1;
                var line = band.Line with { Metrics = [.. band.Line.Metrics.Select(m => m with { Year = year }), new(band.Rule.Metric.Name, 1_000_000m, band.Rule.Metric.Unit, year)] };
                var finding = law.Judge(line).Findings.SingleOrDefault(f => f.Rule == band.Rule.Id);
                var version = band.Rule.Versions.TryOn(new(year, 12, 31));
                if (finding?.Result == FindingResult.NotMet) finding.Key.From.ShouldBe(version!.From, $"{band} {day:yyyy-MM-dd}");
                else if (version is { Value.Value.Repealed: false } && version.Value.Corrections.Count == 0 && version.Value.Bands is [{ None: false }]) finding!.Result.ShouldBe(FindingResult.NotMet, $"{band} {day:yyyy-MM-dd}");
                if (version is null && finding is not null) finding.Result.ShouldBe(FindingResult.Undetermined, $"{band} {day:yyyy-MM-dd}");
            }
        }
    }

    static void Asked<T>(Dated<T> versions, DateOnly day)
    {
        if (day < versions[0].From) Should.Throw<NotYetInForceException>(() => versions.On(day));
        else versions.On(day).From.ShouldBeLessThanOrEqualTo(day);
    }
}
