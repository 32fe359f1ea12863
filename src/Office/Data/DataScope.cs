namespace Chuqing.Office.Data;

/// <summary>The part of the database that one actor may see and write: a city, and in it the divisions whose path lies in a range.</summary>
/// <remarks>A path ends with “/”, so everything beneath <c>/44/4402/</c> lies between it and <c>/44/44020</c> (“0” follows “/”).</remarks>
/// <param name="City">Code of the prefecture, e.g. 440200; <c>*</c> for the system's own jobs.</param>
/// <param name="PathFrom">First path inside, inclusive.</param>
/// <param name="PathTo">First path beyond, exclusive.</param>
public sealed record DataScope(string City, string PathFrom, string PathTo)
{
    /// <summary>Every city and division: migrations, sealing, backups. Never for a person.</summary>
    public static readonly DataScope System = new("*", "", "~");

    public bool IsSystem => City == "*";

    /// <summary>A division and all beneath it.</summary>
    public static DataScope Of(string city, string divisionPath)
    {
        if (!divisionPath.EndsWith('/')) throw new ArgumentException($"区划路径“{divisionPath}”须以 / 结尾。", nameof(divisionPath));
        return new(city, divisionPath, divisionPath[..^1] + "0");
    }

    public bool Contains(string divisionPath) =>
        string.CompareOrdinal(divisionPath, PathFrom) >= 0 && string.CompareOrdinal(divisionPath, PathTo) < 0;
}

/// <summary>A row that belongs to one city. Every business table has it, and every unique index contains it.</summary>
public interface ICityOwned
{
    string City { get; }
}

/// <summary>A row that belongs to one division of a city and is seen only from it and from above.</summary>
public interface IDivisionScoped : ICityOwned
{
    string DivisionPath { get; }
}

/// <summary>A row that people edit: two who edit it at once are told, neither is overwritten.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>Bookkeeping of the program itself, written without an act of a person: jobs, projections, seals.</summary>
public interface IUnrecorded;

/// <summary>An attempt to write outside one's own city or divisions.</summary>
public sealed class OutOfScopeException(string message) : Exception(message);

/// <summary>Narrows a query to a part of what its database already shows.</summary>
public static class ScopedQueries
{
#pragma warning disable CA1309 // 翻译成 SQL 比较，排序规则由列的 collation 定
    /// <summary>The rows of a division and all beneath it.</summary>
    public static IQueryable<T> Under<T>(this IQueryable<T> rows, DataScope scope) where T : class, IDivisionScoped
    {
        var (city, from, to) = scope;
        return rows.Where(row => row.City == city && string.Compare(row.DivisionPath, from) >= 0 && string.Compare(row.DivisionPath, to) < 0);
    }
#pragma warning restore CA1309
}
