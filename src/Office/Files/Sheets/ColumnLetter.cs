using System.Globalization;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Columns as Excel names them: 1 is A, 27 is AA.</summary>
public static class ColumnLetter
{
    /// <param name="column">1-based.</param>
    public static string Of(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26) letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }

    /// <summary>Splits <c>AB12</c> into row 12, column 28. Missing parts are 0.</summary>
    internal static (int Row, int Column) Parse(ReadOnlySpan<char> reference)
    {
        int column = 0, i = 0;
        for (; i < reference.Length && char.IsAsciiLetter(reference[i]) && column < 100_000; i++)
            column = column * 26 + (reference[i] & 31);
        return (int.TryParse(reference[i..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0, column);
    }
}
