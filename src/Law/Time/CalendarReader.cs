namespace Chuqing.Law.Time;

/// <summary>Reads one file of <c>law/calendar/</c>.</summary>
public static class CalendarReader
{
    /// <remarks><c>file</c>: Name for refusals, e.g. <c>calendar/2026.json</c>.</remarks>
    /// <exception cref="LawFileException">Unknown or missing property, no paper, a day outside the year and its neighbours' edges, a day twice.</exception>
    public static CalendarYear Read(Stream stream, string file)
    {
        var root = LawNode.Open(stream, file).Only("year", "papers", "off", "worked");
        var year = root.Need("year", "年份").Whole(1949, 9000);
        var list = root.Need("papers", "通知的网址");
        var papers = list.Texts();
        if (papers.Count == 0) throw list.Wrong("没有通知的网址；没有公布的年份不建文件。");
        var seen = new HashSet<DateOnly>();
        CalendarDay[] days = [.. Days(root.Need("off", "放假的日子"), false, year, seen), .. Days(root.Need("worked", "调休上班的日子"), true, year, seen)];
        if (days.Length == 0) throw root.Wrong("一天放假也没有；没有公布的年份不建文件。");
        Array.Sort(days, (a, b) => a.Date.CompareTo(b.Date));
        return new(year, papers, days);
    }

    static IEnumerable<CalendarDay> Days(LawNode list, bool works, int year, HashSet<DateOnly> seen)
    {
        foreach (var item in list.Items())
        {
            var date = item.Only("date", "name").Need("date", "日期");
            var day = date.Day();
            // 一年的通知只动到前一年十二月末和后一年一月初
            if (day < new DateOnly(year - 1, 12, 1) || day > new DateOnly(year + 1, 1, 31))
                throw date.Wrong($"{day:yyyy-MM-dd} 不在 {year} 年，也不在相邻的年初年末。");
            if (!seen.Add(day)) throw date.Wrong($"{day:yyyy-MM-dd} 写了两次。");
            yield return new(day, works, item.Need("name", "节日名称").Text());
        }
    }
}
