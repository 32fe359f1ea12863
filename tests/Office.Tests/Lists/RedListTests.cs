using Chuqing.Law.Procedures;
using Chuqing.Office.Cases;
using Chuqing.Office.Lists;
using Chuqing.Office.Registry;
using static Chuqing.Office.Tests.Lists.Furnish;

namespace Chuqing.Office.Tests.Lists;

public sealed class RedListTests
{
    static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task A_failed_recheck_and_a_served_decision_turn_yellow_into_red_on_one_day()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥", "91440205MA5DEMA16M"), served: true, on: new(2026, 3, 1));
        var yellow = await office.PublishAsync(ListKind.Yellow);
        await CloseAsync(office, id, new(2026, 10, 1), Today);

        var red = (await office.PublishAsync(ListKind.Red)).List;
        var second = (await office.PublishAsync(ListKind.Yellow)).List;

        var row = red.Rows.ShouldHaveSingleItem();
        (row.Id, row.Enterprise, row.CreditCode, row.County, row.Capacity, row.RecheckFailedOn, row.DecidedBy, row.OrderNumber, row.ServedOn, row.Delivery)
            .ShouldBe((id, "云岭水泥", "91440205MA5DEMA16M", "曲江区", 36m, new DateOnly(2026, 10, 1), "曲江区人民政府", "韶曲府决〔2026〕5号", Today, "直接送达"));
        yellow.List.Rows.ShouldHaveSingleItem().LineId.ShouldBe(row.LineId);
        second.Rows.ShouldBeEmpty();
        var left = second.Removed.ShouldHaveSingleItem();
        (left.Id, left.Why, left.On).ShouldBe((id, Leaving.TurnedRed, Today));
        left.Words.ShouldContain("韶曲府决〔2026〕5号");
    }

    [Fact]
    public async Task A_decision_of_tomorrow_leaves_the_line_yellow_today()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥"), served: true, on: new(2026, 3, 1));
        await CloseAsync(office, id, new(2026, 10, 1), Today.AddDays(1));

        (await office.PublishAsync(ListKind.Red)).List.Rows.ShouldBeEmpty();
        (await office.PublishAsync(ListKind.Yellow)).List.Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Neither_a_failed_recheck_alone_nor_a_proposal_nor_a_decision_without_delivery_is_red()
    {
        await using var office = await TestOffice.StartAsync();
        var failed = await CaseAsync(office, await EnterpriseAsync(office, "只复查不合格"), served: true);
        await StepAsync(office, failed, 3, EnergyProcedure.Rectifying, EnergyProcedure.FailRecheck, EnergyProcedure.NotMet, new(2026, 10, 1));
        var suspended = await CaseAsync(office, await EnterpriseAsync(office, "停业整顿"), served: true);
        await StepAsync(office, suspended, 3, EnergyProcedure.Rectifying, EnergyProcedure.FailRecheck, EnergyProcedure.NotMet, new(2026, 10, 1));
        await StepAsync(office, suspended, 4, EnergyProcedure.Proposed, EnergyProcedure.Suspend, EnergyProcedure.Suspended, new(2026, 10, 9), "韶曲府决〔2026〕4号", "曲江区人民政府", "直接送达");
        await CloseAsync(office, await CaseAsync(office, await EnterpriseAsync(office, "没有送达"), served: true), new(2026, 10, 1), new(2026, 10, 9), delivery: null);

        (await office.PublishAsync(ListKind.Red)).List.Rows.ShouldBeEmpty();
        (await office.PublishAsync(ListKind.Yellow)).List.Rows.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_closed_line_takes_its_other_order_off_the_yellow_list_and_stands_once_on_the_red_one()
    {
        await using var office = await TestOffice.StartAsync();
        var enterprise = await EnterpriseAsync(office, "云岭水泥");
        var first = await CaseAsync(office, enterprise, served: true, on: new(2026, 3, 1));
        var line = (await office.PublishAsync(ListKind.Yellow)).List.Rows[0].LineId!.Value;
        var second = await CaseAsync(office, enterprise, served: true, lineId: line);
        await CloseAsync(office, first, new(2026, 10, 1), new(2026, 10, 9));

        var yellow = (await office.PublishAsync(ListKind.Yellow)).List;
        yellow.Rows.ShouldBeEmpty();
        yellow.Removed.ShouldHaveSingleItem().Why.ShouldBe(Leaving.TurnedRed);
        (await office.PublishAsync(ListKind.Red)).List.Rows.ShouldHaveSingleItem().Id.ShouldBe(first);
        (await office.AsAsync(office.Handler, (CaseQueries q) => q.YellowLeftAsync([second], Today, TestOffice.Cancel)))[second].On.ShouldBe(new(2026, 10, 9));
    }

    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(false, true, 1)]
    [InlineData(true, false, 1)]
    public async Task A_red_row_stays_until_its_exit_is_dismantled_verified_and_announced(bool dismantled, bool announced, int rows)
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥"), served: true);
        await CloseAsync(office, id, new(2026, 9, 10), new(2026, 9, 20));
        (await office.PublishAsync(ListKind.Red)).List.Rows.Count.ShouldBe(1);
        await ExitOfCaseAsync(office, id, new(2026, 11, 1), announced ? new(2026, 11, 20) : null, dismantled);

        var list = (await office.PublishAsync(ListKind.Red)).List;

        list.Rows.Count.ShouldBe(rows);
        if (rows == 0) list.Removed.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Why.ShouldBe(Leaving.ExitAnnounced), r => r.On.ShouldBe(new(2026, 11, 20)), r => r.Words.ShouldContain("韶工信告〔2026〕7号"));
        (await office.PublishAsync(ListKind.Yellow)).List.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_of_elsewhere_are_on_no_list_and_a_merged_line_is_one_line()
    {
        await using var office = await TestOffice.StartAsync();
        var outside = await CaseAsync(office, await EnterpriseAsync(office, "外地的厂", path: office.Divisions.Outside.Path), served: true);
        await CloseAsync(office, outside, new(2026, 10, 1), new(2026, 10, 9));
        var enterprise = await EnterpriseAsync(office, "云岭水泥");
        var (closed, other) = (await CaseAsync(office, enterprise, served: true), await CaseAsync(office, enterprise, served: true));
        var rows = (await office.PublishAsync(ListKind.Yellow)).List.Rows.ToDictionary(r => r.Id);
        await using (var db = office.Everything())
        {
            (await db.Set<ProductionLine>().FindAsync([rows[closed].LineId!.Value], TestOffice.Cancel))!.MergedIntoId = rows[other].LineId;
            db.Record(Chuqing.Office.Ledger.Actor.Program(TestOffice.City), "test.merge", new("test"), office.Time.GetUtcNow().UtcDateTime, new { });
            await db.SaveChangesAsync(TestOffice.Cancel);
        }
        await CloseAsync(office, closed, new(2026, 10, 1), new(2026, 10, 9));

        (await office.PublishAsync(ListKind.Red)).List.Rows.ShouldHaveSingleItem().LineId.ShouldBe(rows[other].LineId);
        (await office.PublishAsync(ListKind.Yellow)).List.Rows.ShouldBeEmpty();
    }
}
