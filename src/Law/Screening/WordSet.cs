namespace Chuqing.Law.Screening;

/// <summary>A set of words by their numbers, asked in a few nanoseconds.</summary>
readonly struct WordSet
{
    readonly ulong[]? bits;

    WordSet(ulong[]? bits) => this.bits = bits;

    public bool IsEmpty => bits is null;

    public static WordSet Of(IEnumerable<string> words, LawWords numbers)
    {
        ulong[]? bits = null;
        foreach (var word in words)
        {
            var id = numbers.Of(word);
            if (bits is null || id >> 6 >= bits.Length) Array.Resize(ref bits, (id >> 6) + 1);
            bits[id >> 6] |= 1ul << (id & 63);
        }
        return new(bits);
    }

    /// <param name="word">A word's number; one that the law does not know is in no set.</param>
    public bool Contains(int word) => bits is not null && (uint)word >> 6 < (uint)bits.Length && (bits[word >> 6] >> (word & 63) & 1) != 0;

    public bool ContainsAny(int[] words)
    {
        if (bits is null) return false;
        foreach (var word in words)
            if (Contains(word)) return true;
        return false;
    }
}
