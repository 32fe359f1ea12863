using Chuqing.Law;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.LawBook;

/// <summary>Which rules a list shows; null leaves a condition out.</summary>
public sealed record LawFilter(string? Text = null, string? Sector = null, LegalStanding? Standing = null);

/// <summary>One rule of a list, with the version that applies on the day asked.</summary>
/// <param name="InForce">False where even the first version lies ahead: then that one is shown.</param>
public sealed record LawEntry(LawValue Value, LegalText Text, LegalStanding Standing, bool InForce, int Versions);

/// <summary>One officer's signature, as shown.</summary>
public sealed record Signature(string Person, string Title, DateTime At, string Document, string DocumentNumber, string Item, string Quote, Guid FileId, string FileName);

/// <summary>One version of a rule, term or whatever else has an id, as shown beside the others.</summary>
/// <param name="Text">Null for a calendar year, which cites no document; so is <paramref name="Standing"/>.</param>
/// <param name="Says">What it says, one sentence per condition or grade.</param>
/// <param name="Applies">Whether it is the one that applies on the day asked.</param>
/// <param name="KnownSince">When this installation first accepted exactly this content.</param>
/// <param name="Lapsed">Signatures for the same version with other content: they no longer count.</param>
/// <param name="Suspended">The last time that its confirmation was suspended; null where it never was.</param>
/// <param name="Correction">What two officers found the original to say instead; null where they found nothing wrong.</param>
public sealed record LawVersion(
    ShelfVersion Value, LegalText? Text, LegalStanding? Standing, IReadOnlyList<string> Says, bool Applies, DateTime KnownSince, IReadOnlyList<Signature> Signatures, int Lapsed, Suspended? Suspended, LawCorrection? Correction)
{
    public bool IsConfirmed => Standing >= LegalStanding.Confirmed;
}

/// <summary>A suspension, as shown.</summary>
public sealed record Suspended(string Person, DateTime At, string Reason);

/// <summary>A rule with all its versions, oldest first, and what differs between them field by field.</summary>
public sealed record LawRuleView(ShelfItem Item, IReadOnlyList<LawVersion> Versions, IReadOnlyList<FieldAcross> Fields);

/// <summary>All reads of the law book. Each respects two dates: in force on a day, and known here at an instant.</summary>
public sealed class LawBookQueries(AppDb db, LawLibrary laws, CompiledLaws compiled)
{
    /// <summary>The law that binds a city.</summary>
    /// <param name="on">The day as of which lines are judged.</param>
    /// <param name="known">Packs accepted and signatures given later than this instant do not count; null for now.</param>
    /// <exception cref="BadInputException">The city had accepted no law by then.</exception>
    public async Task<CityLaw> EffectiveAsync(string city, DateOnly on, CancellationToken cancel, DateTime? known = null)
    {
        var law = await laws.OfAsync(db, city, cancel, known);
        return compiled.Of(law, await SignaturesAsync(city, known, cancel), on);
    }

    /// <summary>Any law as it would stand for a city with what its officers confirmed: an edition that is not accepted yet.</summary>
    /// <inheritdoc cref="EffectiveAsync(string, DateOnly, CancellationToken, DateTime?)"/>
    public async Task<CityLaw> EffectiveAsync(string city, LoadedLaw law, DateOnly on, CancellationToken cancel, DateTime? known = null) =>
        compiled.Of(law, await SignaturesAsync(city, known, cancel), on);

    /// <summary>The rules that a filter leaves, by sector and id.</summary>
    public static IReadOnlyList<LawEntry> List(CityLaw law, LawFilter filter) =>
    [
        .. law.Law.Pack.Values.GroupBy(v => v.Id).Select(versions => Entry(law, [.. versions])).Where(e => Fits(e, filter))
            .OrderBy(e => e.Value.Sector, StringComparer.Ordinal).ThenBy(e => e.Value.Class).ThenBy(e => e.Value.Id, StringComparer.Ordinal),
    ];

