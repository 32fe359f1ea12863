namespace Chuqing.Law.Screening;

/// <summary>A figure of the line that a catalogue rule asks for (浴比, 电流效率 …) against its bounds.</summary>
static class LineFigures
{
    /// <summary>Judges one figure; says what it compared, and names it where it is missing.</summary>
    /// <param name="clue">Set where the figure is 仅作线索 and the finding rests on it.</param>
    public static Truth Judge(CompiledFact fact, TypedLine line, DateOnly on, Basis basis, ref bool clue)
    {
        var test = fact.Test;
        var choice = FigureChoice.Of(fact.Figure, line, on);
        if (basis.IsWritten) basis.Because(choice.Aside(line, on));
        var name = test.Figure.Name;
        if (choice.Index < 0)
        {
            basis.Because($"{name}未知");
            basis.Missing($"{name}（{test.Figure.Unit}；{test.Holder}掌握）");
            return Truth.Unknown;
        }
        if (choice.Conflict)
        {
            basis.Because($"{name}有两个不同数值，不替当事人选");
            basis.Missing($"{name}的核定数（同一时期有两个不同数值；{test.Holder}掌握）");
            return Truth.Unknown;
        }
        ref readonly var figure = ref line.Figures[choice.Index];
        if (!fact.Figure.TryConvert(figure, out var value))
        {
            basis.Because($"{name}的单位“{figure.Facts.Unit}”看不懂，不猜");
            basis.Missing($"{name}的单位（写作“{figure.Facts.Unit}”，应可换算为 {test.Figure.Unit}；{test.Holder}掌握）");
            return Truth.Unknown;
        }

        var reading = new SpecReading(Interval.Point(value));
        var within = reading.Within(fact.Bounds);
        basis.Because($"{Comparison.Because("", fact.Bounds, reading, within)}");
        if (within == Truth.Unknown) basis.Missing($"{Comparison.Missing("", test.Bounds, reading)}");
        if (figure.Use != PermittedUse.ClueOnly) return within;
        // 只作线索的数说“不落入”，不等于查清了
        basis.Because("该数值仅作线索");
        clue = true;
        if (within == Truth.No) basis.Missing($"{name}可作依据的数值（{test.Holder}掌握）");
        return within == Truth.Yes ? Truth.Yes : Truth.Unknown;
    }
}
