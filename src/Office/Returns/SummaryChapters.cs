using Chuqing.Office.Divisions;
using Chuqing.Office.Exits;
using Chuqing.Office.Lists;
using Chuqing.Office.Plans;

namespace Chuqing.Office.Returns;

/// <summary>
/// The chapters of the summary. What the system did not receive is said so, never as 无 or 0; what has no row behind it is not printed as a figure.
/// </summary>
sealed class SummaryChapters(SummaryPaper paper, int year, DateOnly on, SummaryPlace place, YearFigures figures, YearPlan? plan)
{
    const string Missing = "—";

    // 本系统还没有办件的三个领域，各带方案的条号
    static readonly (string Field, string Clause)[] Unheard = [("环保", "二（二）"), ("质量", "二（三）"), ("安全", "二（四）")];

    public void Write(IReadOnlyList<Division> counties, IReadOnlyList<SummaryRelease> releases)
    {
        Whole();
        Fields();
        Counties(counties);
        Publicity(releases);
        Unfinished();
        Next();
    }

    YearFilter Exits => new(year);

    void Whole()
    {
        paper.Chapter("总体情况");
        if (figures.Count("当年退出生产线", Exits) is not { } lines)
        {
            paper.Paragraph($"截至{on}，本系统没有{Words.Year(year)}验收完成并已拆除主体设备的退出记载。没有记载不等于没有退出，须由各地各部门核实后补入。");
            paper.Note($"{new Words(ExitYearQueries.CountingSentence(year))}");
            return;
        }
        paper.Paragraph($"截至{on}，{Words.Year(year)}{place.Whole}通过验收并已拆除主体设备的生产线{lines}，涉及企业{figures.Enterprises("当年退出企业", Exits)!}。");
        paper.Paragraph($"{Capacity()}");
        paper.Paragraph($"按行业分：{TracedText.Join("；", figures.Rows(YearSet.Exits).Select(r => r.Sector ?? "").Distinct().OrderBy(s => s.Length == 0).ThenBy(s => s, StringComparer.Ordinal).Select(Sector))}。");
        paper.Note($"{new Words(ExitYearQueries.CountingSentence(year))}");
    }

    TracedText Capacity()
    {
        List<TracedText> said = [];
        var capacities = figures.Capacities("当年退出产能", Exits);
        if (capacities.Count > 0) said.Add($"退出产能按单位分别合计为{TracedText.Join("、", capacities)}，不同单位不相加");
        if (figures.Count("当年退出、产能或单位未填的生产线", Exits with { Unit = "" }) is { } unknown) said.Add($"另有{unknown}没有填产能或单位，不作零计入");
        return $"{TracedText.Join("；", said)}。";
    }

    TracedText Sector(string sector)
    {
        var (filter, name) = (Exits with { Sector = sector }, sector.Length > 0 ? sector : ExitTotals.NoSector);
        var parts = figures.Capacities($"{name} 退出产能", filter).Prepend(figures.Count($"{name} 退出生产线", filter)!);
        return $"{new Words(name)}{TracedText.Join("、", parts)}";
    }

    void Fields()
    {
        paper.Chapter("各领域依法关闭退出情况");
        var days = plan?.Nodes.Where(n => n.What.Contains("反馈", StringComparison.Ordinal)).Select(n => (TracedText)$"{n.On}").ToList() ?? [];
        if (days.Count > 0) paper.Paragraph($"方案定于{TracedText.Join("、", days)}前由发展改革、生态环境、市场监管、应急管理等部门反馈各自领域内依法关闭退出的企业、设备及产能。各部门的反馈本系统都没有收到登记；下列能耗、技术方面的数字取自本系统的办件、认定和退出记载。");
        else paper.Paragraph($"各部门关于本领域依法关闭退出企业、设备及产能的反馈，本系统都没有收到登记；下列能耗、技术方面的数字取自本系统的办件、认定和退出记载。");
        Field("能耗", Said(("送达责令限期整改", YearSet.Orders), ("复查合格", YearSet.Passed), ("复查不合格", YearSet.Failed), ("提请政府决定", YearSet.Proposed), ("政府责令停业整顿", YearSet.Suspended), ("政府决定关闭", YearSet.Closures)),
            ExitGround.GovernmentDecision);
        foreach (var (field, clause) in Unheard)
        {
            paper.Section(field + "方面");
            paper.Paragraph($"本系统未收到该领域反馈，也没有该领域的办件记载。没有收到不等于没有，待{new Words(Responsible(clause))}反馈后补入。");
        }
        Field("技术", Said(("送达淘汰类认定", YearSet.Determined)), ExitGround.Eliminated);
    }

