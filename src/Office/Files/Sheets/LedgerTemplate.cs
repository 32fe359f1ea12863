namespace Chuqing.Office.Files.Sheets;

/// <summary>The empty sheet that counties fill in: drop-downs, one example row that an import skips, and how to fill it in.</summary>
public static class LedgerTemplate
{
    static readonly string[] Sectors =
    [
        "炼铁", "炼钢", "焦化", "铁合金", "电石", "电解铝", "铜冶炼", "铅冶炼", "锌冶炼", "水泥", "平板玻璃", "造纸",
        "酒精", "味精", "柠檬酸", "制革", "印染", "化纤", "铅蓄电池", "煤电", "建筑卫生陶瓷", "砖瓦",
    ];

    static readonly string[] Units = ["万吨/年", "吨/年", "吨/日", "万重量箱/年", "万米/年", "万平方米/年", "万标张/年", "万千瓦", "万千伏安时/年", "万块标砖/年"];

    static readonly string[] States = ["在产", "停产", "在建", "已关停", "已封存", "已拆除"];

    /// <param name="stream">Must be able to seek.</param>
    /// <param name="counties">Choices of 县（市、区）; empty for no drop-down.</param>
    /// <param name="sectors">Choices of 行业; null for the usual ones.</param>
    public static void Write(Stream stream, IReadOnlyList<string> counties, IReadOnlyList<string>? sectors = null)
    {
        var county = counties.Count > 0 ? counties[0] : "某县";
        SheetWriter.Write(stream, new SheetOut("台账", Columns(counties, sectors ?? Sectors),
        [
            ["示例：某某水泥有限公司", "91350100M000100Y43", county, "某镇", "水泥", "Φ2.6×13m水泥磨1台", "1#", "水泥", "粉磨", 30m, "万吨/年", new DateOnly(2008, 6, 1), "在产", "← 这一行是示例，不会导入；从下一行填起"],
        ]) { Examples = 1 }, new SheetOut("填表说明", [new("列名", 22), new("怎样填", 90)], Guide) { Wraps = true });
    }

    static ColumnOut[] Columns(IReadOnlyList<string> counties, IReadOnlyList<string> sectors) =>
    [
        new("企业名称", 34), new("统一社会信用代码", 24, AsText: true), new("县（市、区）", 14, Choices: counties), new("镇（街道）", 14),
        new("行业", 14, Choices: sectors), new("生产线（设备）", 36), new("编号", 8, AsText: true), new("产品", 14), new("用途", 14),
        new("产能", 10), new("产能单位", 14, Choices: Units), new("投产日期", 14), new("状态", 10, Choices: States),
    ];

    static readonly string[][] Guide =
    [
        ["企业名称", "必填。营业执照上的全称。一条生产线一行；同一企业的几条线分几行写，企业名称每行都写，或者合并单元格。"],
        ["统一社会信用代码", "18 位。这一列已设成文本格式；从别处粘贴时选“只粘贴文本”，否则 Excel 会存成科学计数，后几位丢失，只能退回。"],
        ["县（市、区）、镇（街道）", "企业所在地。"],
        ["行业", "从下拉里选；没有的可以自己写（会提示“不在列表里”，点“是”就行）。"],
        ["生产线（设备）", "必填。型号、规格、数量写在一起，如“450立方米高炉1座”“Φ2.6×13m水泥磨2台”。"],
        ["编号", "厂里对这条线的叫法，如 1#。同一家有几条一样的线，一定要写编号：以后再报才认得是哪一条。"],
        ["产品、用途", "用途写清设备拿来做什么，如中频炉写“铸造”“不锈钢”。"],
        ["产能、产能单位", "产能只写一个数，单位写在产能单位列，如 30、万吨/年。不知道就空着，不要写 0。只知道大概的写“约30”：照写收下，研判不作数。"],
        ["投产日期", "写成 2008-06-01；只知道年月的写 2008年6月，只知道年的写 2008年。不知道就空着。"],
        ["状态", "从下拉里选。要加说明的写在括号里，如 停产（2019年起）。"],
        ["指标", "能耗等指标可以在右边加列，列名写成“指标|名称|单位|年度”，如“指标|单位产品综合能耗|kgce/t|2025”。"],
        ["指标的来源", "接着写在列名后面：“指标|单位产品综合能耗|kgce/t|2025|节能监察报告|市节能监察机构|产线”；或加三列“来源”“持有单位”“口径”逐行写。没有写来源的只作线索。口径写产线、工序或企业：全企业的数不判几条线中的一条。"],
        ["统计报表", "单个企业的统计报表（如 205-1 表）不得用作依据，整张不收。"],
        ["示例行", "台账表第 2 行是示例，黄底斜体，以“示例”开头。删不删都行，不会导入。"],
        ["不要做的", "不要加密；不要把几条线的产能合并成一格；小计、合计行可以留，系统会核对后略过；隐藏的行、筛掉的行也会读，不报的请删掉。"],
    ];
}
