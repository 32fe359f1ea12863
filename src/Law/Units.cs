namespace Chuqing.Law;

/// <summary>Units that law and facts are written in, with exact decimal conversion between spellings and sizes.</summary>
/// <remarks>A spelling that is not here is not guessed: the caller names it as a missing fact.</remarks>
public static class Units
{
    static readonly Dictionary<string, int> Known = new(StringComparer.OrdinalIgnoreCase);

    // 同一量纲、同一系数的各种写法是同一个单位
    static readonly List<(string Dimension, decimal Factor)> Sizes = [];

    static Units()
    {
        Add("体积", 1m, "m3", "立方米", "立方", "方", "立米");
        Add("质量", 1m, "t", "吨", "公吨");
        Add("质量", 10_000m, "万吨", "万t");
        Add("质量", 0.001m, "kg", "千克", "公斤");
        Add("日产量", 1m, "t/d", "吨/日", "吨/天", "吨每日", "吨/d", "td");
        Add("年产量", 1m, "t/a", "吨/年", "吨每年", "t/年", "吨/a", "t/y");
        Add("年产量", 10_000m, "万吨/年", "万t/a", "万吨/a", "万t/年", "万吨每年");
        Add("容量", 1m, "kVA", "千伏安");
        Add("容量", 1000m, "MVA", "兆伏安");
        Add("容量", 10_000m, "万kVA", "万千伏安");
        Add("日产量", 10_000m, "万吨/日", "万吨/天", "万t/d");
        Add("年产面积", 1m, "万m2/年", "万平方米/年", "万平米/年", "万m2/a", "万平方米/a");
        Add("年产面积", 0.0001m, "m2/年", "平方米/年", "m2/a");
        Add("年产体积", 1m, "万m3/年", "万立方米/年", "万方/年", "万m3/a", "万立方米/a");
        Add("年产体积", 0.0001m, "m3/年", "立方米/年", "m3/a");
        Add("年产件数", 1m, "万件/年", "万件/a");
        Add("年产卷数", 1m, "万卷/年", "万卷/a");
        Add("年产标砖", 1m, "万标砖/年", "万块标砖/年", "万块/年", "万标砖/a");
        Add("年产标砖", 10_000m, "亿标砖/年", "亿块标砖/年", "亿块/年");
        Add("年产条数", 1m, "万条/年", "万条/a");
        Add("年产标张", 1m, "万标张/年", "万标张牛皮/年", "万张/年", "万标张/a");
        Add("装机容量", 1m, "MW", "兆瓦");
        Add("装机容量", 0.001m, "kW", "千瓦");
        Add("装机容量", 10m, "万千瓦", "万kW");
        Add("电流", 1m, "kA", "千安");
        Add("电流", 0.001m, "安", "安培");
        Add("电流", 10m, "万安");
        Add("车速", 1m, "m/min", "米/分", "米/分钟", "m/分");
        Add("蒸发量", 1m, "t/h", "吨/小时", "吨/时", "蒸吨/小时", "蒸吨", "t/小时", "吨/h");
        Add("门数", 1m, "门");
        Add("孔数", 1m, "孔");
        Add("温度", 1m, "℃", "°C", "摄氏度");
        Add("长度", 1m, "m", "米");
        Add("长度", 0.001m, "mm", "毫米");
        Add("长度", 0.01m, "cm", "厘米");
        Add("面积", 1m, "m2", "平方米", "平米");
        Add("时间", 1m, "年", "a");
        Add("单位能耗", 1m, "kgce/t", "千克标煤/吨", "千克标准煤/吨", "公斤标煤/吨", "公斤标准煤/吨", "kg标煤/t", "kgce/吨", "千克标煤每吨");
        Add("单位能耗", 1000m, "tce/t", "吨标煤/吨", "吨标准煤/吨");
        Add("单位能耗", 0.001m, "gce/t", "克标煤/吨", "克标准煤/吨");
        Add("单位电耗", 1m, "kWh/t", "千瓦时/吨", "度/吨", "kW·h/t", "千瓦小时/吨", "kwh/吨");
        Add("百分比", 1m, "%", "百分比", "百分点");
        Add("压力", 1m, "Pa", "帕");
        Add("压力", 1000m, "kPa", "千帕");
        Add("压力", 100m, "hPa", "百帕");
        AddForLimits();
    }

