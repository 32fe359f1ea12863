using System.Collections.Concurrent;
using Chuqing.Office.Data;

namespace Chuqing.Office.LawBook;

/// <summary>The law that binds a city, kept for a moment: programs that ask thousands of times a second do not ask the database each time.</summary>
/// <remarks>
/// A pack accepted or a version confirmed by this process counts at once (<see cref="LawLibrary.Changed"/>); by another process, after <see cref="Kept"/> at the latest.
/// Whatever decides anything reads <see cref="LawBookQueries"/> instead.
/// </remarks>
public sealed class CurrentLaws(AppDbFactory databases, LawLibrary library, CompiledLaws compiled, TimeProvider time)
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    // 日子由来问的人写：记得下的就这么多
    const int Most = 64;
    readonly ConcurrentDictionary<(string City, DateOnly On), Entry> entries = new();

    sealed record Entry(Lazy<Task<CityLaw>> Law, long Since, int Stamp);

    /// <summary>The law of a city as of a day, as known now or a moment ago.</summary>
    /// <exception cref="BadInputException">The city has accepted no law.</exception>
    public async Task<CityLaw> OfAsync(string city, DateOnly on)
    {
        var key = (city, on);
        if (!entries.TryGetValue(key, out var entry) || entry.Stamp != library.Stamp || time.GetElapsedTime(entry.Since) >= Kept)
        {
            if (entries.Count >= Most) entries.Clear();
            var fresh = new Entry(new(() => ReadAsync(city, on)), time.GetTimestamp(), library.Stamp);
            // 同时来问的只读一次库
            if (entry is null) entry = entries.GetOrAdd(key, fresh);
            else entry = entries.TryUpdate(key, fresh, entry) ? fresh : entries.GetOrAdd(key, fresh);
        }
        try
        {
            return await entry.Law.Value;
        }
        catch
        {
            entries.TryRemove(new(key, entry));
            throw;
        }
    }

    // 别人都在等它，谁先走了也要读完
    async Task<CityLaw> ReadAsync(string city, DateOnly on)
    {
        await using var db = databases.Open(DataScope.System);
        return await new LawBookQueries(db, library, compiled).EffectiveAsync(city, on, CancellationToken.None);
    }
}
