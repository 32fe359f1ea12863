using System.Globalization;
using Chuqing.Law;
using Chuqing.Law.Screening;
using Chuqing.Office.Exits;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Registry;

namespace Chuqing.Office.Contradictions;

/// <summary>Finds what contradicts what among the statements about one line. Pure; finds leads and condemns nobody.</summary>
/// <param name="shares">Whether the enterprise has other lines: then a figure of the enterprise says nothing of this one.</param>
sealed class ContradictionFinder(IReadOnlyList<Fact> facts, Exit? exit, bool shares)
{
    /// <summary>Whose the ledger's own statements are.</summary>
    public const string Ledger = "工信台账", ExitFile = "工信（退出件）";

    static readonly HashSet<string> Gone = ["拆除", "已拆除"], Closed = ["关停", "已关停", "关闭", "已关闭", "永久关停", "封存", "已封存", "拆除", "已拆除"], Cancelled = ["注销", "已注销", "吊销", "已吊销"],
        There = ["封存", "已封存", "在产", "生产", "正常", "正常生产", "运行", "在用", "停产", "已停产", "停用"];

    static readonly string[] Discharges = ["废水排放量", "废气排放量", "颗粒物排放量", "二氧化硫排放量", "氮氧化物排放量", "化学需氧量排放量"],
        Consumption = ["用电量", "用煤量", "煤炭消费量", "用气量", "天然气消费量"];

    public IReadOnlyList<Contradiction> Find()
    {
        List<Contradiction> found =
        [
            .. Active(Closing(), Discharges, ContradictionRule.ClosedDischarging), .. Active(Closing(), Consumption, ContradictionRule.ClosedConsuming),
            .. Active(Status(Cancelled), Discharges, ContradictionRule.CancelledDischarging), .. Active(Status(Cancelled), Consumption, ContradictionRule.CancelledConsuming),
            .. StillThere(), .. Commissioned(), .. Figures(),
        ];
        // 同一个数已经说过“关停后仍有”，不再说一遍“公告后仍有”
        var said = found.Select(c => c.Second.Id).ToHashSet();
        return [.. found, .. LaterFigures().Where(c => !said.Contains(c.Second.Id))];
    }

    // 退出件上的日子比台账上的状态准
    IEnumerable<Statement> Closing() =>
        exit is { ShutOn: { } shut } ? [OfExit("shut", "已关停", shut)] : exit is { DismantledOn: { } gone } ? [OfExit("dismantled", "已拆除", gone)] : Status(Closed);

    IEnumerable<Statement> Status(HashSet<string> words) => Named(FactNames.Status).Where(f => words.Contains(Word(f))).OrderBy(f => f.ValidFrom).Take(1).Select(Of);

    // 说停了的、还在动的要是两家；每样只举最近一期
    IEnumerable<Contradiction> Active(IEnumerable<Statement> ended, string[] metrics, ContradictionRule rule) =>
        from end in ended
        from metric in metrics
        let latest = Metrics(metric).Where(f => f.Figure > 0 && OwnerOf(f) != end.Owner && Begins(f) > end.On).MaxBy(Begins)
        where latest is not null
        select new Contradiction(rule, end, Of(latest));

    IEnumerable<Contradiction> StillThere()
    {
        Statement? gone = exit is { DismantledOn: { } day } ? OfExit("dismantled", "已拆除", day) : Status(Gone).FirstOrDefault();
        if (gone is null) yield break;
        foreach (var there in Named(FactNames.Status).Where(f => There.Contains(Word(f)) && f.ValidFrom >= gone.On).Select(Of).Where(s => s.Owner != gone.Owner)) yield return new(ContradictionRule.DismantledStillThere, gone, there);
    }

    IEnumerable<Contradiction> LaterFigures()
    {
        if (exit is not { AnnouncedOn: { } announced }) return [];
        return from fact in facts
               where fact.Figure > 0 && IsAboutLine(fact) && Begins(fact) > announced && fact.Name.StartsWith(FactNames.MetricPrefix, StringComparison.Ordinal)
               group fact by fact.Name into same
               select new Contradiction(ContradictionRule.AnnouncedLaterFigures, OfExit("announced", "已公告退出", announced), Of(same.MaxBy(Begins)!));
    }

    IEnumerable<Contradiction> Commissioned()
    {
        var dated = Named(FactNames.Commissioned).Select(f => (Fact: f, Span: DayText.TryRead(f.Value, out var from, out var through) ? (from, through) : ((DateOnly, DateOnly)?)null)).Where(d => d.Span is not null).ToList();
        return from a in dated
               from b in dated
               where Comes(a.Fact, b.Fact) && OwnerOf(a.Fact) != OwnerOf(b.Fact) && (a.Span!.Value.Item2 < b.Span!.Value.Item1 || b.Span.Value.Item2 < a.Span.Value.Item1)
               select new Contradiction(ContradictionRule.CommissionedDiffers, Of(a.Fact), Of(b.Fact));
    }

    IEnumerable<Contradiction> Figures() =>
        from a in facts
        where a.Figure is not null && (a.Name == FactNames.Capacity || a.Name.StartsWith(FactNames.MetricPrefix, StringComparison.Ordinal) && (a.Year is not null || a.Period is not null))
        from b in facts
        where b.Name == a.Name && b.Year == a.Year && b.Period == a.Period && (b.Scope ?? FigureScope.Line) == (a.Scope ?? FigureScope.Line) && Comes(a, b) && OwnerOf(a) != OwnerOf(b) && b.Figure is not null
            && Units.TryConvert(b.Figure.Value, b.Unit ?? "", a.Unit ?? "", out var same) && same != a.Figure
        select new Contradiction(ContradictionRule.FiguresDiffer, Of(a), Of(b));

    IEnumerable<Fact> Named(string name) => facts.Where(f => f.Name == name);

    IEnumerable<Fact> Metrics(string name) => Named(FactNames.MetricPrefix + name).Where(IsAboutLine);

    bool IsAboutLine(Fact fact) => fact.Scope != FigureScope.Enterprise || !shares;

    static DateOnly? Begins(Fact fact) => FactSourceText.DaysOf(fact)?.From;

    static bool Comes(Fact a, Fact b) => a.Id.CompareTo(b.Id) < 0;

    // 停产（2019年起）：括号里的是说明
    static string Word(Fact fact) => fact.Value.Split('(', '（')[0].Trim();

    static string OwnerOf(Fact fact) => fact.Owner ?? Ledger;

    static Statement Of(Fact fact)
    {
        var name = fact.Name.StartsWith(FactNames.MetricPrefix, StringComparison.Ordinal) ? fact.Name[FactNames.MetricPrefix.Length..] : fact.Name;
        var value = fact.Figure is { } figure ? $"{figure.ToString("0.##########", CultureInfo.InvariantCulture)} {fact.Unit}" : fact.Value;
        return new(fact.Id.ToString(), $"{name}{(FactSourceText.PeriodOf(fact) is { } period ? $" {period}" : "")} {value}{(fact.Scope == FigureScope.Enterprise ? "（全企业）" : "")}", OwnerOf(fact), fact.ValidFrom, Attribution.In(fact.Source).Place);
    }

    Statement OfExit(string what, string says, DateOnly on) => new($"{exit!.Id}:{what}", says, ExitFile, on, "退出与验收");
}
