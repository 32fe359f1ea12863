using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Registry;

sealed class RegistryMap : IEntityTypeConfiguration<Enterprise>, IEntityTypeConfiguration<ProductionLine>, IEntityTypeConfiguration<MainEquipment>,
    IEntityTypeConfiguration<Fact>, IEntityTypeConfiguration<ImportBatch>, IEntityTypeConfiguration<SavedMapping>
{
    public void Configure(EntityTypeBuilder<Enterprise> builder)
    {
        builder.ToTable("Enterprises");
        builder.Property(e => e.Name).HasMaxLength(200);
        builder.Property(e => e.CreditCode).HasMaxLength(18);
        builder.Property(e => e.Place).HasMaxLength(100);
        builder.HasIndex(e => new { e.City, e.CreditCode });
        builder.HasIndex(e => new { e.City, e.Name });
        builder.HasIndex(e => new { e.City, e.DivisionPath, e.Id });
        builder.HasOne<Enterprise>().WithMany().HasForeignKey(e => e.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProductionLine> builder)
    {
        builder.ToTable("ProductionLines");
        builder.Property(l => l.Number).HasMaxLength(60);
        builder.Property(l => l.Sector).HasMaxLength(60);
        builder.Property(l => l.Product).HasMaxLength(200);
        builder.Property(l => l.Use).HasMaxLength(200);
        builder.Property(l => l.CapacityUnit).HasMaxLength(20);
        builder.Property(l => l.Commissioned).HasMaxLength(40);
        builder.HasIndex(l => new { l.City, l.DivisionPath, l.Id });
        builder.HasIndex(l => new { l.City, l.Sector, l.Id });
        builder.HasOne<Enterprise>().WithMany().HasForeignKey(l => l.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProductionLine>().WithMany().HasForeignKey(l => l.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MainEquipment> builder)
    {
        builder.ToTable("MainEquipment");
        builder.Property(m => m.Kind).HasMaxLength(40);
        builder.Property(m => m.Number).HasMaxLength(40);
        builder.HasOne<ProductionLine>().WithMany().HasForeignKey(m => m.LineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.City, m.LineId });
    }

    public void Configure(EntityTypeBuilder<Fact> builder)
    {
        builder.ToTable("Facts");
        builder.Property(f => f.Name).HasMaxLength(120);
        builder.Property(f => f.Unit).HasMaxLength(30);
        builder.Property(f => f.Source).HasMaxLength(300);
        builder.HasIndex(f => new { f.City, f.SubjectId, f.Name });
        builder.HasOne<Fact>().WithMany().HasForeignKey(f => f.SupersededById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.ToTable("ImportBatches");
        builder.Property(b => b.FileName).HasMaxLength(255);
        builder.Property(b => b.FileDigest).HasMaxLength(64);
        builder.Property(b => b.MappingDigest).HasMaxLength(64);
        builder.Property(b => b.ScopePath).HasMaxLength(60);
        builder.Property(b => b.Attribution).HasMaxLength(Files.Sheets.Attribution.Longest);
        builder.HasIndex(b => new { b.City, b.ScopePath, b.FileDigest, b.MappingDigest }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SavedMapping> builder)
    {
        builder.ToTable("SavedMappings");
        builder.Property(m => m.Fingerprint).HasMaxLength(64);
        builder.HasIndex(m => new { m.City, m.OrganId, m.Fingerprint }).IsUnique();
    }
}
