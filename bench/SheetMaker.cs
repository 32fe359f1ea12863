using System.Globalization;
using Chuqing.Law.Screening;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Screening;

namespace Chuqing.Bench;

/// <summary>A kind of plant that is invented.</summary>
sealed record Kind(string Sector, string Suffix, string Equipment, string Number, string Product, int Capacity, string Unit);

/// <summary>Ledger sheets of any size, invented and the same every time: as our template, with two metrics.</summary>
static class SheetMaker
{
    static readonly ColumnOut[] Columns =
    [
        "企业名称", new("统一社会信用代码", AsText: true), "县（市、区）", "镇（街道）", "行业", "生产线（设备）", new("编号", AsText: true), "产品", "用途", "产能", "产能单位", "投产日期", "状态",
        "指标|单位产品综合能耗|kgce/t|2025", "指标|年耗电量|万千瓦时|2025",
    ];

    static readonly string[] Counties = ["武江区", "浈江区", "曲江区", "始兴县", "仁化县", "翁源县", "乳源瑶族自治县", "新丰县", "乐昌市", "南雄市"];
    static readonly string[] Brands = ["云岭", "丹霞", "南水", "粤北", "珠玑", "金鸡岭", "梅关", "芙蓉", "莲花", "锦江", "滃江", "大宝", "马坝", "龙归", "石塘"];
    static readonly Kind[] Kinds =
    [
        new("水泥", "水泥有限公司", "Φ{0}×13m水泥磨1台", "2.6 3.0 3.2 4.2", "水泥", 60, "万吨/年"),
        new("水泥", "建材有限公司", "{0}t/d新型干法水泥熟料生产线", "1000 2000 2500 5000", "熟料", 80, "万吨/年"),
        new("炼铁", "钢铁有限公司", "{0}m3高炉1座", "300 400 450 1080", "生铁", 45, "万吨/年"),
        new("炼钢", "特钢有限公司", "{0}t电弧炉1座", "20 30 50 70", "粗钢", 30, "万吨/年"),
        new("铁合金", "铁合金厂", "{0}kVA矿热电炉2台", "6300 9000 12500 25500", "硅锰合金", 2, "万吨/年"),
        new("造纸", "纸业有限公司", "年产{0}万吨化学木浆生产线", "3.4 5.1 8", "纸浆", 5, "万吨/年"),
        new("铸造", "铸造厂", "{0}t中频感应电炉3台", "0.5 1 3 5", "铸件", 1, "万吨/年"),
    ];

    /// <summary>Writes an xlsx with so many rows; about three lines an enterprise.</summary>
    public static void Xlsx(string path, int rows) => SheetWriter.Write(path, new SheetOut("台账", Columns, Rows(rows)));

    /// <summary>The same rows as UTF-8 with commas; no cell of ours holds one.</summary>
    public static void Csv(string path, int rows) => File.WriteAllLines(path, Rows(rows).Select(r => string.Join(',', r.Select(Text))).Prepend(string.Join(',', Columns.Select(c => c.Header))));

    static string Text(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal figure => figure.ToString(CultureInfo.InvariantCulture),
        _ => (string?)value ?? "",
    };

    static IEnumerable<IReadOnlyList<object?>> Rows(int rows)
    {
        var random = new Random(20261123);
        for (var i = 0; i < rows; i++)
        {
            var enterprise = i / 3;
            var (kind, county) = (KindOf(enterprise), CountyOf(enterprise));
            yield return
            [
                NameOf(enterprise), null, county, null, kind.Sector, EquipmentOf(enterprise, random), $"{i % 3 + 1}#",
                kind.Product, null, (decimal)(kind.Capacity + random.Next(20)), kind.Unit, new DateOnly(1990 + random.Next(35), 1 + random.Next(12), 1 + random.Next(28)), random.Next(6) == 0 ? "停产" : "在产",
                decimal.Round(50 + (decimal)random.NextDouble() * 80, 2), (decimal)(100 + random.Next(9000)),
            ];
        }
    }

    /// <summary>The same lines as facts, without a file between.</summary>
    public static IEnumerable<LineFacts> Lines(int rows)
    {
        foreach (var row in Rows(rows))
        {
            var sector = (string?)row[4];
            yield return new()
            {
                Sector = sector, Machines = FactReading.Machines((string?)row[5], sector), Products = FactReading.Words((string?)row[7]), Capacity = FactReading.Capacity((decimal?)row[9], (string?)row[10]),
                CommissionedOn = (DateOnly?)row[11], Status = (string?)row[12], Province = "广东省",
                Metrics = [new("单位产品综合能耗", (decimal)row[13]!, "kgce/t", 2025), new("年耗电量", (decimal)row[14]!, "万千瓦时", 2025)],
            };
        }
    }

    public static Kind KindOf(int enterprise) => Kinds[enterprise % Kinds.Length];

    public static string NameOf(int enterprise) => $"{CountyOf(enterprise)[..2]}{Brands[enterprise / 7 % Brands.Length]}{enterprise}{KindOf(enterprise).Suffix}（演示）";

    public static string EquipmentOf(int enterprise, Random random)
    {
        var sizes = KindOf(enterprise).Number.Split(' ');
        return string.Format(null, KindOf(enterprise).Equipment, sizes[random.Next(sizes.Length)]);
    }

    static string CountyOf(int enterprise) => Counties[enterprise % Counties.Length];
}
