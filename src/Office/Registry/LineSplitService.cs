using System.Globalization;
using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>One of the two lines that a line is split into.</summary>
/// <param name="Capacity">Null where nobody knows how the capacity divides: it is then unknown, not zero.</param>
public sealed record LinePart(string Equipment, string? Number, decimal? Capacity, string? CapacityUnit);

/// <summary>Splits a line that was recorded for two machines: the row keeps one, a new row gets the other and a link back.</summary>
public sealed class LineSplitService(AppDb db, RegistryActs acts)
{
    static readonly string[] Shared = [FactNames.Sector, FactNames.Product, FactNames.Use, FactNames.Process, FactNames.Commissioned, FactNames.Status];

    /// <returns>The link; its <c>ToId</c> is the new line.</returns>
    /// <remarks>Yearly figures were measured on both together: on the old row they become a clue, the new row has none. Nothing recorded is changed.</remarks>
    /// <exception cref="NotPermittedException">The line was merged, or a file of it is under way.</exception>
    /// <exception cref="InvalidFieldsException">A part has no equipment, both are the same, or a capacity has no unit.</exception>
    public Task<RegistryLink> SplitAsync(SignedIn by, Guid lineId, LinePart kept, LinePart parted, ActGround ground, CancellationToken cancel) => acts.RunAsync(by, ground, async () =>
    {
        var line = await db.Set<ProductionLine>().FirstOrDefaultAsync(l => l.Id == lineId, cancel) ?? throw new NotFoundException("这条生产线");
        if (line.MergedIntoId is not null) throw new NotPermittedException($"“{LineService.NameOf(line)}”已经并入另一条，请对并入后的那一条办。没有拆分。");
        var ids = await Lineage.WithMergedAsync(db, lineId, cancel);
        if (await db.Set<Proceeding>().Where(p => p.LineId != null && ids.Contains(p.LineId.Value) && !p.IsEnded).FirstOrDefaultAsync(cancel) is { } open)
            throw new NotPermittedException($"这条线还有在办的件（{open.Table.Title}，{open.OpenedOn:yyyy-MM-dd} 立）。拆开就说不清办的是哪一条，先办结再拆。没有拆分。");
        Check(kept, parted);
        var name = LineService.NameOf(line);
        var added = new ProductionLine
        {
            City = line.City, DivisionPath = line.DivisionPath, EnterpriseId = line.EnterpriseId, IsDemo = line.IsDemo, EquipmentText = parted.Equipment.Trim(), Number = Blank(parted.Number),
            Sector = line.Sector, Product = line.Product, Use = line.Use, Commissioned = line.Commissioned, Status = line.Status, Capacity = parted.Capacity, CapacityUnit = Blank(parted.CapacityUnit),
        };
        db.Add(added);
        var link = acts.Link(by, RegistryAct.LineSplit, line.Id, added.Id, ground);
        await DivideFactsAsync(line, added, kept, parted, name, ids, ground, cancel);
        (line.EquipmentText, line.Number, line.Capacity, line.CapacityUnit) = (kept.Equipment.Trim(), Blank(kept.Number), kept.Capacity, Blank(kept.CapacityUnit));
        await MachineRows.RebuildAsync(db, added, acts.Now, await MachineRows.RebuildAsync(db, line, acts.Now, [], cancel), cancel);
        db.Record(by.Actor, $"registry.{link.Act}", new("registry-link", link.Id, line.DivisionPath), link.At, new { from = line.Id, to = added.Id, kept, parted, ground.On, ground.Because });
        await db.SaveChangesAsync(cancel);
        await SearchTexts.RefreshAsync(db, line.EnterpriseId, cancel);
        return link;
    }, cancel);

