using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.LawBook;

/// <summary>A shelf that a city accepted. Each pack ever used is kept, so that every decision can be replayed.</summary>
public sealed class AcceptedPack : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }

    /// <summary>Address of the content: equal content, equal digest, anywhere.</summary>
    public required string Digest { get; init; }

    /// <summary>Address of the same without the rules of provinces and cities: what lines of elsewhere are judged by. Null in rows of an older version, which had none.</summary>
    public string? NationalDigest { get; init; }

    /// <summary>Since when this installation knows it: the day of knowledge.</summary>
    public DateTime AcceptedAt { get; init; }

    /// <summary>All files of the shelf, as a zip.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>One officer's signature that a value agrees with the original. Two different persons make it confirmed.</summary>
/// <remarks>Names the value's id, day and digest: a changed value is a draft again.</remarks>
public sealed class LawConfirmation : ICityOwned
{
    /// <summary>How many different persons make a value confirmed.</summary>
    public const int Needed = 2;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string ValueId { get; init; }
    public DateOnly ValueFrom { get; init; }
    public required string ValueDigest { get; init; }

    /// <summary>How often the version had been suspended when this was signed: only signatures since the last suspension count.</summary>
    public int Round { get; init; }

    /// <summary>What the officer held in hand: title, 文号, article and the words there.</summary>
    public required string Title { get; init; }
    public required string DocumentNumber { get; init; }
    public required string Item { get; init; }
    public required string Quote { get; init; }

    /// <summary>The scan or saved page of the original.</summary>
    public Guid FileId { get; init; }
    public Guid PersonId { get; init; }
    public Guid AppointmentId { get; init; }
    public DateTime At { get; init; }
}

sealed class LawRowsMap : IEntityTypeConfiguration<AcceptedPack>, IEntityTypeConfiguration<LawConfirmation>
{
    public void Configure(EntityTypeBuilder<AcceptedPack> builder)
    {
        builder.ToTable("AcceptedPacks");
        builder.Property(p => p.Digest).HasMaxLength(64);
        builder.Property(p => p.NationalDigest).HasMaxLength(64);
        builder.HasIndex(p => new { p.City, p.Digest }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LawConfirmation> builder)
    {
        builder.ToTable("LawConfirmations");
        builder.Property(c => c.ValueId).HasMaxLength(120);
        builder.Property(c => c.ValueDigest).HasMaxLength(64);
        builder.Property(c => c.Title).HasMaxLength(200);
        builder.Property(c => c.DocumentNumber).HasMaxLength(80);
        builder.Property(c => c.Item).HasMaxLength(120);
        builder.HasIndex(c => new { c.City, c.ValueId, c.ValueFrom, c.ValueDigest, c.Round, c.PersonId }).IsUnique();
        builder.HasOne<Files.StoredFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<People.Appointment>().WithMany().HasForeignKey(c => c.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
