using Chuqing.Law;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Lists;

/// <summary>The lists that the plan has published.</summary>
public enum ListKind
{
    /// <summary>黄牌: a served order to rectify; leaves on 复查合格.</summary>
    [Label("“黄牌”名单（不达标应限期整改）")] Yellow,

    /// <summary>年度退出名单: enterprise, line, capacity; verified in the year and dismantled.</summary>
    [Label("年度落后产能退出企业名单")] YearlyExits,
}

/// <summary>A list as prepared by one person; nobody outside sees it. Released or dropped by another.</summary>
public sealed class ListDraft : ICityOwned, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public ListKind Kind { get; init; }
    public int Year { get; init; }

    /// <summary>Canonical JSON of the list: title, rows, counting rule, sources.</summary>
    public required string Content { get; init; }
    public required string Digest { get; init; }
    public Guid PreparedBy { get; init; }
    public DateTime PreparedAt { get; init; }

    /// <summary>What became of it; null while it waits.</summary>
    public Guid? ReleaseId { get; set; }
    public string? DroppedBecause { get; set; }
    public int Version { get; set; }
}

/// <summary>发布: one immutable version of a public list. Corrections are new versions with their reason.</summary>
public sealed class ListRelease : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public ListKind Kind { get; init; }
    public int Year { get; init; }

    /// <summary>1, 2, 3 … within city, kind and year.</summary>
    public int Number { get; init; }
    public required string Content { get; init; }
    public required string Digest { get; init; }
    public Guid PreparedBy { get; init; }
    public Guid ReleasedBy { get; init; }
    public Guid ReleasedUnder { get; init; }
    public DateTime ReleasedAt { get; init; }

    /// <summary>What changed against the version before, in one sentence.</summary>
    public required string Change { get; init; }
}

sealed class ListMap : IEntityTypeConfiguration<ListDraft>, IEntityTypeConfiguration<ListRelease>
{
    public void Configure(EntityTypeBuilder<ListDraft> builder)
    {
        builder.ToTable("ListDrafts");
        builder.Property(d => d.Digest).HasMaxLength(64);
        builder.HasIndex(d => new { d.City, d.Kind, d.Year });
        builder.HasOne<ListRelease>().WithMany().HasForeignKey(d => d.ReleaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ListRelease> builder)
    {
        builder.ToTable("ListReleases");
        builder.Property(r => r.Digest).HasMaxLength(64);
        builder.Property(r => r.Change).HasMaxLength(300);
        builder.HasIndex(r => new { r.City, r.Kind, r.Year, r.Number }).IsUnique();
    }
}
