using System.Text;

namespace Chuqing.Law.Tests.Equipment;

/// <summary>Rows of a file of tests/cases by column name.</summary>
static class Csv
{
    public static List<Dictionary<string, string>> Read(string name)
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "cases", name)).Select(Cells).ToList();
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First.TrimStart('\ufeff'), pair => pair.Second))];
    }

    static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[++i]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted) { cells.Add(cell.ToString()); cell.Clear(); }
            else cell.Append(line[i]);
        }
        cells.Add(cell.ToString());
        return cells;
    }
}
