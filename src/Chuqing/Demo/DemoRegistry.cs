using System.Text;
using Chuqing.Office.Data;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Web.Demo.DemoOffice;

namespace Chuqing.Web.Demo;

/// <summary>演示 of the registry's acts: rows recorded twice, one pair merged, a line sold, one split, a former name, kept queries.</summary>
static class DemoRegistry
{
    // 名称、代码、设备均为虚构
    const string Sheet = """
        企业名称,统一社会信用代码,县（市、区）,镇（街道）,行业,生产线（设备）,编号,产能,产能单位,状态
        曲江石岭建材厂,,曲江区,马坝镇,建材,链条式烘干机1台,1#,3,万吨/年,停产
        韶关市曲江区石岭建材有限公司,,曲江区,马坝镇,建材,链条式烘干机1台,2#,3,万吨/年,停产
        曲江区石岭建材有限责任公司,,曲江区,马坝镇,建材,链条式烘干机2台,,,,停产
        乐昌坪水铸件厂,,乐昌市,,铸造,冲天炉3吨/小时1台,1#,0.5,万吨/年,停产
        乐昌市坪水铸件有限公司,,乐昌市,,铸造,冲天炉3吨/小时1台,1#,0.5,万吨/年,停产
        乐昌市坪水铸件有限公司,,乐昌市,,铸造,冲天炉3吨/小时1台,1 #,0.5,万吨/年,停产
        始兴墨江机械有限公司,,始兴县,,机械,砂型铸造线1条,东,1.2,万吨/年,在产
        始兴墨江机械有限公司,,始兴县,,机械,砂型铸造线1条、树脂砂线1条,西,2.4,万吨/年,在产

        """;

    public static async Task AddAsync(DemoOffice office, AppDbFactory databases, CancellationToken cancel)
    {
        await ImportAsync(office, cancel);
        var officer = office.Person("officer");
        var ground = new ActGround(office.Today.AddDays(-40), "演示：核对营业执照，是同一家。", "演示核对记录第 1 号");
        await office.AsAsync("officer", async (EnterpriseService s) => await s.MergeAsync(officer, await FirmAsync("曲江石岭建材厂"), await FirmAsync("韶关市曲江区石岭建材有限公司"), ground, cancel));
        await office.AsAsync("officer", async (FactService s) => await s.SetAsync(officer, FactSubject.Enterprise, await FirmAsync("始兴墨江机械有限公司"),
            new(FactNames.Enterprise, "始兴墨江精密铸造有限公司", office.Today.AddDays(-60), "演示：核准变更登记通知书"), cancel));
        await office.AsAsync("officer", async (LineService s) => await s.PassAsync(officer, await LineAsync("东"), new(null, new("始兴浈源铸造有限公司", null)),
            ground with { On = office.Today.AddDays(-30), Because = "演示：整线转让。", Source = "演示转让协议" }, cancel));
        await office.AsAsync("officer", async (LineSplitService s) => await s.SplitAsync(officer, await LineAsync("西"), new("砂型铸造线1条", "西一", 1.2m, "万吨/年"), new("树脂砂线1条", "西二", null, null),
            ground with { Because = "演示：一行记了两条线。" }, cancel));
        var view = await office.AsAsync("officer", (SavedViewService s) => s.SaveAsync(officer, "缺资料的", "lack=1", cancel));
        await office.AsAsync("officer", (SavedViewService s) => s.ShareAsync(officer, view.Id, true, cancel));
        await office.AsAsync("officer", (SavedViewService s) => s.SaveAsync(officer, "停产的水泥线", "sector=水泥&status=Idle", cancel));

        async Task<Guid> FirmAsync(string name)
        {
            await using var db = databases.Open(DataScope.System);
            return await db.Set<Enterprise>().Where(e => e.City == City && e.Name == name).Select(e => e.Id).SingleAsync(cancel);
        }

        async Task<Guid> LineAsync(string number)
        {
            await using var db = databases.Open(DataScope.System);
            return await db.Set<ProductionLine>().Where(l => l.City == City && l.Number == number).Select(l => l.Id).SingleAsync(cancel);
        }
    }

    static async Task ImportAsync(DemoOffice office, CancellationToken cancel)
    {
        var person = office.Person("coordinator");
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        await File.WriteAllTextAsync(path, Sheet, new UTF8Encoding(true), cancel);
        try
        {
            await office.AsAsync("coordinator", (RegistryImport s) => s.ImportAsync(new(person.Actor, person.DivisionPath) { IsDemo = true, AsOf = office.Today.AddYears(-1) }, path, "补报台账（演示）.csv", null, cancel));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
