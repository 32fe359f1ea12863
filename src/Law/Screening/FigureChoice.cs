namespace Chuqing.Law.Screening;

/// <summary>Which of a line's figures a limit judges by: the latest that may be used, and a basis before a clue.</summary>
/// <param name="Index">Place of the figure; -1 where none may be used.</param>
/// <param name="LeftAside">Place of the last figure that was left aside; -1 where none was.</param>
/// <param name="Conflict">Two figures of one year differ, so neither is taken.</param>
/// <param name="OwnAsked">A figure of the enterprise was left aside: the line's own is asked for.</param>
readonly record struct FigureChoice(int Index, int LeftAside, bool Conflict, bool OwnAsked)
{
    public static FigureChoice Of(Measure measure, TypedLine line, DateOnly on)
    {
        var (chosen, aside, conflict, ownAsked) = (-1, -1, false, false);
        var figures = line.Figures;
        for (var i = 0; i < figures.Length; i++)
        {
            ref readonly var figure = ref figures[i];
            if (!measure.Is(figure)) continue;
            if (figure.Use == PermittedUse.Barred || figure.Year > on.Year) aside = i;
            else if (!figure.IsOwn) (aside, ownAsked) = (i, true);
            else if (chosen < 0 || Better(figure, figures[chosen])) (chosen, conflict) = (i, false);
            else if (!Better(figures[chosen], figure)) conflict |= !Same(figure, figures[chosen], measure);
        }
        return new(chosen, aside, conflict, ownAsked);
    }

    /// <summary>Why other figures were left aside, for the basis; null where none were.</summary>
    public string? Aside(TypedLine line, DateOnly on)
    {
        if (LeftAside < 0) return null;
        var figure = line.Figures[LeftAside].Facts;
        return figure.Use == PermittedUse.Barred ? $"{figure.Year} 年度的 {Words.Figure(figure.Value, figure.Unit)} 标为不得使用，不采用"
            : figure.Year > on.Year ? $"{figure.Year} 年度的数值晚于研判日，不采用"
            : $"{figure.Year} 年度的 {Words.Figure(figure.Value, figure.Unit)} 是全企业的数，企业{(line.Facts.SharesEnterprise is null ? "有几条线不清楚" : "不止这一条线")}，不拿来判这一条";
    }

    static bool Better(in TypedFigure a, in TypedFigure b) =>
        a.Use != b.Use ? a.Use == PermittedUse.Basis : (a.Year ?? int.MinValue) > (b.Year ?? int.MinValue);

    static bool Same(in TypedFigure a, in TypedFigure b, Measure measure) =>
        a.Facts.Unit == b.Facts.Unit ? a.Facts.Value == b.Facts.Value : measure.TryConvert(a, out var x) && measure.TryConvert(b, out var y) && x == y;
}
