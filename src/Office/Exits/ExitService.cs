using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Exits;

/// <summary>Opens exits, and follows their steps.</summary>
public sealed class ExitService(AppDb db, ProceedingService proceedings, ExitQueries exits, TimeProvider time)
{
    /// <summary>Opens the exit of a line on a ground that stands.</summary>
    /// <param name="groundProceedingId">A served determination of 淘汰类 on this line, or a case on it in which a government's decision to close is recorded.</param>
    /// <param name="on">Day of opening; not before the ground, not in the future.</param>
    /// <exception cref="NotFoundException">No such line in one's divisions.</exception>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="BadInputException">The ground does not stand.</exception>
    /// <exception cref="ConflictException">The line exits already: a line exits once.</exception>
    public async Task<Guid> OpenAsync(SignedIn by, Guid lineId, ExitGround ground, Guid groundProceedingId, DateOnly on, CancellationToken cancel)
    {
        if (!by.May(Rights.ExitOpen)) throw new ForbiddenException("立退出要由有“经办”或“统筹”职责的人办。什么都没有改。");
        var line = await db.Set<ProductionLine>().FirstOrDefaultAsync(l => l.Id == lineId, cancel) ?? throw new NotFoundException("这条生产线");
        if (line.MergedIntoId is not null) throw new NotPermittedException("这条生产线已并入另一条，请对合并后的那条立退出。没有立退出。");
        var enterprise = await db.Set<Enterprise>().Where(e => e.Id == line.EnterpriseId).Select(e => e.Name).FirstAsync(cancel);
        if (await exits.OfLineAsync(lineId, cancel) is { } first) throw Twice(first);
        var stands = (await exits.GroundsAsync(lineId, cancel)).FirstOrDefault(g => g.Ground == ground && g.ProceedingId == groundProceedingId)
            ?? throw new BadInputException($"“{ground.Label()}”这个理由不成立：{Needed(ground)}没有立退出。");
        if (on < stands.On) throw new InvalidFieldsException(new Dictionary<string, string> { [nameof(on)] = $"不能早于理由成立的 {stands.On:yyyy-MM-dd}。没有立退出。" });

        var title = $"{enterprise}　{line.EquipmentText}";
        var proceeding = proceedings.Open(by, new(ExitProcedure.Table, line.DivisionPath, title.Length <= 300 ? title : title[..299] + "…", line.EnterpriseId, lineId, on, line.IsDemo));
        db.Add(new Exit
        {
            Id = proceeding.Id, City = line.City, DivisionPath = line.DivisionPath, LineId = lineId, EnterpriseId = line.EnterpriseId, Ground = ground, GroundProceedingId = groundProceedingId,
            EquipmentText = line.EquipmentText, Sector = line.Sector, Capacity = line.Capacity, CapacityUnit = line.CapacityUnit,
        });
        db.Record(by.Actor, "exit.Open", new("proceeding", proceeding.Id, line.DivisionPath), time.UtcNow(),
            new { line = lineId, ground, groundProceeding = groundProceedingId, on, line.EquipmentText, line.Capacity, line.CapacityUnit });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (Conflicts.IsUniqueViolation(e))
        {
            throw Twice(null);
        }
        return proceeding.Id;
    }

    static string Needed(ExitGround ground) => ground == ExitGround.Eliminated
        ? "须是这条生产线的淘汰类认定，并且认定书已经送达。"
        : "须是这条生产线的办件，并且已记录人民政府的关闭决定（文号、送达）；停业整顿不是关闭。";

    static ConflictException Twice(Proceeding? first) =>
        new($"这条生产线{(first is null ? "" : $"已于 {first.OpenedOn:yyyy-MM-dd} ")}立过退出{(first is null ? "" : $"，现在是“{first.Table.LabelOf(first.State)}”")}，一条线只退一次。没有再立。");
}
