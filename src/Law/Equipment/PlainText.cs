namespace Chuqing.Law.Equipment;

/// <summary>A text in one spelling (half-width, one sign per meaning, folded to lower case), with the way back to the original characters.</summary>
sealed class PlainText
{
    readonly List<int> origins;

    PlainText(string original, char[] letters, List<int> origins) => (Original, Letters, this.origins) = (original, letters, origins);

    public string Original { get; }

    /// <summary>The folded letters on which words are matched.</summary>
    public char[] Letters { get; }

    /// <summary>The original characters of a span of letters.</summary>
    public string Slice(int start, int end) => Original[origins[start]..(origins[end - 1] + 1)];

    public static PlainText Of(string text)
    {
        var letters = new List<char>(text.Length + 8);
        var origins = new List<int>(text.Length + 8);
        void Put(char letter, int origin)
        {
            letters.Add(char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter);
            origins.Add(origin);
        }
        for (var i = 0; i < text.Length; i++)
            if (Spelling.Pair(text[i]) is { } pair) foreach (var letter in pair) Put(letter, i);
            else Put(Spelling.Same(text[i]), i);
        return new(text, [.. letters], origins);
    }

    /// <summary>A word of the vocabulary in the same spelling.</summary>
    public static string Fold(string word) => new(Of(word).Letters);
}
