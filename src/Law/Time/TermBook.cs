namespace Chuqing.Law.Time;

/// <summary>All terms of the shelf and the rules of counting, as read from <c>law/terms.json</c> and <c>law/terms/*.json</c>.</summary>
public sealed class TermBook(Dated<CountingRule> counting, IReadOnlyList<Term> terms)
{
    readonly Dictionary<string, Term> byId = terms.ToDictionary(t => t.Id);

    public Dated<CountingRule> Counting { get; } = counting;
    public IReadOnlyList<Term> Terms { get; } = terms;

    /// <summary>The term with an id, or null.</summary>
    public Term? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The term with an id.</summary>
    /// <exception cref="KeyNotFoundException">No such term on the shelf.</exception>
    public Term this[string id] => Find(id) ?? throw new KeyNotFoundException($"法规架上没有期限“{id}”。");
}
