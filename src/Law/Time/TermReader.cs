using Chuqing.Law.Texts;

namespace Chuqing.Law.Time;

/// <summary>Reads <c>law/terms.json</c>.</summary>
public static class TermReader
{
    /// <param name="file">Name for refusals, e.g. <c>terms.json</c>.</param>
    /// <param name="texts">The documents that may be cited; null where the shelf was checked before.</param>
    /// <exception cref="LawFileException">Unknown or missing property, no citation, a unit that is none, versions that do not ascend, an id twice.</exception>
    public static TermBook Read(Stream stream, string file, IReadOnlyDictionary<string, LegalText>? texts = null)
    {
        var root = LawNode.Open(stream, file).Only("counting", "terms");
        var counting = Versions("期间计算", root.Need("counting", "期间怎么算"), v => Counting(v, texts));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return new(counting, [.. root.Need("terms", "各个期限").Items().Select(t => ReadTerm(t, ids, texts))]);
    }

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
        item.Only("from", "length", "unit", "dayZero", "rollOver", "extension", "suspension", "citation", "status", "why", "seen");
        var unit = Unit(item);
        var rollsOver = item.Need("rollOver", "遇休息日是否顺延");
        if (rollsOver.Flag() && unit == TermUnit.WorkingDay) throw rollsOver.Wrong("按工作日计算的期限本来就止于工作日，应当写 false。");
        var citation = CitationReader.Citation(item.Need("citation", "出处：文件、条目、摘句"), texts);
        var (status, seen, why) = CitationReader.Standing(item);
        return new(item.Need("length", "期限长短").Whole(1, 10_000), unit, item.Need("dayZero", "起算的事").Text(), rollsOver.Flag(), Extension(item),
            item.Maybe("suspension")?.Text(), citation, status, why, seen);
    }

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
            var other => throw unit.Wrong($"没有“{other}”这个单位。可用：工作日、日、月"),
        };
    }
}
