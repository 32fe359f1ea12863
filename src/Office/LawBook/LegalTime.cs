using Chuqing.Law.Time;

namespace Chuqing.Office.LawBook;

/// <summary>Calendar and terms of one law folder: what every date in the house is computed with.</summary>
public sealed record LegalTime(WorkingCalendar Calendar, TermBook Terms)
{
    /// <summary>The sums of 民法典 201-203 over this calendar.</summary>
    public TermArithmetic Arithmetic { get; } = new(Calendar, Terms.Counting);

    /// <summary>Reads <c>terms.json</c> and <c>calendar/*.json</c> of a folder.</summary>
    /// <exception cref="Law.LawFileException">A file is faulty.</exception>
    /// <exception cref="BadInputException">A file is missing, or the calendar years do not follow one another.</exception>
    public static LegalTime Load(string lawFolder)
    {
        using var terms = Open(Path.Combine(lawFolder, "terms.json"));
        return new(LoadCalendar(lawFolder), TermReader.Read(terms, "terms.json"));
    }

    /// <summary>Reads <c>calendar/*.json</c> of a folder alone.</summary>
    /// <exception cref="Law.LawFileException">A file is faulty.</exception>
    /// <exception cref="BadInputException">There is no file, or the years do not follow one another.</exception>
    public static WorkingCalendar LoadCalendar(string lawFolder)
    {
        var folder = Path.Combine(lawFolder, "calendar");
        if (!Directory.Exists(folder)) throw new BadInputException($"找不到放假安排文件夹 {folder}。");
        try
        {
            return new(Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(path =>
            {
                using var file = Open(path);
                return CalendarReader.Read(file, $"calendar/{Path.GetFileName(path)}");
            }));
        }
        catch (ArgumentException bad)
        {
            throw new BadInputException($"{folder}：{bad.Message}");
        }
    }

    static FileStream Open(string path) =>
        File.Exists(path) ? File.OpenRead(path) : throw new BadInputException($"找不到法规文件 {path}。");
}
