namespace Chuqing.Law.Screening;

/// <summary>What one rule says of one line, without its sentences; <see cref="CompiledLaw.Explain"/> writes those.</summary>
/// <param name="Rule">Place of the rule in the compiled law: first the catalogue's, then the limits.</param>
/// <param name="Machine">The machine judged, by its place; -1 where the rule goes by product or figure.</param>
/// <param name="Word">Of the words that name products and uses, the place of the one that the rule names; -1 where it goes by machine or figure.</param>
public readonly record struct Outcome(int Rule, int Machine, int Word, FindingResult Result, bool ClueOnly);

/// <summary>Room for the outcomes of one line, used again for the next: once it has grown, judging allocates nothing. Not for two threads at once.</summary>
public sealed class Outcomes
{
    Outcome[] found = new Outcome[16];
    int[] touched = new int[16];
    int limits;

    /// <summary>How many rules cover the line that was judged last.</summary>
    public int Count { get; private set; }

    /// <summary>In the order in which findings are printed.</summary>
    public ReadOnlySpan<Outcome> All => found.AsSpan(0, Count);

    internal Basis Silent { get; } = new(isWritten: false);

    internal ReadOnlySpan<int> Touched => touched.AsSpan(0, limits);

    internal void Clear() => (Count, limits) = (0, 0);

    internal void Add(Outcome outcome)
    {
        if (Count == found.Length) Array.Resize(ref found, 2 * Count);
        found[Count++] = outcome;
    }

    internal bool Has(int rule)
    {
        for (var i = 0; i < Count; i++)
            if (found[i].Rule == rule) return true;
        return false;
    }

    /// <summary>Limits that the line may fall under, each once, in the order in which they were come upon.</summary>
    internal void Touch(int[] numbers)
    {
        foreach (var number in numbers)
        {
            if (touched.AsSpan(0, limits).Contains(number)) continue;
            if (limits == touched.Length) Array.Resize(ref touched, 2 * limits);
            touched[limits++] = number;
        }
    }
}
