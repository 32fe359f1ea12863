using Chuqing.Law.Equipment;

namespace Chuqing.Office.Registry;

/// <summary>Which of the lines under one number a row means.</summary>
/// <remarks>1# is the blast furnace and the converter of one works: a row about the one must never overwrite the other.</remarks>
static class LineMatch
{
    /// <summary>Takes the line out of those that wait: the one with the same words, else the first of the same kind of equipment.</summary>
    /// <returns>Null where none of them can be meant: then the row is a new line.</returns>
    public static ProductionLine? Take(Queue<ProductionLine> waiting, LedgerRow row)
    {
        if (waiting.TryPeek(out var first) && first.EquipmentText == row.Equipment.Text) return waiting.Dequeue();
        var lines = waiting.ToList();
        if ((lines.Find(l => l.EquipmentText == row.Equipment.Text) ?? lines.Find(l => IsAlike(l, row))) is not { } meant) return null;
        waiting.Clear();
        foreach (var line in lines.Where(l => l != meant)) waiting.Enqueue(line);
        return meant;
    }

    // 读不出是什么设备的，不拿种类去分
    static bool IsAlike(ProductionLine line, LedgerRow row)
    {
        var (one, other) = (Kind(EquipmentText.Parse(line.EquipmentText, line.Sector)), Kind(row.Equipment));
        return one is null || other is null || EquipmentKinds.IsA(one, other) || EquipmentKinds.IsA(other, one);
    }

    static string? Kind(EquipmentReading reading) => reading.Items is [var item, ..] ? item.Type : null;
}
