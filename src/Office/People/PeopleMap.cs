using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.People;

sealed class PeopleMap : IEntityTypeConfiguration<Organ>, IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Organ> builder)
    {
        builder.ToTable("Organs");
        builder.Property(o => o.Name).HasMaxLength(80);
        builder.HasIndex(o => new { o.City, o.Name }).IsUnique();
        builder.HasOne<Organ>().WithMany().HasForeignKey(o => o.LegalAuthorityId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("Persons");
        builder.Property(p => p.Name).HasMaxLength(40);
        builder.HasIndex(p => new { p.City, p.Name });
    }

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.SignInName).HasMaxLength(60);
        builder.HasIndex(a => a.SignInName).IsUnique();
        builder.HasIndex(a => new { a.City, a.PersonId });
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("Appointments");
        builder.Property(a => a.DivisionPath).HasMaxLength(60);
        builder.Property(a => a.Title).HasMaxLength(60);
        builder.Property(a => a.Duties).HasMaxLength(200).HasConversion(
            duties => string.Join(',', duties),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Duty>).ToList(),
            new ValueComparer<IReadOnlyList<Duty>>((a, b) => a!.SequenceEqual(b!), d => d.Count, d => d.ToList()));
        builder.HasIndex(a => new { a.City, a.PersonId });
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organ>().WithMany().HasForeignKey(a => a.OrganId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Appointment>().WithMany().HasForeignKey(a => a.DeputyOfId).OnDelete(DeleteBehavior.Restrict);
    }
}
