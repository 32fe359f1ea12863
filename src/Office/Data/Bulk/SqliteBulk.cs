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

    static int Run(SqliteConnection connection, string sql, BulkTable table, IReadOnlyCollection<object> rows)
    {
        var (handle, changed) = (connection.Handle!, 0);
        Check(handle, raw.sqlite3_prepare_v2(handle, sql, out var statement));
        var binding = new SqliteBinding(statement, table.Columns.Count);
        Action<object>[] set = [.. table.Columns.Select((column, i) => Setter(binding, column, i + 1))];
        using (statement)
            foreach (var row in rows)
            {
                foreach (var one in set) one(row);
                var result = raw.sqlite3_step(statement);
                if (result != raw.SQLITE_DONE) Check(handle, result);
                changed += raw.sqlite3_changes(handle);
                Check(handle, raw.sqlite3_reset(statement));
            }
        return changed;
    }

    static Action<object> Setter(SqliteBinding binding, BulkColumn column, int at) =>
        column.Reader<Guid>() is { } id ? row => binding.Set(at, id(row))
        : column.Reader<DateOnly>() is { } day ? row => binding.Set(at, day(row))
        : column.Reader<DateTime>() is { } instant ? row => binding.Set(at, instant(row))
        : row => binding.Set(at, column.Of(row));

    static void Check(sqlite3 handle, int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_DONE) return;
        throw new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), result, raw.sqlite3_extended_errcode(handle));
    }
}
