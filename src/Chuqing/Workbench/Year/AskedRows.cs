using Chuqing.Office.Returns;

namespace Chuqing.Web.Workbench.Year;

/// <summary>The rows that an address asks for.</summary>
static class AskedRows
{
    /// <returns>Null where the address names a set, a row or a release that cannot be.</returns>
    public static YearFilter? Of(IQueryCollection query, DateOnly today)
    {
        if (YearSets.Of(Given(query, "of")) is not { } set || Id(query, "line") is not (true, var row) || Id(query, "release") is not (true, var release)) return null;
        // 空的 sector= 与没写 sector 是两回事：前者只要没填的
        return new(AskedYear.Of(Given(query, "year"), today), set, Given(query, "county"), Given(query, "sector"), Given(query, "unit"), Given(query, "state"), row, release);
    }

    static (bool Readable, Guid? Id) Id(IQueryCollection query, string name) =>
        Given(query, name) is not { } text ? (true, null) : Guid.TryParse(text, out var id) ? (true, id) : (false, null);

    static string? Given(IQueryCollection query, string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;
}
