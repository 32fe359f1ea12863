using System.Globalization;

namespace Chuqing.Office.Files.Sheets;

/// <summary>What a cell holds. A formula that nobody calculated is its own kind: it is not zero and not empty.</summary>
public enum CellKind { Empty, Text, Number, Date, Bool, Error, FormulaWithoutValue }

/// <summary>One cell as the sender stored it.</summary>
/// <param name="Kind">Decides which of the others is set.</param>
/// <param name="Raw">The stored characters: the text, the stored number, the error value. Empty string when empty.</param>
/// <param name="Number">A stored number at 15 significant digits, which is all that Excel shows or promises.</param>
/// <param name="Day">The day of a cell that is formatted as a date.</param>
public readonly record struct SheetCell(CellKind Kind, string Raw, decimal? Number = null, DateOnly? Day = null)
{
    public static readonly SheetCell Empty = new(CellKind.Empty, "");

    public bool IsEmpty => Kind == CellKind.Empty;

    /// <summary>What a person would read in the cell, without blanks at the ends. Empty for errors and uncalculated formulas.</summary>
    public string Text => Kind switch
    {
        CellKind.Number => Number?.ToString(CultureInfo.InvariantCulture) ?? Raw,
        CellKind.Date => Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Raw,
        CellKind.Text or CellKind.Bool => Raw.Trim(),
        _ => "",
    };

    public static SheetCell OfText(string? raw) => string.IsNullOrWhiteSpace(raw) ? Empty : new(CellKind.Text, raw);

    /// <summary>A stored binary number as the decimal a person typed: 0.30000000000000004 is 0.3.</summary>
    /// <returns>An error cell when the number does not fit a decimal.</returns>
    internal static SheetCell OfStoredNumber(string raw) =>
        // 十五位以内的写法，存的就是人写的那个数
        raw.Length <= 15 && decimal.TryParse(raw, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var plain)
            ? new(CellKind.Number, raw, Shortest(plain))
        : double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var stored) && double.IsFinite(stored)
        && decimal.TryParse(stored.ToString("E14", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new(CellKind.Number, raw, Shortest(number))
            : new(CellKind.Error, raw);

    // 除以 1.000…0 去掉尾零而不改变值
    internal static decimal Shortest(decimal value) => value / 1.0000000000000000000000000000m;
}
