using Chuqing.Law.Divisions;
using Chuqing.Law.Equipment;
using Chuqing.Law.Texts;
using Chuqing.Law.Time;

namespace Chuqing.Law.Shelf;

/// <summary>Judges a shelf: every fault that keeps it from being law, and whatever a working shelf may not lack.</summary>
public static class LawCheck
{
    /// <summary>All faults, file by file; empty where the shelf is sound and complete.</summary>
    /// <remarks>A file that is not JSON, or a value with two faults, shows its first fault; the next shows once that is mended.</remarks>
    public static IReadOnlyList<LawFileException> Problems(IReadOnlyList<LawFile> files)
    {
        var problems = new List<LawFileException>();
        var pack = LawPack.Read(files, problems);
        if (pack.Catalogue.Count + pack.Limits.Count == 0 && problems.Count == 0)
            problems.Add(new("catalogue/", "$", "一条规则也没有读到。"));

        if (Single(pack, "terms.json", problems) is { } terms)
            Try(problems, () => Terms(TermReader.Read(new MemoryStream(terms.Content), terms.Path, pack.Texts), pack, problems));
        Calendar(pack, problems);
        if (Single(pack, "vocabulary.json", problems) is { } vocabulary && !problems.Exists(p => p.File == vocabulary.Path))
            Try(problems, () => EquipmentVocabulary.Load(new MemoryStream(vocabulary.Content)));
        foreach (var file in pack.Files.Where(f => f.IsIn("divisions/")))
            Try(problems, () => DivisionReader.Read(new MemoryStream(file.Content), file.Path));
        return problems;
    }

    static void Terms(TermBook terms, LawPack pack, List<LawFileException> problems)
    {
        var rules = pack.Sources.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var term in terms.Terms.Where(t => rules.Contains(t.Id)))
            problems.Add(new("terms.json", "$", $"编号“{term.Id}”与另一条规则重复。"));
    }

    static void Calendar(LawPack pack, List<LawFileException> problems)
    {
        var files = pack.Files.Where(f => f.IsIn("calendar/")).ToArray();
        var years = new List<CalendarYear>();
        foreach (var file in files)
            Try(problems, () => years.Add(CalendarReader.Read(new MemoryStream(file.Content), file.Path)));
        if (years.Count < files.Length) return;
        // 有缺年的日历，算出来的工作日是错的
        try { _ = new WorkingCalendar(years); }
        catch (ArgumentException e) { problems.Add(new("calendar/", "$", e.Message)); }
    }

    static LawFile? Single(LawPack pack, string path, List<LawFileException> problems)
    {
        var file = pack.Files.FirstOrDefault(f => f.Path == path);
        if (file is null) problems.Add(new(path, "$", "法规架上没有这个文件。"));
        return file;
    }

    static void Try(List<LawFileException> problems, Action read)
    {
        try { read(); }
        catch (LawFileException e) { problems.Add(e); }
    }
}
