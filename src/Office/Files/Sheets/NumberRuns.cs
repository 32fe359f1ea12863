namespace Chuqing.Office.Files.Sheets;

/// <summary>Row numbers as people say them: 3、5–9、12.</summary>
static class NumberRuns
{
    const int Shown = 20;

    /// <param name="numbers">Ascending.</param>
    public static string Of(IReadOnlyList<int> numbers)
    {
        var runs = new List<(int From, int Through)>();
        foreach (var number in numbers)
            if (runs.Count > 0 && runs[^1].Through == number - 1) runs[^1] = (runs[^1].From, number);
            else runs.Add((number, number));
        return string.Join("、", runs.Take(Shown).Select(r => r.From == r.Through ? $"{r.From}" : $"{r.From}–{r.Through}")) + (runs.Count > Shown ? " 等" : "");
    }
}
