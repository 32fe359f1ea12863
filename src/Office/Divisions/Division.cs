using Chuqing.Law;
using Chuqing.Office.Data;

namespace Chuqing.Office.Divisions;

/// <summary>Where a division stands in the tree.</summary>
public enum DivisionLevel
{
    [Label("市")] City,
    [Label("县（市、区）")] County,
    [Label("镇（街道）")] Town,

    /// <summary>外地（样例）: a place to keep real rows of elsewhere, outside the city's totals.</summary>
    [Label("外地")] Outside,
}

/// <summary>行政区划: a stable id and a place in the tree; code and name have versions.</summary>
public sealed class Division : ICityOwned, IUnrecorded
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public DivisionLevel Level { get; init; }

    /// <summary>Place in the tree, made of the first codes and never changed: <c>/440200/440205/440205100/</c>.</summary>
    public required string Path { get; init; }
    public Guid? ParentId { get; init; }

    /// <summary>The code and name in force today; the versions are in <see cref="DivisionName"/>.</summary>
    public required string Code { get; set; }
    public required string Name { get; set; }

    /// <summary>False for 外地（样例）: its rows never enter a total of the city.</summary>
    public bool CountsInTotals => Level != DivisionLevel.Outside;
}

/// <summary>A code and a name that a division bears from a day on.</summary>
public sealed class DivisionName : ICityOwned, IUnrecorded
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public Guid DivisionId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public DateOnly From { get; init; }
}
