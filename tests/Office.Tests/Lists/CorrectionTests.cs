using Chuqing.Law.Procedures;
using Chuqing.Office.Ledger;
using Chuqing.Office.Lists;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.Lists.Furnish;

namespace Chuqing.Office.Tests.Lists;

public sealed class CorrectionTests
{
    [Fact]
    public async Task A_replaced_row_says_what_it_said_before_why_and_since_which_version()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥"), served: true);
        await office.PublishAsync(ListKind.Yellow);
        await office.CorrectAsync(ListKind.Yellow, id, CorrectionAct.Replace, ("capacity", "38.50"), ("enterprise", "云岭水泥"));

        var two = await office.PublishAsync(ListKind.Yellow);
        var three = await office.PublishAsync(ListKind.Yellow);

        two.Change.ShouldBe("与第 1 版相比：更正 1 行；现有 1 行。");
        three.Change.ShouldBe("与第 2 版相比没有变化，共 1 行。");
        foreach (var version in new[] { two, three })
        {
            var row = version.List.Rows.ShouldHaveSingleItem();
            row.Capacity.ShouldBe(38.5m);
            row.Correction.ShouldNotBeNull();
            (row.Correction.Since, row.Correction.Ground).ShouldBe(("2026 年第 2 版", "韶工信核〔2026〕12号"));
            row.Correction.Changes.ShouldBe([new("capacity", "36", "38.5")]);
        }
    }

    [Fact]
    public async Task A_struck_row_leaves_the_rows_and_stays_visible_as_struck()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥"), served: true);
        await office.PublishAsync(ListKind.Yellow);
        await office.CorrectAsync(ListKind.Yellow, id, CorrectionAct.Strike);

        var two = await office.PublishAsync(ListKind.Yellow);
        var three = await office.PublishAsync(ListKind.Yellow);

        two.Change.ShouldBe("与第 1 版相比：剔除 1 行；现有 0 行。");
        two.List.Removed.ShouldHaveSingleItem().Why.ShouldBe(Leaving.Struck);
        three.List.Removed.ShouldBeEmpty();
        three.List.Rows.ShouldBeEmpty();
        (three.List.Struck.ShouldHaveSingleItem().Since, three.List.Settled.Count).ShouldBe(("2026 年第 2 版", 0));
    }

    [Fact]
    public async Task When_the_ledger_says_the_same_the_correction_falls_away_in_words()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥"), served: true);
        await office.PublishAsync(ListKind.Yellow);
        await office.CorrectAsync(ListKind.Yellow, id, CorrectionAct.Replace, ("capacity", "38.5"));
        await office.PublishAsync(ListKind.Yellow);
        await LedgerCapacityAsync(office, 38.5m);

        var three = await office.PublishAsync(ListKind.Yellow);

        three.List.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Capacity.ShouldBe(38.5m), r => r.Correction.ShouldBeNull());
        three.List.Settled.ShouldHaveSingleItem().Words.ShouldContain("台账已改成与更正一致");
        (await office.PublishAsync(ListKind.Yellow)).List.Settled.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_ledger_says_a_third_thing_nothing_is_prepared_until_somebody_decides()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥"), served: true);
        await office.PublishAsync(ListKind.Yellow);
        await office.CorrectAsync(ListKind.Yellow, id, CorrectionAct.Replace, ("capacity", "38.5"));
        await office.PublishAsync(ListKind.Yellow);
        await LedgerCapacityAsync(office, 40);

        (await Should.ThrowAsync<ConflictException>(() => office.PrepareAsync(ListKind.Yellow))).Message.ShouldContain("台账现在却是“40”");
        await office.CorrectAsync(ListKind.Yellow, id, CorrectionAct.Restore);

        var three = await office.PublishAsync(ListKind.Yellow);
        three.List.Rows.ShouldHaveSingleItem().Capacity.ShouldBe(40);
        three.List.Settled.ShouldHaveSingleItem().Words.ShouldContain("更正已撤销");
    }

    [Fact]
    public async Task A_strike_that_is_taken_back_lists_the_row_again_and_says_so()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥"), served: true);
        await office.PublishAsync(ListKind.Yellow);
        await office.CorrectAsync(ListKind.Yellow, id, CorrectionAct.Strike);
        await office.PublishAsync(ListKind.Yellow);
        await office.CorrectAsync(ListKind.Yellow, id, CorrectionAct.Restore);

        var three = await office.PublishAsync(ListKind.Yellow);

        three.Change.ShouldBe("与第 2 版相比：新增 1 行；现有 1 行。");
        three.List.Settled.ShouldHaveSingleItem().Words.ShouldContain("剔除已撤销");
    }

    [Fact]
    public async Task A_struck_row_whose_case_passed_is_settled_in_words()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥"), served: true);
        await office.PublishAsync(ListKind.Yellow);
        await office.CorrectAsync(ListKind.Yellow, id, CorrectionAct.Strike);
        await office.PublishAsync(ListKind.Yellow);
        await PassAsync(office, id);

        var three = (await office.PublishAsync(ListKind.Yellow)).List;

        (three.Struck.Count, three.Settled.ShouldHaveSingleItem().Words.Contains("与剔除一致")).ShouldBe((0, true));
    }

    [Fact]
    public async Task Who_entered_a_correction_does_not_release_the_version_that_first_shows_it()
    {
        await using var office = await TestOffice.StartAsync();
        var both = await office.PersonAsync("一人两职", "/440200/", Duty.Handle, Duty.Release);
        var id = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥"), served: true);
        await office.PublishAsync(ListKind.Yellow);
        await office.AsAsync(both, (CorrectionService s) => s.RecordAsync(both, ListKind.Yellow, 2026, id, new(CorrectionAct.Strike, "主体未建成", "韶工信核〔2026〕12号", new Dictionary<string, string?>()), TestOffice.Cancel));
        var draft = await office.PrepareAsync(ListKind.Yellow);

        (await Should.ThrowAsync<ForbiddenException>(() => office.ReleaseAsync(draft, both))).Message.ShouldContain("本人记的更正");
        (await office.ReleaseAsync(draft)).Number.ShouldBe(2);
        await office.ReleaseAsync(await office.PrepareAsync(ListKind.Yellow), both);
    }

    [Fact]
    public async Task What_cannot_be_printed_is_refused_beside_its_field_and_nothing_is_kept()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥"), served: true);
        await Should.ThrowAsync<NotFoundException>(() => office.CorrectAsync(ListKind.Yellow, id, CorrectionAct.Strike));
        await office.PublishAsync(ListKind.Yellow);

        (await FieldsAsync(("capacity", "0"))).ShouldContain("capacity");
        (await FieldsAsync(("capacity", "1,2"))).ShouldContain("capacity");
        (await FieldsAsync(("enterprise", " "))).ShouldContain("enterprise");
        (await FieldsAsync(("county", "不在的县"))).ShouldContain("county");
        (await FieldsAsync(("creditCode", "123"))).ShouldContain("creditCode");
        (await FieldsAsync(("capacity", "36"))).ShouldContain("act");
        (await Should.ThrowAsync<InvalidFieldsException>(() => office.CorrectAsync(ListKind.Yellow, id, CorrectionAct.Restore))).Errors.Keys.ShouldContain("act");
        (await Should.ThrowAsync<InvalidFieldsException>(() => RecordAsync(new(CorrectionAct.Strike, " ", null, new Dictionary<string, string?>())))).Errors.Keys.ShouldBe(["reason", "paper"]);
        await Should.ThrowAsync<ForbiddenException>(() => office.AsAsync(office.CountyHandler, (CorrectionService s) => s.RecordAsync(office.CountyHandler, ListKind.Yellow, 2026, id, new(CorrectionAct.Strike, "错", "号", new Dictionary<string, string?>()), TestOffice.Cancel)));
        await using var db = office.Everything();
        (await db.Set<ListCorrection>().CountAsync(TestOffice.Cancel)).ShouldBe(0);

        async Task<IEnumerable<string>> FieldsAsync((string, string?) field) => (await Should.ThrowAsync<InvalidFieldsException>(() => office.CorrectAsync(ListKind.Yellow, id, CorrectionAct.Replace, field))).Errors.Keys;
        Task RecordAsync(CorrectionEntry entry) => office.AsAsync(office.Handler, (CorrectionService s) => s.RecordAsync(office.Handler, ListKind.Yellow, 2026, id, entry, TestOffice.Cancel));
    }

    static async Task LedgerCapacityAsync(TestOffice office, decimal capacity)
    {
        await using var db = office.Everything();
        foreach (var line in await db.Set<ProductionLine>().ToListAsync(TestOffice.Cancel)) line.Capacity = capacity;
        db.Record(Actor.Program(TestOffice.City), "test.mend", new("test"), office.Time.GetUtcNow().UtcDateTime, new { });
        await db.SaveChangesAsync(TestOffice.Cancel);
    }
}
