using System.Globalization;
using Chuqing.Law.Equipment;

namespace Chuqing.Law.Tests.Equipment;

/// <summary>The 95 rows of published exit lists: what the columns say and the text holds must be read.</summary>
public class PublishedListTests
{
    // 栏目比文字多知道的：粉磨站里有磨，但站不是磨；染整一类按整厂归并；格法、压延是两种
    static readonly Dictionary<string, string> OwnWord = new()
    {
        ["粉磨站"] = "粉磨站",
        ["两家合计2条格法、2条压延"] = "格法",
    };

    [Fact]
    public void Every_published_row_is_read_as_published_unless_the_text_says_less()
    {
        var read = 0;
        foreach (var row in Csv.Read("exit_lists.csv").Where(r => r["equipment_raw"].Length > 0 && !r["equip_type"].StartsWith('染') && !r["equip_type"].StartsWith("后整理", StringComparison.Ordinal)))
        {
            var raw = row["equipment_raw"];
            var reading = EquipmentText.Parse(raw, row["sector"]);
            reading.Items.ShouldNotBeEmpty(raw);
            reading.Items[0].Type.ShouldBe(OwnWord.GetValueOrDefault(raw, row["equip_type"]), raw);
            var specs = reading.Items[0].Specs.Select(s => (s.Op == "=" ? "" : s.Op) + s.Value.ToString("0.####", CultureInfo.InvariantCulture) + s.Unit).ToList();
            if (row["spec"].Length > 0 && !raw.StartsWith("转炉", StringComparison.Ordinal))
                specs.ShouldBe(row["spec"].Split('×').Select(part => part + row["spec_unit"]), raw);
            if (reading.Items[0].Count is not null && row["count"].Length > 0)
                reading.Items.Sum(i => i.Count).ShouldBe(int.Parse(row["count"], CultureInfo.InvariantCulture), raw);
            read++;
        }
        read.ShouldBeGreaterThan(60);
    }

    [Theory]
    [InlineData("PSG300型柜式液流绞纱染色机2台;2000型丝光机1台;VN-26-8型布鲁克纳拉幅定型机2台等(6条生产线)", "染色机 x2; 丝光机 x1; 定型机 x2 | PSG300型 2000型 VN-26-8型布鲁克纳 等(6条生产线)")]
    [InlineData("使用年限超过15年的后整理生产线6条,74型2SR798(2)-180L", "后整理生产线 x6 使用年限>15年 | 74型2SR798(2)-180L")]
    [InlineData("ZZHGR1800型高温卷色机3台;M127-180常温卷染机6台;涂层上糊联合机1台;AGA烘干机1台;LM734BN-180R热风拉幅机1台;TC280定型机1台等",
        "卷染机 x3; 卷染机 x6; 上糊联合机 x1; 烘干机 x1; 拉幅机 x1; 定型机 x1 | ZZHGR1800型 M127-180 AGA LM734BN-180R TC280 等")]
    [InlineData("中频炉、变压器、除尘罩、操作平台及轨道", "中频炉; 变压器; 除尘罩 | 操作平台及轨道")]
    [InlineData("两家合计2条格法、2条压延", "格法 x2; 压延 x2 | 两家合计")]
    [InlineData("转炉150", "转炉 | 150")]
    [InlineData("1#1350立方米高炉", "高炉 [1#] 容积=1350m3")]
    public void Digits_of_models_and_bare_numbers_never_become_counts_or_sizes(string text, string expected) =>
        Shorthand.Of(EquipmentText.Parse(text)).ShouldBe(expected);

    [Fact]
    public void A_size_alone_names_equipment_only_where_the_sector_is_known()
    {
        Shorthand.Of(EquipmentText.Parse("2*2000t/d")).ShouldBe("| 2*2000t/d");
        Shorthand.Of(EquipmentText.Parse("2*2000t/d", "水泥熟料")).ShouldBe("熟料线 x2 日产能=2000t/d");
        Shorthand.Of(EquipmentText.Parse("1500t/d", "炼钢")).ShouldBe("| 1500t/d");
    }

    [Fact]
    public void English_abbreviations_of_the_world_list_are_read()
    {
        var known = new Dictionary<string, string> { ["BF"] = "高炉", ["BOF"] = "转炉", ["EAF"] = "电炉", ["IF"] = "中频炉" };
        foreach (var cell in Csv.Read("gem_steel_plants_china.csv").Select(r => r["equipment"]).Distinct())
            EquipmentText.Parse(cell).Items.Select(i => i.Type)
                .ShouldBe(cell.Split(", ").Where(known.ContainsKey).Select(word => known[word]), cell);
        Shorthand.Of(EquipmentText.Parse("BF, DRI, IF")).ShouldBe("高炉; 中频炉 | DRI");
    }
}
