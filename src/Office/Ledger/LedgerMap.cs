using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Ledger;

sealed class LedgerMap : IEntityTypeConfiguration<LedgerEntry>, IEntityTypeConfiguration<LedgerSeal>, IEntityTypeConfiguration<PendingSeal>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("LedgerEntries");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Act).HasMaxLength(60);
        builder.Property(e => e.SubjectKind).HasMaxLength(40);
        builder.Property(e => e.Digest).HasMaxLength(64);
        builder.HasIndex(e => new { e.City, e.SubjectId, e.At });
        builder.HasIndex(e => new { e.City, e.At });
    }

    public void Configure(EntityTypeBuilder<LedgerSeal> builder)
    {
        builder.ToTable("LedgerSeals");
        builder.HasKey(s => new { s.City, s.Number });
        builder.HasIndex(s => s.EntryId).IsUnique();
        builder.HasOne<LedgerEntry>().WithMany().HasForeignKey(s => s.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(s => s.EntryDigest).HasMaxLength(64);
        builder.Property(s => s.Seal).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<PendingSeal> builder)
    {
        builder.ToTable("PendingSeals");
        builder.HasKey(p => p.EntryId);
        builder.HasIndex(p => p.City);
    }
}
