using Chuqing.Law.Texts;
using Chuqing.Law.Time;
using static Chuqing.Law.Tests.Time.Shelf;

namespace Chuqing.Law.Tests.Time;

/// <summary>民法典 201-203 over the terms of the shelf.</summary>
public class TermArithmeticTests
{
    static DueDate Due(string term, string from, TermCourse? course = null) => Arithmetic.Due(Terms[term], Day(from), course);
    static TermCourse Suspended(params string[] ends) => new(Suspensions: [.. ends.Chunk(2).Select(e => new Suspension(Day(e[0]), Day(e[1])))]);

    [Fact]
    public void The_sum_is_written_out_in_sentences_with_the_articles()
    {
        var due = Due("energy.rectify", "2026-06-29");
        due.Due.ShouldBe(Day("2026-12-29"));
        due.Provisional.ShouldBeFalse();
        due.Status.ShouldBe(ValueStatus.Confirmed);
        due.Citation.Document.ShouldBe("miit-2017-30");
        due.Arithmetic.ShouldBe([
            "2026-06-29 送达，当日不计（民法典第二百零一条）",
            "自 2026-06-30 起算 6 个月，届满日 2026-12-29",
            "2026-12-29 为工作日，不顺延",
        ]);
    }

    [Theory]
    [InlineData("2022-08-31", "2023-02-28")] // 平年二月
    [InlineData("2023-08-31", "2024-02-29")] // 闰年二月
    [InlineData("2023-08-30", "2024-02-29")]
    [InlineData("2023-08-29", "2024-02-29")]
    [InlineData("2023-08-28", "2024-02-28")]
    [InlineData("2026-03-31", "2026-09-30")]
    [InlineData("2026-03-30", "2026-09-30")]
    [InlineData("2026-03-29", "2026-09-29")]
    public void A_month_without_the_corresponding_day_ends_on_its_last(string from, string due) => Due("energy.rectify", from).Due.ShouldBe(Day(due));

    [Theory]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-03-30", false)]
    public void The_missing_corresponding_day_is_explained(string from, bool explained) =>
        Due("energy.rectify", from).Arithmetic.Any(l => l.Contains("第二百零二条")).ShouldBe(explained);

    [Theory]
    [InlineData("2025-07-26", "2026-01-26")] // 星期一
    [InlineData("2025-07-25", "2026-01-26")] // 星期日，顺延
    [InlineData("2025-07-24", "2026-01-26")] // 星期六，顺延
    [InlineData("2025-07-23", "2026-01-23")] // 星期五
    [InlineData("2025-08-14", "2026-02-14")] // 星期六调休上班，不顺延
    [InlineData("2025-08-15", "2026-02-24")] // 春节第一天
    [InlineData("2025-08-23", "2026-02-24")] // 春节末一天
    [InlineData("2025-08-24", "2026-02-24")]
    [InlineData("2019-07-24", "2020-02-03")] // 2020 年春节延长
    public void A_last_day_that_is_a_rest_day_moves_to_the_next_working_day(string from, string due) => Due("energy.rectify", from).Due.ShouldBe(Day(due));

    [Fact]
    public void A_move_names_the_holiday_and_the_article() =>
        Due("energy.rectify", "2026-04-03").Arithmetic[^1].ShouldBe("2026-10-03 为休息日（国庆节），顺延至其后第一个工作日 2026-10-08（民法典第二百零三条）");

    [Theory]
    [InlineData("2026-09-24", "2026-10-09")] // 中秋、国庆不计
    [InlineData("2026-02-13", "2026-02-27")] // 2 月 14 日调休上班计入
    [InlineData("2026-02-14", "2026-02-28")]
    [InlineData("2026-07-06", "2026-07-13")]
    public void Working_days_count_worked_weekends_and_skip_holidays(string from, string due) => Due("penalty.hearing-request", from).Due.ShouldBe(Day(due));

    [Theory]
    [InlineData("2026-06-30", "2026-12-30", false)]
    [InlineData("2026-06-29", "2026-12-29", false)]
    [InlineData("2026-07-01", "2027-01-01", true)] // 元旦尚未公布，只按平日推定
    [InlineData("2026-07-02", "2027-01-04", true)]
    public void A_day_after_the_announced_calendar_is_provisional(string from, string due, bool provisional)
    {
        var computed = Due("energy.rectify", from);
        computed.Due.ShouldBe(Day(due));
        computed.Provisional.ShouldBe(provisional);
        computed.Arithmetic.Any(l => l.EndsWith("为暂定")).ShouldBe(provisional);
    }

    [Fact]
    public void The_last_known_day_is_certain_and_its_neighbour_is_not()
    {
        Due("penalty.pay", "2026-12-16").ShouldSatisfyAllConditions(d => d.Due.ShouldBe(Day("2026-12-31")), d => d.Provisional.ShouldBeFalse());
        Due("penalty.pay", "2026-12-17").Provisional.ShouldBeTrue();
    }