    string Responsible(string clause) => plan?.Tasks.FirstOrDefault(t => t.Clause.StartsWith(clause, StringComparison.Ordinal))?.Who ?? "牵头部门";

    void Field(string name, IReadOnlyList<TracedText> said, ExitGround ground)
    {
        paper.Section(name + "方面");
        var filter = Exits with { State = Law.Labels.Label(ground) };
        List<TracedText> left = [.. said];
        if (figures.Count($"{name} 当年退出生产线", filter) is { } lines)
            left.Add($"以“{new Words(filter.State!)}”为依据退出并验收的生产线{TracedText.Join("、", figures.Capacities($"{name} 当年退出产能", filter).Prepend(lines))}");
        if (left.Count == 0) paper.Paragraph($"本系统没有该领域{Words.Year(year)}的办件和退出记载，也未收到该领域反馈。");
        else paper.Paragraph($"按本系统记载，{Words.Year(year)}{TracedText.Join("，", left)}。该领域部门反馈未收到，收到后逐行核对。");
    }

    IReadOnlyList<TracedText> Said(params (string Words, YearSet Set)[] sets) =>
        [.. sets.Select(s => figures.Count($"当年{s.Words}", s.Set) is { } count ? (TracedText)$"{new Words(s.Words)}{count}" : null).OfType<TracedText>()];

    void Counties(IReadOnlyList<Division> counties)
    {
        paper.Chapter(place.IsCity ? "各县（市、区）情况" : "本地退出和在办情况");
        var codes = counties.Select(c => (c.Code, c.Name)).ToList();
        // 市直的行没有县，另起一行
        if (figures.Rows(YearSet.Exits).Concat(figures.Rows(YearSet.OpenCases)).Concat(figures.Rows(YearSet.OpenExits)).Concat(figures.Rows(YearSet.Undetermined)).FirstOrDefault(r => r.County == ExitYearQueries.NoCounty) is { } own)
            codes.Add((own.CountyCode, own.County));
        paper.Table($"{place.Name}退出和在办情况（截至{on.Year}年{on.Month}月{on.Day}日）",
            ["县（市、区）", "退出企业（家）", "退出条数（条）", "退出产能", "在办办件（件）", "其中逾期（件）", "在办退出（条）", "资料不足（条）"], [38, 21, 21, 36, 21, 21, 21, 21],
            [.. codes.Select(c => Row(c.Name, c.Code)), .. codes.Count > 1 ? [Row("合计", null)] : Array.Empty<IReadOnlyList<TracedText>>()]);
        paper.Note($"“{new Words(Missing)}”表示本系统没有记载，不等于没有；产能按单位分别列，不同单位不相加；没有填产能或单位的生产线计入条数，不计入产能。");
    }

    IReadOnlyList<TracedText> Row(string name, string? county)
    {
        var exits = Exits with { County = county };
        return
        [
            $"{new Words(name)}",
            Or(figures.Enterprises($"{name} 退出企业", exits)), Or(figures.Count($"{name} 退出生产线", exits)), Or(TracedText.Join("；", figures.Capacities($"{name} 退出产能", exits))),
            Or(figures.Count($"{name} 在办办件", YearSet.OpenCases, county)), Or(figures.Count($"{name} 逾期办件", YearSet.Overdue, county)),
            Or(figures.Count($"{name} 在办退出", YearSet.OpenExits, county)), Or(figures.Count($"{name} 资料不足", YearSet.Undetermined, county)),
        ];
    }

    static TracedText Or(TracedText? figure) => figure is { IsEmpty: false } ? figure : $"{new Words(Missing)}";

