using Chuqing.Law.Shelf;

namespace Chuqing.Law.Texts;

/// <summary>A citation as people read it: the document by its title and 文号, never by the shelf's own id.</summary>
/// <param name="Document">Title with 书名号.</param>
/// <param name="Number">文号 or standard number; null where none was seen.</param>
public sealed record PrintedCitation(string Document, string? Number, string Item, string Quote)
{
    /// <summary>《文件》（文号）条款：摘句.</summary>
    public override string ToString() => $"{Document}{(Number is null ? "" : $"（{Number}）")}{Item}：{Quote}";
}

/// <summary>The documents of <c>law/texts/*.json</c>, each an array of documents, by id.</summary>
public static class LegalTexts
{
    /// <summary>Reads the documents among the files of a shelf; other files are left alone.</summary>
    /// <exception cref="LawFileException">The first fault found.</exception>
    public static IReadOnlyDictionary<string, LegalText> Read(IEnumerable<LawFile> files)
    {
        var problems = new List<LawFileException>();
        var texts = Read(files, problems);
        return problems.Count == 0 ? texts : throw problems[0];
    }

    /// <summary>A citation with the document's title and number.</summary>
    /// <exception cref="LawFileException">The shelf has no such document.</exception>
    public static PrintedCitation Print(this IReadOnlyDictionary<string, LegalText> texts, Citation citation) =>
        texts.TryGetValue(citation.Document, out var text)
            ? new(text.Title, text.Number, citation.Item, citation.Quote)
            : throw new LawFileException("texts/", "$", $"文件“{citation.Document}”不在 texts/ 里。");

    internal static Dictionary<string, LegalText> Read(IEnumerable<LawFile> files, List<LawFileException> problems)
    {
        var texts = new Dictionary<string, LegalText>(StringComparer.Ordinal);
        var replaced = new List<LawNode>();
        foreach (var file in files.Where(f => f.IsIn("texts/")))
        {
            try
            {
                Add(texts, LawNode.Open(file).Items(), null, problems, replaced);
            }
            catch (LawFileException e) { problems.Add(e); }
        }
        foreach (var node in replaced.Where(n => !texts.ContainsKey(n.Text())))
            problems.Add(node.Wrong($"文件“{node.Text()}”不在 texts/ 里。"));
        return texts;
    }

    /// <param name="replaced">Gathers documents that name their successor, to be looked up when all are read.</param>
    /// <param name="prefix">What the ids of a local file's documents begin with; null for national ones, which may not begin so.</param>
    internal static void Add(Dictionary<string, LegalText> texts, IEnumerable<LawNode> nodes, string? prefix, List<LawFileException> problems, List<LawNode>? replaced = null)
    {
        foreach (var node in nodes)
        {
            try
            {
                var text = Text(node);
                if (LocalFile.WrongId(text.Id, prefix) is { } wrong) throw node.Wrong(wrong);
                if (text.ReplacedBy is not null) replaced?.Add(node.Need("replacedBy", "代替它的文件"));
                // 期限与目录各有一份文件表，同一文件两处写得一样是允许的，写得不一样就不知道信谁
                if (!texts.TryAdd(text.Id, text) && texts[text.Id] != text)
                    throw node.Wrong($"文件“{text.Id}”在别处已经写过，而且内容不同。");
            }
            catch (LawFileException e) { problems.Add(e); }
        }
    }

    static LegalText Text(LawNode node)
    {
        node.Only("id", "title", "number", "from", "repealedOn", "replacedBy", "seen", "whole");
        node.Maybe("seen")?.Text();
        var text = new LegalText(node.Need("id", "文件编号").Text(), node.Need("title", "文件名称").Text(), node.Maybe("number")?.Text(), node.Maybe("from")?.Day(), node.Maybe("repealedOn")?.Day(), node.Maybe("replacedBy")?.Text())
        {
            Whole = node.Maybe("whole")?.Flag() ?? false,
        };
        return text.RepealedOn <= text.From ? throw node.Wrong("废止日不晚于施行日。") : text;
    }
}
