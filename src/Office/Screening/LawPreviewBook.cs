using Chuqing.Law;
using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Screening;

/// <summary>A comparison as xlsx: what was compared, the changed lines, the sums, the matters under way, the changed rules.</summary>
public static class LawPreviewBook
{
    /// <summary>What a preview does not compute yet, said wherever it is shown.</summary>
    public const string NotComputed = "差别电价等加价不在其中：程序还没有价格模块。期限、日历的改动列在“改动的条文”里，不逐件重算。";

    /// <param name="stream">Must be able to seek; not closed here.</param>
    /// <param name="title">As the preview is called; stands on the first sheet with its digest.</param>
    public static void Write(Stream stream, string title, string digest, LawComparison of) => SheetWriter.Write(stream,
        new SheetOut("说明", [new("项目", 16), new("内容", 90)], About(title, digest, of)) { Wraps = true },
        new SheetOut("变化的生产线", ["县（市、区）", new("企业", 28), new("生产线（设备）", 28), "行业", "产能", "单位", "变化", "原判定", new("原依据", 60), "新判定", new("新依据", 60), new("在办事项", 40), "演示"], of.Changed.Select(Line)) { Wraps = true },
        new SheetOut("分县分行业", ["县（市、区）", new("行业", 16), "新落入", "不再落入", "更重", "更轻", "未落入而判定变了", new("新落入或更重的产能", 30), new("不再落入或更轻的产能", 30)], of.Sums.Select(Sum)),
        new SheetOut("在办事项", ["种类", new("事项", 40), "状态", "立案日", new("条文编号", 30), "新旧", new("理由", 50), new("过渡条款", 60), "条款"], of.Changed.SelectMany(c => c.Pending).Select(Matter)) { Wraps = true },
        new SheetOut("改动的条文", [new("编号", 40), new("名称", 30), "施行", "变化", "类别", "状态", new("文件", 36), new("条目", 24), new("现在说", 60), new("原来说", 60)], of.Changes.Values.Select(Value)) { Wraps = true });

    static IEnumerable<IReadOnlyList<object?>> About(string title, string digest, LawComparison of)
    {
        yield return ["标题", title];
        yield return ["范围", of.Area];
        yield return ["研判", $"{of.Lines} 条生产线，{of.Changed.Count} 条有变化"];
        yield return ["原", Side(of.Before)];
        yield return ["新", Side(of.After)];
        yield return ["摘要（SM3）", digest];
        yield return ["不含", NotComputed];
        if (of.Changes.Files.Count > 0) yield return ["改动的其他文件", string.Join("、", of.Changes.Files)];
    }

    static string Side(ComparedSide side) => $"{side.Label}；法规包 {side.Pack}";

    static IReadOnlyList<object?> Line(ChangedLine c) =>
    [
        c.County, c.Enterprise, c.Equipment, c.Sector, c.Capacity, c.Unit, c.Change.Label(), c.Before.Verdict ?? "那时还不知道这条线", Basis(c.Before), c.After.Verdict ?? "那时还不知道这条线", Basis(c.After),
        string.Join('\n', c.Pending.Select(p => $"{p.Kind} {p.FiledOn:yyyy-MM-dd}：{p.Which}")), c.IsDemo ? "演示" : null,
    ];

    static string Basis(ComparedVerdict verdict) => string.Join('\n', verdict.Missing.Select(m => $"缺：{m}").Concat(verdict.Basis.Select(f => $"{f.Item}（{f.Citation.Document} {f.Citation.Item}{(f.Status == "draft" ? "，草稿" : "")}）：{f.Because}{string.Concat(f.Missing.Select(m => $"；缺：{m}"))}")));

    static IReadOnlyList<object?> Sum(ChangeSum s) => [s.County, s.Sector, s.Caught, s.Released, s.Graver, s.Milder, s.Other, Capacity(s.Heavier), Capacity(s.Lighter)];

    /// <summary>120 万吨/年、30 万重量箱: units beside one another, never added; what is not known is counted.</summary>
    public static string Capacity(CapacityOf of) =>
        string.Join('、', [.. of.Sums.Select(s => FormattableString.Invariant($"{s.Value:0.####} {s.Unit}")), .. of.Unknown > 0 ? [$"产能不详 {of.Unknown} 条"] : Array.Empty<string>()]);

    static IReadOnlyList<object?> Matter(PendingMatter m) => [m.Kind, m.Title, m.State, m.FiledOn, m.Rule, m.Which, m.Because, m.Clause, m.Clause is null ? null : m.ClauseIsDraft ? "草稿" : "已确认"];

    static IReadOnlyList<object?> Value(LawBook.ValueChange v) => [v.Id, v.Name, v.From, v.Kind.Label(), v.Class, v.IsDraft ? "草稿" : "已确认", v.Document, v.Item, string.Join('\n', v.Says), string.Join('\n', v.Said)];
}
