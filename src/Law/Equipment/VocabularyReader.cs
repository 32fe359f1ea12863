namespace Chuqing.Law.Equipment;

/// <summary>Reads the shape of <c>law/vocabulary.json</c>; whether its words make sense together is asked by <see cref="EquipmentVocabulary"/>.</summary>
static class VocabularyReader
{
    /// <exception cref="LawFileException">Unknown or missing property, or a wrong kind.</exception>
    public static VocabularyFile Read(Stream stream, string file)
    {
        var root = LawNode.Open(stream, file).Only(
            "format", "source", "kinds", "notKinds", "nouns", "units", "specs", "anyKind", "labels", "before", "after", "classifiers", "notClassifiers", "sectors");
        return new(root.Need("format", "文件格式").Whole(1, 1), root.Need("source", "来源").Text(),
            Each(root, "kinds", Kind), Words(root, "notKinds"), Words(root, "nouns"), Each(root, "units", Unit),
            root.Need("specs", "参数与单位").Table().ToDictionary(p => p.Key, p => p.Value.Texts().ToArray()), Names(root.Need("anyKind", "单凭单位定名的参数")),
            Each(root, "labels", Label), Each(root, "before", Bound), Each(root, "after", Bound),
            Words(root, "classifiers"), Words(root, "notClassifiers"), Each(root, "sectors", Sector));
    }

    static KindEntry Kind(LawNode node)
    {
        node.Only("name", "aliases", "parent", "measures", "size");
        return new(Text(node, "name"), Words(node, "aliases"), node.Maybe("parent")?.Text(),
            node.Maybe("measures") is { } measures ? Names(measures) : null, node.Maybe("size")?.Texts().ToArray());
    }

    static UnitEntry Unit(LawNode node)
    {
        node.Only("symbol", "times", "spellings");
        return new(Text(node, "symbol"), Words(node, "spellings"), node.Maybe("times")?.Positive() ?? 1m);
    }

    static LabelEntry Label(LawNode node)
    {
        node.Only("name", "words", "reads");
        return new(node.Maybe("name")?.Text(), Words(node, "words"), node.Maybe("reads") is { } reads ? Names(reads) : null);
    }

    static BoundEntry Bound(LawNode node)
    {
        var op = node.Only("op", "words").Need("op", "比较符号");
        return new(op.Text() is "<" or "<=" or ">" or ">=" ? op.Text() : throw op.Wrong($"比较符号“{op.Text()}”不认识；可写 <、<=、>、>=。"), Words(node, "words"));
    }

    static SectorEntry Sector(LawNode node)
    {
        node.Only("sector", "unit", "kind");
        return new(Text(node, "sector"), Text(node, "unit"), Text(node, "kind"));
    }

    static string Text(LawNode node, string name) => node.Need(name, "文字").Text();

    static string[] Words(LawNode node, string name) => [.. node.Need(name, "词的列表").Texts()];

    static Dictionary<string, string> Names(LawNode table) => table.Table().ToDictionary(p => p.Key, p => p.Value.Text());

    static T[] Each<T>(LawNode node, string name, Func<LawNode, T> read) => [.. node.Need(name, "列表").Items().Select(read)];
}