    void Publicity(IReadOnlyList<SummaryRelease> releases)
    {
        paper.Chapter("验收、公告和名单公开");
        paper.Section("验收和公告");
        var said = Said(("验收完成", YearSet.Exits), ("已经公告", YearSet.Announced), ("尚未公告", YearSet.Unannounced));
        if (said.Count > 0) paper.Paragraph($"按当年退出的口径，{TracedText.Join("，", said)}。");
        else paper.Paragraph($"本系统没有{Words.Year(year)}的验收和公告记载。");
        paper.Section("名单公开");
        foreach (var kind in Enum.GetValues<ListKind>())
        {
            var versions = releases.Where(r => r.Kind == kind).OrderBy(r => r.Number).ToList();
            if (versions.Count > 0) paper.Paragraph($"{new Words(kind.ShortName())}：{TracedText.Join("；", versions.Select(Version))}。");
            else paper.Paragraph($"{new Words(kind.ShortName())}：本系统没有{Words.Year(year)}的发布记载。");
        }
        if (!Enum.GetValues<ListKind>().Any(k => k.ShortName().Contains("红牌", StringComparison.Ordinal)))
            paper.Paragraph($"“红牌”名单：本系统还没有编制发布，情况未收到。");
        paper.Paragraph($"生态环境主管部门公布的超标排放企业处罚信息，本系统未收到。");

        TracedText Version(SummaryRelease release) => release.Rows.Count == 0
            ? $"{Words.Version(release.Number)}，{release.On}发布，{(place.IsCity ? new Words("名单为空") : new Words("没有本地的行"))}"
            : (TracedText)$"{Words.Version(release.Number)}，{release.On}发布，{(place.IsCity ? new Words("列入") : new Words("其中本地"))}{TracedFigure.Count($"{release.Kind.NameOf(year)}第 {release.Number} 版 行数", release.Filter, release.Rows)}";
    }

    void Unfinished()
    {
        paper.Chapter("在办和未完成情况");
        Open("在办的淘汰类认定", YearSet.Determining);
        Open("在办的限期整改办件", YearSet.OpenCases);
        if (figures.Count("逾期办件", YearSet.Overdue) is { } overdue) paper.Paragraph($"其中截至{on}期限已过、尚未办结的{overdue}。");
        Open("已立退出、尚未验收完成的生产线", YearSet.OpenExits);
        if (figures.Count("已封存、尚未拆除", YearSet.Sealed) is { } held) paper.Paragraph($"已封存、尚未拆除的生产线{held}，须限时拆除。");
        else paper.Paragraph($"已封存、尚未拆除的生产线，本系统没有记载。");
        var unknown = Said(("资料不足、不能判定的生产线", YearSet.Undetermined), ("台账在册、尚未研判的生产线", YearSet.Unscreened));
        if (unknown.Count > 0) paper.Paragraph($"{TracedText.Join("；", unknown)}。");
    }

    void Open(string what, YearSet set)
    {
        if (figures.Count(what, set) is { } count) paper.Paragraph($"{new Words(what)}{count}，其中{figures.ByState(what, set)}。");
        else paper.Paragraph($"{new Words(what)}：本系统没有记载。");
    }

    void Next()
    {
        paper.Chapter("存在问题和下一步工作");
        paper.Section("存在问题");
        List<TracedText> facts = [];
        if (place.IsCity && figures.Count("没有退出记载的县（市、区）", YearSet.WithoutExit) is { } none)
            facts.Add($"没有当年退出记载的县（市、区）{none}：{TracedText.Join("、", figures.Rows(YearSet.WithoutExit).Select(r => (TracedText)$"{new Words(r.County)}"))}");
        facts.AddRange(Said(("逾期未办结的办件", YearSet.Overdue), ("已验收、尚未公告的生产线", YearSet.Unannounced), ("资料不足的生产线", YearSet.Undetermined)));
        facts.Add($"未收到反馈的领域：{TracedText.Join("、", Unheard.Select(u => u.Field).Prepend("能耗").Append("技术").Select(f => (TracedText)$"{new Words(f)}"))}");
        paper.Note($"可供撰写的事实：{TracedText.Join("；", facts)}。引用前请点开逐行核对；定稿时删去本段。");
        paper.ToWrite($"【此处由经办人撰写：存在的问题和原因】");
        paper.Section("下一步工作");
        paper.ToWrite($"【此处由经办人撰写：下一步工作安排】");
    }
}
