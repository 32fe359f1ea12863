using Chuqing.Office.Ledger;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.Registry.Ground;

namespace Chuqing.Office.Tests.Registry;

public class LedgerListTests
{
    static CancellationToken Cancel => TestOffice.Cancel;

    [Fact]
    public void Initials_follow_the_order_of_the_standard_and_leave_rare_characters_out()
    {
        PinyinInitials.Of("云岭水泥").ShouldBe("YLSN");
        PinyinInitials.Of("韶关市曲江区马坝镇").ShouldBe("SGSQJQMBZ");
        PinyinInitials.Of("啊阿埃芭八擦咋匝杂座做").ShouldBe("AAABBCZZZZZ");
        PinyinInitials.Of("鑫鎏A2#厂").ShouldBe("XA2C".Replace("X", PinyinInitials.Of("鑫")));
    }

    [Theory]
    [InlineData("广东省韶关市曲江区云岭水泥（集团）有限责任公司", "云岭水泥(集团)有限公司", true)]
    [InlineData("韶关市曲江区云岭水泥厂", "云岭水泥厂", true)]
    [InlineData("云岭 水泥有限公司", "云岭水泥股份有限公司", true)]
    [InlineData("云岭水泥有限公司", "云峰水泥有限公司", false)]
    [InlineData("南方市场管理有限公司", "管理有限公司", false)]
    public void Names_are_compared_without_place_form_and_spelling(string one, string other, bool same) => (NameKeys.Of(one) == NameKeys.Of(other)).ShouldBe(same, $"{NameKeys.Of(one)} {NameKeys.Of(other)}");

    [Fact]
    public async Task A_list_pages_through_divisions_in_both_directions_and_finds_by_initials_and_former_names()
    {
        await using var ground = await StartAsync();
        await ground.ImportAsync(string.Concat(Enumerable.Range(1, 9).Select(i => $"云岭{i}号水泥,,{(i % 3 == 0 ? "乐昌市" : "曲江区")},,水泥,湿法窑1条,{i},,,\n")));
        List<Guid> forward = [], backward = [];
        Guid? after = null, before = null;
        do
        {
            var page = await PageAsync(new(Text: "云岭", After: after, Size: 4));
            page.Count.ShouldBe(9);
            forward.AddRange(page.Rows.Select(r => r.Id));
            after = page.HasNext ? page.Rows[^1].Id : null;
            before = page.Rows[^1].Id;
        }
        while (after is not null);
        forward.Distinct().Count().ShouldBe(9);
        do
        {
            var page = await PageAsync(new(Text: "云岭", Before: before, Size: 4));
            backward.InsertRange(0, page.Rows.Select(r => r.Id));
            before = page.HasPrevious ? page.Rows[0].Id : null;
        }
        while (before is not null);
        backward.ShouldBe(forward.Take(8));
        (await PageAsync(new(Text: "YL"))).Count.ShouldBe(9, "首字母");
        (await PageAsync(new(Text: "云岭", DivisionPath: Lechang))).Count.ShouldBe(3);

        var firm = (await PageAsync(new(Text: "云岭1"))).Rows.Single();
        await ground.Office.AsAsync(ground.Office.Handler, (FactService s) => s.SetAsync(ground.Office.Handler, FactSubject.Enterprise, firm.EnterpriseId, new(FactNames.Enterprise, "新峰建材", Day("2026-11-23"), "营业执照"), Cancel));
        (await PageAsync(new(Text: "新峰"))).Rows.Single().Enterprise.ShouldBe("新峰建材");
        (await PageAsync(new(Text: "云岭1"))).Rows.Single().Enterprise.ShouldBe("新峰建材");

        Task<Page<LineRow>> PageAsync(LineFilter filter) => ground.Office.AsAsync(ground.Office.Handler, (LineListQueries q) => q.PageAsync(filter, Cancel));
    }

