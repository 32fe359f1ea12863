using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Lists;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.Lists.Furnish;

namespace Chuqing.Office.Tests.Lists;

public sealed class ListTests
{
    [Fact]
    public async Task Only_served_orders_stand_on_the_yellow_list_and_a_passed_recheck_leaves_it()
    {
        await using var office = await TestOffice.StartAsync();
        var served = await CaseAsync(office, await EnterpriseAsync(office, "云岭水泥"), served: true);
        await CaseAsync(office, await EnterpriseAsync(office, "未送达的厂"), served: false);
        await CaseAsync(office, await EnterpriseAsync(office, "已改好的厂"), served: true, passed: true);
        await CaseAsync(office, await EnterpriseAsync(office, "外地的厂", path: office.Divisions.Outside.Path), served: true);

        var list = ListContent.Read((await PrepareAsync(office, ListKind.Yellow)).Content);

        var row = list.Rows.ShouldHaveSingleItem();
        (row.Id, row.Enterprise, row.OrderNumber, row.DueOn, row.Provisional).ShouldBe((served, "云岭水泥", "韶工信责改〔2026〕9号", new DateOnly(2027, 3, 1), true));
        row.Basis.ShouldBe("GB 16780-2021 表 2");
        list.IsDemo.ShouldBeFalse();
    }

    [Theory]
    [InlineData(ExitProcedure.Dismantled, "2026-06-30", true, 0)]
    [InlineData(ExitProcedure.FirstVerified, "2026-06-30", true, 0)]
    [InlineData(ExitProcedure.Verified, "2025-12-31", true, 0)]
    [InlineData(ExitProcedure.Verified, "2026-01-01", true, 1)]
    [InlineData(ExitProcedure.Announced, "2026-12-31", true, 1)]
    [InlineData(ExitProcedure.Verified, "2027-01-01", true, 0)]
    [InlineData(ExitProcedure.Verified, "2026-06-30", false, 0)]
    public async Task Only_what_was_dismantled_and_verified_by_two_in_the_year_is_listed(string state, string verified, bool dismantled, int rows)
    {
        await using var office = await TestOffice.StartAsync();
        await ExitAsync(office, await EnterpriseAsync(office, "望江建材"), "机立窑", 8.8m, "万吨/年", state, DateOnly.Parse(verified), dismantled: dismantled);

        ListContent.Read((await PrepareAsync(office, ListKind.YearlyExits)).Content).Rows.Count.ShouldBe(rows);
    }

    [Fact]
    public async Task A_demonstration_row_marks_the_whole_list()
    {
        await using var office = await TestOffice.StartAsync();
        await ExitAsync(office, await EnterpriseAsync(office, "演示的厂", demo: true), "机立窑", 8.8m, "万吨/年");

        ListContent.Read((await PrepareAsync(office, ListKind.YearlyExits)).Content).IsDemo.ShouldBeTrue();
    }

