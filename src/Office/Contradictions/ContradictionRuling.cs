using Chuqing.Law;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Contradictions;

/// <summary>What an officer made of a contradiction.</summary>
public enum ContradictionOutcome
{
    [Label("前者属实")] FirstHolds,
    [Label("后者属实")] SecondHolds,

    /// <summary>Both are true: they do not speak of the same thing.</summary>
    [Label("都属实，不矛盾")] BothHold,

    /// <summary>Handed to a body that can tell; stays in sight until somebody rules.</summary>
    [Label("转请核实")] Referred,
}

/// <summary>核定: what a person found of two statements that contradict one another. Never changed; both versions stay, and a later ruling follows.</summary>
public sealed class ContradictionRuling : IDivisionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string DivisionPath { get; init; }
    public Guid LineId { get; init; }

    /// <summary>The kind of contradiction, e.g. <c>closed-discharging</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Digest of the two statements: another version of either is another contradiction.</summary>
    public required string Key { get; init; }
    public ContradictionOutcome Outcome { get; init; }

    /// <summary>What was found, as the officer wrote it.</summary>
    public required string Because { get; init; }

    /// <summary>The body asked; null unless referred.</summary>
    public string? ReferredTo { get; init; }
    public Guid PersonId { get; init; }
    public Guid AppointmentId { get; init; }
    public required string ActorName { get; init; }
    public DateTime At { get; init; }
}

sealed class ContradictionMap : IEntityTypeConfiguration<ContradictionRuling>
{
    public void Configure(EntityTypeBuilder<ContradictionRuling> builder)
    {
        builder.ToTable("ContradictionRulings");
        builder.Property(r => r.Rule).HasMaxLength(40);
        builder.Property(r => r.Key).HasMaxLength(32);
        builder.Property(r => r.Because).HasMaxLength(500);
        builder.Property(r => r.ReferredTo).HasMaxLength(60);
        builder.Property(r => r.ActorName).HasMaxLength(60);
        builder.HasIndex(r => new { r.City, r.LineId });
        builder.HasOne<Registry.ProductionLine>().WithMany().HasForeignKey(r => r.LineId).OnDelete(DeleteBehavior.Restrict);
    }
}
