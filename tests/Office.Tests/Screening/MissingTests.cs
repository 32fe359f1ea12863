using Chuqing.Law.Screening;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.LawBook;
using Chuqing.Office.Tests.Registry;

namespace Chuqing.Office.Tests.Screening;

/// <summary>资料不足 as a work list.</summary>
public sealed class MissingTests
{
    const string Head = "企业名称,行业,生产线（设备）,编号", Kiln = "新型干法水泥熟料生产线2500t/d", Metrics = "指标|熟料单位产品综合能耗|kgce/t|2025,指标|熟料单位产品综合电耗|kWh/t|2025,指标|熟料单位产品综合煤耗|kgce/t|2025,来源";

    [Fact]
    public async Task A_line_asks_for_the_facts_that_decide_it_and_says_how_far_its_lead_lies()
    {
        await using var office = await StartAsync($"{Head},{Metrics}\n甲水泥厂,水泥熟料,{Kiln},1#,,,,\n乙水泥厂,水泥熟料,{Kiln},1#,118,55,100,企业自报\n丙水泥厂,水泥熟料,{Kiln},1#,110,55,100,节能监察报告\n");

        var missing = await ListAsync(office, new());
        var suspected = await ListAsync(office, new(Suspected: true));

        missing.Lines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.Enterprise.ShouldBe("甲水泥厂"), l => l.Deciding.Facts.Count.ShouldBe(3), l => l.Deciding.Facts.ShouldAllBe(f => f.Holders[0] == "节能监察机构"));
        suspected.Lines.ShouldHaveSingleItem().Distances.ShouldContain(d => d.Said.Contains("降 1 kgce/t（0.85%）即达标"));
    }

    [Fact]
    public async Task Sector_and_holder_cut_the_list_and_it_goes_on_where_it_stopped()
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => $"厂{i:000},水泥熟料,{Kiln},1#\n"));
        await using var office = await StartAsync($"{Head}\n{rows}丁铸造厂,铸造,中频炉2台,1#\n");

        (await ListAsync(office, new(Sector: "铸造"))).Lines.ShouldHaveSingleItem().Enterprise.ShouldBe("丁铸造厂");
        HashSet<Guid> seen = [];
        var filter = new MissingFilter(Holder: "节能监察机构");
        do
        {
            var page = await ListAsync(office, filter);
            page.Lines.Count.ShouldBeLessThanOrEqualTo(25);
            foreach (var line in page.Lines) seen.Add(line.Line.Id).ShouldBeTrue();
            filter = filter with { After = page.Next };
        } while (filter.After is not null);
        seen.Count.ShouldBe(60, "铸造的那一条不向节能监察机构要");
    }

    static async Task<TestOffice> StartAsync(string sheet)
    {
        var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await SourceTests.ImportAsync(office, sheet);
        await office.AsAsync(office.Handler, (ScreeningService s) => s.RunAsync(office.Handler, null, new(2026, 11, 23), TestOffice.Cancel));
        return office;
    }

    static Task<MissingPage> ListAsync(TestOffice office, MissingFilter filter) => office.AsAsync(office.Handler, (MissingQueries q) => q.PageAsync(filter, office.Divisions.Outside.Path, TestOffice.Cancel));
}