    async Task DivideFactsAsync(ProductionLine line, ProductionLine added, LinePart kept, LinePart parted, string name, IReadOnlyList<Guid> ids, ActGround ground, CancellationToken cancel)
    {
        var all = await db.Set<Fact>().Where(f => ids.Contains(f.SubjectId)).ToListAsync(cancel);
        var source = RegistryActs.SourceOf(ground);
        foreach (var (row, part) in new[] { (line, kept), (added, parted) })
        {
            Write(row, FactNames.Equipment, part.Equipment.Trim());
            if (Blank(part.Number) is { } number) Write(row, FactNames.Number, number);
            if (part.Capacity is { } capacity) Write(row, FactNames.Capacity, capacity.ToString(CultureInfo.InvariantCulture), capacity, Blank(part.CapacityUnit));
        }
        foreach (var group in all.GroupBy(f => (f.Name, f.Year, f.Period, f.Owner)))
        {
            var standing = FactPlacing.Standing(group.Any(f => f.SubjectId == line.Id) ? group.Where(f => f.SubjectId == line.Id) : group, ground.On);
            if (standing is null || all.Exists(f => f.Id == standing.SupersededById && f.Owner != standing.Owner)) continue;
            if (Shared.Contains(group.Key.Name))
                FactPlacing.Place(db, line.City, [], Entry(added, standing, standing.PermittedUse), standing.ValidFrom, acts.Now, Cut($"由“{name}”拆出，照原线：{standing.Source}"), out _);
            else if (group.Key.Name.StartsWith(FactNames.MetricPrefix, StringComparison.Ordinal) && standing.PermittedUse == PermittedUse.Basis)
                FactPlacing.Place(db, line.City, Own(line, group.Key.Name, group.Key.Year), Entry(line, standing, PermittedUse.ClueOnly), ground.On, acts.Now, Cut($"拆分前合计的数，拆分后只作线索：{standing.Source}"), out _);
            else if (group.Key.Name == FactNames.Capacity && kept.Capacity is null)
                FactPlacing.Place(db, line.City, Own(line, FactNames.Capacity, null), Entry(line, standing, PermittedUse.Barred), ground.On, acts.Now, Cut($"拆分前合计的产能，拆分后不再作数：{standing.Source}"), out _);
        }

        void Write(ProductionLine row, string fact, string value, decimal? figure = null, string? unit = null) =>
            FactPlacing.Place(db, row.City, Own(row, fact, null), new(FactSubject.Line, row.Id, row.DivisionPath, fact, value) { Figure = figure, Unit = unit }, ground.On, acts.Now, source, out _);

        List<Fact> Own(ProductionLine row, string fact, int? year) => all.FindAll(f => f.SubjectId == row.Id && f.Name == fact && f.Year == year);
    }

    static FactEntry Entry(ProductionLine row, Fact like, PermittedUse use) =>
        new(FactSubject.Line, row.Id, row.DivisionPath, like.Name, like.Value) { Figure = like.Figure, Unit = like.Unit, Year = like.Year, Period = like.Period, Use = use, Kind = like.SourceKind, Owner = like.Owner, Scope = like.Scope };

    static void Check(LinePart kept, LinePart parted)
    {
        Dictionary<string, string> wrong = [];
        foreach (var (prefix, part) in new[] { ("kept", kept), ("parted", parted) })
        {
            if (string.IsNullOrWhiteSpace(part.Equipment)) wrong[$"{prefix}.equipment"] = "请写清这一条的生产线（设备）。没有保存。";
            if (part.Number?.Trim().Length > 60) wrong[$"{prefix}.number"] = "编号最多 60 字。没有保存。";
            if (part.Capacity < 0) wrong[$"{prefix}.capacity"] = "产能不能是负数。没有保存。";
            if (part.Capacity is not null && Blank(part.CapacityUnit) is not { Length: <= 20 }) wrong[$"{prefix}.unit"] = "产能要带单位，最多 20 字，不能推定。没有保存。";
        }
        if (wrong.Count == 0 && kept.Equipment.Trim() == parted.Equipment.Trim() && Blank(kept.Number) == Blank(parted.Number)) wrong["parted.equipment"] = "两条写得一模一样，分不开。请写出编号或设备的不同。没有保存。";
        if (wrong.Count > 0) throw new InvalidFieldsException(wrong);
    }

    static string Cut(string source) => source.Length <= 300 ? source : source[..299] + "…";

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
