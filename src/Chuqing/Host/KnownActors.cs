using System.Collections.Concurrent;
using System.Security.Claims;
using Chuqing.Office.People;

namespace Chuqing.Web.Host;

/// <summary>Marks an endpoint that reads no business row and writes nothing: who asks may be known from a moment ago.</summary>
sealed class KnownBriefly;

/// <param name="SignedIn">Null where the appointment has ended or the account is closed.</param>
sealed record KnownActor(SignedIn? SignedIn, ClaimsPrincipal User);

/// <summary>Who is signed in under an appointment, kept for a moment, for endpoints that programs ask thousands of times a second.</summary>
/// <remarks>Somebody whose rights were taken away may ask such an endpoint for <see cref="Kept"/> longer; every other page asks the database each time.</remarks>
sealed class KnownActors(TimeProvider time)
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    const int Most = 10_000;
    readonly ConcurrentDictionary<Guid, (Lazy<Task<KnownActor>> Actor, long Since)> known = new();

    public async Task<KnownActor> OfAsync(Guid appointment, Func<Task<KnownActor>> read)
    {
        if (!known.TryGetValue(appointment, out var entry) || time.GetElapsedTime(entry.Since) >= Kept)
        {
            if (known.Count >= Most) known.Clear();
            known[appointment] = entry = (new(read), time.GetTimestamp());
        }
        try
        {
            return await entry.Actor.Value;
        }
        catch
        {
            known.TryRemove(new(appointment, entry));
            throw;
        }
    }
}
