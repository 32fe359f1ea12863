using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.LawBook;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;

namespace Chuqing.Office.Tests.Screening;

public sealed class ManualCitationTests
{
    [Fact]
    public async Task A_determination_rests_on_a_citation_that_another_person_checked_and_says_so_wherever_it_is_printed()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync();
        var citation = await EnterAsync(office, line);
        (await Should.ThrowAsync<NotPermittedException>(() => ProposeAsync(office, line, citation.Id))).Message.ShouldContain("第二人");
        await CheckAsync(office, office.LawOfficer, citation.Id);
        (await Should.ThrowAsync<NotPermittedException>(() => ProposeAsync(office, line, null))).Message.ShouldContain("草稿", Case.Sensitive, "the citation is no rule");

        var id = (await ProposeAsync(office, line, citation.Id)).Id;

        var view = await office.AsAsync(office.Handler, (DeterminationQueries q) => q.OfAsync(id, TestOffice.Cancel));
        view.Determination.Document.ShouldBe("《产业结构调整指导目录（2024年本）》（国家发展改革委令第7号）〔人工引用〕");
        view.Determination.Item.ShouldBe("淘汰类 一（五）1");
        view.Snapshot.Manual!.Quote.ShouldBe("400立方米及以下炼铁高炉");
        view.Determination.Snapshot.ShouldContain("\"format\":3");
        (await office.AsAsync(office.Handler, (ReplayService s) => s.RunAsync(id, TestOffice.Cancel))).Differences.ShouldBeEmpty();
        (await VerdictAsync(office, line)).ShouldBe(Verdict.Suspected, "it carries the determination and judges nothing");
    }

    [Fact]
    public async Task It_carries_one_line_only_and_only_the_version_it_was_entered_for()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var (line, other) = (await office.LineAsync(), await office.LineAsync("350立方米高炉1座"));
        var citation = await EnterAsync(office, line);
        await CheckAsync(office, office.LawOfficer, citation.Id);
        (await Should.ThrowAsync<NotPermittedException>(() => ProposeAsync(office, other, citation.Id))).Message.ShouldContain("一份引用只用于一条线");

        office.Time.Advance(TimeSpan.FromDays(1));
        await office.AcceptAsync(LawBookTests.Changed(office.Shelf()));
        (await Should.ThrowAsync<NotPermittedException>(() => ProposeAsync(office, line, citation.Id))).Message.ShouldContain("改过了");
    }

    [Fact]
    public async Task Who_entered_it_cannot_check_it_and_it_is_checked_once()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var both = await office.PersonAsync("经办兼核对", "/440200/", Duty.Handle, Duty.ConfirmLaw);
        var line = await office.LineAsync();
        var citation = await EnterAsync(office, line, by: both);

        (await Should.ThrowAsync<ForbiddenException>(() => CheckAsync(office, both, citation.Id))).Message.ShouldContain("另一人");
        await Should.ThrowAsync<ForbiddenException>(() => CheckAsync(office, office.OtherHandler, citation.Id));
        (await Should.ThrowAsync<InvalidFieldsException>(() => CheckAsync(office, office.LawOfficer, citation.Id, agrees: false))).Errors.Keys.ShouldBe(["reason"]);
        await CheckAsync(office, office.LawOfficer, citation.Id, agrees: false, "原件写作 450");
        await Should.ThrowAsync<ConflictException>(() => CheckAsync(office, office.OtherLawOfficer, citation.Id));

        (await Should.ThrowAsync<NotPermittedException>(() => ProposeAsync(office, line, citation.Id))).Message.ShouldContain("原件写作 450");
    }

    [Fact]
    public async Task Nothing_may_be_missing_and_no_day_may_lie_ahead()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync();
        var whole = await EntryAsync(office, line, office.Handler);
        foreach (var (field, entry) in new (string, ManualCitationEntry)[]
        {
            ("Document", whole with { Document = " " }), ("DocumentNumber", whole with { DocumentNumber = null }), ("Item", whole with { Item = "" }), ("Quote", whole with { Quote = "" }), ("DocumentOn", whole with { DocumentOn = null }),
            ("DocumentOn", whole with { DocumentOn = Day.AddDays(1) }), ("InForceFrom", whole with { InForceFrom = Day.AddDays(1) }), ("Original", whole with { Original = null }),
            ("Original", whole with { Original = (await EntryAsync(office, line, office.OtherHandler)).Original }),
        })
            (await Should.ThrowAsync<InvalidFieldsException>(() => SaveAsync(office, office.Handler, entry))).Errors.Keys.ShouldBe([field]);
        await Should.ThrowAsync<ForbiddenException>(() => SaveAsync(office, office.LawOfficer, whole));

        await SaveAsync(office, office.Handler, whole with { DocumentOn = Day, InForceFrom = Day });
        await using var db = office.Everything();
        (await db.Set<ManualCitation>().CountAsync(TestOffice.Cancel)).ShouldBe(1);
    }

    [Theory]
    [InlineData(-1, "才印发")]
    [InlineData(0, null)]
    public async Task A_document_that_is_later_than_the_determination_carries_nothing(int proposedDaysAfter, string? refusal)
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync();
        var printed = Day.AddDays(-10);
        var citation = await SaveAsync(office, office.Handler, await EntryAsync(office, line, office.Handler) with { DocumentOn = printed, InForceFrom = printed });
        await CheckAsync(office, office.LawOfficer, citation.Id);

        var propose = () => ProposeAsync(office, line, citation.Id, printed.AddDays(proposedDaysAfter));
        if (refusal is null) (await propose()).State.ShouldBe(DeterminationProcedure.Proposed);
        else (await Should.ThrowAsync<NotPermittedException>(propose)).Message.ShouldContain(refusal);
    }

    [Theory]
    [InlineData("401立方米高炉1座", "炼钢生铁", "没有落入")]
    [InlineData("380立方米高炉1座", "生铁", "补不了事实")]
    [InlineData("水泥磨1台", "炼钢生铁", "没有管到")]
    public async Task A_citation_stands_in_for_a_draft_and_for_nothing_else(string equipment, string product, string refusal)
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync(equipment, product: product);
        (await Should.ThrowAsync<NotPermittedException>(() => EnterAsync(office, line))).Message.ShouldContain(refusal);
    }

    [Fact]
    public async Task Once_the_rule_is_confirmed_neither_a_new_citation_nor_an_old_one_is_needed()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync();
        var citation = await EnterAsync(office, line);
        await CheckAsync(office, office.LawOfficer, citation.Id);
        await office.ConfirmAsync(Furnace400);

        (await Should.ThrowAsync<NotPermittedException>(() => EnterAsync(office, line))).Message.ShouldContain("已经确认");
        (await Should.ThrowAsync<NotPermittedException>(() => ProposeAsync(office, line, citation.Id))).Message.ShouldContain("已经确认");
        (await ProposeAsync(office, line, null)).State.ShouldBe(DeterminationProcedure.Proposed);
    }

    [Theory]
    [InlineData("\"quote\":\"400立方米及以下炼铁高炉\"", "\"quote\":\"1000立方米及以下炼铁高炉\"", "人工引用的记录")]
    [InlineData("\"item\":\"淘汰类 一（五）1\"", "\"item\":\"淘汰类 一（五）9\"", "人工引用的")]
    public async Task A_tampered_citation_is_named_by_the_replay(string from, string to, string named)
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync();
        var citation = await EnterAsync(office, line);
        await CheckAsync(office, office.LawOfficer, citation.Id);
        var id = (await ProposeAsync(office, line, citation.Id)).Id;
        await ReplayTests.RewriteAsync(office, id, snapshot => snapshot.Replace(from, to), keepDigest: false);

        string.Join('\n', (await office.AsAsync(office.Handler, (ReplayService s) => s.RunAsync(id, TestOffice.Cancel))).Differences).ShouldContain(named);
    }

    [Fact]
    public void The_golden_decision_of_format_3_is_read_and_written_to_the_same_bytes()
    {
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "decision-format-3.json")).TrimEnd('\n');

        var snapshot = DecisionSnapshot.Read(golden);

        snapshot.Write().ShouldBe(golden);
        snapshot.Manual!.Printed.ShouldBe("《产业结构调整指导目录（2024年本）》（国家发展改革委令第7号）〔人工引用〕");
        Digest.Sm3(golden).ShouldBe("11f42e52d74266a6da73afc1657204b02f3bb4c60cac97ac93a29f4205f278c8");
    }

    static Task<Proceeding> ProposeAsync(TestOffice office, Guid line, Guid? citation, DateOnly? on = null) =>
        office.AsAsync(office.Handler, (DeterminationService s) => s.ProposeAsync(office.Handler, line, Furnace400, on ?? Day, TestOffice.Cancel, citation));

    static async Task<ManualCitation> EnterAsync(TestOffice office, Guid line, SignedIn? by = null) => await SaveAsync(office, by ?? office.Handler, await EntryAsync(office, line, by ?? office.Handler));

    static Task<ManualCitation> SaveAsync(TestOffice office, SignedIn by, ManualCitationEntry entry) => office.AsAsync(by, (ManualCitationService s) => s.EnterAsync(by, entry, TestOffice.Cancel));

    static Task<ManualCitationCheck> CheckAsync(TestOffice office, SignedIn by, Guid citation, bool agrees = true, string? reason = null) =>
        office.AsAsync(by, (ManualCitationService s) => s.CheckAsync(by, citation, agrees, reason, TestOffice.Cancel));

    static async Task<ManualCitationEntry> EntryAsync(TestOffice office, Guid line, SignedIn by)
    {
        var file = await office.AsAsync(by, (FileService s) => s.ReceiveAsync(by, "/440200/440205/", "目录.pdf", "application/pdf", SittingTable.Pdf(), TestOffice.Cancel));
        return new(line, Furnace400, "《产业结构调整指导目录（2024年本）》", "国家发展改革委令第7号", "淘汰类 一（五）1", "400立方米及以下炼铁高炉", new(2023, 12, 27), new(2024, 2, 1), file);
    }

    static async Task<Verdict> VerdictAsync(TestOffice office, Guid line) =>
        (await office.AsAsync(office.Handler, (ScreeningQueries q) => q.EvaluateAsync(line, Day, TestOffice.Cancel))).Verdict.Verdict;
}
