using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Registry;

sealed class RegistryMap : IEntityTypeConfiguration<Enterprise>, IEntityTypeConfiguration<ProductionLine>, IEntityTypeConfiguration<MainEquipment>,
    IEntityTypeConfiguration<Fact>, IEntityTypeConfiguration<ImportBatch>, IEntityTypeConfiguration<SavedMapping>,
    IEntityTypeConfiguration<RegistryLink>, IEntityTypeConfiguration<DuplicateRuling>, IEntityTypeConfiguration<SavedView>
{
    const string Living = "\"MergedIntoId\" IS NULL";

    public void Configure(EntityTypeBuilder<Enterprise> builder)
    {
        builder.ToTable("Enterprises");
        builder.Property(e => e.Name).HasMaxLength(200);
        builder.Property(e => e.CreditCode).HasMaxLength(18);
        builder.Property(e => e.Place).HasMaxLength(100);
        builder.Property(e => e.NameKey).HasMaxLength(100);
        builder.HasIndex(e => new { e.City, e.CreditCode });
        builder.HasIndex(e => new { e.City, e.Name });
        builder.HasIndex(e => new { e.City, e.NameKey, e.Id }).HasFilter(Living);
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
        builder.Property(l => l.LikenessKey).HasMaxLength(32);
        builder.Property(l => l.Verdict).HasMaxLength(10);
        // 列表按地区再按录入先后排；每个筛选各有一个照这个次序的索引，只含没有并走的线，数数也不用翻表
        builder.HasIndex(l => new { l.City, l.DivisionPath, l.Id }).HasFilter(Living);
        builder.HasIndex(l => new { l.City, l.Sector, l.DivisionPath, l.Id }).HasFilter(Living);
        builder.HasIndex(l => new { l.City, l.Verdict, l.DivisionPath, l.Id }).HasFilter(Living);
        builder.HasIndex(l => new { l.City, l.Status, l.DivisionPath, l.Id }).HasFilter(Living);
        builder.HasIndex(l => new { l.City, l.EnterpriseId, l.LikenessKey }).HasFilter(Living);
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
        builder.Property(f => f.Owner).HasMaxLength(Files.Sheets.Sourcing.LongestOwner);
        builder.Property(f => f.Period).HasMaxLength(7);
        builder.HasIndex(f => new { f.City, f.SubjectId, f.Name });
        // 别的部门说的只占少数：找部门之间的矛盾，从它们找起
        builder.HasIndex(f => new { f.City, f.SubjectId }).HasFilter("\"Owner\" IS NOT NULL");
        // 多数事实没有被取代：不为空值占一格索引
        builder.HasIndex(f => f.SupersededById).HasFilter("\"SupersededById\" IS NOT NULL");
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

    public void Configure(EntityTypeBuilder<RegistryLink> builder)
    {
        builder.ToTable("RegistryLinks");
        builder.Property(l => l.Because).HasMaxLength(500);
        builder.Property(l => l.Source).HasMaxLength(300);
        builder.Property(l => l.ActorName).HasMaxLength(60);
        builder.Property(l => l.Files).HasConversion(
            files => string.Join(',', files), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList(),
            new ValueComparer<IReadOnlyList<Guid>>((a, b) => a!.SequenceEqual(b!), f => f.Count, f => f.ToList()));
        builder.HasIndex(l => new { l.City, l.FromId });
        builder.HasIndex(l => new { l.City, l.ToId });
        builder.HasIndex(l => new { l.City, l.LineId });
        builder.HasOne<RegistryLink>().WithMany().HasForeignKey(l => l.CauseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProductionLine>().WithMany().HasForeignKey(l => l.LineId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DuplicateRuling> builder)
    {
        builder.ToTable("DuplicateRulings");
        builder.Property(r => r.Because).HasMaxLength(500);
        builder.Property(r => r.ActorName).HasMaxLength(60);
        builder.HasIndex(r => new { r.City, r.FirstId, r.SecondId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews");
        builder.Property(v => v.Name).HasMaxLength(40);
        builder.Property(v => v.Query).HasMaxLength(1000);
        builder.HasIndex(v => new { v.City, v.PersonId, v.Name }).IsUnique();
        builder.HasIndex(v => new { v.City, v.OrganId });
    }
}