    [Fact]
    public async Task A_fact_by_hand_is_a_version_and_one_from_before_leaves_the_row_as_it_is()
    {
        await using var ground = await StartAsync();
        var line = await ground.LineAsync(await ground.EnterpriseAsync("甲水泥"), capacity: 10);
        await ground.SetAsync(line, FactNames.Capacity, "12", "2026-07-01", "万吨/年");
        await ground.SetAsync(line, FactNames.Capacity, "11", "2026-04-01", "万吨/年");

        (await ground.RowAsync(line)).Capacity.ShouldBe(12);
        (await ground.FactsAsync(line, "2026-03-31"))[FactNames.Capacity].ShouldBe("10");
        (await ground.FactsAsync(line, "2026-04-01"))[FactNames.Capacity].ShouldBe("11");
        (await ground.FactsAsync(line, "2026-06-30"))[FactNames.Capacity].ShouldBe("11");
        (await ground.FactsAsync(line, "2026-07-01"))[FactNames.Capacity].ShouldBe("12");
        (await ground.FactsAsync(line, "2026-07-01", "2026-11-22"))[FactNames.Capacity].ShouldBe("10");
        (await JudgedAsync("2026-03-31")).ShouldBe([10]);
        (await JudgedAsync("2026-06-30")).ShouldBe([11], "插进来的一版，前后都不并列");
        (await JudgedAsync("2026-07-01")).ShouldBe([12]);
        (await JudgedAsync("2026-07-01", "2026-11-22")).ShouldBe([10]);
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.SetAsync(line, FactNames.Capacity, "11", "2026-05-01", "万吨/年"), "没有变");
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.SetAsync(line, FactNames.Capacity, "13", "2026-11-24", "万吨/年"), "还没有到");
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.SetAsync(line, FactNames.Capacity, "13", "2026-11-23"), "带单位");
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.SetAsync(line, FactNames.Capacity, "约13", "2026-11-23", "万吨/年"), "不是数");
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.SetAsync(line, FactNames.Status, "歇着", "2026-11-23"), "状态只能是");
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.SetAsync(line, "研判", "达标", "2026-11-23"), "不能在这里改");
        await ground.SetAsync(line, FactNames.Status, "停产", "2026-11-23");
        (await ground.RowAsync(line)).Status.ShouldBe(LineStatus.Idle);

        async Task<decimal[]> JudgedAsync(string on, string? known = null)
        {
            await using var db = ground.Office.Everything();
            var row = await db.Set<ProductionLine>().AsNoTracking().SingleAsync(l => l.Id == line, Cancel);
            var read = (await new Chuqing.Office.Screening.LineFactsReader(db).ReadAsync([row], Day(on), Cancel, known is null ? null : Today.EndOf(Day(known))))[line];
            return read.Capacity is { } capacity ? [capacity.Value] : [];
        }
    }

    [Fact]
    public async Task Many_lines_change_in_one_act_with_one_entry_and_a_version_each()
    {
        await using var ground = await StartAsync();
        var firm = await ground.EnterpriseAsync("甲水泥");
        var lines = new[] { await ground.LineAsync(firm, number: "1#"), await ground.LineAsync(firm, number: "2#", sector: "建材") };
        var far = await ground.LineAsync(await ground.EnterpriseAsync("乙水泥", Lechang), path: Lechang);
        await ground.RefusedAsync<InvalidFieldsException>(() => SetAsync([], BulkField.Sector, "水泥"), "没有选");
        await ground.RefusedAsync<InvalidFieldsException>(() => SetAsync([.. Enumerable.Range(0, 501).Select(_ => Guid.CreateVersion7())], BulkField.Sector, "水泥"), "最多 500 条");
        await ground.RefusedAsync<InvalidFieldsException>(() => SetAsync([.. lines, far], BulkField.Town, Maba), "别的县");
        await ground.RefusedAsync<NotFoundException>(() => ground.Office.AsAsync(ground.Office.CountyHandler, (BulkService s) => s.SetAsync(ground.Office.CountyHandler, [far], BulkField.Sector, "水泥", Why(), Cancel)), "没有找到");

        (await SetAsync(lines, BulkField.Sector, "水泥")).ShouldBe(2);
        await ground.RefusedAsync<InvalidFieldsException>(() => SetAsync(lines, BulkField.Sector, "水泥"), "没有要改的");
        (await SetAsync(lines, BulkField.Status, "停产")).ShouldBe(2);
        (await SetAsync(lines, BulkField.Town, Maba)).ShouldBe(2);

        var row = await ground.RowAsync(lines[1]);
        (row.Sector, row.Status, row.DivisionPath).ShouldBe(("水泥", LineStatus.Idle, Maba));
        (await ground.FactsAsync(lines[1], "2026-05-31"))[FactNames.Sector].ShouldBe("建材");
        (await ground.FactsAsync(lines[1], "2026-06-01"))[FactNames.Division].ShouldBe("曲江区马坝镇");
        await using var db = ground.Office.Everything();
        (await db.Set<LedgerEntry>().CountAsync(e => e.Act == "registry.bulk", Cancel)).ShouldBe(3);

        Task<int> SetAsync(Guid[] ids, BulkField field, string value) => ground.Office.AsAsync(ground.Office.Handler, (BulkService s) => s.SetAsync(ground.Office.Handler, ids, field, value, Why(), Cancel));
    }

    [Fact]
    public async Task A_view_is_ones_own_until_shared_and_only_its_owner_changes_it()
    {
        await using var ground = await StartAsync();
        var (me, other) = (ground.Office.Handler, ground.Office.OtherHandler);
        var view = await ground.Office.AsAsync(me, (SavedViewService s) => s.SaveAsync(me, "停产的水泥", "?sector=水泥&status=Idle", Cancel));
        (await ground.Office.AsAsync(other, (SavedViewService s) => s.ListAsync(other, Cancel))).ShouldBeEmpty();
        await ground.Office.AsAsync(me, (SavedViewService s) => s.ShareAsync(me, view.Id, true, Cancel));
        await ground.Office.AsAsync(me, (SavedViewService s) => s.MakeDefaultAsync(me, view.Id, true, Cancel));
        (await ground.Office.AsAsync(other, (SavedViewService s) => s.ListAsync(other, Cancel))).Single().Query.ShouldBe("sector=水泥&status=Idle");
        await Should.ThrowAsync<NotFoundException>(() => ground.Office.AsAsync(other, (SavedViewService s) => s.DeleteAsync(other, view.Id, Cancel)));
        await Should.ThrowAsync<InvalidFieldsException>(() => ground.Office.AsAsync(me, (SavedViewService s) => s.SaveAsync(me, " ", "q=a", Cancel)));
        await Should.ThrowAsync<InvalidFieldsException>(() => ground.Office.AsAsync(me, (SavedViewService s) => s.SaveAsync(me, "空的", "", Cancel)));
        await ground.Office.AsAsync(me, (SavedViewService s) => s.RenameAsync(me, view.Id, "停产水泥线", Cancel));
        await ground.Office.AsAsync(me, (SavedViewService s) => s.DeleteAsync(me, view.Id, Cancel));
        (await ground.Office.AsAsync(me, (SavedViewService s) => s.ListAsync(me, Cancel))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Duplicates_are_suggested_once_and_never_across_counties_or_between_two_valid_codes()
    {
        await using var ground = await StartAsync();
        var a = await ground.EnterpriseAsync("韶关市云岭水泥有限公司", code: Code);
        var b = await ground.EnterpriseAsync("云岭水泥（有限责任公司）");
        await ground.EnterpriseAsync("云岭水泥有限公司", Lechang);
        var masked = await ground.EnterpriseAsync("甲建材", code: "91440205********6M");
        var alike = await ground.EnterpriseAsync("云岭水泥制造有限公司");
        var (one, two) = (await ground.LineAsync(a, number: "1#"), await ground.LineAsync(a, number: "1 #"));
        await ground.LineAsync(a, number: "2#");

        Names(await FindAsync(DuplicateGround.Name)).ShouldBe([(a, b)]);
        Names(await FindAsync(DuplicateGround.Masked)).ShouldBe([(a, masked)]);
        Names(await FindAsync(DuplicateGround.Line)).ShouldBe([(one, two)]);
        Names(await FindAsync(DuplicateGround.Alike)).ShouldBe([(a, alike), (b, alike)], ignoreOrder: true);
        (await FindAsync(DuplicateGround.Code)).ShouldBeEmpty();
        var bare = await ground.EnterpriseAsync("曲江南峰水泥厂");
        var plain = await ground.EnterpriseAsync("南峰水泥厂");
        (await FindAsync(DuplicateGround.Place)).ShouldContain(p => p.FirstId == bare && p.SecondId == plain);

        await Should.ThrowAsync<InvalidFieldsException>(() => RuleAsync(""));
        await RuleAsync("两个厂址，各有执照");
        await Should.ThrowAsync<ConflictException>(() => RuleAsync("再说一次"));
        (await FindAsync(DuplicateGround.Name)).ShouldBeEmpty();
        await ground.MergeLinesAsync(two, one);
        (await FindAsync(DuplicateGround.Line)).ShouldBeEmpty();
        DuplicateQueries.Fits("9144020579****315E", "91440205791234315E").ShouldBeTrue();
        DuplicateQueries.Fits("9144020579****315E", "91440205791234316E").ShouldBeFalse();

        async Task<IReadOnlyList<DuplicatePair>> FindAsync(DuplicateGround by) => (await ground.Office.AsAsync(ground.Office.Handler, (DuplicateQueries q) => q.FindAsync(by, null, Cancel))).Pairs;

        Task RuleAsync(string because) => ground.Office.AsAsync(ground.Office.Handler, (DuplicateService s) => s.NotTheSameAsync(ground.Office.Handler, DuplicateKind.Enterprise, b, a, because, Cancel));

        static IEnumerable<(Guid, Guid)> Names(IReadOnlyList<DuplicatePair> pairs) => pairs.Select(p => (p.FirstId, p.SecondId));
    }
}
