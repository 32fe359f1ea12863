using Chuqing.Law;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Exits;

/// <summary>Why a line leaves. Apart from how: a voluntary exit is never shown as 关闭.</summary>
public enum ExitGround
{
    /// <summary>A served determination of 淘汰类.</summary>
    [Label("淘汰类认定")] Eliminated,

    /// <summary>A government's decision to close, recorded with 文号 and 送达.</summary>
    [Label("政府决定关闭")] GovernmentDecision,
}

/// <summary>退出方式: which branch of the procedure the file took.</summary>
public enum ExitMode
{
    /// <summary>Could be dismantled, and was at once.</summary>
    [Label("立即拆除")] Dismantling,

    /// <summary>Could not be dismantled yet: sealed first, dismantled by a day. Stays so after dismantling.</summary>
    [Label("先封存，限时拆除")] Sealing,
}

/// <summary>退出: one line that leaves. Same id as its proceeding; each state has its own day.</summary>
public sealed class Exit : IDivisionScoped, IVersioned
{
    /// <summary>The id of the proceeding.</summary>
    public Guid Id { get; init; }
    public required string City { get; init; }
    public required string DivisionPath { get; init; }
    public Guid LineId { get; init; }
    public Guid EnterpriseId { get; init; }
    public ExitGround Ground { get; init; }

    /// <summary>The determination or the case whose decision opens this exit.</summary>
    public Guid GroundProceedingId { get; init; }

    /// <summary>What leaves, as it stood when the exit was opened: equipment, capacity and its unit.</summary>
    public required string EquipmentText { get; init; }
    public string? Sector { get; init; }
    public decimal? Capacity { get; init; }
    public string? CapacityUnit { get; init; }

    /// <summary>Null until one branch was taken.</summary>
    public ExitMode? Mode { get; set; }

    /// <summary>暂不具备拆除条件的理由; null on the other branch.</summary>
    public string? SealingReason { get; set; }

    public DateOnly? ShutOn { get; set; }
    public DateOnly? CutOffOn { get; set; }
    public DateOnly? PowerGearRemovedOn { get; set; }
    public DateOnly? SealedOn { get; set; }
    public DateOnly? EnterprisePromisedOn { get; set; }
    public DateOnly? GovernmentPromisedOn { get; set; }
    public DateOnly? ProvinceAnnouncedOn { get; set; }

    /// <summary>限时拆除日: set once, never moved.</summary>
    public DateOnly? DismantleBy { get; set; }

    /// <summary>The day on which the second person accepted the sealing. Written once: from it on the line counts as sealed until its dismantling is verified.</summary>
    public DateOnly? SealVerifiedOn { get; set; }
    public DateOnly? DismantledOn { get; set; }
    public DateOnly? VerifiedOn { get; set; }
    public DateOnly? AnnouncedOn { get; set; }
    public int Version { get; set; }
}

sealed class ExitMap : IEntityTypeConfiguration<Exit>
{
    public void Configure(EntityTypeBuilder<Exit> builder)
    {
        builder.ToTable("Exits");
        builder.Property(e => e.Sector).HasMaxLength(60);
        builder.Property(e => e.CapacityUnit).HasMaxLength(20);
        builder.HasIndex(e => new { e.City, e.SealVerifiedOn });

        // 一条线只退一次
        builder.HasIndex(e => new { e.City, e.LineId }).IsUnique();
        builder.HasIndex(e => new { e.City, e.VerifiedOn });
        builder.HasOne<Procedures.Proceeding>().WithOne().HasForeignKey<Exit>(e => e.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Procedures.Proceeding>().WithMany().HasForeignKey(e => e.GroundProceedingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registry.ProductionLine>().WithMany().HasForeignKey(e => e.LineId).OnDelete(DeleteBehavior.Restrict);
    }
}
