namespace Chuqing.Law.Equipment;

/// <summary>Reads the free text of the column 生产线（设备）. Nothing is guessed: what is not understood stays in the rest.</summary>
/// <remarks>
/// A number without a unit is no parameter, digits of a model (PSG300型, 2640型) are neither count nor parameter, and a year of start is neither.
/// 级 (40吨级) names a class of size and is read as the number itself. Time and memory grow linearly with the text.
/// </remarks>
public static class EquipmentText
{
    /// <param name="text">The cell; any length, any characters.</param>
    /// <param name="sector">The row's 行业, where the cell alone names no equipment (水泥熟料 and 2000t/d is a 熟料线); null reads the text alone.</param>
    public static EquipmentReading Parse(string text, string? sector = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text)) return new(text, [], "");
        var vocabulary = EquipmentVocabulary.Default;
        var plain = PlainText.Of(text);
        var tokens = TokenRuns.Join(new Scanner(plain, vocabulary).Scan(), vocabulary);
        var items = new Assembly(vocabulary, sector).Assemble(tokens);
        return new(text, items, Remainder.Of(plain, tokens));
    }
}
