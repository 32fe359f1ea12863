using System.Collections.Concurrent;
using Chuqing.Law.Shelf;
using Chuqing.Law.Time;
using Chuqing.Office.Data;
using Chuqing.Office.Settings;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>A pack, read: its rules, its terms, its calendar.</summary>
/// <param name="Digest">Address of the pack.</param>
public sealed record LoadedLaw(string Digest, LawPack Pack, TermBook Terms, WorkingCalendar Calendar)
{
    public TermArithmetic Arithmetic { get; } = new(Calendar, Terms.Counting);

    /// <summary>Reads a shelf.</summary>
    /// <exception cref="Law.LawFileException">A file is wrong; the message names it and the place in it.</exception>
    public static LoadedLaw Read(IReadOnlyList<LawFile> files)
    {
        var pack = LawPack.Read(files);
        var terms = files.FirstOrDefault(f => f.Path == "terms.json") ?? throw new Law.LawFileException("terms.json", "$", "法规架上没有这个文件。");
        var years = files.Where(f => f.Path.StartsWith("calendar/", StringComparison.Ordinal)).Select(f => CalendarReader.Read(new MemoryStream(f.Content), f.Path));
        return new(pack.Digest, pack, TermReader.Read(new MemoryStream(terms.Content), terms.Path), new WorkingCalendar([.. years]));
    }
}

/// <summary>The packs that cities accepted, each read once and kept in memory: a pack never changes.</summary>
public sealed class LawLibrary(OfficeSettings settings)
{
    readonly ConcurrentDictionary<string, LoadedLaw> packs = new();
    readonly Lazy<LoadedLaw> shipped = new(() => LoadedLaw.Read(ShelfFolder.Read(settings.LawFolder)));

    /// <summary>The shelf beside the program: what pure commands use, and what a new installation accepts.</summary>
    public LoadedLaw Shipped => shipped.Value;

    /// <summary>The law that a city works with: its newest accepted pack.</summary>
    /// <param name="known">As known at this instant; now where null.</param>
    /// <exception cref="InvalidOperationException">The city has accepted none.</exception>
    public async Task<LoadedLaw> OfAsync(AppDb db, string city, CancellationToken cancel, DateTime? known = null)
    {
        var accepted = db.Set<AcceptedPack>().AsNoTracking().Where(p => p.City == city);
        if (known is { } instant) accepted = accepted.Where(p => p.AcceptedAt <= instant);
        var digest = await accepted.OrderByDescending(p => p.AcceptedAt).ThenByDescending(p => p.Id).Select(p => p.Digest).FirstOrDefaultAsync(cancel)
            ?? throw new InvalidOperationException(known is null ? "本市还没有接收任何法规包。" : $"到 {known:yyyy-MM-dd} 为止本市还没有接收任何法规包。");
        return await PackAsync(db, city, digest, cancel);
    }

    /// <summary>A pack by its digest, as a decision names it.</summary>
    /// <exception cref="NotFoundException">The city never accepted it.</exception>
    public async Task<LoadedLaw> PackAsync(AppDb db, string city, string digest, CancellationToken cancel)
    {
        if (packs.TryGetValue(digest, out var loaded)) return loaded;
        var content = await db.Set<AcceptedPack>().AsNoTracking().Where(p => p.City == city && p.Digest == digest).Select(p => p.Content).FirstOrDefaultAsync(cancel)
            ?? throw new NotFoundException($"法规包 {digest[..12]}");
        return packs[digest] = LoadedLaw.Read(ShelfFolder.Unzip(content));
    }
}
