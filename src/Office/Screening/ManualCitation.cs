using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Screening;

/// <summary>人工引用: the words of an original, entered by hand for one line because the rule that catches it is still a draft.</summary>
/// <remarks>It carries one determination of this line and is no rule: it judges nothing, and no other line can rest on it. Never changed; a wrong one is refused at the check and entered again.</remarks>
public sealed class ManualCitation : IDivisionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string DivisionPath { get; init; }
    public Guid LineId { get; init; }

    /// <summary>The draft version in whose place it stands, by id, day and digest: once that says something else, this carries nothing.</summary>
    public required string ValueId { get; init; }
    public DateOnly ValueFrom { get; init; }
    public required string ValueDigest { get; init; }

    /// <summary>Title, 文号, item and words as the original prints them.</summary>
    public required string Document { get; init; }
    public required string DocumentNumber { get; init; }
    public required string Item { get; init; }
    public required string Quote { get; init; }

    /// <summary>Day of the document.</summary>
    public DateOnly DocumentOn { get; init; }

    /// <summary>First day in force.</summary>
    public DateOnly InForceFrom { get; init; }

    /// <summary>The original.</summary>
    public Guid FileId { get; init; }
    public Guid PersonId { get; init; }
    public Guid AppointmentId { get; init; }
    public DateTime At { get; init; }

    public ValueKey Key => new(ValueId, ValueFrom, ValueDigest);
}

/// <summary>Another person held a hand-entered citation against its original, once.</summary>
public sealed class ManualCitationCheck : IDivisionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string DivisionPath { get; init; }
    public Guid CitationId { get; init; }
    public bool Agrees { get; init; }

    /// <summary>Why not; null where it agrees.</summary>
    public string? Reason { get; init; }
    public Guid PersonId { get; init; }
    public Guid AppointmentId { get; init; }
    public DateTime At { get; init; }
}

sealed class ManualCitationMap : IEntityTypeConfiguration<ManualCitation>, IEntityTypeConfiguration<ManualCitationCheck>
{
    public void Configure(EntityTypeBuilder<ManualCitation> builder)
    {
        builder.ToTable("ManualCitations");
        builder.Property(c => c.ValueId).HasMaxLength(120);
        builder.Property(c => c.ValueDigest).HasMaxLength(64);
        builder.Property(c => c.Document).HasMaxLength(ManualCitationEntry.MostDocument);
        builder.Property(c => c.DocumentNumber).HasMaxLength(ManualCitationEntry.MostNumber);
        builder.Property(c => c.Item).HasMaxLength(ManualCitationEntry.MostItem);
        builder.Property(c => c.Quote).HasMaxLength(ManualCitationEntry.MostQuote);
        builder.Ignore(c => c.Key);
        builder.HasIndex(c => new { c.City, c.LineId });
        builder.HasOne<Registry.ProductionLine>().WithMany().HasForeignKey(c => c.LineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Files.StoredFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<People.Appointment>().WithMany().HasForeignKey(c => c.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ManualCitationCheck> builder)
    {
        builder.ToTable("ManualCitationChecks");
        builder.Property(c => c.Reason).HasMaxLength(ManualCitationEntry.MostQuote);
        builder.HasIndex(c => new { c.City, c.CitationId }).IsUnique();
        builder.HasOne<ManualCitation>().WithMany().HasForeignKey(c => c.CitationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<People.Appointment>().WithMany().HasForeignKey(c => c.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
