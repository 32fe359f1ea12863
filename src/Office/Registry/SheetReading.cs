using Chuqing.Law.Equipment;
using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Registry;

/// <summary>One column of a sender's sheet and what it was taken for.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Target">Our column; null where the column is not used.</param>
/// <param name="Confidence">0.6 to 1 where it was guessed; null where a mapping says so.</param>
/// <param name="Sample">The first value that stands in it, as written; empty where there is none.</param>
public sealed record ReadColumn(int Number, string Letter, string Header, string? Target, decimal? Confidence, string Sample);

/// <summary>How the words of one cell of equipment were understood.</summary>
public sealed record ReadEquipment(int Row, EquipmentReading Equipment);

/// <summary>A few cells of equipment to look at, those with words that were not understood first.</summary>
sealed class EquipmentSample
{
    const int Shown = 8;
    readonly List<ReadEquipment> puzzling = [], plain = [];

    public void Add(LedgerRow row)
    {
        if (row.Equipment.Text.Length == 0) return;
        var kind = row.Equipment.Rest.Length > 0 ? puzzling : plain;
        if (kind.Count < Shown) kind.Add(new(row.Row, row.Equipment));
    }

    public IEnumerable<ReadEquipment> Rows => puzzling.Concat(plain).Take(Shown).OrderBy(e => e.Row);
}

/// <summary>What was seen in a sheet: shown and corrected before anything is written.</summary>
/// <param name="Sheet">Name of the sheet; null for csv.</param>
/// <param name="Rows">Rows of data.</param>
/// <param name="Equipment">A few rows to look at, those with words that were not understood first.</param>
public sealed record SheetReading(string? Sheet, int Rows, IReadOnlyList<ReadColumn> Columns, IReadOnlyList<ReadEquipment> Equipment)
{
    const int SampleRows = 50;

    /// <summary>Other sheets of the workbook that look like lists; one of them can be read instead.</summary>
    public IReadOnlyList<string> OtherLists { get; init; } = [];

    internal static SheetReading Of(MappedSheet sheet, int rows, IEnumerable<ReadEquipment> equipment)
    {
        var first = sheet.Table.Rows().SkipWhile(r => r.Number <= sheet.Header.Bottom).Take(SampleRows).ToList();
        var targets = sheet.Columns.SelectMany(c => c.Value.Select(number => (number, c.Key))).GroupBy(c => c.number).ToDictionary(g => g.Key, g => g.First().Key);
        var columns = sheet.Header.Names.Select((name, i) => (Number: i + 1, Name: name)).Where(c => c.Name.Length > 0 || targets.ContainsKey(c.Number))
            .Select(c => new ReadColumn(c.Number, ColumnLetter.Of(c.Number), c.Name, targets.GetValueOrDefault(c.Number),
                sheet.Proposal?.Columns.FirstOrDefault(p => p.Column == c.Number)?.Confidence,
                first.Select(r => r[c.Number].Text).FirstOrDefault(t => t.Length > 0) ?? ""));
        return new(sheet.Table.Name, rows, [.. columns], [.. equipment]) { OtherLists = sheet.OtherLists };
    }

    /// <summary>The mapping with a person's corrections. What was not touched stays as it was, with its unit and its order of columns.</summary>
    /// <param name="mapping">The mapping under which the sheet was read.</param>
    /// <param name="chosen">By column number: the target, or empty for a column that is not used.</param>
    /// <param name="capacityUnit">The unit of 产能 where the sheet writes none; null leaves it.</param>
    /// <param name="sourcing">Where the figures of the sheet come from; null leaves what the mapping says.</param>
    /// <exception cref="BadInputException">A target that does not exist.</exception>
    public ColumnMapping Correct(ColumnMapping mapping, IReadOnlyDictionary<int, string> chosen, string? capacityUnit, Sourcing? sourcing = null)
    {
        var unknown = chosen.Values.FirstOrDefault(t => t.Length > 0 && !ColumnTargets.Exists(t));
        if (unknown is not null) throw new BadInputException($"没有“{unknown}”这个台账字段。");
        var now = Columns.Select(c => (c.Number, Target: chosen.GetValueOrDefault(c.Number, c.Target ?? ""))).Where(c => c.Target.Length > 0).ToLookup(c => c.Target, c => c.Number);
        var before = Columns.Where(c => c.Target is not null).ToLookup(c => c.Target!, c => c.Number);
        var columns = mapping.Columns.Where(c => c.Value.Columns.Count == 0 && !now.Contains(c.Key)).ToDictionary();
        foreach (var group in now)
        {
            var same = mapping.Columns.TryGetValue(group.Key, out var source) && before[group.Key].ToHashSet().SetEquals(group);
            columns[group.Key] = same ? source! : new([.. group.Select(Reference)], source?.Constant, ColumnTargets.Match(Columns.First(c => c.Number == group.First()).Header)?.Unit) { Sourcing = source?.Sourcing };
        }
        if (capacityUnit is not null && columns.TryGetValue("产能", out var capacity)) columns["产能"] = capacity with { Unit = capacityUnit };
        const string corrected = "（经人更正）";
        return mapping with { Sourcing = sourcing ?? mapping.Sourcing, Columns = columns, Name = mapping.Name.EndsWith(corrected, StringComparison.Ordinal) ? mapping.Name : mapping.Name + corrected };
    }

    // 列名唯一就记列名：下次列换了位置也认得
    ColumnReference Reference(int number)
    {
        var header = Columns.First(c => c.Number == number).Header;
        return header.Length > 0 && Columns.Count(c => HeaderText.Normalize(c.Header) == HeaderText.Normalize(header)) == 1 ? new(header, null) : new(null, number);
    }
}
