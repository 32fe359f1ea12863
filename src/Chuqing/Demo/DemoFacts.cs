using System.Globalization;
using System.Text;
using Chuqing.Law.Screening;
using Chuqing.Office.Contradictions;
using Chuqing.Office.Data;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Web.Demo.DemoOffice;

namespace Chuqing.Web.Demo;

/// <summary>演示 of sources and of what departments say: leads that one measurement decides, figures of an enterprise with two lines, and one contradiction of each kind.</summary>
static class DemoFacts
{
    const string Power = "韶关供电局（演示）", Environment = "市生态环境局（演示）", Market = "市市场监管局（演示）", Safety = "市应急管理局（演示）";

    // 名称、数都是虚构
    const string Ledger = """
        企业名称,县（市、区）,行业,生产线（设备）,编号,产品,产能,产能单位,投产日期,状态,指标|熟料单位产品综合能耗|kgce/t|2025,指标|熟料单位产品综合电耗|kWh/t|2025,指标|熟料单位产品综合煤耗|kgce/t|2025,来源,持有单位,口径
        翁源新江水泥有限公司,翁源县,水泥熟料,新型干法水泥熟料生产线2500t/d,,通用硅酸盐水泥熟料,77.5,万吨/年,2006年,在产,118,,,企业自报,翁源新江水泥有限公司,产线
        南雄古市水泥有限公司,南雄市,水泥熟料,新型干法水泥熟料生产线2500t/d,1#,通用硅酸盐水泥熟料,77.5,万吨/年,2006年,在产,112,55,100,节能监察报告,市节能监察机构（演示）,企业
        南雄古市水泥有限公司,南雄市,水泥熟料,新型干法水泥熟料生产线2500t/d,2#,通用硅酸盐水泥熟料,77.5,万吨/年,2006年,在产,112,55,100,节能监察报告,市节能监察机构（演示）,企业
        曲江樟市造纸厂,曲江区,造纸,1760毫米造纸机1台,1#,瓦楞原纸,1.2,万吨/年,2001年,已关停,,,,,,
        乐昌廊田砖厂,乐昌市,砖瓦,22门轮窑1座,1#,烧结砖,1500,万块标砖/年,1998年,停产,,,,,,
        仁化董塘粉磨站,仁化县,水泥,Φ2.4×13m水泥磨1台,1#,水泥,20,万吨/年,1996年,已拆除,,,,,,

        """;

    static readonly (string Sheet, SourceKind Kind, string Owner)[] Departments =
    [
        ("""
        企业名称,县（市、区）,生产线（设备）,编号,指标|废水排放量|t|{月}
        曲江樟市造纸厂,曲江区,1760毫米造纸机1台,1#,320

        """, SourceKind.OnlineMonitoring, Environment),
        ("""
        企业名称,县（市、区）,生产线（设备）,编号,状态,投产日期
        乐昌廊田砖厂,乐昌市,22门轮窑1座,1#,已注销,2006年

        """, SourceKind.DepartmentRecord, Market),
        ("""
        企业名称,县（市、区）,生产线（设备）,编号,指标|用电量|kWh|{月}
        曲江樟市造纸厂,曲江区,1760毫米造纸机1台,1#,41200
        乐昌廊田砖厂,乐昌市,22门轮窑1座,1#,18600

        """, SourceKind.CalibratedMeter, Power),
        ("""
        企业名称,县（市、区）,生产线（设备）,编号,状态
        仁化董塘粉磨站,仁化县,Φ2.4×13m水泥磨1台,1#,封存

        """, SourceKind.DepartmentRecord, Safety),
        ("""
        企业名称,县（市、区）,行业,生产线（设备）,编号,指标|熟料单位产品综合能耗|kgce/t|2025
        曲江南岭水泥有限公司,曲江区,水泥熟料,新型干法水泥熟料生产线2500t/d,1#,116.5

        """, SourceKind.SelfReport, "曲江南岭水泥有限公司"),
        ("""
        企业名称,县（市、区）,行业,生产线（设备）,指标|熟料单位产品综合电耗|kWh/t|2025,指标|熟料单位产品综合煤耗|kgce/t|2025
        翁源新江水泥有限公司,翁源县,水泥熟料,新型干法水泥熟料生产线2500t/d,55,100

        """, SourceKind.SupervisionReport, "市节能监察机构（演示）"),
    ];

    public static async Task AddAsync(DemoOffice office, CancellationToken cancel)
    {
        await ImportAsync(office, Ledger, null, office.Today.AddYears(-1), "指标来源台账（演示）.csv", cancel);
        // 上上个月：市场监管的注销在三个月前登记，之后还在用电
        var month = office.Today.AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        foreach (var (sheet, kind, owner) in Departments)
            await ImportAsync(office, sheet.Replace("{月}", month, StringComparison.Ordinal), new(kind, owner), office.Today.AddMonths(-3), $"{owner}报表.csv", cancel);
    }

    /// <summary>After the exits: electricity of a line whose exit was announced; two contradictions ruled.</summary>
    public static async Task AfterExitsAsync(DemoOffice office, AppDbFactory databases, CancellationToken cancel)
    {
        await using (var db = databases.Open(office.Person("coordinator").Scope))
        {
            var row = await (from x in db.Set<Office.Exits.Exit>() where x.City == City && x.AnnouncedOn != null orderby x.AnnouncedOn
                             join l in db.Set<ProductionLine>() on x.LineId equals l.Id join e in db.Set<Enterprise>() on l.EnterpriseId equals e.Id select new { l, e.Name, x.AnnouncedOn }).FirstAsync(cancel);
            var county = (await Office.Divisions.DivisionTree.LoadAsync(db, cancel)).CountyOf(row.l.DivisionPath)!.Name;
            var month = row.AnnouncedOn!.Value.AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            await ImportAsync(office, $"企业名称,县（市、区）,生产线（设备）,编号,指标|产量|t|{month}\n{row.Name},{county},{row.l.EquipmentText},{row.l.Number},260\n", new(SourceKind.SelfReport, row.Name), office.Today, "生产月报（演示）.csv", cancel);
        }
        var officer = office.Person("officer");
        var waiting = (await office.AsAsync("officer", (ContradictionQueries q) => q.PageAsync(new(ContradictionState.Open), cancel))).Rows;
        foreach (var (rule, entry) in new[]
        {
            (ContradictionRule.CommissionedDiffers, new RulingEntry(ContradictionOutcome.FirstHolds, "演示：查建厂批复，1998 年投产；市场监管登记的是换照年份。")),
            (ContradictionRule.ClosedConsuming, new RulingEntry(ContradictionOutcome.Referred, "演示：请供电局查用电性质，是否只有照明、消防。", Power)),
        })
            if (waiting.FirstOrDefault(r => r.Contradiction.Rule == rule) is { } row)
                await office.AsAsync("officer", (ContradictionService s) => s.RuleAsync(officer, row.LineId, row.Contradiction.Key, entry, cancel));
    }

    static async Task ImportAsync(DemoOffice office, string sheet, Sourcing? sourcing, DateOnly asOf, string name, CancellationToken cancel)
    {
        var person = office.Person("coordinator");
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        await File.WriteAllTextAsync(path, sheet, new UTF8Encoding(true), cancel);
        try
        {
            var result = await office.AsAsync("coordinator", (RegistryImport s) => s.ImportAsync(new(person.Actor, person.DivisionPath) { IsDemo = true, AsOf = asOf, Sourcing = sourcing }, path, name, null, cancel));
            if (result.Rejected.Count > 0) throw new InvalidOperationException($"{name} 有 {result.Rejected.Count} 行不合格：{result.Rejected[0]}");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
