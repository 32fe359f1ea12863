using Chuqing.Law.Screening;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Shelf;

/// <summary>A shelf as it stood: all its files, addressed by their content, and the rules read from them.</summary>
/// <remarks>Files that this reader does not know (terms, calendar, divisions) are kept as they are, for those who read them.</remarks>
public sealed class LawPack
{
    readonly Lazy<LawWords> words;

    LawPack(IReadOnlyList<LawFile> files, IReadOnlyDictionary<string, LegalText> texts, IReadOnlyList<CatalogueRule> catalogue, IReadOnlyList<LimitRule> limits, RuleReader reader, EquipmentFamilies families)
    {
        Files = files;
        Texts = texts;
        Catalogue = catalogue;
        Limits = limits;
        Sources = reader.Sources;
        Ids = reader.Sources.Keys.ToHashSet(StringComparer.Ordinal);
        Families = families;
        Digest = LawFile.DigestOf(files);
        words = new(() => new(this));
    }

    /// <summary>SHA-256 (hex) over all files; the pack's name.</summary>
    public string Digest { get; }

    /// <summary>Every file as given, ordered by path, so that the pack can be stored and read again.</summary>
    public IReadOnlyList<LawFile> Files { get; }

    public IReadOnlyDictionary<string, LegalText> Texts { get; }

    /// <summary>Rules of <c>catalogue/</c>.</summary>
    public IReadOnlyList<CatalogueRule> Catalogue { get; }

    /// <summary>Rules of <c>limits/</c> and <c>baselines/</c>.</summary>
    public IReadOnlyList<LimitRule> Limits { get; }

    /// <summary>Files of provinces and cities in it; their rules stand among the others.</summary>
    public IReadOnlyList<LocalFile> Locals { get; private init; } = [];

    /// <summary>General rules on matters under way when a rule changes; none on a shelf without <c>transitions.json</c>.</summary>
    public IReadOnlyList<TransitionRule> Transitions { get; private init; } = [];

    /// <summary>重大事故隐患判定情形, of <c>hazards/</c>: another kind with another legal path, never applied to lines.</summary>
    public IReadOnlyList<HazardRule> Hazards { get; private init; } = [];

    /// <summary>用途界定, 拆除标准, 计入口径, 通则, of <c>statements/</c>: they say how the rest is read.</summary>
    public IReadOnlyList<StatementRule> Statements { get; private init; } = [];

    /// <summary>The id of every rule, hazard and statement.</summary>
    public IReadOnlySet<string> Ids { get; }

    /// <summary>What every rule, hazard and statement says in its file, by id.</summary>
    internal IReadOnlyDictionary<string, System.Text.Json.JsonElement> Sources { get; }

    /// <summary>From this day on the shelf holds a whole edition of the national catalogue; earlier ones only in part, so that nothing is judged before it.</summary>
    public DateOnly WholeFrom => Texts.Values.Where(t => t.Whole).Min(t => t.From) ?? Catalogue.Where(r => !r.ReferenceOnly && r.Versions[0].Value.Match?.Area is null).Min(r => r.Versions[0].From);

    /// <summary>Which machine kinds stand under which.</summary>
    internal EquipmentFamilies Families { get; }

    /// <summary>The words of its rules, numbered once for every law compiled from it.</summary>
    internal LawWords Words => words.Value;

    /// <summary>Every version of every rule, in the order of the files.</summary>
    public IEnumerable<LawValue> Values =>
        Catalogue.SelectMany(r => r.Versions.Select(v => v.Value.Value)).Concat(Limits.SelectMany(r => r.Versions.Select(v => v.Value.Value)));

    /// <summary>Reads a shelf.</summary>
    /// <exception cref="LawFileException">The first fault found; <see cref="LawCheck"/> gives all.</exception>
    public static LawPack Read(IReadOnlyList<LawFile> files)
    {
        var problems = new List<LawFileException>();
        var pack = Read(files, problems);
        return problems.Count == 0 ? pack : throw problems[0];
    }

