using System.Collections.Concurrent;
using Chuqing.Law;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Divisions;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.LawBook;

/// <summary>How far a value has come from draft to binding.</summary>
public enum LegalStanding
{
    [Label("草稿")] Draft,

    /// <summary>One officer compared it with the original: still a draft.</summary>
    [Label("一人已核")] SignedOnce,

    /// <summary>Two different persons of this city compared it.</summary>
    [Label("已确认")] Confirmed,

    /// <summary>The shelf itself says where the original was read.</summary>
    [Label("出厂已确认")] Shipped,
}

/// <summary>The law of a city: a pack, what its officers confirmed of it, and both made ready to judge as of a day.</summary>
/// <remarks>The only way to the law for everything that binds: whoever holds one holds pack, confirmations and day together.</remarks>
public sealed class CityLaw
{
    readonly IReadOnlyDictionary<ValueKey, int> signatures;

    internal CityLaw(LoadedLaw law, IReadOnlyDictionary<ValueKey, int> signatures, DateOnly on, CompiledLaw compiled) =>
        (Law, this.signatures, On, Compiled) = (law, signatures, on, compiled);

    public LoadedLaw Law { get; }

    /// <summary>The day as of which the law is asked.</summary>
    public DateOnly On { get; }
    public CompiledLaw Compiled { get; }

    /// <summary>The law that judges a line: one that lies elsewhere is judged without the rules of this province and city.</summary>
    public CityLaw For(string divisionPath) => DivisionTree.LiesOutside(divisionPath) ? National : this;

    /// <summary>The same law without the rules of this province and city.</summary>
    public CityLaw National => Elsewhere?.Invoke() ?? this;

    internal Func<CityLaw>? Elsewhere { get; init; }

    /// <summary>A shelf alone, without any city: what the file does not confirm stays a draft.</summary>
    public static CityLaw OfShelf(LoadedLaw law, DateOnly on) => new(law, new Dictionary<ValueKey, int>(), on, CompiledLaw.Compile(law.Pack, _ => false, on));

    /// <summary>Whether two different persons confirmed exactly this version here.</summary>
    public bool IsConfirmedHere(ValueKey key) => signatures.GetValueOrDefault(key) >= LawConfirmation.Needed;

    public LegalStanding StandingOf(LawValue value) => StandingOf(value.Status, value.Key);

    /// <summary>Standing of anything on the shelf; null for a calendar year, which nobody confirms.</summary>
    public LegalStanding? StandingOf(ShelfVersion version) => version.Status is { } status ? StandingOf(status, version.Key) : null;

    LegalStanding StandingOf(ValueStatus status, ValueKey key) =>
        status == ValueStatus.Confirmed ? LegalStanding.Shipped
        : signatures.GetValueOrDefault(key) switch
        {
            >= LawConfirmation.Needed => LegalStanding.Confirmed,
            1 => LegalStanding.SignedOnce,
            _ => LegalStanding.Draft,
        };

    public LegalText TextOf(Citation citation) => Law.Pack.Texts[citation.Document];
}

/// <summary>Compiled law, kept per pack, confirmations and day: compiling costs more than judging a thousand lines.</summary>
public sealed class CompiledLaws
{
    const int Kept = 64;
    readonly ConcurrentDictionary<(string Pack, string Confirmations, DateOnly On), CompiledLaw> compiled = new();

    internal CityLaw Of(LoadedLaw law, IReadOnlyDictionary<ValueKey, int> signatures, DateOnly on)
    {
        var confirmed = signatures.Where(s => s.Value >= LawConfirmation.Needed).Select(s => s.Key).ToHashSet();
        var digest = Digest.Sm3(string.Join('\n', confirmed.Select(k => $"{k.Id}|{k.From:O}|{k.Digest}").Order(StringComparer.Ordinal)));
        if (compiled.Count >= Kept) compiled.Clear();
        return new(law, signatures, on, compiled.GetOrAdd((law.Digest, digest, on), _ => CompiledLaw.Compile(law.Pack, confirmed.Contains, on)))
        {
            Elsewhere = law.Pack.Locals.Count == 0 ? null : () => Of(law.National, signatures, on),
        };
    }
}
