using Chuqing.Law.Texts;

namespace Chuqing.Law.Shelf;

/// <summary>The documents of <c>law/texts/*.json</c>, each an array of documents.</summary>
static class LegalTexts
{
    public static IReadOnlyDictionary<string, LegalText> Read(IEnumerable<LawFile> files, List<LawFileException> problems)
    {
        var texts = new Dictionary<string, LegalText>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            try
            {
                foreach (var node in LawNode.Open(file).Items())
                {
                    try
                    {
                        var text = Text(node);
                        // 期限与目录各有一份文件表，同一文件两处写得一样是允许的，写得不一样就不知道信谁
                        if (!texts.TryAdd(text.Id, text) && texts[text.Id] != text)
                            throw node.Wrong($"文件“{text.Id}”在别处已经写过，而且内容不同。");
                    }
                    catch (LawFileException e) { problems.Add(e); }
                }
            }
            catch (LawFileException e) { problems.Add(e); }
        }
        return texts;
    }

    static LegalText Text(LawNode node)
    {
        node.Only("id", "title", "number", "from", "repealedOn", "seen");
        node.Maybe("seen")?.Text();
        var text = new LegalText(node.Need("id", "文件编号").Text(), node.Need("title", "文件名称").Text(), node.Maybe("number")?.Text(), node.Maybe("from")?.Day(), node.Maybe("repealedOn")?.Day());
        return text.RepealedOn <= text.From ? throw node.Wrong("废止日不晚于施行日。") : text;
    }
}
