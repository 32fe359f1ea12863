using Chuqing.Law;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Lists;

/// <summary>The lists that the plan has published.</summary>
public enum ListKind
{
    /// <summary>黄牌: a served order to rectify; leaves on 复查合格, or over to 红牌.</summary>
    [Label("“黄牌”名单（不达标应限期整改）")] Yellow,

    /// <summary>红牌: a failed recheck and a served decision of a government to close; leaves when its exit is verified and announced.</summary>
    [Label("“红牌”名单（经整改仍不达标、已依法关闭）")] Red,

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

    /// <summary>The appointment under which it was prepared: its organ is printed. Null only in drafts older than this column, which are prepared anew.</summary>
    public Guid? PreparedUnder { get; init; }
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

/// <summary>What a correction does to a row of a list.</summary>
public enum CorrectionAct
{
    /// <summary>替换: other public fields.</summary>
    [Label("更正")] Replace,

    /// <summary>剔除: off the list, though the files still give it.</summary>
    [Label("剔除")] Strike,

    /// <summary>An earlier correction no longer holds; the row stands as the files give it.</summary>
    [Label("撤销更正")] Restore,
}

/// <summary>更正: one recorded correction of one published row. Append-only; it lies over the computed rows of the next draft, and the latest of a row holds.</summary>
public sealed class ListCorrection : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public ListKind Kind { get; init; }

    /// <summary>The year of the list on which the row was found wrong.</summary>
    public int Year { get; init; }

    /// <summary>The case or exit behind the row.</summary>
    public Guid RowId { get; init; }

    /// <summary>1, 2, 3 … within the row.</summary>
    public int Number { get; init; }
    public CorrectionAct Act { get; init; }

    /// <summary>Canonical JSON: fields with what the ledger said and what is right. Empty list unless replaced.</summary>
    public required string Changes { get; init; }
    public required string Reason { get; init; }

    /// <summary>文号 or other ground of the correction.</summary>
    public required string Ground { get; init; }
    public Guid EnteredBy { get; init; }
    public Guid EnteredUnder { get; init; }
    public DateTime EnteredAt { get; init; }
}

sealed class ListMap : IEntityTypeConfiguration<ListDraft>, IEntityTypeConfiguration<ListRelease>, IEntityTypeConfiguration<ListCorrection>
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

    public void Configure(EntityTypeBuilder<ListCorrection> builder)
    {
        builder.ToTable("ListCorrections");
        builder.Property(c => c.Reason).HasMaxLength(200);
        builder.Property(c => c.Ground).HasMaxLength(120);
        builder.HasIndex(c => new { c.City, c.Kind, c.RowId, c.Number }).IsUnique();
    }
}
