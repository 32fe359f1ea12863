namespace Chuqing.Law.Equipment;

/// <summary>Words of the vocabulary, found by their longest match at a position in time bounded by the longest word.</summary>
sealed class WordTree<T> where T : class
{
    readonly Dictionary<(int Node, char Letter), int> edges = [];
    readonly List<T?> meanings = [null];

    /// <summary>Adds a word in folded form; a word with two meanings is refused.</summary>
    public void Add(string word, T meaning)
    {
        if (word.Length == 0) throw new InvalidDataException("设备词汇里有一个空词。");
        var node = 0;
        foreach (var letter in word)
        {
            if (!edges.TryGetValue((node, letter), out var next))
            {
                edges[(node, letter)] = next = meanings.Count;
                meanings.Add(null);
            }
            node = next;
        }
        if (meanings[node] is not null) throw new InvalidDataException($"设备词汇里“{word}”出现了两次。");
        meanings[node] = meaning;
    }

    /// <summary>The longest word at a position that the condition accepts, with the position after it; null where none is.</summary>
    public (T Meaning, int End)? Longest(ReadOnlySpan<char> text, int at, Func<int, bool>? accept = null)
    {
        (T, int)? best = null;
        var node = 0;
        for (var i = at; i < text.Length && edges.TryGetValue((node, text[i]), out node); i++)
            if (meanings[node] is { } meaning && (accept is null || accept(i + 1))) best = (meaning, i + 1);
        return best;
    }
}
