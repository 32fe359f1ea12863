using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Time;

/// <summary>Reads <c>law/terms.json</c> and <c>law/terms/*.json</c>.</summary>
public static class TermReader
{
    const string Main = "terms.json", Folder = "terms/";

    /// <summary>Whether a file of a shelf holds terms.</summary>
    public static bool Holds(LawFile file) => file.Path == Main || file.IsIn(Folder);

    /// <summary>Reads the terms of a shelf: the main file with the rules of counting, and those of the folder beside it.</summary>
    /// <param name="texts">The documents that may be cited; null where the shelf was checked before.</param>
    /// <exception cref="LawFileException">No main file; or as <see cref="Read(Stream, string, IReadOnlyDictionary{string, LegalText})"/>, ids being unique over all files.</exception>
    public static TermBook Read(IEnumerable<LawFile> files, IReadOnlyDictionary<string, LegalText>? texts = null)
    {
        var held = files.Where(Holds).OrderBy(f => f.Path, StringComparer.Ordinal).ToArray();
        var main = Array.Find(held, f => f.Path == Main) ?? throw new LawFileException(Main, "$", "法规架上没有这个文件。");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var book = Read(LawNode.Open(main), ids, texts);
        return held.Length == 1 ? book : new(book.Counting, [.. book.Terms, .. held.Where(f => f != main).SelectMany(f => Terms(LawNode.Open(f).Only("terms"), ids, texts))]);
    }

    /// <param name="file">Name for refusals, e.g. <c>terms.json</c>.</param>
    /// <param name="texts">The documents that may be cited; null where the shelf was checked before.</param>
    /// <exception cref="LawFileException">Unknown or missing property, no citation, a unit that is none, versions that do not ascend, an id twice.</exception>
    public static TermBook Read(Stream stream, string file, IReadOnlyDictionary<string, LegalText>? texts = null) =>
        Read(LawNode.Open(stream, file), new(StringComparer.Ordinal), texts);

    static TermBook Read(LawNode root, HashSet<string> ids, IReadOnlyDictionary<string, LegalText>? texts)
    {
        root.Only("counting", "terms");
        return new(Versions("期间计算", root.Need("counting", "期间怎么算"), v => Counting(v, texts)), [.. Terms(root, ids, texts)]);
    }

    static IEnumerable<Term> Terms(LawNode root, HashSet<string> ids, IReadOnlyDictionary<string, LegalText>? texts) =>
        root.Need("terms", "各个期限").Items().Select(t => ReadTerm(t, ids, texts));

    static Term ReadTerm(LawNode term, HashSet<string> ids, IReadOnlyDictionary<string, LegalText>? texts)
    {
        var id = term.Only("id", "name", "versions").Need("id", "期限编号");
        if (!ids.Add(id.Text())) throw id.Wrong($"“{id.Text()}”写了两次。");
        var name = term.Need("name", "期限名称").Text();
        return new(id.Text(), name, Versions(name, term.Need("versions", "各个版本"), v => Rule(v, texts)));
    }

    static Dated<T> Versions<T>(string what, LawNode list, Func<LawNode, T> read)
    {
        var versions = new List<Version<T>>();
        foreach (var item in list.Items())
        {
            var value = read(item);
            var from = item.Need("from", "施行日");
            if (versions.Count > 0 && from.Day() <= versions[^1].From)
                throw from.Wrong($"{from.Day():yyyy-MM-dd} 不晚于前一个版本的 {versions[^1].From:yyyy-MM-dd}，版本须按施行日先后排列。");
            versions.Add(new(from.Day(), value));
        }
        return versions.Count > 0 ? new(what, versions) : throw list.Wrong("一个版本也没有。");
    }

    static CountingRule Counting(LawNode item, IReadOnlyDictionary<string, LegalText>? texts)
    {
        item.Only("from", "shortTitle", "startDay", "monthEnd", "rollOver", "status", "why", "seen");
        var (status, seen, why) = CitationReader.Standing(item);
        return new(item.Need("shortTitle", "法律简称").Text(), Cite("startDay", "起算日的条文"), Cite("monthEnd", "月末的条文"), Cite("rollOver", "顺延的条文"), status, why, seen);

        Citation Cite(string name, string what) => CitationReader.Citation(item.Need(name, what), texts);
    }

    static TermRule Rule(LawNode item, IReadOnlyDictionary<string, LegalText>? texts)
    {
        item.Only("from", "length", "unit", "direction", "dayZero", "rollOver", "extension", "suspension", "note", "citation", "status", "why", "seen");
        var unit = Unit(item);
        var rollsOver = item.Need("rollOver", "遇休息日是否顺延");
        if (rollsOver.Flag() && unit == TermUnit.WorkingDay) throw rollsOver.Wrong("按工作日计算的期限本来就止于工作日，应当写 false。");
        var backward = Backward(item);
        if (backward && rollsOver.Flag()) throw rollsOver.Wrong("往回数的期限不顺延，应当写 false。");
        foreach (var extra in backward ? ["extension", "suspension"] : Array.Empty<string>())
            if (item.Maybe(extra) is { } wrong) throw wrong.Wrong("往回数的期限不能延长、中止。");
        var citation = CitationReader.Citation(item.Need("citation", "出处：文件、条目、摘句"), texts);
        var (status, seen, why) = CitationReader.Standing(item);
        return new(item.Need("length", "期限长短").Whole(1, unit == TermUnit.Year ? 100 : 10_000), unit, item.Need("dayZero", "起算的事").Text(), rollsOver.Flag(), Extension(item),
            item.Maybe("suspension")?.Text(), citation, status, why, seen) { Backward = backward, Note = item.Maybe("note")?.Text() };
    }

    static bool Backward(LawNode item) => item.Maybe("direction") is { } direction && direction.Text() switch
    {
        "before" => true,
        "after" => false,
        var other => throw direction.Wrong($"没有“{other}”这个方向。可用：after（往后数）、before（往回数，提前多少）。"),
    };

    static TermExtension? Extension(LawNode item)
    {
        if (item.Maybe("extension") is not { } extension) return null;
        extension.Only("max", "unit", "times");
        _ = extension.Need("times", "可延长几次").Whole(1, 1);
        return new(extension.Need("max", "最多延长多少").Whole(1, 10_000), Unit(extension));
    }

    static TermUnit Unit(LawNode item)
    {
        var unit = item.Need("unit", "单位");
        return unit.Text() switch
        {
            "工作日" => TermUnit.WorkingDay,
            "日" => TermUnit.Day,
            "月" => TermUnit.Month,
            "年" => TermUnit.Year,
            var other => throw unit.Wrong($"没有“{other}”这个单位。可用：工作日、日、月、年"),
        };
    }
}
