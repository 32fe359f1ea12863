using Chuqing.Law;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.LawBook;

/// <summary>What an original came as, by its own first bytes.</summary>
public enum OriginalKind
{
    [Label("PDF")] Pdf,
    [Label("照片")] Photo,

    /// <summary>A saved web page: shown as text, never as a page.</summary>
    [Label("网页存档")] Page,
}

/// <summary>原件: the text of a document of the law as an officer got it, against which rows are compared. Never changed; a better scan is one more.</summary>
public sealed class LawOriginal : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }

    /// <summary>Id of the document on the shelf.</summary>
    public required string Document { get; init; }
    public OriginalKind Kind { get; init; }

    /// <summary>Title and 文号 as the original prints them; confirmations carry these, not the shelf's.</summary>
    public required string Title { get; init; }
    public required string DocumentNumber { get; init; }

    /// <summary>Where the officer got it: 发布机关网站, 公报, 标准文本.</summary>
    public required string Origin { get; init; }
    public Guid FileId { get; init; }
    public Guid PersonId { get; init; }
    public Guid AppointmentId { get; init; }
    public DateTime At { get; init; }
}

sealed class LawOriginalMap : IEntityTypeConfiguration<LawOriginal>
{
    public void Configure(EntityTypeBuilder<LawOriginal> builder)
    {
        builder.ToTable("LawOriginals");
        builder.Property(o => o.Document).HasMaxLength(120);
        builder.Property(o => o.Title).HasMaxLength(200);
        builder.Property(o => o.DocumentNumber).HasMaxLength(80);
        builder.Property(o => o.Origin).HasMaxLength(300);
        builder.HasIndex(o => new { o.City, o.Document });
        builder.HasOne<Files.StoredFile>().WithMany().HasForeignKey(o => o.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<People.Appointment>().WithMany().HasForeignKey(o => o.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
