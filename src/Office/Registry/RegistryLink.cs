using Chuqing.Law;
using Chuqing.Office.Data;

namespace Chuqing.Office.Registry;

/// <summary>What happened between two rows of the registry.</summary>
public enum RegistryAct
{
    [Label("企业合并")] EnterpriseMerged,
    [Label("撤销企业合并")] EnterpriseUnmerged,
    [Label("企业拆分")] EnterpriseSplit,
    [Label("生产线合并")] LineMerged,
    [Label("撤销生产线合并")] LineUnmerged,
    [Label("生产线拆分")] LineSplit,

    /// <summary>A line passes from one enterprise to another.</summary>
    [Label("归属变更")] OwnerChanged,

    /// <summary>A row is kept under another division.</summary>
    [Label("迁移辖区")] Moved,
}

/// <summary>变更: both ids and what joins them. Never changed, never deleted; a wrong act is followed by its opposite.</summary>
/// <remarks>Belongs to the city, not to a division: whoever may open one of the two rows may read how it came to the other.</remarks>
public sealed class RegistryLink : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public RegistryAct Act { get; init; }

    /// <summary>The row that was: the merged one, the one that was split, the former owner.</summary>
    public Guid FromId { get; init; }

    /// <summary>The row that is: the survivor, the new one, the new owner.</summary>
    public Guid ToId { get; init; }

    /// <summary>The line that changed its owner; null for acts between two rows of one kind.</summary>
    public Guid? LineId { get; init; }

    /// <summary>The link of the act that this one follows from: a line that moved because its enterprise was merged; the merge that was undone.</summary>
    public Guid? CauseId { get; init; }

    /// <summary>The day from which it holds.</summary>
    public DateOnly On { get; init; }

    /// <summary>Why, as the officer wrote it.</summary>
    public required string Because { get; init; }

    /// <summary>The paper it rests on; null where none was named.</summary>
    public string? Source { get; init; }

    /// <summary>Ids of the files attached.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];
    public Guid PersonId { get; init; }
    public Guid AppointmentId { get; init; }
    public required string ActorName { get; init; }

    /// <summary>When it became known here.</summary>
    public DateTime At { get; init; }
}

/// <summary>What two rows are that look alike.</summary>
public enum DuplicateKind
{
    [Label("企业")] Enterprise,
    [Label("生产线")] Line,
}

/// <summary>“不是同一个”: a person looked at two rows that look alike and said so. Remembered, so that nobody is asked twice.</summary>
public sealed class DuplicateRuling : IDivisionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string DivisionPath { get; init; }
    public DuplicateKind Kind { get; init; }

    /// <summary>The smaller of the two ids.</summary>
    public Guid FirstId { get; init; }
    public Guid SecondId { get; init; }
    public required string Because { get; init; }
    public required string ActorName { get; init; }
    public DateTime At { get; init; }
}

/// <summary>常用查询: the conditions of the ledger's list under a name of one's own, or shared with one's organ.</summary>
public sealed class SavedView : ICityOwned, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>The organ under whose appointment it was saved: its people see it once it is shared.</summary>
    public Guid OrganId { get; init; }
    public required string Name { get; set; }

    /// <summary>The query of the list's address, without paging.</summary>
    public required string Query { get; set; }
    public bool IsShared { get; set; }

    /// <summary>Opened when its owner opens the ledger without conditions.</summary>
    public bool IsDefault { get; set; }
    public int Version { get; set; }
}
