namespace Chuqing.Law.Texts;

/// <summary>Reads what every value of the shelf carries, whatever it is: whence it comes, and who compared it.</summary>
static class CitationReader
{
    /// <param name="texts">The documents that may be cited; null where the caller checks that itself.</param>
    public static Citation Citation(LawNode node, IReadOnlyDictionary<string, LegalText>? texts)
    {
        node.Only("document", "item", "quote");
        var document = node.Need("document", "文件编号");
        if (texts?.ContainsKey(document.Text()) == false) throw document.Wrong($"文件“{document.Text()}”不在 texts/ 里。");
        return new(document.Text(), node.Need("item", "条款或条目").Text(), node.Need("quote", "摘句或大意").Text());
    }

    /// <summary>Status, and what proves it: a confirmed value says where it was read, a draft says why it is one; neither says the other's.</summary>
    public static (ValueStatus Status, string? Seen, string? Why) Standing(LawNode version)
    {
        var status = version.Need("status", "confirmed 或 draft");
        var (seen, why) = (version.Maybe("seen"), version.Maybe("why"));
        switch (status.Text())
        {
            case "confirmed":
                if (why is not null) throw why.Wrong("已确认的值不写“why”。");
                return (ValueStatus.Confirmed, (seen ?? throw version.Wrong("已确认的值须写“seen”：在哪里核过原文。")).Text(), null);
            case "draft":
                if (seen is not null) throw seen.Wrong("草稿不写“seen”；读到原文就改为 confirmed。");
                return (ValueStatus.Draft, null, (why ?? throw version.Wrong("草稿须写“why”：为什么还只是草稿。")).Text());
            case var other:
                throw status.Wrong($"状态“{other}”不认识；可写 confirmed（已确认）或 draft（草稿）。");
        }
    }
}
