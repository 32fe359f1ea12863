using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>A figure of the line that a catalogue rule asks for (浴比, 电流效率 …) against its bounds.</summary>
static class LineFigures
{
    /// <summary>Judges one figure; says what it compared, and names it where it is missing.</summary>
    /// <param name="clue">Set where the figure is 仅作线索 and the finding rests on it.</param>
    public static Truth Judge(FactTest test, LineFacts facts, DateOnly on, List<string> because, List<string> missing, ref bool clue)
    {
        var choice = FigureChoice.Of(test.Figure, facts, on);
        if (choice.Aside is { } aside) because.Add(aside);
        var name = test.Figure.Name;
        if (choice.Figure is not { } figure) return Lacks($"{name}未知", $"{name}（{test.Figure.Unit}；{test.Holder}掌握）");
        if (choice.Conflict) return Lacks($"{name}有两个不同数值，不替当事人选", $"{name}的核定数（同一时期有两个不同数值；{test.Holder}掌握）");
        if (!Units.TryConvert(figure.Value, figure.Unit, test.Figure.Unit, out var value))
            return Lacks($"{name}的单位“{figure.Unit}”看不懂，不猜", $"{name}的单位（写作“{figure.Unit}”，应可换算为 {test.Figure.Unit}；{test.Holder}掌握）");

        var reading = new SpecReading(new(value, true, value, true), null);
        var within = reading.Within(test.Bounds);
        because.Add(Comparison.Because("", test.Bounds, reading, within));
        if (within == Truth.Unknown) missing.Add(Comparison.Missing("", test.Bounds, reading));
        if (figure.Use != PermittedUse.ClueOnly) return within;
        // 只作线索的数说“不落入”，不等于查清了
        because.Add("该数值仅作线索");
        clue = true;
        if (within == Truth.No) missing.Add($"{name}可作依据的数值（{test.Holder}掌握）");
        return within == Truth.Yes ? Truth.Yes : Truth.Unknown;

        Truth Lacks(string said, string lack)
        {
            because.Add(said);
            missing.Add(lack);
            return Truth.Unknown;
        }
    }
}
