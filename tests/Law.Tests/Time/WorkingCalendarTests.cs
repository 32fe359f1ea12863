using Chuqing.Law.Time;
using static Chuqing.Law.Tests.Time.Shelf;

namespace Chuqing.Law.Tests.Time;

/// <summary>Against the State Council's notices 2019-2026.</summary>
public class WorkingCalendarTests
{
    [Theory]
    [InlineData("2019-05-01", false)] // 2019 年劳动节后来改成四天
    [InlineData("2019-05-03", false)]
    [InlineData("2019-05-05", true)]
    [InlineData("2019-04-28", true)]
    [InlineData("2020-01-19", true)] // 春节前的调休上班
    [InlineData("2020-01-23", true)]
    [InlineData("2020-01-24", false)]
    [InlineData("2020-01-31", false)] // 2020 年春节假期延长到 2 月 2 日
    [InlineData("2020-02-01", false)] // 原定上班的星期六
    [InlineData("2020-02-02", false)]
    [InlineData("2020-02-03", true)]
    [InlineData("2022-12-31", false)] // 2023 年的通知管到前一年
    [InlineData("2022-12-30", true)]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-01-27", true)]
    [InlineData("2025-01-28", false)]
    [InlineData("2025-02-04", false)]
    [InlineData("2025-02-05", true)]
    [InlineData("2025-02-08", true)]
    [InlineData("2025-02-09", false)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-15", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-03-01", false)]
    [InlineData("2026-09-19", false)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-10-07", false)]
    [InlineData("2026-10-08", true)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-10-11", false)]
    public void Days_off_rest_and_worked_weekends_work(string day, bool works) =>
        Calendar.IsWorkingDay(Day(day)).ShouldBe(new Answer<bool>(works, false));

    [Theory]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)] // 原为 251，延长春节少了两天
    [InlineData(2023, 249)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_the_working_days_of_its_notice(int year, int expected)
    {
        // 独立算法：全年平日，减去落在平日的放假，加上落在周末的上班
        var notices = Years(2019, 2026).SelectMany(y => y.Days).DistinctBy(d => d.Date).Where(d => d.Date.Year == year).ToList();
        var weekdays = Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Count(d => d.Year == year && !IsWeekend(d));
        var sum = weekdays - notices.Count(d => !d.IsWorking && !IsWeekend(d.Date)) + notices.Count(d => d.IsWorking && IsWeekend(d.Date));

        Calendar.WorkingDaysBetween(new(year, 1, 1), new(year, 12, 31)).ShouldBe(new Answer<int>(sum, false));
        sum.ShouldBe(expected);
    }

    [Fact]
    public void Both_ends_are_counted()
    {
        Calendar.WorkingDaysBetween(Day("2026-02-14"), Day("2026-02-14")).Value.ShouldBe(1);
        Calendar.WorkingDaysBetween(Day("2026-02-14"), Day("2026-02-24")).Value.ShouldBe(2);
        Calendar.WorkingDaysBetween(Day("2026-02-15"), Day("2026-02-23")).Value.ShouldBe(0);
        Calendar.WorkingDaysBetween(Day("2026-02-24"), Day("2026-02-14")).Value.ShouldBe(0);
    }

    [Fact]
    public void Next_working_day_leaps_the_holiday_and_never_answers_the_day_itself()
    {
        Calendar.NextWorkingDay(Day("2026-02-14")).Value.ShouldBe(Day("2026-02-24"));
        Calendar.NextWorkingDay(Day("2026-02-27")).Value.ShouldBe(Day("2026-02-28"));
        Calendar.NextWorkingDay(Day("2026-02-28")).Value.ShouldBe(Day("2026-03-02"));
    }

    [Fact]
    public void Known_are_whole_years_of_the_notices()
    {
        Calendar.KnownFrom.ShouldBe(Day("2019-01-01"));
        Calendar.KnownThrough.ShouldBe(Day("2026-12-31"));
    }

    [Fact]
    public void After_the_last_notice_weekdays_answer_and_the_answer_is_provisional()
    {
        Calendar.IsWorkingDay(Day("2026-12-31")).ShouldBe(new Answer<bool>(true, false));
        Calendar.IsWorkingDay(Day("2027-01-01")).ShouldBe(new Answer<bool>(true, true)); // 元旦也只按平日推定
        Calendar.IsWorkingDay(Day("2027-01-02")).ShouldBe(new Answer<bool>(false, true));
        Calendar.WorkingDaysBetween(Day("2026-12-31"), Day("2026-12-31")).Provisional.ShouldBeFalse();
        Calendar.WorkingDaysBetween(Day("2026-12-31"), Day("2027-01-01")).Provisional.ShouldBeTrue();
        Calendar.AddWorkingDays(Day("2026-12-30"), 1).ShouldBe(new Answer<DateOnly>(Day("2026-12-31"), false));
        Calendar.AddWorkingDays(Day("2026-12-30"), 2).Provisional.ShouldBeTrue();
    }

    [Fact]
    public void Before_the_first_notice_nothing_is_guessed()
    {
        Should.Throw<CalendarException>(() => Calendar.IsWorkingDay(Day("2018-12-31"))).Message.ShouldContain("2019-01-01");
        Should.Throw<CalendarException>(() => Calendar.WorkingDaysBetween(Day("2018-12-31"), Day("2019-01-05")));
        Calendar.AddWorkingDays(Day("2018-12-31"), 1).Value.ShouldBe(Day("2019-01-02"));
    }

    [Fact]
    public void A_notice_reaches_into_the_year_before()
    {
        var year = Year(2019);
        year.Days[0].ShouldBe(new CalendarDay(Day("2018-12-29"), true, "元旦"));
        new WorkingCalendar([year]).KnownFrom.ShouldBe(Day("2019-01-01"));
    }

    [Fact]
    public void Years_must_follow_one_another()
    {
        Should.Throw<ArgumentException>(() => new WorkingCalendar([Year(2019), Year(2021)])).Message.ShouldContain("2021");
        Should.Throw<ArgumentException>(() => new WorkingCalendar([Year(2019), Year(2019)]));
        Should.Throw<ArgumentException>(() => new WorkingCalendar([]));
    }

    [Fact]
    public void Notices_that_contradict_each_other_are_refused() =>
        Should.Throw<ArgumentException>(() => new WorkingCalendar(
        [
            new(2025, ["a"], [new(Day("2025-12-31"), true, "元旦")]),
            new(2026, ["b"], [new(Day("2025-12-31"), false, "元旦")]),
        ])).Message.ShouldContain("2025-12-31");

    static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
