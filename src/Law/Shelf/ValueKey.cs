using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Chuqing.Law.Shelf;

/// <summary>One version of one value, by what it says: a confirmation names all three, so a changed value is a draft again.</summary>
/// <param name="Id">The value's id.</param>
/// <param name="From">First day in force of this version.</param>
/// <param name="Digest">SHA-256 (hex) over canonical JSON of everything that judges, and the citation.</param>
public sealed record ValueKey(string Id, DateOnly From, string Digest)
{
    // 维度说的是哪个部门管，各个版本另有自己的摘要
    static readonly HashSet<string> NotOfRule = ["versions", "dimension"];

    // status、seen、why 说的是谁核过，不是规定了什么：补一条出处不该让两名人员重核
    static readonly HashSet<string> NotJudging = ["status", "seen", "why"];

    /// <summary>The key of one version: the rule around it counts too, its other versions do not.</summary>
    internal static ValueKey Of(string id, DateOnly from, JsonElement rule, JsonElement version, IEnumerable<JsonElement> questions)
    {
        var text = new StringBuilder("{\"rule\":").AppendJson(rule, name => !NotOfRule.Contains(name));
        text.Append(",\"version\":").AppendJson(version, name => !NotJudging.Contains(name));
        foreach (var question in questions) text.Append(",\"question\":").AppendJson(question);
        text.Append('}');
        return new(id, from, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }
}
