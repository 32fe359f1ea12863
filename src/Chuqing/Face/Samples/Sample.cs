namespace Chuqing.Web.Face.Samples;

/// <summary>What the components page shows. Enterprises and figures are invented; articles and day counts only show the form.</summary>
static class Sample
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly (string Name, string Value, string Use)[] Colours =
    [
        ("墨 ink", "#14232e", "正文 16.0:1"), ("次墨 ink-2", "#41525f", "8.1:1"), ("注 ink-3", "#586974", "5.7:1 最浅"),
        ("青黛 dai", "#175676", "可点、主操作 8.0:1"), ("丹霞 dan", "#a3341f", "法律后果、逾期 6.8:1"), ("藤黄 teng", "#7d4e00", "将到期、疑似、草稿 7.1:1"),
        ("紫 zi", "#683f8a", "限制类 7.9:1"), ("松绿 song", "#1b6446", "达标、办结 7.1:1"), ("石 shi", "#4b5c69", "资料不足 6.9:1"),
        ("纸 paper", "#f4f6f7", "底"), ("线 line", "#dbe2e6", "分隔"), ("框 line-strong", "#7a8a94", "输入框 3.6:1"),
    ];

    public static readonly (string Verdict, string Shape, string Edge, string Use)[] Verdicts =
    [
        ("淘汰类", "八角叉", "实底", "认定、退出、公开"), ("不达标", "三角", "实线", "责令、加价、公开"), ("限制类", "菱形横", "实线", "加价、不得新建"),
        ("疑似", "虚圈问号", "虚线", "只作线索"), ("资料不足", "半圆", "点线", "补资料"), ("达标", "圆勾", "实线", "无"), ("未触及", "勾", "无", "无"),
    ];

    public static readonly GaugeScale Clinker = new(90, 125, [new("1级", 100), new("2级", 107), new("限定值", 117)], 121.4m);

    public static readonly MissingFact[] Missing =
    [
        new("窑尾颗粒物小时均值", "2026年第三季度", "市生态环境局", AskHref: "#basis"),
        new("治理设施运行台账", null, "企业，11月16日已发函", Waiting: "等 7 天"),
    ];

    public static readonly string[] Arithmetic =
    [
        "送达日 2026-06-29（送达回证第 1 页），当日不计。",
        "六个月：自 2026-06-30 起，至 2026-12-29 止。",
        "12月29日为星期二，不是节假日，不顺延。",
        "期间无中止、无延期。",
    ];

    public static readonly Step[] Steps =
    [
        new("节能监察", StageState.Done, "3月12日", "现场笔录、能源审计报告；取 2025 年度数据"),
        new("责令限期整改，送达", StageState.Done, "6月29日", null, "#clock", "责令限期整改通知书 能改〔2026〕14号"),
        new("整改中", StageState.Now, "今天", "下次提醒：11月29日，届满前 30 天。"),
        new("复查", StageState.Ahead),
    ];

    public static readonly Stage[] Year =
    [
        new("7月31日", "五部门研究部署", "5/5 已报", StageState.Done),
        new("8月31日", "县级计划报市局", "9/10，逾期 1", StageState.Late),
        new("9月30日", "部门第一次反馈", "4/4 已报", StageState.Done),
        new("12月31日", "部门第二次反馈", "0/4，还有 38 天", StageState.Now),
        new("1月4日", "各地各单位总结", "0/15，还有 42 天", StageState.Ahead),
    ];
}
