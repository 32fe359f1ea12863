using Chuqing.Office.Ledger;
using Chuqing.Office.Plans;

namespace Chuqing.Office.Tests.Plans;

public sealed class PlanTests
{
    static readonly Actor System = Actor.Program(TestOffice.City);

    static string Shaoguan(TestOffice office) => File.ReadAllText(Path.Combine(office.Settings.PlansFolder, "shaoguan-2023.json"));

    [Fact]
    public async Task The_plan_of_2023_gives_its_six_days_and_no_other_year_borrows_them()
    {
        await using var office = await TestOffice.StartAsync();
        await AcceptAsync(office, Shaoguan(office));

        var plan = (await OfYearAsync(office, 2023)).ShouldNotBeNull();
        plan.DocumentNumber.ShouldBe("韶工信函〔2023〕180号");
        plan.Nodes.Select(n => n.On.ToString("yyyy-MM-dd")).ShouldBe(["2023-07-31", "2023-08-31", "2023-09-30", "2023-12-31", "2024-01-04", "2024-01-08"]);
        plan.Tasks.Count(t => t.Clause.StartsWith('二')).ShouldBe(14);
        plan.IsDemo.ShouldBeFalse();
        (await OfYearAsync(office, 2026)).ShouldBeNull();
    }

    [Fact]
    public async Task A_demonstration_year_takes_the_days_and_says_that_nobody_issued_it()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AsAsync(office.Coordinator, (PlanService s) => s.AcceptForYearAsync(System, Shaoguan(office), 2026, TestOffice.Cancel));

        var plan = (await OfYearAsync(office, 2026)).ShouldNotBeNull();
        (plan.IsDemo, plan.DocumentNumber, plan.Title).ShouldBe((true, "无文号（演示）", "韶关市2026年推动落后产能退出工作方案（演示）"));
        // 今天是 2026-11-23；12 月 31 日是周四，1 月 4 日不因节假日移动
        plan.Nodes.Select(n => n.DaysLeft).ShouldBe([-115, -84, -54, 38, 42, 46]);
        plan.Nodes[0].What.ShouldBe("研究部署2026年度具体工作");
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_another_is_refused()
    {
        await using var office = await TestOffice.StartAsync();
        await AcceptAsync(office, Shaoguan(office));
        await AcceptAsync(office, Shaoguan(office));

        await Should.ThrowAsync<ConflictException>(() => AcceptAsync(office, Shaoguan(office).Replace("2023-08-25", "2023-08-26")));
        (await OfYearAsync(office, 2023))!.Nodes.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("\"clause\": \"四（一）\", \"who\"", "\"clasue\": \"四（一）\", \"who\"")]
    [InlineData("\"on\": \"2023-07-31\"", "\"on\": \"2023-02-30\"")]
    [InlineData("\"on\": \"2023-07-31\"", "\"on\": \"2023-10-31\"")]
    [InlineData("\"on\": \"2024-01-08\"", "\"on\": \"2024-02-01\"")]
    [InlineData("\"year\": 2023,", "\"year\": 2023, \"year\": 2024,")]
    [InlineData("\"issuer\": \"韶关市工业和信息化局\",", "")]
    [InlineData("\"format\": 1", "\"format\": 2")]
    [InlineData("\"city\": \"440200\"", "\"city\": \"441800\"")]
    public async Task A_faulty_plan_is_refused_whole(string right, string wrong)
    {
        await using var office = await TestOffice.StartAsync();
        var text = Shaoguan(office);
        text.ShouldContain(right);

        await Should.ThrowAsync<BadInputException>(() => AcceptAsync(office, text.Replace(right, wrong)));
        (await OfYearAsync(office, 2023)).ShouldBeNull();
    }

    static Task<WorkPlan> AcceptAsync(TestOffice office, string text) => office.AsAsync(office.Coordinator, (PlanService s) => s.AcceptAsync(System, text, TestOffice.Cancel));

    static Task<YearPlan?> OfYearAsync(TestOffice office, int year) => office.AsAsync(office.Coordinator, (PlanQueries q) => q.OfYearAsync(year, TestOffice.Cancel));
}
