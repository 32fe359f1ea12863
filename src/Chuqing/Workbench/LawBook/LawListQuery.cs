using Chuqing.Law.Shelf;
using Chuqing.Office.LawBook;
using Chuqing.Web.Workbench.Screening;

namespace Chuqing.Web.Workbench.LawBook;

/// <summary>What a list of the law was asked for, read from an address and written into one again: list, pages and export ask the same.</summary>
public sealed record LawListQuery(ShelfFilter Filter, AskedDays Days, DateOnly Today)
{
    public static LawListQuery Of(IQueryCollection query, DateOnly today) => new(
        new(Text(query, "q"), Text(query, "document"), Text(query, "sector"), Enum.TryParse<LawDimension>(Text(query, "dimension"), out var dimension) ? dimension : null, Text(query, "kind"),
            Enum.TryParse<LegalStanding>(Text(query, "standing"), out var standing) ? standing : null),
        AskedDays.Of(query["on"], query["known"], today), today);

    /// <summary>Whether anything but the days was asked.</summary>
    public bool Asks => Filter != new ShelfFilter();

    /// <summary>The query that asks the same again, without <c>?</c>; empty where nothing was asked.</summary>
    public string Written => string.Join('&', new (string Name, string? Value)[]
    {
        ("q", Filter.Text), ("document", Filter.Document), ("sector", Filter.Sector), ("dimension", Filter.Dimension?.ToString()), ("kind", Filter.Kind), ("standing", Filter.Standing?.ToString()),
    }.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}")) is var asked && Days.Query(Today) is var days ? asked.Length == 0 ? days.TrimStart('&') : asked + days : "";

    static string? Text(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>One page of a list that is in memory, by the key of its first row.</summary>
public sealed record KeyedPage<T>(IReadOnlyList<T> Rows, string? Previous, string? Next);

static class KeyedPages
{
    /// <summary>The page that begins with a key; the first one where no row has it any more.</summary>
    public static KeyedPage<T> Of<T>(IReadOnlyList<T> all, Func<T, string> key, string? first, int size)
    {
        var start = 0;
        // 那一行不在了（改了条件、核完了），从头列
        for (var i = 0; first is not null && i < all.Count; i++)
            if (key(all[i]) == first) start = i;
        return new([.. all.Skip(start).Take(size)], start == 0 ? null : key(all[Math.Max(0, start - size)]), start + size < all.Count ? key(all[start + size]) : null);
    }
}
