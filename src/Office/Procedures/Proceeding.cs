using Chuqing.Law.Procedures;
using Chuqing.Office.Data;

namespace Chuqing.Office.Procedures;

/// <summary>办件: one file that goes through one procedure. What it is about stands in its feature's table under the same id.</summary>
public sealed class Proceeding : IDivisionScoped, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string DivisionPath { get; init; }
    public required string Procedure { get; init; }
    public int ProcedureVersion { get; init; }
    public required string Title { get; init; }
    public Guid EnterpriseId { get; init; }
    public Guid? LineId { get; init; }

    /// <summary>Where the last step led: a projection of the steps, for lists.</summary>
    public required string State { get; set; }

    /// <summary>Whether no step leads on from <see cref="State"/>.</summary>
    public bool IsEnded { get; set; }
    public DateOnly OpenedOn { get; init; }

    /// <summary>工作节点: the day that people set and that is not met yet, such as 限时拆除日; null where none stands. A projection of the steps.</summary>
    public DateOnly? NodeOn { get; set; }

    /// <summary>The first day on which something is due: of the open terms, else <see cref="NodeOn"/>; null where nothing is. A projection, so that lists find what is due by index; overdue is derived from it, never stored.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>暂定: <see cref="DueOn"/> lies beyond the announced holidays.</summary>
    public bool Provisional { get; set; }

    /// <summary>The day of the conduct, or its last day: which law applies hangs on it; null where it is that of opening.</summary>
    public DateOnly? ConductOn { get; init; }

    /// <summary>The file out of which this one came: a penalty out of a case, a review out of a penalty.</summary>
    public Guid? ParentId { get; init; }
    public bool IsDemo { get; init; }
    public int Version { get; set; }

    public Procedure Table => AllProcedures.Find(Procedure, ProcedureVersion);
}

/// <summary>One step that was taken. Never changed, never deleted; its transition must stand in the table of its procedure.</summary>
public sealed class ProceedingStep : ICityOwned
{
    /// <summary>The act with which a file begins; it stands in every table as the way from nothing.</summary>
    public const string Open = "Open";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public Guid ProceedingId { get; init; }

    /// <summary>1, 2, 3 …; unique within the file, so two officers cannot take the same step.</summary>
    public int Number { get; init; }
    public required string Procedure { get; init; }
    public int ProcedureVersion { get; init; }
    public required string From { get; init; }
    public required string Act { get; init; }
    public required string To { get; init; }

    /// <summary>The legal day of the act, e.g. that of 送达; not when it was typed in.</summary>
    public DateOnly On { get; init; }
    public DateTime RecordedAt { get; init; }
    public Guid PersonId { get; init; }
    public Guid AppointmentId { get; init; }
    public required string ActorName { get; init; }

    /// <summary>What the act carried, by field of <see cref="StepField"/>.</summary>
    public string? Text { get; init; }
    public string? DocumentNumber { get; init; }
    public DateOnly? OwnDay { get; init; }
    public int? Months { get; init; }
    public string? Delivery { get; init; }
    public string? Authority { get; init; }

    /// <summary>须保留的供给 of a cut-off of water and power.</summary>
    public string? KeptSupply { get; init; }

    /// <summary>落款日期 of the paper. Terms never run from it.</summary>
    public DateOnly? PaperOn { get; init; }

    /// <summary>公告送达: the day of the announcement, from which the day of 送达 is counted.</summary>
    public DateOnly? NoticeOn { get; init; }

    /// <summary>Where the act can be read in the system in which it was done.</summary>
    public string? Link { get; init; }

    /// <summary>Ids of the files attached.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];
}

/// <summary>A row of a procedure's table, so that the database refuses a step that the table does not have.</summary>
public sealed class ProcedureTransition : IUnrecorded
{
    public required string Procedure { get; init; }
    public int Version { get; init; }
    public required string From { get; init; }
    public required string Act { get; init; }
    public required string To { get; init; }
}

/// <summary>期限: the projection of a file's steps that lists and sweeps read, one row for each run of a term. Rebuilt by <c>clocks rebuild</c>; overdue is never stored.</summary>
public sealed class Clock : IDivisionScoped, IUnrecorded
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string DivisionPath { get; init; }
    public Guid ProceedingId { get; init; }
    public required string Term { get; init; }
    public DateOnly StartOn { get; init; }

    /// <summary>Null while suspended.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Beyond the announced holidays: will be computed again.</summary>
    public bool Provisional { get; set; }

    /// <summary>The day on which the clock was stopped; null while it runs.</summary>
    public DateOnly? StoppedOn { get; set; }

    /// <summary>Digest of the law pack whose terms and calendar gave the day.</summary>
    public required string LawPack { get; set; }
}
