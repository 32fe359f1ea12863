using Chuqing.Law.Texts;

namespace Chuqing.Law.Time;

/// <summary>Reads <c>law/terms.json</c>.</summary>
public static class TermReader
{
    /// <remarks><c>file</c>: Name for refusals, e.g. <c>terms.json</c>.</remarks>
    /// <exception cref="LawFileException">Unknown or missing property, no citation, a unit that is none, versions that do not ascend, an id twice.</exception>
    public static TermBook Read(Stream stream, string file)
    {
        using var document = StrictElement.Parse(stream, file);
        var root = new StrictElement(file, "$", document.RootElement).Only("counting", "terms");
        var counting = Versions("期间计算", root, "counting", Counting);
        var ids = new HashSet<string>();
        return new(counting, [.. root.List("terms").Select(t => ReadTerm(t, ids))]);
    }

    static Term ReadTerm(StrictElement term, HashSet<string> ids)
    {
        var id = term.Only("id", "name", "versions").Text("id");
        if (!ids.Add(id)) throw term.Child("id").Fault($"“{id}”写了两次。");
        var name = term.Text("name");
        return new(id, name, Versions(name, term, "versions", Rule));
    }

    static Dated<T> Versions<T>(string what, StrictElement parent, string list, Func<StrictElement, T> read)
    {
        var versions = new List<Version<T>>();
        foreach (var item in parent.List(list))
        {
            var value = read(item);
            var from = item.Day("from");
            if (versions.Count > 0 && from <= versions[^1].From)
                throw item.Child("from").Fault($"{from:yyyy-MM-dd} 不晚于前一个版本的 {versions[^1].From:yyyy-MM-dd}，版本须按施行日先后排列。");
            versions.Add(new(from, value));
        }
        return versions.Count > 0 ? new(what, versions) : throw parent.Child(list).Fault("一个版本也没有。");
    }

    static CountingRule Counting(StrictElement item)
    {
        item.Only("from", "shortTitle", "startDay", "monthEnd", "rollOver", "status", "why", "seen");
        var (status, why, seen) = Standing(item);
        return new(item.Text("shortTitle"), Cite(item, "startDay"), Cite(item, "monthEnd"), Cite(item, "rollOver"), status, why, seen);
    }

    static TermRule Rule(StrictElement item)
    {
        item.Only("from", "length", "unit", "dayZero", "rollOver", "extension", "suspension", "citation", "status", "why", "seen");
        var unit = Unit(item);
        var rollsOver = item.Flag("rollOver");
        if (rollsOver && unit == TermUnit.WorkingDay) throw item.Child("rollOver").Fault("按工作日计算的期限本来就止于工作日，应当写 false。");
        var (status, why, seen) = Standing(item);
        return new(item.Whole("length", 1, 10_000), unit, item.Text("dayZero"), rollsOver, Extension(item),
            item.Optional("suspension")?.Text(), Cite(item, "citation"), status, why, seen);
    }

    static TermExtension? Extension(StrictElement item)
    {
        if (item.Optional("extension") is not { } extension) return null;
        extension.Only("max", "unit", "times");
        _ = extension.Whole("times", 1, 1);
        return new(extension.Whole("max", 1, 10_000), Unit(extension));
    }

    static TermUnit Unit(StrictElement item) => item.Text("unit") switch
    {
        "工作日" => TermUnit.WorkingDay,
        "日" => TermUnit.Day,
        "月" => TermUnit.Month,
        var other => throw item.Child("unit").Fault($"没有“{other}”这个单位。可用：工作日、日、月"),
    };

    static Citation Cite(StrictElement item, string name)
    {
        var citation = item.Child(name).Only("document", "item", "quote");
        return new(citation.Text("document"), citation.Text("item"), citation.Text("quote"));
    }

    static (ValueStatus, string? Why, string? Seen) Standing(StrictElement item) => item.Text("status") switch
    {
        "confirmed" => (ValueStatus.Confirmed, null, item.Optional("why") is { } why ? throw why.Fault("已确认的值不写 why。") : item.Text("seen")),
        "draft" => (ValueStatus.Draft, item.Text("why"), item.Optional("seen") is { } seen ? throw seen.Fault("草稿不写 seen；读到原文就改为 confirmed。") : null),
        var other => throw item.Child("status").Fault($"没有“{other}”这个状态。可用：confirmed、draft"),
    };
}
