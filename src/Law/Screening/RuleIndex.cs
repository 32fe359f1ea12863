namespace Chuqing.Law.Screening;

/// <summary>Places of rules by a word's number: the cost of finding them does not grow with the rules that other words name.</summary>
sealed class RuleIndex
{
    readonly int[][] byWord;

    RuleIndex(int[][] byWord) => this.byWord = byWord;

    /// <summary>The rules that name a word, in the order of the law; none for a word that the law does not know.</summary>
    public int[] this[int word] => (uint)word < (uint)byWord.Length ? byWord[word] : [];

    public static RuleIndex Of<T>(IReadOnlyList<T> rules, Func<T, IEnumerable<string>> named, LawWords words)
    {
        var lists = new List<int>?[words.Count];
        for (var i = 0; i < rules.Count; i++)
            foreach (var word in named(rules[i]).Distinct(StringComparer.Ordinal)) (lists[words.Of(word)] ??= []).Add(i);
        return new([.. lists.Select(l => l is null ? (int[])[] : [.. l])]);
    }
}
