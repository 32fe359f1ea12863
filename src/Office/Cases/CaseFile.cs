using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Cases;

/// <summary>办件: what a case is about. Same id as its proceeding, where its steps and clock stand.</summary>
public sealed class CaseFile : IDivisionScoped
{
    /// <summary>The id of the proceeding.</summary>
    public Guid Id { get; init; }
    public required string City { get; init; }
    public required string DivisionPath { get; init; }
    public Dimension Dimension { get; init; }
    public Guid LineId { get; init; }

    /// <summary>The rule that is not met.</summary>
    public required string Rule { get; init; }
    public required string Document { get; init; }
    public required string Item { get; init; }
    public required string Because { get; init; }

    /// <summary>Canonical JSON with <c>format</c>: facts, day, pack and comparisons, as evaluated when the case was opened.</summary>
    public required string Snapshot { get; init; }
    public required string SnapshotDigest { get; init; }
}

sealed class CaseMap : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> builder)
    {
        builder.ToTable("CaseFiles");
        builder.Property(c => c.Rule).HasMaxLength(120);
        builder.Property(c => c.Document).HasMaxLength(200);
        builder.Property(c => c.Item).HasMaxLength(200);
        builder.Property(c => c.SnapshotDigest).HasMaxLength(64);
        builder.HasIndex(c => new { c.City, c.LineId });
        builder.HasOne<Procedures.Proceeding>().WithOne().HasForeignKey<CaseFile>(c => c.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registry.ProductionLine>().WithMany().HasForeignKey(c => c.LineId).OnDelete(DeleteBehavior.Restrict);
    }
}
