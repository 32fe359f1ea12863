namespace Chuqing.Law.Time;

/// <summary>Reads one file of <c>law/calendar/</c>.</summary>
public static class CalendarReader
{
    /// <remarks><c>file</c>: Name for refusals, e.g. <c>calendar/2026.json</c>.</remarks>
    /// <exception cref="LawFileException">Unknown or missing property, no paper, a day outside the year and its neighbours' edges, a day twice.</exception>
    public static CalendarYear Read(Stream stream, string file)
    {
        using var document = StrictElement.Parse(stream, file);
        var root = new StrictElement(file, "$", document.RootElement).Only("year", "papers", "off", "worked");
        var year = root.Whole("year", 1949, 9000);
        string[] papers = [.. root.List("papers").Select(p => p.Text())];
        if (papers.Length == 0) throw root.Child("papers").Fault("没有通知的网址；没有公布的年份不建文件。");
        var seen = new HashSet<DateOnly>();
        CalendarDay[] days = [.. Days(root, "off", false, year, seen), .. Days(root, "worked", true, year, seen)];
        if (days.Length == 0) throw root.Fault("一天放假也没有；没有公布的年份不建文件。");
        Array.Sort(days, (a, b) => a.Date.CompareTo(b.Date));
        return new(year, papers, days);
    }

    static IEnumerable<CalendarDay> Days(StrictElement root, string list, bool works, int year, HashSet<DateOnly> seen)
    {
        foreach (var item in root.List(list))
        {
            var day = item.Only("date", "name").Day("date");
            // 一年的通知只动到前一年十二月末和后一年一月初
            if (day < new DateOnly(year - 1, 12, 1) || day > new DateOnly(year + 1, 1, 31))
                throw item.Child("date").Fault($"{day:yyyy-MM-dd} 不在 {year} 年，也不在相邻的年初年末。");
            if (!seen.Add(day)) throw item.Child("date").Fault($"{day:yyyy-MM-dd} 写了两次。");
            yield return new(day, works, item.Text("name"));
        }
    }
}
