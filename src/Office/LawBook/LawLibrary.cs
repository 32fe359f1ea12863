using System.Collections.Concurrent;
using Chuqing.Law.Shelf;
using Chuqing.Law.Time;
using Chuqing.Office.Data;
using Chuqing.Office.Settings;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>A pack, read: its rules, its terms, its calendar.</summary>
/// <param name="Digest">Address of the pack.</param>
public sealed record LoadedLaw(string Digest, LawPack Pack, LegalTime Time)
{
    public TermBook Terms => Time.Terms;
    public WorkingCalendar Calendar => Time.Calendar;
    public TermArithmetic Arithmetic => Time.Arithmetic;
    readonly Lazy<ShelfIndex> shelf = new(() => ShelfIndex.Read(Pack.Files));

    /// <summary>Everything on the shelf that has an id, whatever its kind; read when first asked for.</summary>
    public ShelfIndex Shelf => shelf.Value;

    readonly Lazy<LoadedLaw>? national = Pack.Locals.Count == 0 ? null : new(() => Read(LocalLaws.National(Pack.Files)));

    /// <summary>The same without the rules of provinces and cities.</summary>
    public LoadedLaw National => national?.Value ?? this;

    /// <summary>Reads a shelf.</summary>
    /// <exception cref="Law.LawFileException">A file is wrong; the message names it and the place in it.</exception>
    public static LoadedLaw Read(IReadOnlyList<LawFile> files)
    {
        var pack = LawPack.Read(files);
        return new(pack.Digest, pack, LegalTime.Read(files));
    }
}

/// <summary>The packs that cities accepted, each read once and kept in memory: a pack never changes.</summary>
public sealed class LawLibrary(OfficeSettings settings)
{
    readonly ConcurrentDictionary<string, LoadedLaw> packs = new();
    readonly Lazy<LoadedLaw> shipped = new(() => LoadedLaw.Read(ShelfFolder.Read(settings.LawFolder)));

    int stamp;

    /// <summary>Differs once this process has written a pack or a confirmation.</summary>
    internal int Stamp => Volatile.Read(ref stamp);

    /// <summary>A pack or a confirmation was just written: what is kept of a city's law is out of date.</summary>
    public void Changed() => Interlocked.Increment(ref stamp);

    /// <summary>The shelf beside the program: what pure commands use, and what a new installation accepts.</summary>
    public LoadedLaw Shipped => shipped.Value;

    /// <summary>The law that a city works with: its newest accepted pack.</summary>
    /// <param name="known">As known at this instant; now where null.</param>
    /// <exception cref="BadInputException">The city had accepted none by then.</exception>
    public async Task<LoadedLaw> OfAsync(AppDb db, string city, CancellationToken cancel, DateTime? known = null)
    {
        var accepted = db.Set<AcceptedPack>().AsNoTracking().Where(p => p.City == city);
        if (known is { } instant) accepted = accepted.Where(p => p.AcceptedAt <= instant);
        var digest = await accepted.OrderByDescending(p => p.AcceptedAt).ThenByDescending(p => p.Id).Select(p => p.Digest).FirstOrDefaultAsync(cancel)
            ?? throw new BadInputException(known is { } asked ? $"到 {Today.DateOf(asked):yyyy-MM-dd} 为止本市还没有接收任何法规，不能按那天所知来判。" : "本市还没有接收任何法规。请先接收随程序发布的法规包。");
        return await PackAsync(db, city, digest, cancel);
    }

    /// <summary>A shelf that may become law: judged and read, once for each content.</summary>
    /// <exception cref="BadInputException">The shelf has faults, each named by file and place.</exception>
    public LoadedLaw Checked(IReadOnlyList<LawFile> files) => packs.GetOrAdd(LawFile.DigestOf(files), _ => LawBookService.Check(files));

    /// <summary>A pack by its digest, as a decision names it.</summary>
    /// <exception cref="NotFoundException">The city never accepted it.</exception>
    public async Task<LoadedLaw> PackAsync(AppDb db, string city, string digest, CancellationToken cancel)
    {
        if (packs.TryGetValue(digest, out var loaded)) return loaded;
        return packs[digest] = await StoredAsync(db, city, digest, cancel);
    }

    /// <summary>A pack as it stands in the database now, past every cache: for proofs, which then compare its digest.</summary>
    /// <exception cref="NotFoundException">The city never accepted it.</exception>
    public static async Task<LoadedLaw> StoredAsync(AppDb db, string city, string digest, CancellationToken cancel)
    {
        var found = await db.Set<AcceptedPack>().AsNoTracking().Where(p => p.City == city && (p.Digest == digest || p.NationalDigest == digest)).OrderBy(p => p.Digest == digest ? 0 : 1)
            .Select(p => new { p.Digest, p.Content }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException($"法规包 {digest[..Math.Min(12, digest.Length)]}");
        var files = ShelfFolder.Unzip(found.Content);
        return LoadedLaw.Read(found.Digest == digest ? files : LocalLaws.National(files));
    }
}
