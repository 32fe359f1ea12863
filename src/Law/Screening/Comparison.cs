using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>A size against its bounds, written as a sentence, and what is missing where nothing can be decided.</summary>
static class Comparison
{
    public static string Because(string machine, CompiledTest compiled, in SpecReading reading, Truth within)
    {
        var test = compiled.Test;
        var what = $"{machine}{test.Name}";
        if (!reading.IsKnown) return $"{what}未知";
        var known = reading.Known;
        var printed = $"{what} {known.Print(test.Unit)}";
        return within switch
        {
            Truth.Yes => $"{printed} {Symbols(test, caught: true)}",
            Truth.No => $"{printed} {Failing(compiled, known)}",
            _ => $"{printed}，与界限 {Bounds(test)} 比不出",
        };
    }

    public static string Missing(string machine, SpecTest test, in SpecReading reading)
    {
        var what = $"{machine}{test.Name}";
        if (reading.BadUnit is { } unit && !reading.IsKnown) return $"{what}的单位（写作“{unit}”，看不懂；应可换算为 {test.Unit}；企业、县级工信部门掌握）";
        if (!reading.IsKnown) return $"{what}（{test.Unit}；见设备铭牌、项目核准备案文件，企业、县级工信部门掌握）";
        var known = reading.Known;
        return known.IsPoint
            ? $"条目界限 {Bounds(test)} 是否含本数（须核对原文，法规科掌握）"
            : $"{what}的确数（现只知 {known.Print(test.Unit)}；见设备铭牌、项目核准备案文件，企业、县级工信部门掌握）";
    }

    public static string Bounds(SpecTest test) => Symbols(test, caught: true);

    static string Symbols(SpecTest test, bool caught)
    {
        var above = test.Above is { } a ? $"{Above(a, caught)} {Words.Figure(a.Value, test.Unit)}" : null;
        var below = test.Below is { } b ? $"{Below(b, caught)} {Words.Figure(b.Value, test.Unit)}" : null;
        return above is null ? below! : below is null ? above : $"{above} 且 {below}";
    }

    // 未落入时只说是哪一头没落入
    static string Failing(CompiledTest test, in Interval known) =>
        test.Above is { } caught && known.IsAbove(caught) == Truth.No && test.Test.Above is { } above ? $"{Above(above, caught: false)} {Words.Figure(above.Value, test.Test.Unit)}"
        : test.Test.Below is { } below ? $"{Below(below, caught: false)} {Words.Figure(below.Value, test.Test.Unit)}" : "";

    static string Above(Edge edge, bool caught) => edge.Kind == EdgeKind.Closed ? caught ? "≥" : "<" : caught ? ">" : "≤";

    static string Below(Edge edge, bool caught) => edge.Kind == EdgeKind.Closed ? caught ? "≤" : ">" : caught ? "<" : "≥";
}
