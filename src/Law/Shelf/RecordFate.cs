namespace Chuqing.Law.Shelf;

/// <summary>What became of one collected record of the law: the rules that hold it, or why none does.</summary>
/// <param name="Record">Its number in the collection, e.g. <c>C19-104</c>.</param>
/// <param name="Rules">Ids on the shelf; empty where it was not taken.</param>
/// <param name="Why">Why it was not taken; null where it was.</param>
public sealed record RecordFate(string Record, IReadOnlyList<string> Rules, string? Why)
{
    /// <summary>Reads <c>sources.json</c>. It judges nothing; it shows that no record was lost.</summary>
    /// <param name="ids">Every id on the shelf.</param>
    /// <exception cref="LawFileException">A record names a rule that is not on the shelf, or neither a rule nor a reason.</exception>
    public static IReadOnlyList<RecordFate> Read(LawFile file, IReadOnlySet<string> ids)
    {
        var root = LawNode.Open(file).Only("format", "records");
        var format = root.Need("format", "文件格式");
        if (format.Text() != "sources/1") throw format.Wrong($"格式“{format.Text()}”不认识，这里应是“sources/1”。");
        return [.. root.Need("records", "各条记录").Table().Select(pair => Of(pair.Key, pair.Value, ids))];
    }

    static RecordFate Of(string record, LawNode node, IReadOnlySet<string> ids)
    {
        var rules = node.Only("rules", "why").Maybe("rules");
        var why = node.Maybe("why");
        if (rules is null == why is null) throw node.Wrong("“rules”（成了哪些规则）与“why”（为什么没有成）须写而且只写一个。");
        if (rules is null) return new(record, [], why!.Text());
        var items = rules.Items();
        if (items.Count == 0) throw rules.Wrong("一条规则也没有写。");
        foreach (var item in items)
            if (!ids.Contains(item.Text())) throw item.Wrong($"规则“{item.Text()}”不在架上。");
        return new(record, rules.Texts(), null);
    }
}
