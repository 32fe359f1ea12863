using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Screening;

/// <summary>研判: the newest answer of the law about a line. A projection: run again, it is written again; decisions keep their own snapshot.</summary>
public sealed class LineScreening : IDivisionScoped, IUnrecorded
{
    public Guid LineId { get; init; }
    public required string City { get; init; }
    public required string DivisionPath { get; set; }

    /// <summary>The day as of which the law was asked.</summary>
    public DateOnly On { get; set; }

    /// <summary>淘汰类, 不达标, 限制类, 疑似, 资料不足, 达标 or 未触及.</summary>
    public required string Verdict { get; set; }

    /// <summary>All findings with their basis, as JSON.</summary>
    public required string Findings { get; set; }

    /// <summary>How many facts are missing.</summary>
    public int Missing { get; set; }
    public required string LawPack { get; set; }
    public Guid RunId { get; set; }
    public DateTime At { get; set; }
}

/// <summary>One run of the law over a part of the ledger.</summary>
public sealed class ScreeningRun : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string ScopePath { get; init; }
    public DateOnly On { get; init; }
    public required string LawPack { get; init; }
    public int Lines { get; init; }

    /// <summary>Lines per verdict, as JSON.</summary>
    public required string Counts { get; init; }
    public DateTime At { get; init; }
    public Guid? PersonId { get; init; }
}

/// <summary>认定: what a determination rests on. Same id as its proceeding; the snapshot never changes.</summary>
public sealed class Determination : IDivisionScoped
{
    /// <summary>The id of the proceeding.</summary>
    public Guid Id { get; init; }
    public required string City { get; init; }
    public required string DivisionPath { get; init; }
    public Guid LineId { get; init; }

    /// <summary>The rule that catches, e.g. <c>steel.blast-furnace-400</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>淘汰类 or 超限额 …</summary>
    public required string Class { get; init; }
    public required string Document { get; init; }
    public required string Item { get; init; }
    public required string Because { get; init; }

    /// <summary>人工引用 that carries it; null where the rule is confirmed. <see cref="Document"/> says so too.</summary>
    public Guid? ManualCitationId { get; init; }

    /// <summary>Canonical JSON with <c>format</c>: facts, day, pack, confirmations and comparisons, as evaluated.</summary>
    public required string Snapshot { get; init; }

    /// <summary>SM3 of <see cref="Snapshot"/>.</summary>
    public required string SnapshotDigest { get; init; }
}

sealed class ScreeningMap : IEntityTypeConfiguration<LineScreening>, IEntityTypeConfiguration<ScreeningRun>, IEntityTypeConfiguration<Determination>
{
    public void Configure(EntityTypeBuilder<LineScreening> builder)
    {
        builder.ToTable("LineScreenings");
        builder.HasKey(s => s.LineId);
        builder.Property(s => s.Verdict).HasMaxLength(10);
        builder.Property(s => s.LawPack).HasMaxLength(64);
        builder.HasIndex(s => new { s.City, s.Verdict, s.LineId });
        builder.HasOne<Registry.ProductionLine>().WithOne().HasForeignKey<LineScreening>(s => s.LineId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ScreeningRun> builder)
    {
        builder.ToTable("ScreeningRuns");
        builder.Property(r => r.ScopePath).HasMaxLength(60);
        builder.Property(r => r.LawPack).HasMaxLength(64);
        builder.HasIndex(r => new { r.City, r.At });
    }

    public void Configure(EntityTypeBuilder<Determination> builder)
    {
        builder.ToTable("Determinations");
        builder.Property(d => d.Rule).HasMaxLength(120);
        builder.Property(d => d.Class).HasMaxLength(10);
        builder.Property(d => d.Document).HasMaxLength(200);
        builder.Property(d => d.Item).HasMaxLength(200);
        builder.Property(d => d.SnapshotDigest).HasMaxLength(64);
        builder.HasIndex(d => new { d.City, d.LineId });
        // 不设外键：SQLite 加外键要重建整张表，只增不改的闸会掉；引用只增不删，指不空
        builder.HasOne<Procedures.Proceeding>().WithOne().HasForeignKey<Determination>(d => d.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registry.ProductionLine>().WithMany().HasForeignKey(d => d.LineId).OnDelete(DeleteBehavior.Restrict);
    }
}
