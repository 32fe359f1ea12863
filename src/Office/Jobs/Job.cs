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
    [Label("已停下")] Stopped,
}

/// <summary>Long work: what it is, for whom, who holds it until when. Taken again when the lease runs out.</summary>
/// <remarks>How far a running job is does not stand here: an import into SQLite holds the one writer, so the work says it elsewhere.</remarks>
public sealed class Job : ICityOwned, IUnrecorded, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }

    /// <summary>Names the <see cref="JobWork"/> that does it.</summary>
    public required string Kind { get; init; }

    /// <summary>What the work needs to know, as JSON.</summary>
    public required string Input { get; init; }

    /// <summary>Digest of the input: the same input twice is one job.</summary>
    public required string InputDigest { get; init; }

    /// <summary>Under whose appointment it acts, with the rights and the scope of the day on which it runs; null for the program itself.</summary>
    public Guid? AppointmentId { get; init; }
    public JobState State { get; set; }

    /// <summary>Parts done and in all when it ended, set by the work; null where not known.</summary>
    public int? Done { get; set; }
    public int? Total { get; set; }

    /// <summary>Running: until when its node answers for it. Waiting: not before this instant.</summary>
    public DateTime? LeaseUntil { get; set; }

    /// <summary>How often it was begun; one that the service ended in order does not count.</summary>
    public int Attempts { get; set; }

    /// <summary>Result as JSON, or the reason of failure in Chinese.</summary>
    public string? Result { get; set; }
    public DateTime CreatedAt { get; init; }
    public int Version { get; set; }

    public bool IsUnderWay => State is JobState.Waiting or JobState.Running;
}

sealed class JobMap : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("Jobs");
        builder.Property(j => j.Kind).HasMaxLength(40);
        builder.Property(j => j.InputDigest).HasMaxLength(64);
        builder.HasIndex(j => new { j.City, j.Kind, j.InputDigest }).IsUnique();
        builder.HasIndex(j => new { j.State, j.LeaseUntil });
    }
}
