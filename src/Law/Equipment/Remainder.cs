namespace Chuqing.Law.Equipment;

/// <summary>What no item used, in the original characters.</summary>
static class Remainder
{
    public static string Of(PlainText plain, List<Token> tokens)
    {
        var fragments = new List<string>();
        var first = -1;
        for (var i = 0; i <= tokens.Count; i++)
        {
            if (i < tokens.Count && !tokens[i].Used)
            {
                if (first < 0 && !tokens[i].IsSeparator) first = i;
                continue;
            }
            if (first >= 0) fragments.Add(Fragment(plain, tokens, first, i - 1));
            first = -1;
        }
        return string.Join(' ', fragments);
    }

    /// <summary>From the first to the last token that says something, with the brackets that belong to them.</summary>
    static string Fragment(PlainText plain, List<Token> tokens, int first, int last)
    {
        var end = last;
        while (tokens[end].IsSeparator) end--;
        var (open, unopened) = (0, 0);
        for (var i = first; i <= end; i++)
        {
            if (tokens[i].Op == "(") open++;
            else if (tokens[i].Op == ")" && open-- == 0) (open, unopened) = (0, unopened + 1);
        }
        if (open > 0 && end < last && tokens[end + 1].Op == ")") end++;
        if (unopened > 0 && first > 0 && tokens[first - 1] is { Op: "(", Used: false }) first--;
        return plain.Slice(tokens[first].Start, tokens[end].End);
    }
}
