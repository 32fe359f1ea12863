using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Tests.Files.Sheets;

/// <summary>The two public lists in tests/cases, read as an officer would hand them in.</summary>
public class RealListsTests
{
    [Fact]
    public void The_exit_lists_are_recognised_and_all_95_rows_read()
    {
        using var book = SheetReader.Read(Case("exit_lists.csv"), cancel: TestContext.Current.CancellationToken);
        var sheet = MappedSheet.Open(book);

        var rows = sheet.Rows().ToList();

        sheet.Proposal.ShouldBeNull();
        rows.Count.ShouldBe(95);
        rows.Where(r => r.Problems.Count > 0).ShouldBeEmpty();
        rows[0].Row.ShouldBe(2);
        rows[0].Text("企业名称").ShouldBe("昌黎县黄金海岸包装材料工业公司");
        rows[0].Number("产能").ShouldBe(2.6m);
        rows[0].Text("产能单位").ShouldBe("万吨");
        rows[0].Cells["产能"].Column.ShouldBe("M");
        rows.Single(r => r.Text("企业名称") == "云南澄江华容水泥").Text("产能单位").ShouldBe("t/d");
        rows.Single(r => r.Text("企业名称") == "河北丰达钢铁有限公司").Text("县（市、区）").ShouldBe("河北");
        rows.Count(r => r.Number("产能") is null).ShouldBe(55);
    }

    [Fact]
    public void The_steel_plants_are_recognised_and_keep_their_unit_and_their_gaps()
    {
        using var book = SheetReader.Read(Case("gem_steel_plants_china.csv"), cancel: TestContext.Current.CancellationToken);

        var rows = MappedSheet.Open(book).Rows().ToList();

        rows.Count.ShouldBe(557);
        rows.Where(r => r.Problems.Count > 0).ShouldBeEmpty();
        rows[0].Text("企业名称").ShouldBe("安徽长江钢铁股份有限公司");
        rows[0].Text("生产线（设备）").ShouldBe("BF, BOF, EAF");
        rows[0].Number("产能").ShouldBe(3800m);
        rows[0].Text("产能单位").ShouldBe("千吨/年");
        rows.Count(r => r.Number("产能") is null).ShouldBe(64);
        rows.Where(r => r.Number("产能") is null).ShouldAllBe(r => r.Text("产能单位") == null);
    }

    [Fact]
    public void Without_the_shipped_mapping_the_headers_still_give_the_same_columns()
    {
        using var book = SheetReader.Read(Case("exit_lists.csv"), cancel: TestContext.Current.CancellationToken);

        var proposal = ColumnMapping.Propose(book.Tables[0]).ShouldNotBeNull();

        proposal.Columns.Select(c => (c.Target, c.Header)).ShouldBe(
        [
            ("省", "province"), ("县（市、区）", "city_county"), ("企业名称", "enterprise"), ("行业", "sector"),
            ("生产线（设备）", "equipment_raw"), ("产能", "capacity"), ("产能单位", "capacity_unit"), ("状态", "status"),
        ]);
        proposal.Unmapped.ShouldContain(new UnmappedColumn(24, "note"));
    }

    static string Case(string file) => Path.Combine(AppContext.BaseDirectory, "cases", file);
}
