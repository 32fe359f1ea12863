using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Chuqing.Office.Data;

/// <summary>Tells, for both databases, why a save was refused.</summary>
public static class Conflicts
{
    const int SqliteUnique = 2067, SqlitePrimaryKey = 1555;

    /// <summary>Whether a unique index refused the row: somebody else wrote it first.</summary>
    public static bool IsUniqueViolation(DbUpdateException e) => e.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
