using Chuqing.Law;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Jobs;

public enum JobState
{
    [Label("排队")] Waiting,
    [Label("进行中")] Running,
    [Label("完成")] Done,
    [Label("失败")] Failed,
}

/// <summary>Long work: what it is, how far it is, who holds it until when. Taken again when the lease runs out.</summary>
public sealed class Job : ICityOwned, IUnrecorded, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string Kind { get; init; }

    /// <summary>Digest of the input: the same input twice is one job.</summary>
    public required string InputDigest { get; init; }
    public JobState State { get; set; }

    /// <summary>Parts done and in all; null while not known.</summary>
    public int? Done { get; set; }
    public int? Total { get; set; }
    public DateTime? LeaseUntil { get; set; }
    public int Attempts { get; set; }

    /// <summary>Result as JSON, or the reason of failure in Chinese.</summary>
    public string? Result { get; set; }
    public DateTime CreatedAt { get; init; }
    public int Version { get; set; }
}

sealed class JobMap : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("Jobs");
        builder.Property(j => j.Kind).HasMaxLength(40);
        builder.Property(j => j.InputDigest).HasMaxLength(64);
        builder.HasIndex(j => new { j.City, j.Kind, j.InputDigest }).IsUnique();
    }
}
