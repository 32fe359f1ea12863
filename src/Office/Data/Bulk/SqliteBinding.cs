using System.Globalization;
using System.Text;
using SQLitePCL;

namespace Chuqing.Office.Data.Bulk;

/// <summary>Binds values as Microsoft.Data.Sqlite would (a test holds the two equal), without a string or an array each; what a column had in the row before stays bound.</summary>
sealed class SqliteBinding(sqlite3_stmt statement, int columns)
{
    readonly object?[] bound = new object?[columns + 1];
    readonly bool[] isBound = new bool[columns + 1];
    readonly Guid[] boundIds = new Guid[columns + 1];
    byte[] buffer = new byte[512];

    /// <param name="at">1-based, as SQLite numbers parameters.</param>
    public void Set(int at, object? value)
    {
        if (isBound[at] && Equals(bound[at], value)) return;
        (bound[at], isBound[at]) = (value, true);
        var result = value switch
        {
            null => raw.sqlite3_bind_null(statement, at),
            string text => Text(at, text),
            Guid id => Identity(at, id),
            DateOnly day => day.TryFormat(buffer, out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture) ? Utf8(at, written) : raw.SQLITE_TOOBIG,
            DateTime instant => instant.TryFormat(buffer, out var written, "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) ? Utf8(at, written) : raw.SQLITE_TOOBIG,
            decimal figure => figure.TryFormat(buffer, out var written, "0.0###########################", CultureInfo.InvariantCulture) ? Utf8(at, written) : raw.SQLITE_TOOBIG,
            bool yes => raw.sqlite3_bind_int(statement, at, yes ? 1 : 0),
            int number => raw.sqlite3_bind_int64(statement, at, number),
            long number => raw.sqlite3_bind_int64(statement, at, number),
            _ => throw new InvalidOperationException($"没有说过 {value.GetType().Name} 怎样写进 SQLite。"),
        };
        Check(at, result);
    }

    /// <summary>As <see cref="Set(int, object)"/>, for a column that holds ids and nothing else.</summary>
    public void Set(int at, Guid id)
    {
        if (isBound[at] && boundIds[at] == id) return;
        (boundIds[at], isBound[at]) = (id, true);
        Check(at, Identity(at, id));
    }

    /// <summary>As <see cref="Set(int, object)"/>; a day that the row before had makes no box.</summary>
    public void Set(int at, DateOnly day)
    {
        if (bound[at] is not DateOnly known || known != day) Set(at, (object)day);
    }

    /// <summary>As <see cref="Set(int, object)"/>; an instant that the row before had makes no box.</summary>
    public void Set(int at, DateTime instant)
    {
        if (bound[at] is not DateTime known || known != instant) Set(at, (object)instant);
    }

    static void Check(int at, int result)
    {
        if (result != raw.SQLITE_OK) throw new InvalidOperationException($"SQLite 收不下第 {at} 个值（{result}）。");
    }

    int Text(int at, string text)
    {
        if (buffer.Length < text.Length * 3) buffer = new byte[text.Length * 3];
        return Utf8(at, Encoding.UTF8.GetBytes(text, buffer));
    }

    // 编号存成大写
    int Identity(int at, Guid id)
    {
        id.TryFormat(buffer, out var written);
        for (var i = 0; i < written; i++)
            if (buffer[i] is >= (byte)'a' and <= (byte)'f') buffer[i] -= 32;
        return Utf8(at, written);
    }

    int Utf8(int at, int length) => raw.sqlite3_bind_text(statement, at, buffer.AsSpan(0, length));
}
