using Chuqing.Office.Data;

namespace Chuqing.Office.Ledger;

/// <summary>Who acts: a person under one appointment. Every write takes one.</summary>
/// <param name="City">City in whose ledger the act stands.</param>
/// <param name="PersonId">The person; null for the program itself.</param>
/// <param name="AppointmentId">The appointment under which the person acts; null for the program itself.</param>
/// <param name="Name">Name as shown beside the act.</param>
public sealed record Actor(string City, Guid? PersonId, Guid? AppointmentId, string Name)
{
    /// <summary>The program itself: loading law, sweeping, sealing.</summary>
    public static Actor Program(string city) => new(city, null, null, "系统");
}

/// <summary>What an act was done to: a kind of row and its id.</summary>
public sealed record LedgerSubject(string Kind, Guid? Id = null, string? DivisionPath = null);

/// <summary>留痕: one act. Written in the transaction of what it changed; never updated, never deleted.</summary>
public sealed class LedgerEntry : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }
    public DateTime At { get; init; }
    public Guid? PersonId { get; init; }
    public Guid? AppointmentId { get; init; }
    public required string ActorName { get; init; }
    public required string Act { get; init; }
    public required string SubjectKind { get; init; }
    public Guid? SubjectId { get; init; }
    public string? DivisionPath { get; init; }

    /// <summary>Canonical JSON of the whole act, including who and when: the text that is digested.</summary>
    public required string Content { get; init; }

    /// <summary>SM3 of <see cref="Content"/>.</summary>
    public required string Digest { get; init; }

    public static LedgerEntry Of(Actor actor, string act, LedgerSubject subject, DateTime at, object content)
    {
        var id = Guid.CreateVersion7();
        var instant = Instant.Cut(at);
        var text = CanonicalJson.Write(new
        {
            format = 1, id, city = actor.City, at = instant, act, person = actor.PersonId, appointment = actor.AppointmentId, name = actor.Name,
            subject = new { subject.Kind, subject.Id, subject.DivisionPath }, content,
        });
        return new()
        {
            Id = id, City = actor.City, At = instant, PersonId = actor.PersonId, AppointmentId = actor.AppointmentId, ActorName = actor.Name, Act = act,
            SubjectKind = subject.Kind, SubjectId = subject.Id, DivisionPath = subject.DivisionPath,
            Content = text, Digest = Ledger.Digest.Sm3(text),
        };
    }
}

/// <summary>One link of a city's chain over its entries.</summary>
public sealed class LedgerSeal : ICityOwned, IUnrecorded
{
    public required string City { get; init; }

    /// <summary>1, 2, 3 … without a gap within a city.</summary>
    public long Number { get; init; }
    public Guid EntryId { get; init; }
    public required string EntryDigest { get; init; }

    /// <summary>SM3 of city, number, entry digest and the seal before.</summary>
    public required string Seal { get; init; }
    public DateTime At { get; init; }

    public static string Chain(string city, long number, string entryDigest, string previous) =>
        Ledger.Digest.Sm3($"{city}|{number}|{entryDigest}|{previous}");
}

/// <summary>An entry that waits for its seal; gone once sealed, so the sealer never scans the ledger.</summary>
public sealed class PendingSeal : ICityOwned, IUnrecorded
{
    public Guid EntryId { get; init; }
    public required string City { get; init; }
}
