using Chuqing.Law;
using Chuqing.Law.Shelf;
using Chuqing.Law.Time;

namespace Chuqing.Office.LawBook;

/// <summary>Calendar and terms of one shelf: what every date in the house is computed with.</summary>
public sealed record LegalTime(WorkingCalendar Calendar, TermBook Terms)
{
    const string TermsFile = "terms.json", TermsFolder = "terms/", CalendarFolder = "calendar/";

    /// <summary>The sums of 民法典 201-203 over this calendar.</summary>
    public TermArithmetic Arithmetic { get; } = new(Calendar, Terms.Counting);

    /// <summary>Reads <c>terms.json</c>, <c>terms/*.json</c> and <c>calendar/*.json</c> of a shelf.</summary>
    /// <exception cref="LawFileException">A file is missing or faulty, or the calendar years do not follow one another.</exception>
    public static LegalTime Read(IReadOnlyList<LawFile> files)
    {
        // 期限先读：两样都缺时，先说没有期限
        var terms = TermReader.Read(files);
        return new(CalendarOf(files), terms);
    }

    /// <summary>Reads the terms and the calendar of a law folder, and nothing else of it: pure commands must start at once.</summary>
    /// <inheritdoc cref="Read"/>
    public static LegalTime Load(string lawFolder) => Read(Files(lawFolder, TermsFile, TermsFolder, CalendarFolder));

    /// <summary>Reads <c>calendar/*.json</c> of a folder alone.</summary>
    /// <exception cref="LawFileException">A file is faulty, there is none, or the years do not follow one another.</exception>
    public static WorkingCalendar LoadCalendar(string lawFolder) => CalendarOf(Files(lawFolder, CalendarFolder));

    static WorkingCalendar CalendarOf(IReadOnlyList<LawFile> files)
    {
        var years = files.Where(f => f.Path.StartsWith(CalendarFolder, StringComparison.Ordinal)).Select(f => CalendarReader.Read(new MemoryStream(f.Content), f.Path)).ToArray();
        try
        {
            return new(years);
        }
        catch (ArgumentException bad)
        {
            throw new LawFileException(CalendarFolder, "$", bad.Message);
        }
    }

    static List<LawFile> Files(string lawFolder, params ReadOnlySpan<string> wanted)
    {
        List<LawFile> files = [];
        foreach (var name in wanted)
        {
            var path = Path.Combine(lawFolder, name);
            if (name.EndsWith('/') && Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal).Select(file => new LawFile(name + Path.GetFileName(file), File.ReadAllBytes(file))));
            else if (File.Exists(path)) files.Add(new(name, File.ReadAllBytes(path)));
        }
        return files;
    }
}
