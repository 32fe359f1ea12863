using Chuqing.Law;

namespace Chuqing.Office.Registry;

/// <summary>The current row of a line, as its facts and those of the lines merged into it make it.</summary>
static class LineProjection
{
    /// <summary>Puts a fact's value into the current row; names that the row does not show are left.</summary>
    public static void Show(ProductionLine line, Fact fact)
    {
        switch (fact.Name)
        {
            case FactNames.Equipment: line.EquipmentText = fact.Value; break;
            case FactNames.Number: line.Number = fact.Value; break;
            case FactNames.Sector: line.Sector = fact.Value; break;
            case FactNames.Product: line.Product = fact.Value; break;
            case FactNames.Use: line.Use = fact.Value; break;
            case FactNames.Commissioned: line.Commissioned = fact.Value; break;
            case FactNames.Capacity: (line.Capacity, line.CapacityUnit) = (fact.Figure, fact.Unit); break;
            case FactNames.Status when Enum.GetValues<LineStatus>().FirstOrDefault(s => s.Label() == fact.Value) is var status and not LineStatus.Unknown: line.Status = status; break;
        }
    }

    /// <summary>What a line does not have itself it has from the row merged into it.</summary>
    public static void FillFrom(ProductionLine line, ProductionLine merged)
    {
        line.Sector ??= merged.Sector;
        line.Product ??= merged.Product;
        line.Use ??= merged.Use;
        line.Commissioned ??= merged.Commissioned;
        if (line.Capacity is null) (line.Capacity, line.CapacityUnit) = (merged.Capacity, merged.CapacityUnit);
        if (line.Status == LineStatus.Unknown) line.Status = merged.Status;
    }

    /// <summary>Gives back what came from a row that is merged no more: shown like its own, and no fact of the line itself says it.</summary>
    public static void TakeBack(ProductionLine line, ProductionLine merged, IReadOnlyCollection<string> own)
    {
        if (!own.Contains(FactNames.Sector) && line.Sector == merged.Sector) line.Sector = null;
        if (!own.Contains(FactNames.Product) && line.Product == merged.Product) line.Product = null;
        if (!own.Contains(FactNames.Use) && line.Use == merged.Use) line.Use = null;
        if (!own.Contains(FactNames.Commissioned) && line.Commissioned == merged.Commissioned) line.Commissioned = null;
        if (!own.Contains(FactNames.Capacity) && line.Capacity == merged.Capacity) (line.Capacity, line.CapacityUnit) = (null, null);
        if (!own.Contains(FactNames.Status) && line.Status == merged.Status) line.Status = LineStatus.Unknown;
    }
}
