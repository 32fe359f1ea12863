using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Chuqing.Office.Data.Bulk;

/// <summary>Rows into SQLite by one prepared statement and numbered parameters: a third of the time that named ones take.</summary>
static class SqliteBulk
{
    /// <summary>Gives the connection room for the pages of a large transaction, so that none is written to the log twice; the next opening narrows it again.</summary>
    public static void Widen(SqliteConnection connection) => raw.sqlite3_exec(connection.Handle, "PRAGMA cache_size=-131072");

    /// <summary>Inserts rows; each must be new.</summary>
    public static void Insert(SqliteConnection connection, BulkTable table, IReadOnlyCollection<object> rows)
    {
        var sql = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"?{i + 1}"))})";
        Run(connection, sql, table, rows);
    }

    /// <returns>How many rows still had the version under which they were read.</returns>
    public static int Update(SqliteConnection connection, BulkTable table, IReadOnlyCollection<object> rows)
    {
        var at = table.Columns.Select((c, i) => (c, At: i + 1)).ToDictionary(c => c.c, c => c.At);
        var set = string.Join(", ", table.Columns.Where(c => !c.IsKey).Select(c => c.IsToken ? $"\"{c.Name}\" = ?{at[c]} + 1" : $"\"{c.Name}\" = ?{at[c]}"));
        var token = table.Token is { } version ? $" AND \"{version.Name}\" = ?{at[version]}" : "";
        return Run(connection, $"UPDATE \"{table.Name}\" SET {set} WHERE \"{table.Key.Name}\" = ?{at[table.Key]}{token}", table, rows);
    }

    /// <summary>Binds a value as Microsoft.Data.Sqlite would: a test holds the two equal.</summary>
    static void Bind(sqlite3_stmt statement, int at, object? value)
    {
        var result = value switch
        {
            null => raw.sqlite3_bind_null(statement, at),
            string text => raw.sqlite3_bind_text(statement, at, text),
            Guid id => raw.sqlite3_bind_text(statement, at, id.ToString().ToUpperInvariant()),
            DateOnly day => raw.sqlite3_bind_text(statement, at, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            DateTime instant => raw.sqlite3_bind_text(statement, at, instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
            decimal figure => raw.sqlite3_bind_text(statement, at, figure.ToString("0.0###########################", CultureInfo.InvariantCulture)),
            bool yes => raw.sqlite3_bind_int(statement, at, yes ? 1 : 0),
            int number => raw.sqlite3_bind_int64(statement, at, number),
            long number => raw.sqlite3_bind_int64(statement, at, number),
            _ => throw new InvalidOperationException($"没有说过 {value.GetType().Name} 怎样写进 SQLite。"),
        };
        if (result != raw.SQLITE_OK) throw new InvalidOperationException($"SQLite 收不下第 {at} 个值（{result}）。");
    }

    static int Run(SqliteConnection connection, string sql, BulkTable table, IReadOnlyCollection<object> rows)
    {
        var (handle, changed) = (connection.Handle!, 0);
        Check(handle, raw.sqlite3_prepare_v2(handle, sql, out var statement));
        using (statement)
            foreach (var row in rows)
            {
                for (var i = 0; i < table.Columns.Count; i++) Bind(statement, i + 1, table.Columns[i].Of(row));
                var result = raw.sqlite3_step(statement);
                if (result != raw.SQLITE_DONE) Check(handle, result);
                changed += raw.sqlite3_changes(handle);
                Check(handle, raw.sqlite3_reset(statement));
            }
        return changed;
    }

    static void Check(sqlite3 handle, int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_DONE) return;
        throw new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), result, raw.sqlite3_extended_errcode(handle));
    }
}