    /// <summary>A rule with its versions side by side, each with its basis, standing and signatures.</summary>
    /// <exception cref="NotFoundException">No such rule in the city's law.</exception>
    public async Task<LawRuleView> RuleAsync(string city, string id, CityLaw law, CancellationToken cancel, DateTime? known = null)
    {
        var item = law.Law.Shelf.Find(id) ?? throw new NotFoundException($"编号为“{id}”的依据");
        var applies = item.On(law.On);
        var signed = await (from c in db.Set<LawConfirmation>().AsNoTracking()
                            where c.City == city && c.ValueId == id && (known == null || c.At <= known)
                            join p in db.Set<Person>() on c.PersonId equals p.Id
                            join a in db.Set<Appointment>() on c.AppointmentId equals a.Id
                            join f in db.Set<StoredFile>() on c.FileId equals f.Id
                            orderby c.At
                            select new { c, Person = p.Name, AppointmentTitle = a.Title, File = f.Name }).ToListAsync(cancel);
        var suspended = await (from s in db.Set<LawSuspension>().AsNoTracking() where s.City == city && s.ValueId == id && (known == null || s.At <= known)
                               join p in db.Set<Person>() on s.PersonId equals p.Id orderby s.Round select new { s, p.Name }).ToListAsync(cancel);
        var corrections = await db.Set<LawCorrection>().AsNoTracking().Where(c => c.City == city && c.ValueId == id && (known == null || c.At <= known)).OrderBy(c => c.At).ToListAsync(cancel);
        List<LawVersion> versions = [];
        foreach (var value in item.Versions)
        {
            var own = signed.Where(s => s.c.ValueFrom == value.From).ToList();
            var ended = suspended.FindAll(s => s.s.ValueFrom == value.From && s.s.ValueDigest == value.Key.Digest);
            versions.Add(new(value, value.Citation is { } citation ? law.TextOf(citation) : null, law.StandingOf(value), LawWords.Of(law.Law.Pack, item, value), value == applies, await KnownSinceAsync(city, value.Key, cancel),
                [.. own.Where(s => s.c.ValueDigest == value.Key.Digest && s.c.Round == ended.Count).Select(s => new Signature(s.Person, s.AppointmentTitle, s.c.At, s.c.Title, s.c.DocumentNumber, s.c.Item, s.c.Quote, s.c.FileId, s.File))],
                own.Count(s => s.c.ValueDigest != value.Key.Digest), ended.Count == 0 ? null : new(ended[^1].Name, ended[^1].s.At, ended[^1].s.Reason), corrections.FindLast(c => c.Key == value.Key)));
        }
        return new(item, versions, ShelfComparison.Of(item, item.Versions));
    }

    async Task<IReadOnlyDictionary<ValueKey, int>> SignaturesAsync(string city, DateTime? known, CancellationToken cancel)
    {
        var signed = await db.Set<LawConfirmation>().AsNoTracking().Where(c => c.City == city && (known == null || c.At <= known))
            .Select(c => new { c.ValueId, c.ValueFrom, c.ValueDigest, c.Round, c.PersonId }).ToListAsync(cancel);
        var rounds = await Confirming.RoundsAsync(db, city, known, cancel);
        // 暂停以前的签字不再算数
        return signed.GroupBy(c => new ValueKey(c.ValueId, c.ValueFrom, c.ValueDigest)).ToDictionary(g => g.Key, g => g.Where(c => c.Round == rounds.GetValueOrDefault(g.Key)).Select(c => c.PersonId).Distinct().Count());
    }

    async Task<DateTime> KnownSinceAsync(string city, ValueKey key, CancellationToken cancel)
    {
        var packs = await db.Set<AcceptedPack>().AsNoTracking().Where(p => p.City == city).OrderBy(p => p.AcceptedAt).ThenBy(p => p.Id).Select(p => new { p.Digest, p.AcceptedAt }).ToListAsync(cancel);
        foreach (var pack in packs)
            if ((await laws.PackAsync(db, city, pack.Digest, cancel)).Shelf.Find(key.Id)?.Versions.Any(v => v.Key == key) == true) return pack.AcceptedAt;
        throw new NotFoundException($"依据“{key.Id}”");
    }

    static LawEntry Entry(CityLaw law, LawValue[] versions)
    {
        var current = Array.FindLast(versions, v => v.From <= law.On);
        var shown = current ?? versions[0];
        return new(shown, law.TextOf(shown.Citation), law.StandingOf(shown), current is not null, versions.Length);
    }

    static bool Fits(LawEntry entry, LawFilter filter) =>
        (filter.Sector is null || entry.Value.Sector == filter.Sector)
        && (filter.Standing is null || entry.Standing == filter.Standing)
        && (string.IsNullOrWhiteSpace(filter.Text) || new[] { entry.Value.Id, entry.Value.Name, entry.Text.Title, entry.Text.Number ?? "", entry.Value.Citation.Item, entry.Value.Citation.Quote, entry.Value.Class.Label() }
            .Any(t => t.Contains(filter.Text.Trim(), StringComparison.OrdinalIgnoreCase)));
}
