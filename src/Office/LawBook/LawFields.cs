using System.Text.Json;
using Chuqing.Law.Shelf;

namespace Chuqing.Office.LawBook;

/// <summary>One field of a version, for comparing versions with one another.</summary>
/// <param name="Name">As the file names it: one and the same field in all versions.</param>
public sealed record LawField(string Name, string Label, string Text);

/// <summary>What a version says, field by field, from the file itself: a kind of rule that this program learns later is compared without more code.</summary>
public static class LawFields
{
    // 谁核过、为什么是草稿，不是规定了什么
    static readonly HashSet<string> NotSaid = ["id", "versions", "from", "status", "seen", "why", "citation"];

    static readonly Dictionary<string, string> Labels = new()
    {
        ["name"] = "名称", ["class"] = "类别", ["dimension"] = "维度", ["sector"] = "行业", ["exitBy"] = "退出期限", ["repealed"] = "废止", ["match"] = "适用条件", ["equipment"] = "设备", ["notEquipment"] = "不含设备",
        ["maybe"] = "写得笼统的设备", ["without"] = "同线另有则不适用", ["products"] = "产品或工艺", ["specs"] = "规格", ["perLine"] = "可用整线产能", ["purpose"] = "须查明的用途", ["asked"] = "须查明", ["ask"] = "问",
        ["covers"] = "管到哪些设备", ["catchesWhen"] = "答什么算落入", ["unless"] = "例外", ["area"] = "适用地区", ["metric"] = "指标", ["names"] = "名称", ["unit"] = "单位", ["notFor"] = "不考核", ["bands"] = "各档",
        ["limit"] = "3级限定值", ["access"] = "2级准入值", ["advanced"] = "1级先进值", ["baseline"] = "基准水平", ["benchmark"] = "标杆水平", ["corrections"] = "修正", ["fact"] = "所需事实", ["base"] = "基准",
        ["perPoint"] = "每个百分点", ["above"] = "下界", ["below"] = "上界", ["value"] = "值", ["bound"] = "含不含", ["length"] = "长短", ["dayZero"] = "起算", ["rollOver"] = "遇休息日顺延", ["extension"] = "延期",
        ["suspension"] = "中止", ["max"] = "最多", ["times"] = "次数", ["pressure"] = "大气压", ["groups"] = "分组", ["ordinary"] = "普通钢种", ["factor"] = "乘", ["add"] = "加", ["atMostPoints"] = "最多百分点",
        ["presumed"] = "推定", ["atMost"] = "上限", ["evidence"] = "须凭", ["question"] = "问题", ["holder"] = "谁掌握", ["text"] = "内容",
    };

    /// <summary>The fields of a version: what the rule says of all its versions, and in their place what this version says itself.</summary>
    public static IReadOnlyList<LawField> Of(ShelfItem item, ShelfVersion version)
    {
        List<string> order = [];
        Dictionary<string, JsonElement> fields = [];
        foreach (var part in Parts(item, version))
            foreach (var property in part.EnumerateObject().Where(p => !NotSaid.Contains(p.Name)))
            {
                if (!fields.ContainsKey(property.Name)) order.Add(property.Name);
                fields[property.Name] = property.Value;
            }
        return [.. order.SelectMany(name => name == "match" ? fields[name].EnumerateObject().Select(p => Field($"match.{p.Name}", p.Name, p.Value)) : [Field(name, name, fields[name])])];
    }

    static IEnumerable<JsonElement> Parts(ShelfItem item, ShelfVersion version)
    {
        if (item.Source.ValueKind != JsonValueKind.Object) yield break;
        yield return item.Source;
        if (item.Source.TryGetProperty("versions", out var versions) && versions.ValueKind == JsonValueKind.Array)
            foreach (var one in versions.EnumerateArray())
                if (one.TryGetProperty("from", out var from) && from.GetString() == version.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) yield return one;
    }

    static LawField Field(string name, string label, JsonElement value) => new(name, LabelOf(label), Text(value));

    static string LabelOf(string name) => Labels.GetValueOrDefault(name, name);

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(value.EnumerateArray().Any(v => v.ValueKind == JsonValueKind.Object) ? "\n" : "、", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object when value.TryGetProperty("value", out var figure) && value.TryGetProperty("bound", out var bound) => $"{Text(figure)}（{Bound(bound.GetString())}）",
        JsonValueKind.Object => string.Join("，", value.EnumerateObject().Select(p => p.Name is "name" or "unit" && p.Value.ValueKind == JsonValueKind.String ? Text(p.Value) : $"{LabelOf(p.Name)} {Text(p.Value)}")),
        JsonValueKind.True => "是",
        JsonValueKind.False => "否",
        JsonValueKind.Null => "无",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    static string Bound(string? bound) => bound switch { "closed" => "含本数", "open" => "不含本数", _ => "含不含未核" };
}
