using Chuqing.Office.Cases;
using Chuqing.Office.Ledger;
using Chuqing.Office.Procedures;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.Cases.Yard;

namespace Chuqing.Office.Tests.Cases;

/// <summary>Only a binding finding of 超限额 opens a case.</summary>
public class OpenCaseTests
{
    [Fact]
    public async Task A_case_keeps_a_snapshot_of_facts_pack_and_comparison_with_its_digest()
    {
        await using var yard = await StartAsync();
        var id = await yard.CaseAsync();
        await using var db = yard.Office.Everything();
        var file = await db.Set<CaseFile>().SingleAsync(c => c.Id == id, TestOffice.Cancel);
        file.SnapshotDigest.ShouldBe(Digest.Sm3(file.Snapshot));
        file.Snapshot.ShouldContain("\"format\":\"case/1\"");
        file.Snapshot.ShouldContain("121.4 kgce/t");
        file.Snapshot.ShouldContain(yard.Office.Get<Chuqing.Office.LawBook.LawLibrary>().Shipped.Digest);
        (await db.Set<LedgerEntry>().SingleAsync(e => e.SubjectId == id, TestOffice.Cancel)).Content.ShouldContain(file.SnapshotDigest);
    }

    [Theory]
    [InlineData("超限额", "draft", "notMet", false, "草稿")]
    [InlineData("超限额", "confirmed", "notMet", true, "线索")]
    [InlineData("超限额", "confirmed", "met", false, "没有超限额")]
    [InlineData("超限额", "confirmed", "undetermined", false, "资料不足")]
    [InlineData("低于基准", "confirmed", "notMet", false, "低于基准")]
    [InlineData("淘汰类", "confirmed", "notMet", false, "淘汰类")]
    public async Task What_does_not_bind_opens_no_case(string kind, string status, string result, bool clue, string word)
    {
        await using var yard = await StartAsync();
        var line = await yard.LineAsync(kind: kind, status: status, result: result, clueOnly: clue);
        await yard.RefusedAsync<BadInputException>(() => yard.OpenCaseAsync(line), word, "没有立件");
    }

    [Fact]
    public async Task One_line_has_one_open_case_for_one_rule_and_no_case_of_another_pack_or_from_the_future()
    {
        await using var yard = await StartAsync();
        var line = await yard.LineAsync();
        await yard.RefusedAsync<InvalidFieldsException>(() => yard.OpenCaseAsync(line, "2026-11-24"), "还没有到");
        await yard.OpenCaseAsync(line);
        await yard.RefusedAsync<BadInputException>(() => yard.OpenCaseAsync(line), "已有在办", "2026-06-18");
        var other = await yard.LineAsync(pack: new string('0', 64));
        await yard.RefusedAsync<BadInputException>(() => yard.OpenCaseAsync(other), "法规包不是现在这一版");
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