    internal static LawPack Read(IReadOnlyList<LawFile> files, List<LawFileException> problems)
    {
        var ordered = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToArray();
        for (var i = 1; i < ordered.Length; i++)
            if (ordered[i].Path == ordered[i - 1].Path) problems.Add(new(ordered[i].Path, "$", "同一个文件给了两次。"));
        var texts = LegalTexts.Read(ordered, problems);
        var families = EquipmentFamilies.None;
        if (Array.Find(ordered, f => f.Path == "vocabulary.json") is { } vocabulary)
        {
            try { families = EquipmentFamilies.Read(vocabulary); }
            catch (LawFileException e) { problems.Add(e); }
        }
        var locals = LocalFiles(ordered, problems);
        foreach (var local in locals) LegalTexts.Add(texts, local.Parts("texts"), local.IdPrefix, problems);
        var reader = new RuleReader(texts, families.Kinds, problems);
        var catalogue = Rules("catalogue/", "catalogue/1", (node, sector) => MatchReader.Catalogue(reader, node, sector));
        var limits = Rules("limits/", "limits/1", (node, sector) => LimitReader.Limit(reader, node, sector, RuleClass.OverLimit));
        limits.AddRange(Rules("baselines/", "baselines/1", (node, sector) => LimitReader.Limit(reader, node, sector, RuleClass.BelowBaseline)));
        var hazards = Rules("hazards/", "hazards/1", (node, sector) => HazardReader.Hazard(reader, node, sector));
        var statements = Rules("statements/", "statements/1", (node, sector) => StatementReader.Statement(reader, node, sector));
        foreach (var local in locals)
        {
            reader.Prefix = local.IdPrefix;
            foreach (var part in local.Parts("catalogue")) catalogue.AddRange(reader.Rules(part, "catalogue/1", (node, sector) => MatchReader.Catalogue(reader, node, sector)));
            foreach (var part in local.Parts("limits")) limits.AddRange(reader.Rules(part, "limits/1", (node, sector) => LimitReader.Limit(reader, node, sector, RuleClass.OverLimit)));
            foreach (var part in local.Parts("baselines")) limits.AddRange(reader.Rules(part, "baselines/1", (node, sector) => LimitReader.Limit(reader, node, sector, RuleClass.BelowBaseline)));
        }
        return new(ordered, texts, catalogue, limits, reader, families) { Hazards = hazards, Statements = statements, Locals = locals, Transitions = General(ordered, texts, problems) };

        List<T> Rules<T>(string folder, string format, Func<LawNode, string, T> read) where T : class
        {
            var rules = new List<T>();
            foreach (var file in ordered.Where(f => f.IsIn(folder)))
            {
                try { rules.AddRange(reader.Rules(LawNode.Open(file), format, read)); }
                catch (LawFileException e) { problems.Add(e); }
            }
            return rules;
        }
    }

    // 地方文件读得开的才算：里面的规则、文件各自再查
    static List<LocalFile> LocalFiles(LawFile[] files, List<LawFileException> problems)
    {
        var locals = new List<LocalFile>();
        foreach (var file in files.Where(LocalFile.Is))
        {
            try
            {
                var local = LocalFile.Open(file);
                foreach (var kind in LocalFile.RuleKinds.Prepend("texts")) _ = local.Parts(kind);
                locals.Add(local);
            }
            catch (LawFileException e) { problems.Add(e); }
        }
        return locals;
    }

    static IReadOnlyList<TransitionRule> General(LawFile[] files, IReadOnlyDictionary<string, LegalText> texts, List<LawFileException> problems)
    {
        if (Array.Find(files, f => f.Path == TransitionReader.Path) is not { } file) return [];
        try { return TransitionReader.Read(file, texts); }
        catch (LawFileException e)
        {
            problems.Add(e);
            return [];
        }
    }
}
