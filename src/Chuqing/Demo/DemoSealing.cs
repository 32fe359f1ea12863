using static Chuqing.Law.Procedures.ExitProcedure;

namespace Chuqing.Web.Demo;

/// <summary>Exits of the second branch, each stopped at another state: one sealed and overdue, one sealed, then dismantled and announced.</summary>
static class DemoSealing
{
    /// <summary>How far one exit went.</summary>
    /// <param name="Until">The last act taken.</param>
    /// <param name="DismantleBy">限时拆除日, in days from today; below zero it has passed.</param>
    public sealed record Plan(string Until, int DismantleBy, string Because);

    public static readonly Plan[] Files =
    [
        new(ChooseSealing, 60, "演示：窑体与在用线共用厂房立柱，拆除方案还没有论证。"),
        new(CutOffUtilities, 60, "演示：拆除须停邻线，企业申请错开供热期。"),
        new(RemovePowerGear, 60, "演示：设备涉诉，法院查封尚未解除。"),
        new(PromiseByEnterprise, 60, "演示：拆除施工单位招标中。"),
        new(VerifySealingFirst, 45, "演示：厂区道路塌方，大件运不出去。"),
        new(VerifySealingSecond, 5, "演示：窑基与边坡相连，先做支护。"),
        new(VerifySealingSecond, -12, "演示：拆除资金未到位，企业已书面说明。"),
        new(RecordDismantled, -3, "演示：高压线迁改完成之前不能吊装。"),
        new(Announce, 10, "演示：烟囱定向爆破等审批。"),
    ];

    // 谁、什么、距今几天
    static readonly (string Person, string Act, int DaysAgo)[] Way =
    [
        ("officer", RecordShut, 88), ("officer", ChooseSealing, 86), ("officer", CutOffUtilities, 84), ("officer", RemovePowerGear, 80), ("officer", SealEquipment, 76), ("officer", PromiseByEnterprise, 74),
        ("officer", PromiseByGovernment, 72), ("officer", SetDismantleBy, 70), ("officer", AnnounceByProvince, 66), ("verifier1", VerifySealingFirst, 60), ("verifier2", VerifySealingSecond, 55),
        ("officer", RecordDismantled, 8), ("verifier1", VerifyFirst, 5), ("verifier2", VerifySecond, 4), ("releaser", Announce, 1),
    ];

    public static async Task WalkAsync(DemoOffice office, Guid id, Plan plan, CancellationToken cancel)
    {
        foreach (var (person, act, daysAgo) in Way)
        {
            await office.ActAsync(person, id, Table, act, office.Today.AddDays(-daysAgo), act == SetDismantleBy ? office.Today.AddDays(plan.DismantleBy) : null, TextOf(act, plan), cancel);
            if (act == plan.Until) return;
        }
    }

    static string? TextOf(string act, Plan plan) => act switch
    {
        ChooseSealing => plan.Because,
        CutOffUtilities => "演示：高压进线和生产用水总阀断开，上锁挂牌；未在夜间和法定节假日实施。",
        RemovePowerGear => "演示：主电机、减速机拆下离场，去向废钢回收。",
        SealEquipment => "演示：窑门焊封，贴封条 4 处，编号 1 至 4。",
        PromiseByEnterprise => "演示：企业网站首页与厂门公告栏",
        AnnounceByProvince => "演示：省级主管部门网站“公示公告”栏",
        _ => null,
    };
}
