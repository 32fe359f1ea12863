using System.Text.RegularExpressions;

namespace Chuqing.Office.Procedures;

/// <summary>Tells the name of a province's government or department from that of a city or county beneath it.</summary>
static partial class Province
{
    // 广东省市场监督管理局 里的“市”不是市；广东省韶关市…… 里的是
    [GeneratedRegex(@"^(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,6}自治区|北京市|天津市|上海市|重庆市)(?![\u4e00-\u9fff]{1,10}?(?:市(?!场)|县|自治州|区(?!域)))[\u4e00-\u9fff]{2,}$")]
    private static partial Regex Body();

    /// <summary>广东省人民政府, 广东省工业和信息化厅; not 韶关市工业和信息化局, nor a ministry.</summary>
    public static bool IsBody(string name) => Body().IsMatch(name);
}
