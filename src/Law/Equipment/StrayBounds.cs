namespace Chuqing.Law.Equipment;

/// <summary>A bound that stands apart from its value (450立方米容积以下) makes the plain reading "=450" false; such values are not read.</summary>
static class StrayBounds
{
    public static void Disarm(List<Token> tokens)
    {
        for (var start = 0; start < tokens.Count;)
        {
            var end = start;
            var stray = false;
            for (; end < tokens.Count && !tokens[end].IsBreak; end++) stray |= tokens[end].What is TokenKind.Before or TokenKind.After;
            for (var i = start; i < end && stray; i++)
                if (tokens[i] is { What: TokenKind.Quantity, Amounts: [{ Op: "=" or "range" }, ..] } or { What: TokenKind.Size }) tokens[i].What = TokenKind.Unknown;
            start = end + 1;
        }
    }
}
