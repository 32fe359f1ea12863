using System.Globalization;
using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>One value as an officer enters it by hand.</summary>
/// <param name="Value">The value as written; a figure in digits.</param>
public sealed record FactEdit(string Name, string Value, DateOnly ValidFrom, string Source, PermittedUse Use = PermittedUse.Basis)
{
    public string? Unit { get; init; }

    /// <summary>Year of assessment, for figures that have one.</summary>
    public int? Year { get; init; }

    /// <summary>What kind of source; a figure of a year must name it, and it bounds <see cref="Use"/>.</summary>
    public SourceKind? Kind { get; init; }

    /// <summary>持有单位; null for the ledger's own.</summary>
    public string? Owner { get; init; }

    /// <summary>口径 of a figure; null for the line's.</summary>
    public FigureScope? Scope { get; init; }
}

/// <summary>Writes facts by hand: always a new version; what stood stays.</summary>
public sealed class FactService(AppDb db, RegistryActs acts)
{
    /// <summary>What can be entered of an enterprise, and of a line; figures of a year besides: <c>指标|名称</c>.</summary>
    public static readonly IReadOnlyList<string> OfEnterprise = [FactNames.Enterprise, FactNames.CreditCode],
        OfLine = [FactNames.Equipment, FactNames.Number, FactNames.Sector, FactNames.Product, FactNames.Use, FactNames.Process, FactNames.Capacity, FactNames.Commissioned, FactNames.Status];

    static readonly Dictionary<string, int> Longest = new()
    {
        [FactNames.Enterprise] = 200, [FactNames.Number] = 60, [FactNames.Sector] = 60, [FactNames.Product] = 200, [FactNames.Use] = 200, [FactNames.Commissioned] = 40, [FactNames.Equipment] = 2000,
    };

    /// <summary>Writes one version about an enterprise or a line, and the current row where no later version stands.</summary>
    /// <exception cref="NotFoundException">Not in one's divisions.</exception>
    /// <exception cref="NotPermittedException">The row was merged into another.</exception>
    /// <exception cref="InvalidFieldsException">A field is wrong, or the version that stands on that day says the same.</exception>
    public Task<Fact> SetAsync(SignedIn by, FactSubject subject, Guid id, FactEdit edit, CancellationToken cancel) =>
        acts.RunAsync(by, new(edit.ValidFrom, "手工记入", edit.Source), async () =>
        {
            var (enterprise, line) = await SubjectAsync(subject, id, cancel);
            var entry = Read(subject, id, enterprise?.DivisionPath ?? line!.DivisionPath, edit);
            var versions = await FactPlacing.VersionsAsync(db, id, entry.Name, entry.Year, cancel);
            var fact = FactPlacing.Place(db, by.City, versions, entry, edit.ValidFrom, acts.Now, edit.Source.Trim(), out var isLatest)
                ?? throw Wrong(nameof(FactEdit.Value), $"{edit.ValidFrom:yyyy-MM-dd} 有效的就是这个值，没有变。没有保存。");
            if (isLatest) await ShowAsync(enterprise, line, fact, cancel);
            db.Record(by.Actor, "registry.fact", new(subject == FactSubject.Enterprise ? "enterprise" : "line", id, entry.DivisionPath), fact.EnteredAt,
                new { fact = fact.Id, fact.Name, fact.Value, fact.Unit, fact.Year, fact.ValidFrom, fact.Source, use = fact.PermittedUse, kind = fact.SourceKind, fact.Owner, fact.Scope });
            await db.SaveChangesAsync(cancel);
            await SearchTexts.RefreshAsync(db, enterprise?.Id ?? line!.EnterpriseId, cancel);
            return fact;
        }, cancel);

    async Task<(Enterprise?, ProductionLine?)> SubjectAsync(FactSubject subject, Guid id, CancellationToken cancel)
    {
        if (subject == FactSubject.Enterprise)
        {
            var enterprise = await db.Set<Enterprise>().FirstOrDefaultAsync(e => e.Id == id, cancel) ?? throw new NotFoundException("这家企业");
            return enterprise.MergedIntoId is null ? (enterprise, null) : throw new NotPermittedException("这家企业已经并入另一家，新的事实请记在并入后的那一家。没有保存。");
        }
        var line = await db.Set<ProductionLine>().FirstOrDefaultAsync(l => l.Id == id, cancel) ?? throw new NotFoundException("这条生产线");
        return line.MergedIntoId is null ? (null, line) : throw new NotPermittedException("这条线已经并入另一条，新的事实请记在并入后的那一条。没有保存。");
    }

    async Task ShowAsync(Enterprise? enterprise, ProductionLine? line, Fact fact, CancellationToken cancel)
    {
        if (enterprise is not null && fact.Name == FactNames.Enterprise) enterprise.Name = fact.Value;
        if (enterprise is not null && fact.Name == FactNames.CreditCode) (enterprise.CreditCode, enterprise.CreditCodeState) = (fact.Value, CreditCode.Read(fact.Value).State);
        if (line is null) return;
        LineProjection.Show(line, fact);
        if (fact.Name is FactNames.Equipment or FactNames.Sector) await MachineRows.RebuildAsync(db, line, fact.EnteredAt, [], cancel);
    }

