namespace Chuqing.Office.Registry;

/// <summary>Names of facts, as the template's columns write them. What the law judges is read by these names.</summary>
public static class FactNames
{
    public const string Equipment = "生产线（设备）", Sector = "行业", Product = "产品", Use = "用途", Process = "工艺", Capacity = "产能", CapacityUnit = "产能单位",
        Commissioned = "投产日期", Status = "状态", Enterprise = "企业名称", Number = "编号", CreditCode = "统一社会信用代码", Province = "省", County = "县（市、区）", Place = "所在地";

    /// <summary>The enterprise that a line belongs to, and the division that a row is kept under: written where they change.</summary>
    public const string Owner = "所属企业", Division = "所在区划";

    /// <summary>A yearly figure: <c>指标|名称</c>, with unit and year in their own columns; in a sheet's head <c>指标|名称|单位|年度</c>.</summary>
    public const string MetricPrefix = "指标|";

    /// <summary>The answer to a rule's question: <c>问题|编号</c>, value 是 or 否.</summary>
    public const string AnswerPrefix = "问题|";
    public const string Yes = "是", No = "否";
}
