using System.Text.Json;
using Chuqing.Law.Time;

namespace Chuqing.Law.Shelf;

/// <summary>Everything on a shelf that has an id, for lists and look-ups: rules, hazards, statements, terms, calendar years.</summary>
public sealed class ShelfIndex
{
    readonly Dictionary<string, ShelfItem> byId;

    ShelfIndex(LawPack pack, IReadOnlyList<ShelfItem> items)
    {
        Pack = pack;
        Items = items;
        byId = items.ToDictionary(i => i.Id, StringComparer.Ordinal);
    }

    public LawPack Pack { get; }

    /// <summary>Rules in the order of the files, then hazards, statements, terms, then calendar years.</summary>
    public IReadOnlyList<ShelfItem> Items { get; }

    /// <summary>Reads a shelf.</summary>
    /// <exception cref="LawFileException">The first fault found; <see cref="LawCheck"/> gives all.</exception>
    public static ShelfIndex Read(IReadOnlyList<LawFile> files)
    {
        var pack = LawPack.Read(files);
        var items = Rules(pack).Concat(Hazards(pack)).Concat(Statements(pack)).Concat(Terms(pack)).Concat(Calendar(pack)).ToArray();
        return items.GroupBy(i => i.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new LawFileException("terms.json", "$", $"编号“{twice.Key}”与另一条规则重复。")
            : new(pack, items);
    }

    /// <summary>The item with an id, or null.</summary>
    public ShelfItem? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Ids that whoever wrote this one may have meant, nearest first; none where nothing is like it.</summary>
    /// <param name="word">A misspelt id, a part of one, or a part of a name.</param>
    public IReadOnlyList<string> Near(string word, int most = 5)
    {
        var asked = word.ToLowerInvariant();
        return [.. Items.Select((item, order) => (item.Id, Order: order, Far: item.Id.Contains(asked, StringComparison.Ordinal) || item.Name.Contains(word, StringComparison.Ordinal) ? 0 : Distance(asked, item.Id)))
            .Where(i => i.Far <= Math.Max(2, asked.Length / 3)).OrderBy(i => i.Far).ThenBy(i => i.Order).Take(most).Select(i => i.Id)];
    }

    static IEnumerable<ShelfItem> Rules(LawPack pack) =>
        pack.Values.GroupBy(v => v.Id, StringComparer.Ordinal).Select(versions =>
        {
            var first = versions.First();
            return new ShelfItem(first.Id, first.Name, Labels.Label(first.Class), first.Sector,
                [.. versions.Select(v => new ShelfVersion(v.Key, v.Repealed, v.Citation, v.Status, v.Seen, v.Why))], pack.Sources[first.Id]) { Dimension = first.Dimension };
        });

    static IEnumerable<ShelfItem> Hazards(LawPack pack) => pack.Hazards.Select(hazard =>
        new ShelfItem(hazard.Id, hazard.Name, ShelfItem.Hazard, hazard.Sector, [.. hazard.Versions.Select(v => v.Value.Head)], pack.Sources[hazard.Id]) { Dimension = LawDimension.Safety });

    static IEnumerable<ShelfItem> Statements(LawPack pack) => pack.Statements.Select(statement =>
        new ShelfItem(statement.Id, statement.Name, statement.Kind, statement.Sector, [.. statement.Versions.Select(v => v.Value.Head)], pack.Sources[statement.Id]) { Dimension = statement.Dimension });

    static IEnumerable<ShelfItem> Terms(LawPack pack)
    {
        if (pack.Files.FirstOrDefault(f => f.Path == "terms.json") is not { } file) return [];
        var sources = LawNode.Open(file).Need("terms", "各个期限").Items();
        return TermReader.Read(new MemoryStream(file.Content), file.Path, pack.Texts).Terms.Select((term, i) => new ShelfItem(term.Id, term.Name, "期限", null,
            [.. term.Versions.Zip(sources[i].Need("versions", "各个版本").Items(), (v, source) => new ShelfVersion(
                Key(term.Id, v.From, sources[i].Element, source.Element), false, v.Value.Citation, v.Value.Status, v.Value.Seen, v.Value.Why))], sources[i].Element));
    }

    static IEnumerable<ShelfItem> Calendar(LawPack pack) => pack.Files.Where(f => f.IsIn("calendar/")).Select(file =>
    {
        var (year, source) = (CalendarReader.Read(new MemoryStream(file.Content), file.Path).Year, LawNode.Open(file).Element);
        var id = $"calendar.{year}";
        return new ShelfItem(id, $"{year} 年放假安排", "放假安排", null, [new(Key(id, new(year, 1, 1), source, source), false, null, null, null, null)], source) { IsDated = false };
    });

    static ValueKey Key(string id, DateOnly from, JsonElement whole, JsonElement version) => ValueKey.Of(id, from, whole, version, []);

    // 改一个字符、加一个、删一个各算一步
    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}
