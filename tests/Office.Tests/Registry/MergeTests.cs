using Chuqing.Law.Procedures;
using Chuqing.Office.Cases;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.Registry.Ground;

namespace Chuqing.Office.Tests.Registry;

public class MergeTests
{
    static CancellationToken Cancel => TestOffice.Cancel;

    [Fact]
    public async Task A_merged_enterprise_keeps_its_id_and_its_lines_pass_over_with_a_version_and_a_link()
    {
        await using var ground = await StartAsync();
        var (from, into) = (await ground.EnterpriseAsync("韶关市云岭水泥厂"), await ground.EnterpriseAsync("云岭水泥有限公司", code: Code));
        var line = await ground.LineAsync(from);

        var link = await ground.MergeAsync(from, into);

        (await ground.FirmAsync(from)).MergedIntoId.ShouldBe(into);
        (await ground.RowAsync(line)).EnterpriseId.ShouldBe(into);
        (link.FromId, link.ToId, link.Because, link.ActorName).ShouldBe((from, into, "核对营业执照，是同一家", "经办甲"));
        (await ground.FactsAsync(line, "2026-05-31"))[FactNames.Owner].ShouldBe("韶关市云岭水泥厂");
        (await ground.FactsAsync(line, "2026-06-01"))[FactNames.Owner].ShouldBe("云岭水泥有限公司");
        var detail = (await ground.Office.AsAsync(ground.Office.Handler, (RegistryQueries q) => q.EnterpriseAsync(into, Cancel))).ShouldNotBeNull();
        detail.Merged.Single().Id.ShouldBe(from);
        detail.Lines.Single().Id.ShouldBe(line);
        RegistryQueries.FormerNames(detail).Select(f => f.Value).ShouldContain("韶关市云岭水泥厂");
        (await ground.ListAsync("云岭水泥厂")).Rows.Single().Id.ShouldBe(line, "照并走的名字也找得到");
    }

