using System.Text;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Registry;

public sealed class RegistryImportTests : IDisposable
{
    const string Header = "企业名称,统一社会信用代码,县（市、区）,镇（街道）,行业,生产线（设备）,编号,产能,产能单位,状态\n";
    readonly string folder = Directory.CreateTempSubdirectory("chuqing-import-").FullName;

    [Fact]
    public async Task One_enterprise_in_many_rows_is_one_and_equal_lines_stay_apart()
    {
        await using var office = await TestOffice.StartAsync();

        var result = await ImportAsync(office, Header + """
            云岭水泥,91440205MA5DEMA16M,曲江区,马坝镇,水泥,Φ3.0×11m机立窑1台,,10,万吨/年,在产
            云岭水泥,91440205MA5DEMA16M,曲江区,马坝镇,水泥,Φ3.0×11m机立窑1台,,10,万吨/年,在产
            云岭水泥（二车间）,,曲江区,马坝镇,水泥,水泥磨Φ2.4m×11m×1台,,5,万吨/年,停产
            """);

        result.Rejected.ShouldBeEmpty();
        (result.Accepted, result.NewEnterprises, result.NewLines).ShouldBe((3, 2, 3));
        await using var db = office.Everything();
        (await db.Set<MainEquipment>().CountAsync(m => m.Kind == "机立窑", TestOffice.Cancel)).ShouldBe(2);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_a_corrected_one_adds_versions_only()
    {
        await using var office = await TestOffice.StartAsync();
        const string rows = "云岭水泥,,曲江区,,水泥,湿法窑1条,1#,{0},万吨/年,在产\n";
        await ImportAsync(office, Header + string.Format(rows, "30"));
        var before = await CountsAsync(office);

        (await ImportAsync(office, Header + string.Format(rows, "30"))).Unchanged.ShouldBeTrue();
        (await CountsAsync(office)).ShouldBe(before);

        var corrected = await ImportAsync(office, Header + string.Format(rows, "35"));

        (corrected.NewEnterprises, corrected.NewLines, corrected.KnownLines).ShouldBe((0, 0, 1));
        await using var db = office.Everything();
        var capacity = await db.Set<Fact>().Where(f => f.Name == "产能").OrderBy(f => f.EnteredAt).ThenBy(f => f.Id).ToListAsync(TestOffice.Cancel);
        capacity.Select(f => f.Figure).ShouldBe([30, 35]);
        capacity[0].SupersededById.ShouldBe(capacity[1].Id);
        (await db.Set<ProductionLine>().SingleAsync(TestOffice.Cancel)).Capacity.ShouldBe(35);
    }

    [Fact]
    public async Task Bad_rows_stop_everything_unless_the_good_ones_are_asked_for()
    {
        await using var office = await TestOffice.StartAsync();
        const string sheet = Header + """
            好企业,,曲江区,,水泥,湿法窑1条,,30,万吨/年,
            没单位,,曲江区,,水泥,湿法窑1条,,30,,
            坏代码,9144020,曲江区,,水泥,湿法窑1条,,30,万吨/年,
            没县,,,,水泥,湿法窑1条,,30,万吨/年,
            """;
        var before = await CountsAsync(office);

        var none = await ImportAsync(office, sheet);

        none.Accepted.ShouldBe(0);
        none.Rejected.Select(r => r.Row).ShouldBe([3, 4, 5]);
        none.Rejected[0].Column.ShouldBe("H");
        none.Rejected[0].Reason.ShouldContain("没有单位");
        (await CountsAsync(office)).ShouldBe(before);

        using var returned = new MemoryStream();
        var good = await ImportAsync(office, sheet, goodRows: true, returned: returned);

        good.Accepted.ShouldBe(1);
        good.Rejected.Count.ShouldBe(3);
        var back = Encoding.UTF8.GetString(returned.ToArray());
        back.ShouldContain("退回原因");
        back.ShouldNotContain("好企业");
        back.ShouldContain("没单位");
    }

    [Fact]
    public async Task A_county_sends_for_itself_only()
    {
        await using var office = await TestOffice.StartAsync();

        var result = await ImportAsync(office, Header + """
            自己的,,,,水泥,湿法窑1条,,30,万吨/年,
            邻县的,,始兴县,,水泥,湿法窑1条,,30,万吨/年,
            """, office.CountyHandler, goodRows: true);

        result.Accepted.ShouldBe(1);
        result.Rejected.ShouldHaveSingleItem().Reason.ShouldContain("不在您的辖区");
        await using var db = office.Everything();
        (await db.Set<Enterprise>().SingleAsync(TestOffice.Cancel)).DivisionPath.ShouldBe("/440200/440205/");
    }

    [Fact]
    public async Task Namesakes_with_two_codes_are_two_and_a_masked_code_identifies_nobody()
    {
        await using var office = await TestOffice.StartAsync();

        var result = await ImportAsync(office, Header + """
            同名水泥,91440205MA5DEMA16M,曲江区,,水泥,湿法窑1条,1,,,
            同名水泥,91440281MA5DEMB20U,曲江区,,水泥,湿法窑1条,2,,,
            永业纸制品,9144028170794****E,乐昌市,,造纸,造纸机1台,,,,
            另一家,9144028170794****E,乐昌市,,造纸,造纸机1台,,,,
            """);

        result.Rejected.ShouldBeEmpty();
        result.NewEnterprises.ShouldBe(4);
        result.Warnings.ShouldContain(w => w.Contains("同名"));
        result.Warnings.Count(w => w.Contains("掩码")).ShouldBe(2);
    }

    [Fact]
    public async Task The_published_exit_lists_go_in_whole_as_rows_of_elsewhere()
    {
        await using var office = await TestOffice.StartAsync();

        var result = await ImportAsync(office, Path.Combine(AppContext.BaseDirectory, "cases", "exit_lists.csv"), office.Handler);

        result.Rejected.ShouldBeEmpty();
        result.Accepted.ShouldBe(95);
        await using var db = office.Everything();
        (await db.Set<ProductionLine>().CountAsync(TestOffice.Cancel)).ShouldBe(95);
        // 95 行里：德龙、荆工等一家多行；“黄冈钜锦纺织”与其车间是两家
        var names = await db.Set<Enterprise>().Select(e => e.Name).ToListAsync(TestOffice.Cancel);
        names.Count(n => n == "德龙钢铁有限公司").ShouldBe(1);
        names.Count(n => n.StartsWith("黄冈钜锦纺织有限公司")).ShouldBe(2);
        (await db.Set<Enterprise>().AllAsync(e => e.DivisionPath == "/440200/000000/", TestOffice.Cancel)).ShouldBeTrue();
        var (enterprises, lines) = await office.AsAsync(office.Handler, (RegistryQueries q) => q.CountsAsync("/440200/000000/", TestOffice.Cancel));
        (enterprises, lines).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_sheet_of_an_earlier_day_fills_history_and_leaves_what_is_known_later()
    {
        await using var office = await TestOffice.StartAsync();
        const string row = "云岭水泥,,曲江区,,水泥,湿法窑1条,1#,{0},万吨/年,{1}\n";
        await ImportAsync(office, Header + string.Format(row, "30", "停产"), asOf: new(2026, 6, 1));

        await ImportAsync(office, Header + string.Format(row, "99", "在产"), asOf: new(2025, 6, 1));

        await using var db = office.Everything();
        var line = await db.Set<ProductionLine>().SingleAsync(TestOffice.Cancel);
        (line.Capacity, line.Status).ShouldBe((30m, LineStatus.Idle));
        (await db.Set<Fact>().SingleAsync(f => f.Name == "产能" && f.SupersededById == null, TestOffice.Cancel)).Figure.ShouldBe(30);
        var now = await office.AsAsync(office.Handler, (RegistryQueries q) => q.FactsAsOfAsync(line.Id, new(2025, 12, 31), null, TestOffice.Cancel));
        now.Single(f => f.Name == "产能").Figure.ShouldBe(99);
    }

    [Fact]
    public async Task Lines_of_one_code_in_two_counties_stay_where_they_stand_and_outside_stays_outside()
    {
        await using var office = await TestOffice.StartAsync();

        await ImportAsync(office, Header + """
            云岭水泥,91440205MA5DEMA16M,曲江区,,水泥,湿法窑1条,1#,,,
            云岭水泥,91440205MA5DEMA16M,乐昌市,,水泥,湿法窑1条,2#,,,
            云岭水泥,91440205MA5DEMA16M,唐山市,,水泥,湿法窑1条,3#,,,
            """);

        await using var db = office.Everything();
        (await db.Set<ProductionLine>().OrderBy(l => l.Number).Select(l => l.DivisionPath).ToListAsync(TestOffice.Cancel))
            .ShouldBe(["/440200/440205/", "/440200/440281/", "/440200/000000/"]);
        (await office.AsAsync(office.Handler, (RegistryQueries q) => q.CountsAsync("/440200/000000/", TestOffice.Cancel))).Lines.ShouldBe(2);
    }

    [Fact]
    public async Task Search_finds_by_two_characters_and_pages_by_key()
    {
        await using var office = await TestOffice.StartAsync();
        await ImportAsync(office, Header + string.Concat(Enumerable.Range(1, 7).Select(i => $"云岭{i}号水泥,,曲江区,,水泥,湿法窑1条,{i},,,\n")) + "别家铸造,,始兴县,,钢铁,中频炉1台,,,,\n");

        var first = await office.AsAsync(office.Handler, (LineListQueries q) => q.PageAsync(new(Text: "云岭", Size: 5), TestOffice.Cancel));
        var second = await office.AsAsync(office.Handler, (LineListQueries q) => q.PageAsync(new(Text: "云岭", After: first.Rows[^1].Id, Size: 5), TestOffice.Cancel));
        var back = await office.AsAsync(office.Handler, (LineListQueries q) => q.PageAsync(new(Text: "云岭", Before: second.Rows[0].Id, Size: 5), TestOffice.Cancel));

        (first.Count, first.HasNext, first.HasPrevious).ShouldBe((7, true, false));
        (second.Rows.Count, second.HasNext, second.HasPrevious).ShouldBe((2, false, true));
        back.Rows.Select(r => r.Id).ShouldBe(first.Rows.Select(r => r.Id));
    }

    async Task<ImportResult> ImportAsync(TestOffice office, string textOrPath, SignedIn? by = null, bool goodRows = false, MemoryStream? returned = null, DateOnly? asOf = null)
    {
        var path = textOrPath;
        if (textOrPath.Contains('\n'))
        {
            path = Path.Combine(folder, $"{Guid.CreateVersion7():N}.csv");
            await File.WriteAllTextAsync(path, textOrPath, TestOffice.Cancel);
        }
        by ??= office.Handler;
        return await office.AsAsync(by, (RegistryImport import) => import.ImportAsync(
            new(by.Actor, by.DivisionPath) { GoodRows = goodRows, AsOf = asOf }, path, "台账.csv", returned is null ? null : _ => new Unclosed(returned), TestOffice.Cancel));
    }

    static async Task<(int, int, int, int)> CountsAsync(TestOffice office)
    {
        await using var db = office.Everything();
        return (await db.Set<Enterprise>().CountAsync(TestOffice.Cancel), await db.Set<ProductionLine>().CountAsync(TestOffice.Cancel),
            await db.Set<Fact>().CountAsync(TestOffice.Cancel), await db.Set<LedgerEntry>().CountAsync(TestOffice.Cancel));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Lets the test read what the import wrote and closed.</summary>
    sealed class Unclosed(MemoryStream inner) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);
    }
}
