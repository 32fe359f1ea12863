using System.Text;

namespace Chuqing.Office.Registry;

/// <summary>The one search column: every two neighbouring characters, so that both databases find 云岭 in 曲江云岭水泥 with a plain LIKE.</summary>
public static class Bigrams
{
    /// <summary>The column's text for what a row is found by.</summary>
    public static string Of(params string?[] words)
    {
        var grams = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
            if (word is not null) Add(word, grams);
        return " " + string.Join(' ', grams) + " ";
    }

    /// <summary>The patterns that all must match for a query; empty for an empty query.</summary>
    public static IReadOnlyList<string> Patterns(string? query)
    {
        var grams = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in (query ?? "").Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries)) Add(word, grams);
        return [.. grams.Select(g => g.Length == 1 ? $"%{g}%" : $"% {g} %")];
    }

    /// <summary>A text as it is compared: narrow, upper case, letters and digits only.</summary>
    public static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit));

    static void Add(string word, HashSet<string> grams)
    {
        var plain = Plain(word);
        if (plain.Length == 1) grams.Add(plain);
        for (var i = 0; i + 1 < plain.Length; i++) grams.Add(plain.Substring(i, 2));
    }
}
