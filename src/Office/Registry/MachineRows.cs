using System.Text.Json;
using Chuqing.Law.Equipment;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>The machines that the words of a line name.</summary>
static class MachineRows
{
    /// <summary>One row per number written; without numbers one row for as many as are written.</summary>
    public static IEnumerable<MainEquipment> Of(ProductionLine line, EquipmentReading reading)
    {
        foreach (var item in reading.Items)
        {
            var specs = JsonSerializer.Serialize(item.Specs, JsonSerializerOptions.Web);
            // 炉号是身份：写了几个号就建几台，否则一行代表写下的台数
            foreach (var number in item.Numbers.Count > 0 ? item.Numbers : [null!])
                yield return new() { City = line.City, DivisionPath = line.DivisionPath, LineId = line.Id, Kind = item.Type, Number = number, Count = number is null ? item.Count : 1, Specs = specs };
        }
    }

    /// <summary>Makes the machines of a line those of its words: what is the same stays, the rest is marked as replaced and stays for its facts.</summary>
    /// <param name="free">Machines that another line has just given up; one that these words name comes over with its facts.</param>
    /// <returns>Machines that the line gave up.</returns>
    public static async Task<IReadOnlyList<MainEquipment>> RebuildAsync(AppDb db, ProductionLine line, DateTime at, IReadOnlyList<MainEquipment> free, CancellationToken cancel)
    {
        var left = await db.Set<MainEquipment>().Where(m => m.LineId == line.Id && m.ReplacedAt == null).OrderBy(m => m.Id).ToListAsync(cancel);
        var open = free.ToList();
        foreach (var machine in Of(line, EquipmentText.Parse(line.EquipmentText, line.Sector)))
        {
            if (left.Find(m => Same(m, machine)) is { } stays) left.Remove(stays);
            else if (machine.Number is not null && open.Find(m => Same(m, machine)) is { } comes)
            {
                (comes.LineId, comes.ReplacedAt) = (line.Id, null);
                open.Remove(comes);
            }
            else db.Add(machine);
        }
        foreach (var gone in left) gone.ReplacedAt = at;
        return left;
    }

    static bool Same(MainEquipment a, MainEquipment b) => a.Kind == b.Kind && a.Number == b.Number && a.Count == b.Count && a.Specs == b.Specs;
}