    [Fact]
    public async Task A_draft_of_the_whole_city_is_not_there_for_a_county()
    {
        await using var office = await TestOffice.StartAsync();
        var draft = await PrepareAsync(office, ListKind.Yellow);

        await Should.ThrowAsync<NotFoundException>(() => office.AsAsync(office.CountyHandler, (ListQueries q) => q.DraftAsync(draft.Id, TestOffice.Cancel)));
        (await office.AsAsync(office.CountyHandler, (ListQueries q) => q.WaitingAsync(TestOffice.Cancel))).ShouldBeEmpty();
        (await office.AsAsync(office.Handler, (ListQueries q) => q.WaitingAsync(TestOffice.Cancel))).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_prepares_and_another_releases()
    {
        await using var office = await TestOffice.StartAsync();
        var both = await office.PersonAsync("一人两职", "/440200/", Duty.Handle, Duty.Release);
        var draft = await PrepareAsync(office, ListKind.Yellow, both);

        (await Should.ThrowAsync<ForbiddenException>(() => ReleaseAsync(office, draft, both))).Message.ShouldContain("须由另一人");
        await Should.ThrowAsync<ForbiddenException>(() => ReleaseAsync(office, draft, office.Handler));
        (await ReleaseAsync(office, draft)).Number.ShouldBe(1);
        await Should.ThrowAsync<ConflictException>(() => ReleaseAsync(office, draft));
    }

    [Fact]
    public async Task Who_sees_one_county_only_makes_no_list_of_the_city()
    {
        await using var office = await TestOffice.StartAsync();

        (await Should.ThrowAsync<ForbiddenException>(() => PrepareAsync(office, ListKind.Yellow, office.CountyHandler))).Message.ShouldContain("全市");
        await Should.ThrowAsync<ForbiddenException>(() => PrepareAsync(office, ListKind.Yellow, office.Verifier));
    }

    [Fact]
    public async Task Versions_are_numbered_within_kind_and_year_say_what_changed_and_form_a_chain()
    {
        await using var office = await TestOffice.StartAsync();
        var first = await CaseAsync(office, await EnterpriseAsync(office, "甲厂"), served: true);
        var one = await ReleaseAsync(office, await PrepareAsync(office, ListKind.Yellow));
        await PassAsync(office, first);
        await CaseAsync(office, await EnterpriseAsync(office, "乙厂"), served: true);
        await CaseAsync(office, await EnterpriseAsync(office, "丙厂"), served: true);
        var two = await ReleaseAsync(office, await PrepareAsync(office, ListKind.Yellow));
        var exits = await ReleaseAsync(office, await PrepareAsync(office, ListKind.YearlyExits));

        (one.Number, one.Change).ShouldBe((1, "首次公布，共 1 行。"));
        (two.Number, two.Change).ShouldBe((2, "与第 1 版相比：新增 2 行，移出 1 行；现有 2 行。"));
        (exits.Number, exits.Change).ShouldBe((1, "首次公布，共 0 行。"));
        ReleasedList.Read(two.Content).Previous.ShouldBe(one.Digest);
        ReleasedList.Read(one.Content).PreparedBy.ShouldBe("市工业和信息化局");
        one.Content.ShouldNotContain(office.Handler.Name);
        one.Content.ShouldNotContain(office.Releaser.Name);
    }

    [Fact]
    public async Task A_draft_that_no_longer_says_how_things_stand_is_not_released()
    {
        await using var office = await TestOffice.StartAsync();
        var id = await CaseAsync(office, await EnterpriseAsync(office, "甲厂"), served: true);
        var draft = await PrepareAsync(office, ListKind.Yellow);
        await PassAsync(office, id);

        (await Should.ThrowAsync<ConflictException>(() => ReleaseAsync(office, draft))).Message.ShouldContain("退回重编");
        await office.AsAsync(office.Releaser, (ListService s) => s.DropAsync(office.Releaser, draft.Id, "甲厂已复查合格", TestOffice.Cancel));
        await Should.ThrowAsync<ConflictException>(() => ReleaseAsync(office, draft));
        ListContent.Read((await PrepareAsync(office, ListKind.Yellow)).Content).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_draft_waits_for_the_first_and_a_return_needs_a_reason()
    {
        await using var office = await TestOffice.StartAsync();
        var draft = await PrepareAsync(office, ListKind.Yellow);

        await Should.ThrowAsync<ConflictException>(() => PrepareAsync(office, ListKind.Yellow, office.OtherHandler));
        await Should.ThrowAsync<InvalidFieldsException>(() => office.AsAsync(office.Releaser, (ListService s) => s.DropAsync(office.Releaser, draft.Id, " ", TestOffice.Cancel)));
        await Should.ThrowAsync<ForbiddenException>(() => office.AsAsync(office.OtherHandler, (ListService s) => s.DropAsync(office.OtherHandler, draft.Id, "不是我编的", TestOffice.Cancel)));
        await office.AsAsync(office.Handler, (ListService s) => s.DropAsync(office.Handler, draft.Id, "编早了", TestOffice.Cancel));
        await PrepareAsync(office, ListKind.Yellow, office.OtherHandler);
    }

    [Fact]
    public async Task Years_that_cannot_be_listed_are_refused()
    {
        await using var office = await TestOffice.StartAsync();

        await Should.ThrowAsync<BadInputException>(() => PrepareAsync(office, ListKind.Yellow, year: 2025));
        await Should.ThrowAsync<BadInputException>(() => PrepareAsync(office, ListKind.YearlyExits, year: 2027));
        await PrepareAsync(office, ListKind.YearlyExits, year: 2025);
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_a_release()
    {
        await using var office = await TestOffice.StartAsync();
        var release = await ReleaseAsync(office, await PrepareAsync(office, ListKind.Yellow));
        await using var db = office.Everything();
        if (TestDatabase.IsPostgres)
        {
            await db.Database.OpenConnectionAsync(TestOffice.Cancel);
            await db.Database.ExecuteSqlRawAsync("SET ROLE chuqing_app", TestOffice.Cancel);
        }

        foreach (var sql in new[] { "UPDATE \"ListReleases\" SET \"Change\" = '改了' WHERE 1 = 1", "DELETE FROM \"ListReleases\"" })
            (await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql, TestOffice.Cancel))).Message.ShouldMatch("只增不改|permission denied");
        (await db.Set<ListRelease>().SingleAsync(TestOffice.Cancel)).Change.ShouldBe(release.Change);
    }

    [Fact]
    public async Task A_released_file_proves_itself_and_a_changed_one_does_not()
    {
        await using var office = await TestOffice.StartAsync();
        await CaseAsync(office, await EnterpriseAsync(office, "甲厂"), served: true);
        var one = ListProof.FileOf(await ReleaseAsync(office, await PrepareAsync(office, ListKind.Yellow)));
        var two = ListProof.FileOf(await ReleaseAsync(office, await PrepareAsync(office, ListKind.Yellow)));

        ListProof.Verify(one, _ => null).Holds.ShouldBeTrue();
        ListProof.Verify(two, n => n == 1 ? one : null).Holds.ShouldBeTrue();
        ListProof.Verify(two, _ => null).Lines.ShouldContain(l => l.Contains("没有核对"));
        ListProof.Verify(one.Replace("甲厂", "乙厂"), _ => null).Holds.ShouldBeFalse();
        ListProof.Verify(two, n => one.Replace("甲厂", "乙厂")).Holds.ShouldBeFalse();
        Should.Throw<BadInputException>(() => ListProof.Verify("{}", _ => null));
        Should.Throw<BadInputException>(() => ListProof.Verify("不是", _ => null));
    }

    [Fact]
    public async Task Two_who_release_at_once_make_one_release()
    {
        await using var office = await TestOffice.StartAsync();
        var draft = await PrepareAsync(office, ListKind.Yellow);
        var second = await office.PersonAsync("发布乙", "/440200/", Duty.Release);

        var tries = new[] { office.Releaser, second }.Select(async p =>
        {
            try { return (await ReleaseAsync(office, draft, p)).Number; }
            catch (ConflictException) { return 0; }
        });

        (await Task.WhenAll(tries)).Order().ShouldBe([0, 1]);
    }

    static Task<ListDraft> PrepareAsync(TestOffice office, ListKind kind, SignedIn? by = null, int year = 2026) =>
        office.AsAsync(by ?? office.Handler, (ListService s) => s.PrepareAsync(by ?? office.Handler, kind, year, TestOffice.Cancel));

    static Task<ListRelease> ReleaseAsync(TestOffice office, ListDraft draft, SignedIn? by = null) =>
        office.AsAsync(by ?? office.Releaser, (ListService s) => s.ReleaseAsync(by ?? office.Releaser, draft.Id, TestOffice.Cancel));
}
