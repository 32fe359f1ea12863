using System.Text.Json;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Shelf;

/// <summary>Reads what catalogue and limit files have in common, and gathers every fault instead of stopping at the first.</summary>
/// <param name="kinds">The machine kinds that a rule may name; null where the shelf holds no vocabulary.</param>
sealed class RuleReader(IReadOnlyDictionary<string, LegalText> texts, IReadOnlySet<string>? kinds, List<LawFileException> problems)
{
    readonly Dictionary<string, JsonElement> sources = new(StringComparer.Ordinal);
    Dictionary<string, (Question Question, LawNode Node)> questions = [];

    /// <summary>What the ids of a local file begin with; null while national files are read.</summary>
    public string? Prefix { get; set; }

    /// <summary>Every rule read, as its file writes it, by id.</summary>
    public IReadOnlyDictionary<string, JsonElement> Sources => sources;

    /// <summary>The rules of a file; a rule with a fault is left out and its fault kept.</summary>
    public List<T> Rules<T>(LawNode root, string format, Func<LawNode, string, T> read) where T : class
    {
        var rules = new List<T>();
        Try(() =>
        {
            root.Only("format", "sector", "questions", "rules");
            questions = new(StringComparer.Ordinal);
            foreach (var node in root.Maybe("questions")?.Items() ?? [])
            {
                var question = MatchReader.Question(node);
                if (LocalFile.WrongId(question.Id, Prefix) is { } wrong) throw node.Wrong(wrong);
                if (!questions.TryAdd(question.Id, (question, node))) throw node.Wrong($"问题“{question.Id}”写了两次。");
            }
            var said = root.Need("format", "文件格式");
            if (said.Text() != format) throw said.Wrong($"格式“{said.Text()}”不认识，这里应是“{format}”。");
            var sector = root.Need("sector", "行业").Text();
            foreach (var node in root.Need("rules", "规则").Items())
                Try(() => rules.Add(read(node, node.Maybe("sector")?.Text() ?? sector)));
        });
        return rules;
    }

    /// <summary>An id of lower-case words, dots and hyphens that no other rule has.</summary>
    public string Id(LawNode rule)
    {
        var node = rule.Need("id", "规则编号");
        var id = node.Text();
        if (!id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')) throw node.Wrong($"编号“{id}”只能用小写字母、数字、点和连字符。");
        if (LocalFile.WrongId(id, Prefix) is { } wrong) throw node.Wrong(wrong);
        if (!sources.TryAdd(id, rule.Element)) throw node.Wrong($"编号“{id}”与另一条规则重复。");
        return id;
    }

    /// <summary>Machine kinds, each of which the vocabulary knows: a misspelt one would catch nothing, and nobody would see it.</summary>
    public IReadOnlyList<string> Kinds(LawNode? list)
    {
        if (list is null) return [];
        foreach (var node in list.Items())
            if (kinds?.Contains(node.Text()) == false) throw node.Wrong($"设备种类“{node.Text()}”不在 vocabulary.json 里。");
        return list.Texts();
    }

    /// <summary>A question of the file, by the id written here.</summary>
    public Question Question(LawNode reference) =>
        questions.TryGetValue(reference.Text(), out var known) ? known.Question : throw reference.Wrong($"问题“{reference.Text()}”不在本文件的 questions 里。");

    /// <summary>Which of the five dimensions a rule belongs to.</summary>
    /// <param name="usual">The one of most rules of this kind, which need not be written.</param>
    public static LawDimension Dimension(LawNode rule, LawDimension usual) => rule.Maybe("dimension") is not { } node ? usual : node.Text() switch
    {
        "能耗" => LawDimension.Energy,
        "环保" => LawDimension.Environment,
        "质量" => LawDimension.Quality,
        "安全" => LawDimension.Safety,
        "技术" => LawDimension.Technology,
        var other => throw node.Wrong($"维度“{other}”不认识；可写 能耗、环保、质量、安全、技术。"),
    };

    /// <summary>The versions of a rule that judges, in order.</summary>
    public Dated<T> Versions<T>(LawNode rule, string id, string name, RuleClass kind, string sector, LawDimension usual, ReadOnlySpan<string> own, Func<LawNode, LawValue, T> read)
    {
        var dimension = Dimension(rule, usual);
        string[] allowed = ["transition", .. own];
        return Versions(rule, id, name, allowed, (version, head) =>
            read(version, new(head.Key, name, kind, sector, head.Repealed, head.Citation!, head.Status!.Value, head.Seen, head.Why)
            {
                Dimension = dimension, Transition = version.Maybe("transition") is { } clause ? TransitionReader.Clause(clause, texts) : null,
            }));
    }

    /// <summary>The versions in order. Each version's fault is kept; a rule with a faulty version is not taken.</summary>
    public Dated<T> Versions<T>(LawNode rule, string id, string name, ReadOnlySpan<string> own, Func<LawNode, ShelfVersion, T> read)
    {
        // 规则引用的问题也参与判断：改了问法或答案词，旧的确认就不算了
        var written = questions.Count == 0 ? "" : rule.Element.GetRawText();
        var mentioned = questions.Where(q => written.Contains($"\"{q.Key}\"", StringComparison.Ordinal)).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => q.Value.Node.Element).ToArray();
        string[] allowed = ["from", "repealed", "citation", "status", "seen", "why", .. own];
        var versions = new List<Version<T>>();
        var list = rule.Need("versions", "各个版本");
        var nodes = list.Items();
        if (nodes.Count == 0) throw list.Wrong("一个版本也没有。");
        LawFileException? fault = null;
        DateOnly? previous = null;
        foreach (var node in nodes)
        {
            try
            {
                node.Only(allowed);
                var from = node.Need("from", "施行日");
                var day = from.Day();
                if (day <= previous) throw from.Wrong($"施行日 {day:yyyy-MM-dd} 不晚于前一个版本（{previous:yyyy-MM-dd}）；各版本须按日期先后排列。");
                previous = day;
                versions.Add(new(day, read(node, Head(rule, node, id, day, mentioned))));
            }
            catch (LawFileException e)
            {
                if (fault is not null) problems.Add(fault);
                fault = e;
            }
        }
        if (fault is not null) throw fault;
        return new Dated<T>(name, versions);
    }

    ShelfVersion Head(LawNode rule, LawNode version, string id, DateOnly from, IReadOnlyList<JsonElement> mentioned)
    {
        var citation = CitationReader.Citation(version.Need("citation", "出处：文件、条目、摘句"), texts);
        var (status, seen, why) = CitationReader.Standing(version);
        return new(ValueKey.Of(id, from, rule.Element, version.Element, mentioned), version.Maybe("repealed")?.Flag() ?? false, citation, status, seen, why);
    }

    void Try(Action read)
    {
        try { read(); }
        catch (LawFileException e) { problems.Add(e); }
    }
}
