using Chuqing.Law.Time;
using static Chuqing.Law.Tests.Time.Shelf;

namespace Chuqing.Law.Tests.Time;

public class ClockFoldTests
{
    static readonly ClockFold Clock = new(Arithmetic);
    static readonly Term Rectify = Terms["energy.rectify"];

    static ClockStep Serve(string on, string? own = null) => new("送达责令整改通知", Day(on), new ClockEffect.Start(Rectify, own is null ? null : Day(own)));
    static ClockStep Suspend(string on) => new("停止执行", Day(on), new ClockEffect.Suspend());
    static ClockStep Resume(string on) => new("恢复执行", Day(on), new ClockEffect.Resume());
    static ClockStep Extend(string on, int months) => new("批准延期", Day(on), new ClockEffect.Extend(months));
    static ClockStep Stop(string on) => new("复查合格", Day(on), new ClockEffect.Stop());
    static ClockState State(params ClockStep[] steps) => Clock.Fold(steps).ShouldNotBeNull();
    static ClockException Refused(params ClockStep[] steps) => Should.Throw<ClockException>(() => Clock.Fold(steps));

    [Fact]
    public void Without_steps_there_is_no_clock() => Clock.Fold([]).ShouldBeNull();

    [Fact]
    public void A_started_clock_is_overdue_from_the_day_after_its_last_day()
    {
        var state = State(Serve("2026-01-06"));
        state.Due.ShouldBe(Day("2026-07-06"));
        state.IsOverdue(Day("2026-07-06")).ShouldBeFalse();
        state.IsOverdue(Day("2026-07-07")).ShouldBeTrue();
        state.Elapsed(Day("2026-01-06"), Arithmetic).ShouldBe(0);
        state.Elapsed(Day("2026-01-16"), Arithmetic).ShouldBe(10);
    }

    [Fact]
    public void While_suspended_there_is_no_date_and_nothing_is_overdue()
    {
        var state = State(Serve("2026-01-06"), Suspend("2026-03-02"));
        state.Due.ShouldBeNull();
        state.IsOverdue(Day("2030-01-01")).ShouldBeFalse();
        state.Elapsed(Day("2026-05-01"), Arithmetic).ShouldBe(54);
        state.Arithmetic[^1].ShouldBe("自 2026-03-02 起中止，此前已计 54 日；恢复前没有到期日");
    }

    [Fact]
    public void Both_the_day_of_suspension_and_the_day_of_resumption_are_left_out()
    {
        var state = State(Serve("2026-01-06"), Suspend("2026-03-02"), Resume("2026-03-11"));
        state.Due.ShouldBe(Day("2026-07-16"));
        state.Elapsed(Day("2026-03-12"), Arithmetic).ShouldBe(55);
    }

    [Fact]
    public void A_suspension_on_the_last_day_saves_it_and_on_the_day_after_it_does_not()
    {
        State(Serve("2026-01-06"), Suspend("2026-07-06")).Due.ShouldBeNull();
        var late = State(Serve("2026-01-06"), Suspend("2026-07-07"));
        late.Due.ShouldBe(Day("2026-07-06"));
        late.IsOverdue(Day("2026-07-08")).ShouldBeTrue();
        State(Serve("2026-01-06"), Suspend("2026-07-07"), Resume("2026-08-01")).Due.ShouldBe(Day("2026-07-06"));
    }

    [Fact]
    public void A_late_stop_leaves_the_clock_overdue_and_a_timely_one_does_not()
    {
        State(Serve("2026-01-06"), Stop("2026-07-06")).IsOverdue(Day("2027-01-01")).ShouldBeFalse();
        var late = State(Serve("2026-01-06"), Stop("2026-07-07"));
        late.IsOpen.ShouldBeFalse();
        late.Due.ShouldBe(Day("2026-07-06"));
        late.IsOverdue(Day("2026-07-07")).ShouldBeTrue();
    }

    [Fact]
    public void An_extension_is_granted_once_in_time_and_within_its_maximum()
    {
        State(Serve("2026-01-06"), Extend("2026-07-06", 3)).Due.ShouldBe(Day("2026-10-08")); // 10-06 在国庆
        Refused(Serve("2026-01-06"), Extend("2026-07-07", 1)).Message.ShouldContain("已于 2026-07-06 届满");
        Refused(Serve("2026-01-06"), Extend("2026-06-01", 1), Extend("2026-06-02", 1)).Message.ShouldContain("已经延长过一次");
        Refused(Serve("2026-01-06"), Extend("2026-06-01", 4)).Message.ShouldContain("1 至 3 个月");
    }

    [Fact]
    public void A_missed_day_is_not_extended_under_cover_of_a_late_suspension() =>
        Refused(Serve("2026-01-06"), Suspend("2026-07-10"), Extend("2026-07-11", 1)).Message.ShouldContain("届满");

    [Fact]
    public void An_own_day_stands_if_it_is_not_later_than_the_maximum()
    {
        State(Serve("2026-01-06", "2026-03-31")).Due.ShouldBe(Day("2026-03-31"));
        State(Serve("2026-01-06", "2026-07-06")).Due.ShouldBe(Day("2026-07-06"));
        Refused(Serve("2026-01-06", "2026-07-07")).Message.ShouldContain("法定最长期限 2026-07-06");
        State(Serve("2026-01-06", "2026-03-31"), Extend("2026-03-31", 3)).Due.ShouldBe(Day("2026-06-30"));
    }

    [Fact]
    public void Steps_keep_their_order_and_each_makes_sense()
    {
        Refused(Suspend("2026-01-06")).Message.ShouldContain("还没有起算");
        Refused(Serve("2026-01-06"), Stop("2026-01-05")).Message.ShouldContain("不能倒回");
        Refused(Serve("2026-01-06"), Serve("2026-01-07")).Message.ShouldContain("不能再起算");
        Refused(Serve("2026-01-06"), Resume("2026-01-07")).Message.ShouldContain("没有中止");
        Refused(Serve("2026-01-06"), Suspend("2026-01-07"), Suspend("2026-01-08")).Message.ShouldContain("已经中止");
        Refused(Serve("2026-01-06"), Stop("2026-02-07"), Suspend("2026-02-08")).Message.ShouldContain("终止计算");
        State(Serve("2026-01-06"), Suspend("2026-01-06"), Resume("2026-01-06")).Due.ShouldBe(Day("2026-07-06"));
    }

    [Fact]
    public void A_term_that_the_law_does_not_suspend_refuses_suspension()
    {
        var start = new ClockStep("告知", Day("2026-07-06"), new ClockEffect.Start(Terms["penalty.hearing-request"]));
        Refused(start, Suspend("2026-07-07")).Message.ShouldContain("不能中止");
    }

    [Fact]
    public void A_clock_of_working_days_uses_up_working_days()
    {
        var state = State(new ClockStep("告知", Day("2026-09-24"), new ClockEffect.Start(Terms["penalty.hearing-request"])));
        state.Due.ShouldBe(Day("2026-10-09"));
        state.Elapsed(Day("2026-10-07"), Arithmetic).ShouldBe(3);
        state.Elapsed(Day("2026-10-08"), Arithmetic).ShouldBe(4);
    }
}
