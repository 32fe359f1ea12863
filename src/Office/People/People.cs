using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Office.Data;

namespace Chuqing.Office.People;

/// <summary>单位: a bureau, a county government, the coordination group. Its legal authority stands apart from its division.</summary>
public sealed class Organ : IDivisionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string DivisionPath { get; init; }
    public required string Name { get; init; }

    /// <summary>法定主体: in whose name it acts; itself where null. A 分局 acts as the city bureau.</summary>
    public Guid? LegalAuthorityId { get; init; }
}

/// <summary>A person. Nothing is kept but the name.</summary>
public sealed class Person : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public required string Name { get; set; }
}

/// <summary>How a person signs in.</summary>
public sealed class Account : ICityOwned, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }

    /// <summary>Unique in the installation: it is typed before any city is known.</summary>
    public required string SignInName { get; init; }
    public required string PasswordHash { get; set; }
    public Guid PersonId { get; init; }
    public int FailedAttempts { get; set; }
    public DateTime? LockedUntil { get; set; }
    public bool IsClosed { get; set; }
    public int Version { get; set; }
}

/// <summary>任职: what a person may do, where, and from when to when. Every act names one.</summary>
public sealed class Appointment : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public Guid PersonId { get; init; }
    public Guid OrganId { get; init; }

    /// <summary>The division whose rows, and those beneath, it opens.</summary>
    public required string DivisionPath { get; init; }
    public required string Title { get; init; }
    public IReadOnlyList<Duty> Duties { get; init; } = [];

    /// <summary>The field of law it is limited to; null for all five.</summary>
    public Dimension? Dimension { get; init; }
    public DateOnly From { get; init; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public DateOnly? Through { get; set; }

    /// <summary>The appointment that this one stands in for.</summary>
    public Guid? DeputyOfId { get; init; }

    public bool IsInForce(DateOnly on) => From <= on && (Through is null || on <= Through);
}
