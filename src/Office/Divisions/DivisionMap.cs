using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Divisions;

sealed class DivisionMap : IEntityTypeConfiguration<Division>, IEntityTypeConfiguration<DivisionName>
{
    public void Configure(EntityTypeBuilder<Division> builder)
    {
        builder.ToTable("Divisions");
        builder.Property(d => d.Path).HasMaxLength(60);
        builder.Property(d => d.Code).HasMaxLength(12);
        builder.Property(d => d.Name).HasMaxLength(60);
        builder.HasIndex(d => new { d.City, d.Path }).IsUnique();
        builder.HasIndex(d => new { d.City, d.Code }).IsUnique();
        builder.HasOne<Division>().WithMany().HasForeignKey(d => d.ParentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DivisionName> builder)
    {
        builder.ToTable("DivisionNames");
        builder.Property(d => d.Code).HasMaxLength(12);
        builder.Property(d => d.Name).HasMaxLength(60);
        builder.HasIndex(d => new { d.City, d.DivisionId, d.From }).IsUnique();
        builder.HasOne<Division>().WithMany().HasForeignKey(d => d.DivisionId).OnDelete(DeleteBehavior.Restrict);
    }
}