    [Fact]
    public async Task Who_owned_a_line_is_told_as_of_a_day_and_as_known_on_a_day()
    {
        await using var ground = await StartAsync();
        var (a, b) = (await ground.EnterpriseAsync("甲水泥"), await ground.EnterpriseAsync("乙水泥"));
        var line = await ground.LineAsync(a);
        await ground.PassAsync(line, b, "2026-03-15");
        var row = await ground.RowAsync(line);

        (await OwnerAsync("2026-03-14", null)).ShouldBe(a);
        (await OwnerAsync("2026-03-15", null)).ShouldBe(b);
        (await OwnerAsync("2026-03-15", "2026-11-22")).ShouldBe(a, "那天还不知道");
        (await OwnerAsync("2026-03-15", "2026-11-23")).ShouldBe(b);

        Task<Guid> OwnerAsync(string on, string? known) =>
            ground.Office.AsAsync(ground.Office.Handler, (RegistryQueries q) => q.OwnerAsOfAsync(row, Day(on), known is null ? null : Today.EndOf(Day(known)), Cancel));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_nothing_changes()
    {
        await using var ground = await StartAsync();
        var (a, b, far) = (await ground.EnterpriseAsync("甲水泥", code: Code), await ground.EnterpriseAsync("甲水泥有限公司"), await ground.EnterpriseAsync("甲水泥", Lechang));
        var other = await ground.EnterpriseAsync("乙水泥", code: "91440300MA5DEF0X5R");
        await ground.RefusedAsync<NotPermittedException>(() => ground.MergeAsync(a, a), "不能并入它自己");
        await ground.RefusedAsync<NotPermittedException>(() => ground.MergeAsync(a, far), "不在同一个县");
        await ground.RefusedAsync<NotFoundException>(() => ground.MergeAsync(a, far, ground.Office.CountyHandler), "不在您的辖区");
        await ground.RefusedAsync<ForbiddenException>(() => ground.MergeAsync(b, a, ground.Office.Reviewer), "经办");
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.MergeAsync(b, a, ground: new(Day("2026-11-24"), "是同一家")), "还没有到");
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.MergeAsync(b, a, ground: new(Day("2026-11-23"), " ")), "理由");
        await ground.RefusedAsync<NotPermittedException>(() => ground.UnmergeAsync(a), "没有并入");
        if (CreditCode.Read("91440300MA5DEF0X5R").State == CreditCodeState.Valid) await ground.RefusedAsync<NotPermittedException>(() => ground.MergeAsync(other, a), "都有效而不同");
        await ground.MergeAsync(b, a);
        await ground.RefusedAsync<NotPermittedException>(() => ground.MergeAsync(b, other), "已经并入");
        await ground.RefusedAsync<NotPermittedException>(() => ground.MergeAsync(other, b), "已经并入");
        await ground.RefusedAsync<NotPermittedException>(() => ground.MergeAsync(a, b), "已经并入");
    }

    [Fact]
    public async Task A_merge_is_undone_by_a_new_act_and_only_lines_that_came_by_it_go_back()
    {
        await using var ground = await StartAsync();
        var (a, b, c) = (await ground.EnterpriseAsync("甲水泥"), await ground.EnterpriseAsync("乙水泥"), await ground.EnterpriseAsync("丙水泥"));
        var (back, sold, own) = (await ground.LineAsync(a, number: "1#"), await ground.LineAsync(a, number: "2#"), await ground.LineAsync(b));
        await ground.MergeAsync(a, b);
        await ground.PassAsync(sold, c);
        await ground.MergeAsync(b, c);

        await ground.UnmergeAsync(a);

        (await ground.FirmAsync(a)).MergedIntoId.ShouldBeNull();
        (await ground.RowAsync(back)).EnterpriseId.ShouldBe(a);
        (await ground.RowAsync(sold)).EnterpriseId.ShouldBe(c, "另行转走的留在受让方");
        (await ground.RowAsync(own)).EnterpriseId.ShouldBe(c);
        await using var db = ground.Office.Everything();
        (await db.Set<RegistryLink>().CountAsync(l => l.Act == RegistryAct.EnterpriseMerged, Cancel)).ShouldBe(2, "并过的事还在");
    }

    [Fact]
    public async Task A_merged_line_loses_no_fact_and_a_fact_of_both_is_that_of_the_one_that_lives()
    {
        await using var ground = await StartAsync();
        var firm = await ground.EnterpriseAsync("甲水泥");
        var (from, into) = (await ground.LineAsync(firm, number: "1#", sector: "水泥", capacity: 10), await ground.LineAsync(firm, number: "1号", capacity: 12));
        int before;
        await using (var db = ground.Office.Everything()) before = await db.Set<Fact>().CountAsync(Cancel);

        await ground.MergeLinesAsync(from, into);

        await using (var db = ground.Office.Everything()) (await db.Set<Fact>().CountAsync(Cancel)).ShouldBe(before);
        var row = await ground.RowAsync(into);
        (row.Sector, row.Capacity).ShouldBe(("水泥", 12m));
        var facts = await ground.FactsAsync(into, "2026-01-01");
        (facts[FactNames.Sector], facts[FactNames.Capacity]).ShouldBe(("水泥", "12"));
        (await ground.FactsAsync(into, "2026-11-23", "2026-11-22")).ShouldNotContainKey(FactNames.Sector, "合并之前不知道它们是一条");
        var judged = await JudgedAsync();
        (judged.Sector, judged.Capacity!.Value).ShouldBe(("水泥", 12m));
        (await ground.ListAsync("")).Rows.Single().Id.ShouldBe(into);

        await ground.UnmergeLineAsync(from);
        (await ground.RowAsync(into)).Sector.ShouldBeNull();
        (await JudgedAsync()).Sector.ShouldBeNull();
        (await ground.RowAsync(from)).MergedIntoId.ShouldBeNull();

        async Task<Law.Screening.LineFacts> JudgedAsync()
        {
            await using var db = ground.Office.Everything();
            var line = await db.Set<ProductionLine>().AsNoTracking().SingleAsync(l => l.Id == into, Cancel);
            return (await new LineFactsReader(db).ReadAsync([line], Day("2026-11-23"), Cancel))[into];
        }
    }

    [Fact]
    public async Task Lines_with_files_under_way_on_both_sides_are_not_merged_and_files_of_the_merged_one_are_read_from_the_other()
    {
        await using var ground = await StartAsync();
        var (firm, other) = (await ground.EnterpriseAsync("甲水泥"), await ground.EnterpriseAsync("乙水泥"));
        var (a, b, foreign) = (await ground.LineAsync(firm, number: "1#"), await ground.LineAsync(firm, number: "2#"), await ground.LineAsync(other));
        var (one, two) = (File(a), File(b));
        await ground.WriteAsync(one, two);
        await ground.RefusedAsync<NotPermittedException>(() => ground.MergeLinesAsync(a, b), "都有在办的件", "1# 机立窑1台", "2# 机立窑1台");
        await ground.RefusedAsync<NotPermittedException>(() => ground.MergeLinesAsync(a, foreign), "属于两家企业");
        await ground.RefusedAsync<NotPermittedException>(() => ground.MergeLinesAsync(a, a), "不能并入它自己");
        await ground.RefusedAsync<NotPermittedException>(() => ground.SplitLineAsync(a, new("机立窑1台", "1#", null, null), new("机立窑1台", "3#", null, null)), "在办的件");

        await using (var db = ground.Office.Everything()) await db.Set<Proceeding>().Where(p => p.Id == two.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsEnded, true), Cancel);
        await ground.MergeLinesAsync(a, b);
        (await ground.Office.AsAsync(ground.Office.Handler, (ProceedingQueries q) => q.OfLineAsync(b, Cancel))).Select(f => f.Id).ShouldBe([one.Id, two.Id], ignoreOrder: true);
        (await ground.Office.AsAsync(ground.Office.Handler, (CaseQueries q) => q.OfLineAsync(b, Cancel))).Count.ShouldBe(2);
        await ground.RefusedAsync<NotPermittedException>(() => ground.MergeLinesAsync(a, b), "已经并入");

        Proceeding File(Guid line) => new()
        {
            City = TestOffice.City, DivisionPath = Qujiang, Procedure = EnergyProcedure.Id, ProcedureVersion = 1, Title = "限期整改", EnterpriseId = firm, LineId = line, State = EnergyProcedure.Opened, OpenedOn = new(2026, 5, 1),
        };
    }

    [Fact]
    public async Task A_line_recorded_for_two_machines_becomes_two_and_figures_of_both_bind_nobody()
    {
        await using var ground = await StartAsync();
        var firm = await ground.EnterpriseAsync("甲水泥");
        var line = await ground.LineAsync(firm, "1#、2#机立窑2台", sector: "水泥", capacity: 20);
        await ground.SetAsync(line, "指标|熟料单位产品综合能耗", "121.4", "2026-02-01", "kgce/t", 2025);
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.SplitLineAsync(line, new("机立窑1台", null, null, null), new("机立窑1台", null, null, null)), "一模一样");
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.SplitLineAsync(line, new("机立窑1台", "1#", 10, null), new("机立窑1台", "2#", null, null)), "带单位");

        var link = await ground.SplitLineAsync(line, new("机立窑1台", "1#", null, null), new("机立窑1台", "2#", 10, "万吨/年"));

        var (kept, added) = (await ground.RowAsync(line), await ground.RowAsync(link.ToId));
        (kept.Number, kept.Capacity, added.Number, added.Capacity, added.Sector, added.EnterpriseId).ShouldBe(("1#", null, "2#", 10m, "水泥", firm));
        (await ground.FactsAsync(line, "2026-05-31"))[FactNames.Equipment].ShouldBe("1#、2#机立窑2台");
        await using var db = ground.Office.Everything();
        var read = await new LineFactsReader(db).ReadAsync([kept, added], Day("2026-11-23"), Cancel);
        read[kept.Id].Capacity.ShouldBeNull("合计的产能不是这一条的");
        read[kept.Id].Metrics.Single().Use.ShouldBe(Law.Screening.PermittedUse.ClueOnly);
        read[added.Id].Metrics.ShouldBeEmpty();
        read[added.Id].Machines!.Single().Type.ShouldBe("机立窑");
        (await ground.Office.AsAsync(ground.Office.Handler, (RegistryQueries q) => q.LinksAsync(added.Id, Cancel))).Single().Link.FromId.ShouldBe(line);
    }

    [Fact]
    public async Task A_split_makes_an_enterprise_that_leads_back_and_refuses_a_name_that_stands()
    {
        await using var ground = await StartAsync();
        var firm = await ground.EnterpriseAsync("甲水泥");
        var (a, b) = (await ground.LineAsync(firm, number: "1#"), await ground.LineAsync(firm, number: "2#"));
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.SplitAsync(firm, "甲水泥", b), "已有");
        await ground.RefusedAsync<InvalidFieldsException>(() => ground.SplitAsync(firm, "乙水泥"), "请选");

        var link = await ground.SplitAsync(firm, "乙水泥", b);

        ((await ground.RowAsync(a)).EnterpriseId, (await ground.RowAsync(b)).EnterpriseId).ShouldBe((firm, link.ToId));
        (await ground.Office.AsAsync(ground.Office.Handler, (RegistryQueries q) => q.LinksAsync(link.ToId, Cancel))).ShouldContain(l => l.Link.Act == RegistryAct.EnterpriseSplit && l.From == "甲水泥");
    }

    [Fact]
    public async Task A_move_takes_lines_and_facts_along_and_waits_for_files_when_it_leaves_the_county()
    {
        await using var ground = await StartAsync();
        var firm = await ground.EnterpriseAsync("甲水泥");
        var line = await ground.LineAsync(firm, sector: "水泥");
        var file = new Proceeding { City = TestOffice.City, DivisionPath = Qujiang, Procedure = EnergyProcedure.Id, ProcedureVersion = 1, Title = "限期整改", EnterpriseId = firm, LineId = line, State = EnergyProcedure.Opened, OpenedOn = new(2026, 5, 1) };
        await ground.WriteAsync(file);
        await ground.RefusedAsync<NotPermittedException>(() => MoveAsync(Lechang), "还在办");
        await ground.RefusedAsync<InvalidFieldsException>(() => MoveAsync(Lechang, true), "您辖区内");
        await MoveAsync(Maba);
        await using (var db = ground.Office.Everything()) await db.Set<Proceeding>().ExecuteUpdateAsync(s => s.SetProperty(p => p.IsEnded, true), Cancel);

        await MoveAsync(Lechang);

        (await ground.RowAsync(line)).DivisionPath.ShouldBe(Lechang);
        await using var after = ground.Office.Everything();
        (await after.Set<Fact>().Where(f => f.SubjectId == line).Select(f => f.DivisionPath).Distinct().SingleAsync(Cancel)).ShouldBe(Lechang);
        (await after.Set<Fact>().Where(f => f.SubjectId == firm && f.Name == FactNames.Division).OrderBy(f => f.EnteredAt).ThenBy(f => f.Id).Select(f => f.Value).ToListAsync(Cancel)).ShouldBe(["曲江区", "曲江区马坝镇", "乐昌市"], ignoreOrder: true);

        Task MoveAsync(string to, bool county = false)
        {
            var by = county ? ground.Office.CountyHandler : ground.Office.Handler;
            return ground.Office.AsAsync(by, (EnterpriseService s) => s.MoveAsync(by, firm, to, Why("2026-06-01"), Cancel));
        }
    }

    [Fact]
    public async Task The_same_sheet_after_a_merge_or_a_sale_makes_nothing_new()
    {
        await using var ground = await StartAsync();
        await ground.ImportAsync("甲水泥,,曲江区,,水泥,机立窑1台,1#,10,万吨/年,在产\n甲水泥有限公司,,曲江区,,水泥,机立窑1台,2#,10,万吨/年,在产\n丙水泥,,曲江区,,水泥,湿法窑1条,9#,10,万吨/年,在产\n", "2026-10-01");
        var rows = (await ground.ListAsync("")).Rows.ToDictionary(r => r.Number!);
        var (a, b, c) = (rows["1#"], rows["2#"], rows["9#"]);
        await ground.MergeAsync(b.EnterpriseId, a.EnterpriseId);
        await ground.MergeLinesAsync(b.Id, a.Id);
        await ground.PassAsync(c.Id, a.EnterpriseId);

        var again = await ground.ImportAsync("甲水泥,,曲江区,,水泥,机立窑1台,1#,11,万吨/年,在产\n甲水泥有限公司,,曲江区,,水泥,机立窑1台,2#,11,万吨/年,在产\n丙水泥,,曲江区,,水泥,湿法窑1条,9#,12,万吨/年,在产\n");

        (again.NewEnterprises, again.NewLines, again.KnownLines).ShouldBe((0, 0, 3));
        again.Warnings.ShouldContain(w => w.Contains("已经从“丙水泥”转到别的企业"));
        (await ground.RowAsync(c.Id)).ShouldSatisfyAllConditions(l => l.Capacity.ShouldBe(12), l => l.EnterpriseId.ShouldBe(a.EnterpriseId));
        (await ground.FirmAsync(a.EnterpriseId)).Name.ShouldBe("甲水泥");
    }
}
