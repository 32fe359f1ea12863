using Chuqing.Law;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.LawBook;

/// <summary>What an edition brings.</summary>
public enum EditionKind
{
    [Label("全国规定新版")] National,
    [Label("省级规定")] Province,
    [Label("市级规定")] City,
}

/// <summary>送来的一版法: files in the shelf's form that somebody uploaded. Law only once two officers accepted it; never changed.</summary>
public sealed class LawEdition : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public EditionKind Kind { get; init; }

    /// <summary>The province or city whose rules it brings; null for the national shelf.</summary>
    public string? Area { get; init; }
    public required string Name { get; init; }

    /// <summary>The whole national shelf: files that it does not bring are gone. Otherwise its files take the place of those of the same name, or are added.</summary>
    public bool Whole { get; init; }

    /// <summary>The files it brings, as a zip.</summary>
    public required byte[] Files { get; init; }

    /// <summary>SHA-256 of the files it brings: equal content, equal digest.</summary>
    public required string Digest { get; init; }

    /// <summary>The original that the confirmed values were read in; null where it brings only drafts.</summary>
    public Guid? FileId { get; init; }
    public Guid PersonId { get; init; }
    public Guid AppointmentId { get; init; }
    public DateTime At { get; init; }
    public bool IsDemo { get; init; }
}

/// <summary>预览: what one law would change against another, line by line, over one's own divisions. Kept as it was computed.</summary>
public sealed class LawPreview : IDivisionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }

    /// <summary>The division whose lines were judged.</summary>
    public required string DivisionPath { get; init; }

    /// <summary>The edition that it shows; null where two days or two knowledges were compared.</summary>
    public Guid? EditionId { get; init; }

    /// <summary>Digests of the packs before and after.</summary>
    public required string Base { get; init; }
    public required string Candidate { get; init; }
    public required string Title { get; init; }
    public int Lines { get; init; }
    public int Changed { get; init; }

    /// <summary>Canonical JSON of the whole comparison, compressed.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SM3 of the canonical JSON: what a signature names.</summary>
    public required string Digest { get; init; }
    public Guid PersonId { get; init; }
    public DateTime At { get; init; }
    public bool IsDemo { get; init; }
}

/// <summary>What an officer of the law said of an edition, having read one preview.</summary>
public enum EditionAct
{
    [Label("提请接收")] Propose,
    [Label("接收")] Accept,
    [Label("退回")] Refuse,
}

/// <summary>One officer's act on an edition; names the preview that was read. Two different persons make it law.</summary>
public sealed class EditionSignature : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public Guid EditionId { get; init; }
    public Guid PreviewId { get; init; }
    public EditionAct Act { get; init; }

    /// <summary>Why, where it was sent back.</summary>
    public string? Reason { get; init; }
    public Guid PersonId { get; init; }
    public Guid AppointmentId { get; init; }
    public DateTime At { get; init; }
}

sealed class EditionMap : IEntityTypeConfiguration<LawEdition>, IEntityTypeConfiguration<LawPreview>, IEntityTypeConfiguration<EditionSignature>
{
    public void Configure(EntityTypeBuilder<LawEdition> builder)
    {
        builder.ToTable("LawEditions");
        builder.Property(e => e.Area).HasMaxLength(6);
        builder.Property(e => e.Name).HasMaxLength(200);
        builder.Property(e => e.Digest).HasMaxLength(64);
        builder.HasIndex(e => new { e.City, e.At });
        builder.HasOne<Files.StoredFile>().WithMany().HasForeignKey(e => e.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<People.Appointment>().WithMany().HasForeignKey(e => e.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LawPreview> builder)
    {
        builder.ToTable("LawPreviews");
        builder.Property(p => p.Base).HasMaxLength(64);
        builder.Property(p => p.Candidate).HasMaxLength(64);
        builder.Property(p => p.Title).HasMaxLength(300);
        builder.Property(p => p.Digest).HasMaxLength(64);
        builder.HasIndex(p => new { p.City, p.EditionId, p.At });
        builder.HasOne<LawEdition>().WithMany().HasForeignKey(p => p.EditionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EditionSignature> builder)
    {
        builder.ToTable("EditionSignatures");
        builder.Property(s => s.Reason).HasMaxLength(1000);
        builder.HasIndex(s => new { s.City, s.EditionId, s.PreviewId, s.PersonId }).IsUnique();
        builder.HasOne<LawEdition>().WithMany().HasForeignKey(s => s.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LawPreview>().WithMany().HasForeignKey(s => s.PreviewId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<People.Appointment>().WithMany().HasForeignKey(s => s.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
