using Npgsql;

namespace Chuqing.Office.Data.Bulk;

/// <summary>Rows into PostgreSQL, a column an array: COPY would be refused under row policies, this keeps to them.</summary>
static class PostgresBulk
{
    public static async Task InsertAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancel)
    {
        await using var command = Command(connection, transaction, table, rows, $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) SELECT * FROM ");
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <returns>How many rows still had the version under which they were read.</returns>
    public static async Task<int> UpdateAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancel)
    {
        var set = string.Join(", ", table.Columns.Where(c => !c.IsKey).Select(c => $"\"{c.Name}\" = n.\"{c.Name}\"{(c.IsToken ? " + 1" : "")}"));
        var token = table.Token is { } version ? $" AND o.\"{version.Name}\" = n.\"{version.Name}\"" : "";
        await using var command = Command(connection, transaction, table, rows, $"UPDATE \"{table.Name}\" AS o SET {set} FROM ");
        command.CommandText += $" AS n ({table.ColumnList}) WHERE o.\"{table.Key.Name}\" = n.\"{table.Key.Name}\"{token}";
        return await command.ExecuteNonQueryAsync(cancel);
    }

    static NpgsqlCommand Command(NpgsqlConnection connection, NpgsqlTransaction? transaction, BulkTable table, IReadOnlyCollection<object> rows, string head)
    {
        var arrays = string.Join(", ", table.Columns.Select((c, i) => $"@p{i}::{c.StoreType}[]"));
        var command = new NpgsqlCommand($"{head}unnest({arrays})", connection, transaction);
        for (var i = 0; i < table.Columns.Count; i++) command.Parameters.AddWithValue($"p{i}", ArrayOf(table.Columns[i], rows));
        return command;
    }

    static Array ArrayOf(BulkColumn column, IReadOnlyCollection<object> rows)
    {
        var type = column.ClrType.IsValueType ? typeof(Nullable<>).MakeGenericType(column.ClrType) : column.ClrType;
        var array = Array.CreateInstance(type, rows.Count);
        var at = 0;
        foreach (var row in rows) array.SetValue(column.Of(row), at++);
        return array;
    }
}