    [Fact]
    public void An_extension_counts_on_from_the_unmoved_end()
    {
        // 届满日 2026-10-03 在国庆，顺延到 10-08；延长仍自 10-03 接续
        var due = Due("energy.rectify", "2026-04-03", new(Extend: 2));
        due.NominalEnd.ShouldBe(Day("2026-12-03"));
        due.Due.ShouldBe(Day("2026-12-03"));
        due.Arithmetic.ShouldContain("延长 2 个月，自届满日 2026-10-03（顺延前）的次日 2026-10-04 接续计算，届满日 2026-12-03");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(0, false)]
    [InlineData(4, false)]
    public void An_extension_keeps_to_its_maximum(int months, bool allowed)
    {
        if (allowed) Due("energy.rectify", "2026-01-05", new(Extend: months)).NominalEnd.ShouldBe(Day("2026-07-05").AddMonths(months));
        else Should.Throw<ClockException>(() => Due("energy.rectify", "2026-01-05", new(Extend: months))).Message.ShouldContain("1 至 3 个月");
    }

    [Fact]
    public void A_term_without_extension_or_suspension_refuses_them()
    {
        Should.Throw<ClockException>(() => Due("penalty.pay", "2026-01-05", new(Extend: 1))).Message.ShouldContain("没有规定可以延长");
        Should.Throw<ClockException>(() => Due("penalty.hearing-request", "2026-01-05", Suspended("2026-01-06", "2026-01-07"))).Message.ShouldContain("没有规定可以中止");
    }

    [Fact]
    public void An_extension_alone_counts_like_the_extension_of_the_term() =>
        Due("energy.extension", "2026-06-05").Due.ShouldBe(Due("energy.rectify", "2025-12-05", new(Extend: 3)).Due);

    [Theory]
    [InlineData("2026-03-02", "2026-03-11", "2026-07-16")] // 十天，首尾都不计
    [InlineData("2026-03-02", "2026-03-02", "2026-07-07")]
    [InlineData("2026-07-06", "2026-07-06", "2026-07-07")] // 最后一日中止，推后一日
    [InlineData("2026-07-07", "2026-07-20", "2026-07-06")] // 届满之后才中止，不补救
    [InlineData("2026-01-06", "2026-01-07", "2026-07-07")] // 当日本来不计，只推后一日
    public void A_suspension_pushes_the_end_by_the_days_it_took(string from, string through, string due) =>
        Due("energy.rectify", "2026-01-06", Suspended(from, through)).Due.ShouldBe(Day(due));

    [Fact]
    public void Overlapping_suspensions_count_each_day_once() =>
        Due("energy.rectify", "2026-01-06", Suspended("2026-03-05", "2026-03-11", "2026-03-02", "2026-03-06")).Due
            .ShouldBe(Due("energy.rectify", "2026-01-06", Suspended("2026-03-02", "2026-03-11")).Due);

    [Fact]
    public void A_suspension_between_a_rest_day_end_and_its_working_day_only_moves_that_day_on() =>
        // 届满 2026-10-03，顺延到 10-08；10-08 至 10-09 中止，10-10 调休上班
        Due("energy.rectify", "2026-04-03", Suspended("2026-10-08", "2026-10-09")).ShouldSatisfyAllConditions(
            d => d.NominalEnd.ShouldBe(Day("2026-10-03")), d => d.Due.ShouldBe(Day("2026-10-10")));

    [Fact]
    public void Suspensions_upside_down_or_before_the_start_are_refused()
    {
        Should.Throw<ClockException>(() => Due("energy.rectify", "2026-01-06", Suspended("2026-03-02", "2026-03-01"))).Message.ShouldContain("颠倒");
        Should.Throw<ClockException>(() => Due("energy.rectify", "2026-01-06", Suspended("2026-01-05", "2026-03-01"))).Message.ShouldContain("早于起算日");
    }

    [Theory]
    [InlineData("2026-10-08", "2026-10-08")] // 法定最长顺延后的末日
    [InlineData("2026-10-01", "2026-10-08")] // 自定的末日在国庆，也顺延
    [InlineData("2026-09-20", "2026-09-20")] // 调休上班
    [InlineData("2026-04-07", "2026-04-07")]
    public void An_order_may_name_an_earlier_day(string own, string due) => Due("energy.rectify", "2026-04-03", new(OwnDay: Day(own))).Due.ShouldBe(Day(due));

    [Theory]
    [InlineData("2026-10-09")]
    [InlineData("2026-04-03")]
    public void An_order_may_not_name_a_day_after_the_maximum_or_none_at_all(string own) =>
        Should.Throw<ClockException>(() => Due("energy.rectify", "2026-04-03", new(OwnDay: Day(own))));

    [Fact]
    public void The_law_of_the_start_day_governs_and_nothing_falls_back()
    {
        Due("energy.rectify", "2020-12-31").Arithmetic[0].ShouldContain("民法总则");
        Due("energy.rectify", "2020-12-31").Status.ShouldBe(ValueStatus.Draft);
        Due("energy.rectify", "2021-01-01").Arithmetic[0].ShouldContain("民法典");
        Should.Throw<NotYetInForceException>(() => Due("penalty.decision", "2021-07-14"));
        Due("penalty.decision", "2021-07-15").Due.ShouldBe(Day("2021-10-13"));
    }
}
