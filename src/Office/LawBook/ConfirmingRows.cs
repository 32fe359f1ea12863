using Chuqing.Law;
using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.LawBook;

/// <summary>How far a sitting has come.</summary>
public enum SittingState
{
    [Label("第一人核对中")] Reading,

    /// <summary>The first officer handed it over; another goes through the same rows.</summary>
    [Label("待第二人核对")] Waiting,
    [Label("已核完")] Closed,
    [Label("已收回")] Cancelled,
}

/// <summary>核对: some rows of one document, compared with one original by one officer and then by another.</summary>
/// <remarks>A working paper. What comes of it stands in <see cref="LawConfirmation"/> and <see cref="LawCorrection"/>, which never change.</remarks>
public sealed class ConfirmationSitting : ICityOwned, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string Document { get; init; }
    public Guid OriginalId { get; init; }
    public SittingState State { get; set; }
    public Guid FirstPersonId { get; init; }
    public Guid FirstAppointmentId { get; init; }
    public DateTime OpenedAt { get; init; }
    public DateTime? HandedOverAt { get; set; }

    /// <summary>Never the first. Null until somebody saved as the second.</summary>
    public Guid? SecondPersonId { get; set; }
    public Guid? SecondAppointmentId { get; set; }
    public DateTime? ClosedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>What the first officer found.</summary>
public enum FirstFinding
{
    [Label("与原文一致")] Agrees,
    [Label("与原文不一致")] Differs,
    [Label("原文没有")] Absent,
}

/// <summary>Whether the second officer found the same.</summary>
public enum SecondFinding
{
    [Label("同意")] Agrees,
    [Label("不同意")] Disagrees,
}

/// <summary>One version of one value in a sitting, with what each officer found.</summary>
public sealed class SittingRow : ICityOwned, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public Guid SittingId { get; init; }

    /// <summary>1, 2, 3 … in the order in which the rows are gone through.</summary>
    public int Number { get; init; }
    public required string ValueId { get; init; }
    public DateOnly ValueFrom { get; init; }
    public required string ValueDigest { get; init; }
    public FirstFinding? First { get; set; }

    /// <summary>Page of the original, as printed there: 12, 12—13.</summary>
    public string? Page { get; set; }
    public string? Item { get; set; }

    /// <summary>The passage as the original words it.</summary>
    public string? Quote { get; set; }

    /// <summary>What it should say instead; only where it differs.</summary>
    public string? Corrected { get; set; }
    public string? Reason { get; set; }
    public SecondFinding? Second { get; set; }
    public string? SecondReason { get; set; }
    public int Version { get; set; }

    public ValueKey Key => new(ValueId, ValueFrom, ValueDigest);
}

/// <summary>Two officers agree that a version is not what the original says. It waits to be entered as a new version; nothing is edited in place.</summary>
/// <remarks>Names id, day and digest as a confirmation does: once the shelf says something else, it is settled.</remarks>
public sealed class LawCorrection : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string ValueId { get; init; }
    public DateOnly ValueFrom { get; init; }
    public required string ValueDigest { get; init; }

    /// <summary>Differs or absent.</summary>
    public FirstFinding Finding { get; init; }
    public string? Page { get; init; }
    public string? Item { get; init; }
    public string? Quote { get; init; }
    public string? Corrected { get; init; }
    public required string Reason { get; init; }
    public Guid OriginalId { get; init; }
    public Guid FirstPersonId { get; init; }
    public Guid SecondPersonId { get; init; }
    public DateTime At { get; init; }

    public ValueKey Key => new(ValueId, ValueFrom, ValueDigest);
}

/// <summary>An officer found a confirmation wrong: from this instant the version is a draft again, and what was decided before stands as it was.</summary>
public sealed class LawSuspension : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string ValueId { get; init; }
    public DateOnly ValueFrom { get; init; }
    public required string ValueDigest { get; init; }

    /// <summary>1 for the first suspension of this version, and so on: signatures given after it carry the same number.</summary>
    public int Round { get; init; }
    public required string Reason { get; init; }
    public Guid PersonId { get; init; }
    public Guid AppointmentId { get; init; }
    public DateTime At { get; init; }
}

sealed class ConfirmingMap : IEntityTypeConfiguration<ConfirmationSitting>, IEntityTypeConfiguration<SittingRow>, IEntityTypeConfiguration<LawCorrection>, IEntityTypeConfiguration<LawSuspension>
{
    public void Configure(EntityTypeBuilder<ConfirmationSitting> builder)
    {
        builder.ToTable("ConfirmationSittings");
        builder.Property(s => s.Document).HasMaxLength(120);
        builder.HasIndex(s => new { s.City, s.Document, s.State });
        builder.HasOne<LawOriginal>().WithMany().HasForeignKey(s => s.OriginalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SittingRow> builder)
    {
        builder.ToTable("SittingRows");
        builder.Property(r => r.ValueId).HasMaxLength(120);
        builder.Property(r => r.ValueDigest).HasMaxLength(64);
        builder.Property(r => r.Page).HasMaxLength(SittingEntry.MostPage);
        builder.Property(r => r.Item).HasMaxLength(SittingEntry.MostItem);
        builder.Property(r => r.Quote).HasMaxLength(SittingEntry.MostText);
        builder.Property(r => r.Corrected).HasMaxLength(SittingEntry.MostText);
        builder.Property(r => r.Reason).HasMaxLength(SittingEntry.MostText);
        builder.Property(r => r.SecondReason).HasMaxLength(SittingEntry.MostText);
        builder.Ignore(r => r.Key);
        builder.HasIndex(r => new { r.City, r.SittingId, r.Number }).IsUnique();
        builder.HasOne<ConfirmationSitting>().WithMany().HasForeignKey(r => r.SittingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LawCorrection> builder)
    {
        builder.ToTable("LawCorrections");
        builder.Property(c => c.ValueId).HasMaxLength(120);
        builder.Property(c => c.ValueDigest).HasMaxLength(64);
        builder.Ignore(c => c.Key);
        builder.HasIndex(c => new { c.City, c.ValueId });
        builder.HasOne<LawOriginal>().WithMany().HasForeignKey(c => c.OriginalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LawSuspension> builder)
    {
        builder.ToTable("LawSuspensions");
        builder.Property(s => s.ValueId).HasMaxLength(120);
        builder.Property(s => s.ValueDigest).HasMaxLength(64);
        builder.HasIndex(s => new { s.City, s.ValueId, s.ValueFrom, s.ValueDigest, s.Round }).IsUnique();
        builder.HasOne<People.Appointment>().WithMany().HasForeignKey(s => s.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
