using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Chuqing.Office.Registry;

/// <summary>Which rows a text means. The one place where the search column is read: PostgreSQL by the index over its pieces, SQLite piece by piece.</summary>
public static class SearchColumn
{
    /// <summary>Enterprises of which every two neighbouring characters of the text stand in the search column; all, where the text has none.</summary>
    public static IQueryable<Enterprise> Matching(this IQueryable<Enterprise> rows, AppDb db, string? text)
    {
        var (grams, rest) = Pieces(db, text);
        if (grams.Length > 0) rows = rows.Where(r => EF.Property<NpgsqlTsVector>(r, PostgresDb.SearchVector).Matches(EF.Functions.PlainToTsQuery("simple", grams)));
        foreach (var pattern in rest) rows = rows.Where(r => EF.Functions.Like(r.SearchText, pattern));
        return rows;
    }

    /// <inheritdoc cref="Matching(IQueryable{Enterprise}, AppDb, string?)"/>
    public static IQueryable<ProductionLine> Matching(this IQueryable<ProductionLine> rows, AppDb db, string? text)
    {
        var (grams, rest) = Pieces(db, text);
        if (grams.Length > 0) rows = rows.Where(r => EF.Property<NpgsqlTsVector>(r, PostgresDb.SearchVector).Matches(EF.Functions.PlainToTsQuery("simple", grams)));
        foreach (var pattern in rest) rows = rows.Where(r => EF.Functions.Like(r.SearchText, pattern));
        return rows;
    }

    // 单个字不成片段，索引里没有，两种库都逐行比
    static (string Grams, IEnumerable<string> Patterns) Pieces(AppDb db, string? text)
    {
        var patterns = Bigrams.Patterns(text);
        return db is PostgresDb ? (string.Join(' ', patterns.Where(IsGram).Select(p => p[2..^2])), patterns.Where(p => !IsGram(p))) : ("", patterns);
    }

    static bool IsGram(string pattern) => pattern.StartsWith("% ", StringComparison.Ordinal);
}