    static FactEntry Read(FactSubject subject, Guid id, string path, FactEdit edit)
    {
        Dictionary<string, string> wrong = [];
        var (name, value) = (edit.Name.Trim(), edit.Value.Trim());
        var isMetric = subject == FactSubject.Line && name.StartsWith(FactNames.MetricPrefix, StringComparison.Ordinal) && name.Length > FactNames.MetricPrefix.Length;
        if (!isMetric && !(subject == FactSubject.Enterprise ? OfEnterprise : OfLine).Contains(name)) wrong[nameof(FactEdit.Name)] = $"“{name}”不能在这里改。请从列表里选。没有保存。";
        if (name.Length > 120) wrong[nameof(FactEdit.Name)] = "指标名称最多 110 字。没有保存。";
        if (value.Length == 0) wrong[nameof(FactEdit.Value)] = "请填值。不知道的不要填，缺着就是缺着。没有保存。";
        else if (Longest.TryGetValue(name, out var longest) && value.Length > longest) wrong[nameof(FactEdit.Value)] = $"最多 {longest} 字，现在 {value.Length} 字。没有保存。";
        decimal? figure = null;
        if ((isMetric || name == FactNames.Capacity) && value.Length > 0) figure = ReadFigure(edit, value, wrong);
        if (name == FactNames.Status && value.Length > 0 && !Enum.GetValues<LineStatus>().Any(s => s != LineStatus.Unknown && s.Label() == value))
            wrong[nameof(FactEdit.Value)] = $"状态只能是：{string.Join("、", Enum.GetValues<LineStatus>().Where(s => s != LineStatus.Unknown).Select(s => s.Label()))}。没有保存。";
        if (name == FactNames.CreditCode && value.Length > 0)
        {
            var code = CreditCode.Read(value);
            if (code.State == CreditCodeState.Malformed) wrong[nameof(FactEdit.Value)] = $"“{value}”不是统一社会信用代码：应为 18 位，不含 I、O、S、V、Z。没有保存。";
            value = code.Code;
        }
        if (edit.Year is { } year && (!isMetric || year is < 1990 or > 2100)) wrong[nameof(FactEdit.Year)] = isMetric ? "年度写成 2025 这样。没有保存。" : "只有指标才有年度。没有保存。";
        if (string.IsNullOrWhiteSpace(edit.Source)) wrong[nameof(FactEdit.Source)] = "请写明来源：哪份文件、哪一页，或谁核实的。没有保存。";
        CheckSource(edit, isMetric, wrong);
        if (wrong.Count > 0) throw new InvalidFieldsException(wrong);
        return new(subject, id, path, name, value)
        {
            Figure = figure, Unit = figure is null ? null : edit.Unit!.Trim(), Year = isMetric ? edit.Year : null, Use = edit.Use, Kind = edit.Kind,
            Owner = string.IsNullOrWhiteSpace(edit.Owner) ? null : edit.Owner.Trim(), Scope = isMetric ? edit.Scope : null,
        };
    }

    static void CheckSource(FactEdit edit, bool isMetric, Dictionary<string, string> wrong)
    {
        if (edit.Kind is null && isMetric) wrong[nameof(FactEdit.Kind)] = "请选这个数从哪里来。来源决定它能不能作依据。没有保存。";
        if (edit.Kind == SourceKind.IndividualStatistics) wrong[nameof(FactEdit.Kind)] = $"{FigureSources.StatisticsRefusal}没有保存。";
        else if (edit.Kind is { } kind && edit.Use < FigureSources.Of(kind).Use) wrong[nameof(FactEdit.Use)] = $"{kind.Label()}{FigureSources.Of(kind).Use.Label()}，不能选“{edit.Use.Label()}”。没有保存。";
        if (edit.Owner?.Trim().Length > Files.Sheets.Sourcing.LongestOwner) wrong[nameof(FactEdit.Owner)] = $"持有单位最多 {Files.Sheets.Sourcing.LongestOwner} 字。没有保存。";
    }

    static decimal? ReadFigure(FactEdit edit, string value, Dictionary<string, string> wrong)
    {
        if (!decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var figure))
            wrong[nameof(FactEdit.Value)] = $"“{value}”不是数。请写成 121.4 这样，不带逗号和单位。没有保存。";
        else if (figure < 0 && edit.Name == FactNames.Capacity) wrong[nameof(FactEdit.Value)] = "产能不能是负数。没有保存。";
        if (string.IsNullOrWhiteSpace(edit.Unit)) wrong[nameof(FactEdit.Unit)] = "数要带单位，不能推定。没有保存。";
        else if (edit.Unit.Trim().Length > 20) wrong[nameof(FactEdit.Unit)] = "单位最多 20 字。没有保存。";
        return figure;
    }

    static InvalidFieldsException Wrong(string field, string why) => new(new Dictionary<string, string> { [field] = why });
}
