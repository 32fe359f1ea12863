using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Procedures;

sealed class ProcedureMap : IEntityTypeConfiguration<Proceeding>, IEntityTypeConfiguration<ProceedingStep>, IEntityTypeConfiguration<ProcedureTransition>, IEntityTypeConfiguration<Clock>
{
    public void Configure(EntityTypeBuilder<Proceeding> builder)
    {
        builder.ToTable("Proceedings");
        builder.Property(p => p.Procedure).HasMaxLength(40);
        builder.Property(p => p.State).HasMaxLength(40);
        builder.Property(p => p.Title).HasMaxLength(300);
        builder.Ignore(p => p.Table);
        builder.HasIndex(p => new { p.City, p.Procedure, p.IsEnded, p.Id });
        builder.HasIndex(p => new { p.City, p.LineId });
        builder.HasIndex(p => new { p.City, p.EnterpriseId });
        builder.HasIndex(p => new { p.City, p.NodeOn });
        builder.HasIndex(p => new { p.City, p.IsEnded, p.DueOn, p.Id });
        builder.HasIndex(p => new { p.City, p.ParentId });
        builder.HasOne<Proceeding>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registry.Enterprise>().WithMany().HasForeignKey(p => p.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Registry.ProductionLine>().WithMany().HasForeignKey(p => p.LineId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProceedingStep> builder)
    {
        builder.ToTable("ProceedingSteps");
        foreach (var name in new[] { nameof(ProceedingStep.Procedure), nameof(ProceedingStep.From), nameof(ProceedingStep.Act), nameof(ProceedingStep.To) })
            builder.Property(name).HasMaxLength(40);
        builder.Property(s => s.ActorName).HasMaxLength(40);
        builder.Property(s => s.DocumentNumber).HasMaxLength(80);
        builder.Property(s => s.Delivery).HasMaxLength(20);
        builder.Property(s => s.Authority).HasMaxLength(80);
        builder.Property(s => s.KeptSupply).HasMaxLength(500);
        builder.Property(s => s.Link).HasMaxLength(500);
        builder.Property(s => s.Files).HasConversion(
            files => string.Join(',', files), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList(),
            new ValueComparer<IReadOnlyList<Guid>>((a, b) => a!.SequenceEqual(b!), f => f.Count, f => f.ToList()));
        builder.HasIndex(s => new { s.City, s.ProceedingId, s.Number }).IsUnique();
        builder.HasOne<Proceeding>().WithMany().HasForeignKey(s => s.ProceedingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProcedureTransition>().WithMany().HasForeignKey(s => new { s.Procedure, s.ProcedureVersion, s.From, s.Act, s.To }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<People.Appointment>().WithMany().HasForeignKey(s => s.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProcedureTransition> builder)
    {
        builder.ToTable("ProcedureTransitions");
        builder.HasKey(t => new { t.Procedure, t.Version, t.From, t.Act, t.To });
        foreach (var name in new[] { nameof(ProcedureTransition.Procedure), nameof(ProcedureTransition.From), nameof(ProcedureTransition.Act), nameof(ProcedureTransition.To) })
            builder.Property(name).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<Clock> builder)
    {
        builder.ToTable("Clocks");
        builder.Property(c => c.Term).HasMaxLength(60);
        builder.Property(c => c.LawPack).HasMaxLength(64);
        builder.HasIndex(c => new { c.City, c.StoppedOn, c.DueOn });
        builder.HasIndex(c => new { c.City, c.ProceedingId, c.Term, c.StartOn }).IsUnique();
        builder.HasOne<Proceeding>().WithMany().HasForeignKey(c => c.ProceedingId).OnDelete(DeleteBehavior.Restrict);
    }
}