    /// <summary>Whether a spelling is known.</summary>
    public static bool Knows(string unit) => Known.ContainsKey(Key(unit));

    /// <summary>Every spelling of a unit and of the larger and smaller ones it converts to; empty where it is unknown.</summary>
    public static IReadOnlyList<string> Spellings(string unit) =>
        Find(unit) is >= 0 and var known ? [.. Known.Where(k => Sizes[k.Value].Dimension == Sizes[known].Dimension).Select(k => k.Key)] : [];

    /// <summary>The same, the unit's own spelling first.</summary>
    internal static IReadOnlyList<string> SpellingsOf(string unit) => Spellings(unit) is { Count: > 0 } all ? [unit, .. all] : [];

    /// <summary>Converts a figure, exactly; false where a unit is unknown or the two measure different things.</summary>
    public static bool TryConvert(decimal value, string from, string to, out decimal result)
    {
        result = value;
        if (string.Equals(from, to, StringComparison.Ordinal)) return Knows(from);
        return TryConvert(value, Find(from), Find(to), out result);
    }

    /// <summary>The number of a unit, by any of its spellings; -1 where it is not known.</summary>
    internal static int Find(string unit) => Known.GetValueOrDefault(Key(unit), -1);

    /// <summary>The same between numbered units.</summary>
    internal static bool TryConvert(decimal value, int from, int to, out decimal result)
    {
        result = value;
        if (from == to || from < 0 || to < 0) return from == to && from >= 0;
        var (one, other) = (Sizes[from], Sizes[to]);
        if (one.Dimension != other.Dimension) return false;
        // 先并系数再乘：系数都是十的整数次幂，相除没有余数
        result = value * (one.Factor / other.Factor);
        return true;
    }

    // 能耗限额所用的单位
    static void AddForLimits()
    {
        Add("压力", 1_000_000m, "MPa", "兆帕", "N/mm2");
        Add("系数", 1m, "1", "1:", "系数", "倍", "无量纲");
        Add("单位料耗", 1m, "kg/t", "千克/吨", "公斤/吨", "kg/吨");
        Add("单位料耗", 1000m, "t/t", "吨/吨");
        Add("单位电耗", 10_000m, "万kWh/t", "万千瓦时/吨", "万度/吨");
        Add("重箱能耗", 1m, "kgce/重箱", "kgce/重量箱", "千克标煤/重箱", "千克标煤/重量箱", "千克标准煤/重箱", "千克标准煤/重量箱", "公斤标煤/重箱", "公斤标煤/重量箱", "公斤标准煤/重箱", "公斤标准煤/重量箱");
        Add("风干浆能耗", 1m, "kgce/Adt", "kgce/风干吨", "千克标煤/风干吨", "千克标准煤/风干吨", "公斤标煤/风干吨", "公斤标准煤/风干吨", "kgce/ADMT");
        Add("供电煤耗", 1m, "gce/(kWh)", "gce/(kW·h)", "gce/kWh", "gce/kW·h", "g/kWh", "g/(kW·h)", "g/kW·h", "克/千瓦时", "克标煤/千瓦时", "克标准煤/千瓦时", "g标煤/kWh", "克/度");
        Add("供电煤耗", 1000m, "kgce/kWh", "kgce/(kW·h)", "千克标煤/千瓦时", "千克标准煤/千瓦时");
        Add("供热煤耗", 1m, "kgce/GJ", "kg/GJ", "千克标煤/吉焦", "千克标准煤/吉焦", "公斤标煤/吉焦", "公斤标准煤/吉焦", "千克/吉焦");
    }

    // 大写的 A 是安培，小写的 a 是年；别的单位不分大小写
    static string Key(string unit) => Spelling.Plain(unit) is "A" ? "安" : Spelling.Plain(unit);

    static void Add(string dimension, decimal factor, params ReadOnlySpan<string> spellings)
    {
        if (!Sizes.Contains((dimension, factor))) Sizes.Add((dimension, factor));
        var number = Sizes.IndexOf((dimension, factor));
        foreach (var spelling in spellings) Known.Add(Spelling.Plain(spelling), number);
    }
}
