namespace Chuqing.Office.Screening;

/// <summary>Provinces by the first two digits of a division code (GB/T 2260), and by short or full name.</summary>
public static class Provinces
{
    static readonly Dictionary<string, string> ByCode = new()
    {
        ["11"] = "北京市", ["12"] = "天津市", ["13"] = "河北省", ["14"] = "山西省", ["15"] = "内蒙古自治区", ["21"] = "辽宁省", ["22"] = "吉林省", ["23"] = "黑龙江省",
        ["31"] = "上海市", ["32"] = "江苏省", ["33"] = "浙江省", ["34"] = "安徽省", ["35"] = "福建省", ["36"] = "江西省", ["37"] = "山东省",
        ["41"] = "河南省", ["42"] = "湖北省", ["43"] = "湖南省", ["44"] = "广东省", ["45"] = "广西壮族自治区", ["46"] = "海南省",
        ["50"] = "重庆市", ["51"] = "四川省", ["52"] = "贵州省", ["53"] = "云南省", ["54"] = "西藏自治区",
        ["61"] = "陕西省", ["62"] = "甘肃省", ["63"] = "青海省", ["64"] = "宁夏回族自治区", ["65"] = "新疆维吾尔自治区", ["71"] = "台湾省", ["81"] = "香港特别行政区", ["82"] = "澳门特别行政区",
    };

    /// <summary>The province of a division code; null where the code names none.</summary>
    public static string? OfCode(string code) => code.Length >= 2 ? ByCode.GetValueOrDefault(code[..2]) : null;

    // 英文来源的写法；一字不差才认
    static readonly Dictionary<string, string> ByEnglish = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Beijing"] = "11", ["Tianjin"] = "12", ["Hebei"] = "13", ["Shanxi"] = "14", ["Inner Mongolia"] = "15", ["Liaoning"] = "21", ["Jilin"] = "22", ["Heilongjiang"] = "23",
        ["Shanghai"] = "31", ["Jiangsu"] = "32", ["Zhejiang"] = "33", ["Anhui"] = "34", ["Fujian"] = "35", ["Jiangxi"] = "36", ["Shandong"] = "37",
        ["Henan"] = "41", ["Hubei"] = "42", ["Hunan"] = "43", ["Guangdong"] = "44", ["Guangxi"] = "45", ["Hainan"] = "46",
        ["Chongqing"] = "50", ["Sichuan"] = "51", ["Guizhou"] = "52", ["Yunnan"] = "53", ["Tibet"] = "54", ["Xizang"] = "54",
        ["Shaanxi"] = "61", ["Gansu"] = "62", ["Qinghai"] = "63", ["Ningxia"] = "64", ["Xinjiang"] = "65",
    };

    /// <summary>The full name for a short, full or English one (广东 and Guangdong are 广东省); null where it names none.</summary>
    public static string? Full(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Trim().Length < 2 ? null
        : ByEnglish.TryGetValue(name.Trim(), out var code) ? ByCode[code]
        : ByCode.Values.FirstOrDefault(full => full == name.Trim() || full.StartsWith(name.Trim(), StringComparison.Ordinal));

    /// <summary>The province of a 所在地 as the ledger keeps it, province first: 河北 唐山, Inner Mongolia.</summary>
    public static string? OfPlace(string? place) => Full(place) ?? Full(place?.Split(' ')[0]);
}
