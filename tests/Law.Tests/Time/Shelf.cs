using Chuqing.Law.Time;

namespace Chuqing.Law.Tests.Time;

/// <summary>The real law folder, read once for all tests of time.</summary>
static class Shelf
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "law");

    public static readonly WorkingCalendar Calendar = new(Years(2019, 2026));
    public static readonly TermBook Terms = ReadTerms();
    public static readonly TermArithmetic Arithmetic = new(Calendar, Terms.Counting);

    public static CalendarYear Year(int year)
    {
        using var file = File.OpenRead(Path.Combine(Folder, "calendar", $"{year}.json"));
        return CalendarReader.Read(file, $"calendar/{year}.json");
    }

    public static IEnumerable<CalendarYear> Years(int from, int through) => Enumerable.Range(from, through - from + 1).Select(Year);

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    static TermBook ReadTerms() => TermReader.Read(Chuqing.Law.Tests.Shelf.Shelves.ShippedFiles);
}
