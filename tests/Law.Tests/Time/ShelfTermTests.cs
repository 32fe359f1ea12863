using Chuqing.Law.Texts;
using Chuqing.Law.Time;
using static Chuqing.Law.Tests.Time.Shelf;

namespace Chuqing.Law.Tests.Time;

/// <summary>The terms of the shelf by dates worked out by hand, and their versions on both sides of the day they change.</summary>
public class ShelfTermTests
{
    [Theory]
    [InlineData("penalty.hearing-notice", "2026-10-12", "2026-09-24")] // 10-10、10-09、10-08、09-30、09-29、09-28、09-24：国庆、中秋放假，10-10 上班
    [InlineData("permit.renew", "2026-12-31", "2026-11-01")]
    [InlineData("licence.renew", "2026-08-31", "2026-02-28")]
    [InlineData("energy.extension-request", "2026-12-29", "2026-12-14")]
    [InlineData("safety.power-cut-notice", "2026-03-02", "2026-03-01")]
    public void Counted_back_the_last_day_never_moves_for_a_rest_day(string term, string zero, string last)
    {
        var due = Arithmetic.Due(Terms[term], Day(zero));

        due.Due.ShouldBe(Day(last));
        due.NominalEnd.ShouldBe(Day(last));
        due.Arithmetic[1].ShouldContain($"最迟 {last}");
    }

    [Fact]
    public void Counting_back_through_a_year_not_announced_is_provisional_and_counting_calendar_days_never_is()
    {
        Arithmetic.Due(Terms["penalty.hearing-notice"], Day("2027-01-06")).Provisional.ShouldBeTrue();
        Arithmetic.Due(Terms["penalty.hearing-notice"], Day("2026-12-31")).Provisional.ShouldBeFalse();
        Arithmetic.Due(Terms["permit.renew"], Day("2029-01-06")).Provisional.ShouldBeFalse();
        Arithmetic.Due(Terms["penalty.lookback-grave"], Day("2026-01-06")).ShouldSatisfyAllConditions(d => d.Due.ShouldBe(Day("2031-01-06")), d => d.Provisional.ShouldBeFalse());
    }

    [Fact]
    public void What_is_counted_back_cannot_be_stretched()
    {
        Should.Throw<ClockException>(() => Arithmetic.Due(Terms["permit.renew"], Day("2026-12-31"), new(Extend: 1))).Message.ShouldContain("往回数");
        Should.Throw<ClockException>(() => Arithmetic.Due(Terms["permit.renew"], Day("2026-12-31"), new(OwnDay: Day("2026-12-30")))).Message.ShouldContain("未作任何更改");
        Should.Throw<ClockException>(() => Arithmetic.Due(Terms["permit.renew"], Day("2026-12-31"), new(Suspensions: [new(Day("2026-12-01"), Day("2026-12-02"))])));
    }

    [Theory]
    [InlineData("penalty.lookback", "2024-02-29", "2026-02-28")]
    [InlineData("licence.validity", "2024-02-29", "2029-02-28")]
    [InlineData("suit.outer", "2021-02-28", "2026-03-02")]
    [InlineData("seizure", "2026-09-02", "2026-10-02")] // 措施的期限不因放假延长
    [InlineData("service.notice", "2026-09-01", "2026-10-08")] // 2026-10-01 放假，顺延
    [InlineData("environment.limit-production", "2026-07-01", "2026-10-01")]
    public void Years_and_measures_end_where_they_should(string term, string start, string last)
    {
        var due = Arithmetic.Due(Terms[term], Day(start));
        if (term == "suit.outer") due.NominalEnd.ShouldBe(Day("2026-02-28"));
        else due.Due.ShouldBe(Day(last));
    }

    [Theory]
    [InlineData("credit.general.max", "2026-03-31", "2029-03-31", "credit-58")]
    [InlineData("credit.general.max", "2026-04-01", "2027-04-01", "credit-36")]
    [InlineData("environment.daily-fine.first-day", "2026-08-14", "2026-08-15", "mee-28")]
    [InlineData("environment.daily-fine.first-day", "2026-08-15", "2026-08-16", "eco-code")]
    [InlineData("environment.limit-production", "2026-08-14", "2026-11-14", "mee-30")]
    [InlineData("environment.limit-production", "2026-08-15", "2026-11-15", "mee-30")]
    public void The_day_of_the_event_chooses_the_version(string term, string start, string last, string document)
    {
        var due = Arithmetic.Due(Terms[term], Day(start));

        (due.Due, due.Citation.Document).ShouldBe((Day(last), document));
    }

    [Fact]
    public void A_decree_whose_fate_under_the_code_nobody_saw_says_so_from_that_day_on()
    {
        foreach (var term in Terms.Terms.Where(t => t.Versions.Any(v => v.Value.Citation.Document is "mee-28" or "mee-30")))
        {
            term.Versions.Select(v => v.From).ShouldContain(Day("2026-08-15"), term.Id);
            var now = term.Versions.On(Day("2026-08-15")).Value;
            if (now.Citation.Document == "eco-code") continue;
            now.Status.ShouldBe(ValueStatus.Draft);
            now.Why!.ShouldContain("法典后效力未核", customMessage: term.Id);
        }
    }

    [Theory]
    [InlineData("credit.minor.max", "2026-03-31")]
    [InlineData("review.reply", "2023-12-31")]
    [InlineData("tips.12345.question", "2022-08-31")]
    public void Before_its_first_version_a_term_is_not_applied(string term, string day) =>
        Should.Throw<NotYetInForceException>(() => Arithmetic.Due(Terms[term], Day(day)));

    [Fact]
    public void A_note_is_printed_with_the_sum()
    {
        Arithmetic.Due(Terms["safety.power-cut-notice"], Day("2026-11-24")).Arithmetic.ShouldContain(l => l.Contains("二十四小时"));
        Arithmetic.Due(Terms["energy.extension-request"], Day("2026-11-24")).Arithmetic.ShouldContain(l => l.Contains("视为同意延期"));
    }

    [Theory]
    [InlineData("seizure", 30, "日")]
    [InlineData("petition.decide", 30, "日")]
    [InlineData("tips.market.check", 15, "工作日")]
    [InlineData("information.answer", 20, "工作日")]
    [InlineData("environment.limit-production", 3, "月")]
    public void An_extension_may_be_had_once_and_no_longer(string term, int most, string unit)
    {
        var rule = Terms[term].Versions[^1].Value;

        (rule.Extension!.Max, rule.Extension.Unit.Word()).ShouldBe((most, unit));
        Should.Throw<ClockException>(() => Arithmetic.Due(Terms[term], Day("2026-09-01"), new(Extend: most + 1)));
    }

    [Fact]
    public void Every_length_of_the_collected_facts_is_there()
    {
        Terms.Terms.Count.ShouldBeGreaterThanOrEqualTo(75);
        Terms.Terms.Select(t => t.Id).ShouldBeSubsetOf(Terms.Terms.Select(t => t.Id).Distinct());
        foreach (var id in new[] { "energy.rectify", "energy.extension", "penalty.decision", "penalty.serve", "penalty.pay", "penalty.hearing-request", "review.apply", "review.accept", "review.decide" })
            Terms.Find(id).ShouldNotBeNull(id); // 办件与旧账里记着这些编号
    }
}
