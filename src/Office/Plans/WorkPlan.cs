using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Chuqing.Office.Plans;

/// <summary>工作方案: the plan of a year as data, as accepted from <c>plans/</c>.</summary>
public sealed class WorkPlan : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public int Year { get; init; }
    public required string Title { get; init; }
    public required string DocumentNumber { get; init; }
    public DateOnly IssuedOn { get; init; }

    /// <summary>The file as accepted.</summary>
    public required string Content { get; init; }
    public required string Digest { get; init; }
}

/// <summary>工作节点: a day that the plan sets. Never moved for holidays; a statutory term is another thing.</summary>
public sealed class PlanNode : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public Guid PlanId { get; init; }

    /// <summary>Order within the plan.</summary>
    public int Number { get; init; }
    public DateOnly On { get; init; }
    public required string Who { get; init; }
    public required string What { get; init; }

    /// <summary>The clause of the plan, e.g. 四（一）.</summary>
    public required string Clause { get; init; }
}

sealed class PlanMap : IEntityTypeConfiguration<WorkPlan>, IEntityTypeConfiguration<PlanNode>
{
    public void Configure(EntityTypeBuilder<WorkPlan> builder)
    {
        builder.ToTable("WorkPlans");
        builder.Property(p => p.Title).HasMaxLength(200);
        builder.Property(p => p.DocumentNumber).HasMaxLength(80);
        builder.Property(p => p.Digest).HasMaxLength(64);
        builder.HasIndex(p => new { p.City, p.Year }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlanNode> builder)
    {
        builder.ToTable("PlanNodes");
        builder.Property(n => n.Who).HasMaxLength(200);
        builder.Property(n => n.What).HasMaxLength(300);
        builder.Property(n => n.Clause).HasMaxLength(40);
        builder.HasIndex(n => new { n.City, n.PlanId, n.Number }).IsUnique();
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(n => n.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
