using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Office.Cases;
using Chuqing.Office.Ledger;
using Chuqing.Office.Procedures;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.LawBook;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.Cases.Yard;

namespace Chuqing.Office.Tests.Cases;

/// <summary>Only a binding finding of 超限额 opens a case.</summary>
public class OpenCaseTests
{
    [Fact]
    public async Task A_case_keeps_a_snapshot_whose_digest_stands_in_the_ledger_and_which_replays_equal()
    {
        await using var yard = await StartAsync();
        var id = await yard.CaseAsync();
        await using var db = yard.Office.Everything();
        var file = await db.Set<CaseFile>().SingleAsync(c => c.Id == id, TestOffice.Cancel);
        file.SnapshotDigest.ShouldBe(Digest.Sm3(file.Snapshot));
        (await db.Set<LedgerEntry>().SingleAsync(e => e.SubjectId == id, TestOffice.Cancel)).Content.ShouldContain(file.SnapshotDigest);
        file.Because.ShouldContain("121.4");
        file.Document.ShouldContain("GB 16780-2021");
        (await yard.Office.AsAsync(yard.Office.Handler, (ReplayService s) => s.RunAsync(id, TestOffice.Cancel))).Differences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(121.4, PermittedUse.ClueOnly, Rule, "仅作线索")]
    [InlineData(117.0, PermittedUse.Basis, Rule, "没有落入")]
    [InlineData(null, PermittedUse.Basis, Rule, "资料不足")]
    [InlineData(121.4, PermittedUse.Basis, "baseline.cement.clinker", "草稿")]
    [InlineData(121.4, PermittedUse.Basis, "limit.steel.sinter", "没有管到")]
    public async Task What_does_not_bind_opens_no_case(double? figure, PermittedUse use, string rule, string word)
    {
        await using var yard = await StartAsync();
        var line = await yard.LineAsync(figure: (decimal?)figure, use: use);
        await yard.RefusedAsync<NotPermittedException>(() => yard.OpenCaseAsync(line, rule: rule), word);
    }

    [Theory]
    [InlineData(117.0001, true)]
    [InlineData(117.0, false)]
    public async Task The_limit_itself_is_met_and_the_least_above_it_opens_a_case(double figure, bool opens)
    {
        await using var yard = await StartAsync();
        var line = await yard.LineAsync(figure: (decimal)figure);
        if (opens) await yard.OpenCaseAsync(line);
        else await yard.RefusedAsync<NotPermittedException>(() => yard.OpenCaseAsync(line));
    }

    [Fact]
    public async Task Only_over_the_mandatory_limit_is_ordered_to_rectify()
    {
        await using var yard = await StartAsync();
        var furnace = await yard.Office.LineAsync();
        await yard.Office.ConfirmAsync(LawBookOffice.Furnace400);
        await yard.RefusedAsync<NotPermittedException>(() => yard.OpenCaseAsync(furnace, "2026-11-23", rule: LawBookOffice.Furnace400), "淘汰类", "请拟认定");
    }

    [Fact]
    public async Task A_draft_rule_opens_no_case()
    {
        await using var yard = await StartAsync();
        var line = await yard.LineAsync(figure: 500, metric: "可比熟料综合能耗");
        await yard.RefusedAsync<NotPermittedException>(() => yard.OpenCaseAsync(line, rule: "limit.cement.2012.clinker.energy"));
    }

    [Fact]
    public async Task One_line_has_one_open_case_for_one_rule_and_none_from_the_future()
    {
        await using var yard = await StartAsync();
        var line = await yard.LineAsync();
        await yard.RefusedAsync<InvalidFieldsException>(() => yard.OpenCaseAsync(line, "2026-11-24"), "还没有到");
        var first = await yard.OpenCaseAsync(line);
        await yard.RefusedAsync<ConflictException>(() => yard.OpenCaseAsync(line), "已有一件在办", "2026-06-18");
        await yard.TakeAsync(yard.Office.Reviewer, first, EnergyProcedure.Drop, "2026-06-20");
        await yard.OpenCaseAsync(line, "2026-06-21");
    }

    [Fact]
    public async Task A_county_opens_cases_on_its_own_lines_only_and_a_reviewer_opens_none()
    {
        await using var yard = await StartAsync();
        var (own, sibling) = (await yard.LineAsync("440205"), await yard.LineAsync("440281"));
        await yard.RefusedAsync<NotFoundException>(() => yard.OpenCaseAsync(sibling, by: yard.Office.CountyHandler));
        await yard.RefusedAsync<ForbiddenException>(() => yard.OpenCaseAsync(own, by: yard.Office.Reviewer), "经办");
        await yard.OpenCaseAsync(own, by: yard.Office.CountyHandler);
        var elsewhere = await yard.OpenCaseAsync(sibling);
        await yard.RefusedAsync<NotFoundException>(() => yard.Office.AsAsync(yard.Office.CountyHandler, (ProceedingQueries q) => q.StoryAsync(yard.Office.CountyHandler, elsewhere, TestOffice.Cancel)));
    }

    [Fact]
    public async Task Pages_of_cases_follow_their_keys_forth_and_back_without_a_gap()
    {
        await using var yard = await StartAsync();
        List<Guid> all = [];
        for (var i = 0; i < 5; i++) all.Add(await yard.CaseAsync());
        Task<ProceedingPage> PageAsync(string? key) => yard.Office.AsAsync(yard.Office.Handler, (CaseQueries q) => q.PageAsync(null, DueFilter.Any, null, key, 2, TestOffice.Cancel));
        var first = await PageAsync(null);
        var second = await PageAsync(first.Next);
        var third = await PageAsync(second.Next);
        new[] { first, second, third }.SelectMany(p => p.Rows).Select(r => r.Id).ShouldBe(all, ignoreOrder: true);
        (first.Count, first.Previous, third.Next).ShouldBe((5L, null, null));
        (await PageAsync(third.Previous)).Rows.Select(r => r.Id).ShouldBe(second.Rows.Select(r => r.Id));
        var back = await PageAsync(second.Previous);
        back.Rows.Select(r => r.Id).ShouldBe(first.Rows.Select(r => r.Id));
        back.Previous.ShouldBeNull();
        (await PageAsync("看不懂")).Rows.Select(r => r.Id).ShouldBe(first.Rows.Select(r => r.Id));
    }
}
