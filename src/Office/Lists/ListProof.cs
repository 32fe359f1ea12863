using System.Text.Json;
using System.Text.Json.Nodes;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.Lists;

/// <summary>The outcome of proving one released file.</summary>
/// <param name="Holds">Whether everything that could be checked agrees.</param>
/// <param name="Lines">What was checked, in sentences.</param>
public sealed record ProvenList(bool Holds, IReadOnlyList<string> Lines);

/// <summary>Released files as JSON, and the proof of one: anybody can run it without the database.</summary>
public static class ListProof
{
    /// <summary>The text of <c>3.json</c>: the release's canonical content and its digest.</summary>
    public static string FileOf(ListRelease release) => $"{{\"digest\":\"{release.Digest}\",\"release\":{release.Content}}}\n";

    /// <summary>Recomputes the digest inside, and compares it with the version before where that lies beside it.</summary>
    /// <param name="json">The released file.</param>
    /// <param name="neighbour">Reads the file of another version of the same list by its number; null where there is none.</param>
    /// <exception cref="BadInputException">The text is no released list.</exception>
    public static ProvenList Verify(string json, Func<int, string?> neighbour)
    {
        var (digest, content, list) = Open(json);
        List<string> lines = [$"{list.List.Title} 第 {list.Number} 版，{list.ReleasedOn:yyyy-MM-dd} 公布，{list.List.Rows.Count} 行。"];
        var computed = Digest.Sm3(content);
        var holds = computed == digest;
        lines.Add(holds ? $"摘要相符：SM3 {digest}" : $"摘要不符：文件写的是 {digest}，按内容算出的是 {computed}。文件被改过。");
        if (list.Number == 1) holds &= Say(list.Previous is null, "这是第 1 版，没有前一版。", "第 1 版却写了前一版的摘要。");
        else if (list.Previous is null) holds &= Say(false, "", $"第 {list.Number} 版没有写前一版的摘要，链断了。");
        else if (neighbour(list.Number - 1) is not { } before) lines.Add($"旁边没有第 {list.Number - 1} 版的文件，没有核对与前一版的衔接（它的摘要应为 {list.Previous}）。");
        else
        {
            var (_, previous, _) = Open(before);
            holds &= Say(Digest.Sm3(previous) == list.Previous, $"与第 {list.Number - 1} 版衔接。", $"与第 {list.Number - 1} 版不衔接：那一份的内容不是公布这一版时的内容。");
        }
        if (list.List.Recall is { } recall)
            holds &= Say(recall.Number == list.Number - 1 && recall.Digest == list.Previous, $"这一版撤回第 {recall.Number} 版：{recall.Reason}", $"这一版说撤回第 {recall.Number} 版，写的摘要却不是前一版的。");
        if (list.List.Since is { } since && since.Year == list.List.Year && neighbour(since.Number) is { } compared) Explains(Open(compared).List.List);
        if (neighbour(list.Number + 1) is { } next && Open(next).List.List.Recall?.Digest == computed) lines.Add($"注意：这一版已由第 {list.Number + 1} 版撤回。内容没有动，只是不再现行。");
        return new(holds, lines);

        void Explains(ListContent before)
        {
            var left = ListDifference.Between(before, list.List).Left.Select(r => r.Id).ToHashSet();
            holds &= Say(left.SetEquals(list.List.Removed.Select(r => r.Id)), $"移出记录与第 {list.List.Since!.Number} 版逐行相符：移出 {left.Count} 行。", $"移出记录与第 {list.List.Since!.Number} 版对不上：少了的行没有都写明去向。");
        }

        bool Say(bool fits, string yes, string no)
        {
            lines.Add(fits ? yes : no);
            return fits;
        }
    }

    static (string Digest, string Content, ReleasedList List) Open(string json)
    {
        try
        {
            var root = JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false });
            var content = CanonicalJson.Write(root?["release"] ?? throw new BadInputException("文件里没有 release 这一项，不是公布的名单。"));
            return (root["digest"]?.GetValue<string>() ?? "", content, ReleasedList.Read(content));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or NotSupportedException or FormatException or ArgumentException)
        {
            throw new BadInputException($"不是公布的名单文件：{broken.Message}");
        }
    }
}
