using Chuqing.Law.Screening;
using Chuqing.Office.Contradictions;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Ledger;
using Chuqing.Office.Registry;
using Chuqing.Office.Tests.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Contradictions;

/// <summary>What two bodies say of one line, side by side.</summary>
public sealed class ContradictionTests
{
    const string Head = "企业名称,行业,生产线（设备）,编号", Row = "甲造纸厂,造纸,1760毫米造纸机1台,1#";
    static readonly Sourcing Power = new(SourceKind.CalibratedMeter, "供电局"), Environment = new(SourceKind.OnlineMonitoring, "生态环境局"), Market = new(SourceKind.DepartmentRecord, "市场监管局");

    [Theory]
    [InlineData("状态", "已关停", "指标|废水排放量|t|2026-10", "320", ContradictionRule.ClosedDischarging)]
    [InlineData("状态", "已关停", "指标|用电量|kWh|2026-10", "4100", ContradictionRule.ClosedConsuming)]
    [InlineData("状态", "已关停", "指标|用电量|kWh|2026", "4100", null)]
    [InlineData("状态", "已关停", "指标|用电量|kWh|2026-10", "0", null)]
    [InlineData("状态", "已关停", "指标|用电量|kWh|2026-06", "4100", null)]
    [InlineData("状态", "在产", "指标|用电量|kWh|2026-10", "4100", null)]
    [InlineData("状态", "已注销", "指标|用煤量|t|2026-10", "12", ContradictionRule.CancelledConsuming)]
    [InlineData("状态", "已注销", "指标|废水排放量|t|2026-10", "12", ContradictionRule.CancelledDischarging)]
    [InlineData("状态", "已拆除", "状态", "封存", ContradictionRule.DismantledStillThere)]
    [InlineData("状态", "已拆除", "状态", "已拆除", null)]
    [InlineData("投产日期", "1996年", "投产日期", "2004年", ContradictionRule.CommissionedDiffers)]
    [InlineData("投产日期", "1996年", "投产日期", "1996年8月", null)]
    [InlineData("产能", "1.2万吨/年", "产能", "12000吨/年", null)]
    [InlineData("产能", "1.2万吨/年", "产能", "2万吨/年", ContradictionRule.FiguresDiffer)]
    public async Task Two_statements_that_cannot_both_be_true_are_found_and_others_not(string ours, string said, string theirs, string value, ContradictionRule? rule)
    {
        await using var office = await TestOffice.StartAsync();
        await SourceTests.ImportAsync(office, $"{Head},{ours}\n{Row},{said}\n", asOf: new(2026, 6, 30));
        await SourceTests.ImportAsync(office, $"{Head},{theirs}\n{Row},{value}\n", theirs.StartsWith("指标", StringComparison.Ordinal) ? Power : Market, new(2026, 11, 1));

        var found = await FindAsync(office);

        if (rule is null) found.ShouldBeEmpty();
        else found.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Contradiction.Rule.ShouldBe(rule.Value), r => r.Contradiction.First.Owner.ShouldBe("工信台账"), r => r.Contradiction.Second.Owner.ShouldBe(theirs.StartsWith("指标", StringComparison.Ordinal) ? "供电局" : "市场监管局"),
            r => r.Contradiction.Second.On.ShouldBe(new(2026, 11, 1)), r => r.State.ShouldBe(ContradictionState.Open));
    }

    [Theory]
    [InlineData("2026-07", ContradictionRule.ClosedConsuming)]
    [InlineData("2026-06", null)]
    public async Task A_period_contradicts_a_closing_only_when_it_begins_after_it(string month, ContradictionRule? rule)
    {
        await using var office = await TestOffice.StartAsync();
        await SourceTests.ImportAsync(office, $"{Head},状态\n{Row},已关停\n", asOf: new(2026, 6, 30));
        await SourceTests.ImportAsync(office, $"{Head},指标|用电量|kWh|{month}\n{Row},5\n", Power);

        (await FindAsync(office)).Select(r => (ContradictionRule?)r.Contradiction.Rule).SingleOrDefault().ShouldBe(rule);
    }

    [Fact]
    public async Task Electricity_of_a_whole_enterprise_says_nothing_of_one_of_its_lines()
    {
        await using var office = await TestOffice.StartAsync();
        await SourceTests.ImportAsync(office, $"{Head},状态\n{Row},已关停\n甲造纸厂,造纸,1760毫米造纸机1台,2#,在产\n", asOf: new(2026, 6, 30));
        await SourceTests.ImportAsync(office, $"{Head},指标|用电量|kWh|2026-10\n{Row},4100\n", Power with { Scope = FigureScope.Enterprise });

        (await FindAsync(office)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ruling_stays_with_the_two_versions_it_was_about_and_changes_no_fact()
    {
        await using var office = await TestOffice.StartAsync();
        await SourceTests.ImportAsync(office, $"{Head},投产日期\n{Row},1996年\n", asOf: new(2026, 6, 30));
        await SourceTests.ImportAsync(office, $"{Head},投产日期\n{Row},2004年\n", Market, new(2026, 7, 1));
        var row = (await FindAsync(office)).Single();
        var before = await FactsAsync(office);

        await RuleAsync(office, row, new(ContradictionOutcome.Referred, "转请查档。", "市场监管局"));
        (await FindAsync(office)).ShouldHaveSingleItem().State.ShouldBe(ContradictionState.Referred);
        await RuleAsync(office, row, new(ContradictionOutcome.FirstHolds, "查建厂批复，1996 年。"));
        (await FindAsync(office)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.State.ShouldBe(ContradictionState.Settled), r => r.Rulings.Count.ShouldBe(2));

        (await Should.ThrowAsync<ConflictException>(() => RuleAsync(office, row, new(ContradictionOutcome.SecondHolds, "又改主意。")))).Message.ShouldContain("已经核定");
        (await FactsAsync(office)).ShouldBe(before);
        await using (var db = office.Everything()) (await db.Set<LedgerEntry>().CountAsync(e => e.Act == "contradiction.rule", TestOffice.Cancel)).ShouldBe(2);

        await SourceTests.ImportAsync(office, $"{Head},投产日期\n{Row},2006年\n", Market, new(2026, 8, 1));
        (await FindAsync(office)).ShouldHaveSingleItem().State.ShouldBe(ContradictionState.Open, "一边有了新版，另是一处");
    }

    [Fact]
    public async Task What_is_missing_in_a_ruling_is_named_beside_its_field()
    {
        await using var office = await TestOffice.StartAsync();
        await SourceTests.ImportAsync(office, $"{Head},投产日期\n{Row},1996年\n", asOf: new(2026, 6, 30));
        await SourceTests.ImportAsync(office, $"{Head},投产日期\n{Row},2004年\n", Market, new(2026, 7, 1));
        var row = (await FindAsync(office)).Single();

        (await Should.ThrowAsync<InvalidFieldsException>(() => RuleAsync(office, row, new(null, " ")))).Errors.Keys.ShouldBe([nameof(RulingEntry.Outcome), nameof(RulingEntry.Because)], ignoreOrder: true);
        (await Should.ThrowAsync<InvalidFieldsException>(() => RuleAsync(office, row, new(ContradictionOutcome.Referred, "转。")))).Errors.Keys.ShouldBe([nameof(RulingEntry.ReferredTo)]);
        await Should.ThrowAsync<ForbiddenException>(() => office.AsAsync(office.Reviewer, (ContradictionService s) => s.RuleAsync(office.Reviewer, row.LineId, row.Contradiction.Key, new(ContradictionOutcome.BothHold, "好"), TestOffice.Cancel)));
    }

    [Fact]
    public async Task The_list_goes_on_where_it_stopped_and_misses_none()
    {
        await using var office = await TestOffice.StartAsync();
        var rows = string.Concat(Enumerable.Range(1, 95).Select(i => $"厂{i:000},造纸,1760毫米造纸机1台,1#,已关停\n"));
        await SourceTests.ImportAsync(office, $"{Head},状态\n{rows}", asOf: new(2026, 6, 30));
        await SourceTests.ImportAsync(office, $"{Head},指标|用电量|kWh|2026-10\n{rows.Replace("已关停", "7", StringComparison.Ordinal)}", Power);

        HashSet<Guid> seen = [];
        var filter = new ContradictionFilter(ContradictionState.Open);
        do
        {
            var page = await office.AsAsync(office.Handler, (ContradictionQueries q) => q.PageAsync(filter, TestOffice.Cancel));
            page.Rows.Count.ShouldBeLessThanOrEqualTo(40);
            foreach (var row in page.Rows) seen.Add(row.LineId).ShouldBeTrue();
            filter = filter with { After = page.Next };
        } while (filter.After is not null);

        seen.Count.ShouldBe(95);
    }

    static async Task<IReadOnlyList<ContradictionRow>> FindAsync(TestOffice office) => (await office.AsAsync(office.Handler, (ContradictionQueries q) => q.PageAsync(new(), TestOffice.Cancel))).Rows;

    static Task<ContradictionRuling> RuleAsync(TestOffice office, ContradictionRow row, RulingEntry entry) =>
        office.AsAsync(office.Handler, (ContradictionService s) => s.RuleAsync(office.Handler, row.LineId, row.Contradiction.Key, entry, TestOffice.Cancel));

    static async Task<List<string>> FactsAsync(TestOffice office)
    {
        await using var db = office.Everything();
        return await db.Set<Fact>().OrderBy(f => f.Id).Select(f => f.Id + f.Value + f.SupersededById).ToListAsync(TestOffice.Cancel);
    }
}
