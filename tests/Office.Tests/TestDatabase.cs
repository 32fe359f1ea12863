using Chuqing.Office.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Chuqing.Office.Tests;

/// <summary>
/// One migrated template per run, a fresh copy per test. SQLite by default; PostgreSQL when CHUQING_TEST_POSTGRES holds the connection string of a server.
/// </summary>
static class TestDatabase
{
    static readonly string? Server = Environment.GetEnvironmentVariable("CHUQING_TEST_POSTGRES");
    static readonly SemaphoreSlim Gate = new(1, 1);
    static readonly string Folder = Directory.CreateTempSubdirectory("chuqing-test-").FullName;
    static readonly string TemplateName = $"template_{Environment.ProcessId}";
    static string? template;

    static TestDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    public static bool IsPostgres => Server is not null;

    /// <summary>A new database with the schema and what the office furnishes it with.</summary>
    public static async Task<DatabaseSettings> NewAsync(Func<DatabaseSettings, Task> furnishAsync, CancellationToken cancel)
    {
        var name = $"t{Guid.CreateVersion7():N}";
        var from = await TemplateAsync(furnishAsync, cancel);
        if (Server is null)
        {
            var path = Path.Combine(Folder, name + ".db");
            File.Copy(from, path);
            return new("sqlite", $"Data Source={path};Pooling=False");
        }
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {from}", cancel);
        return new("postgres", Connection(name, pooling: true));
    }

    /// <summary>Takes a database off the server: a thousand of them would fill a small disk. SQLite files go with their folder.</summary>
    public static async Task DropAsync(DatabaseSettings database)
    {
        if (Server is null) return;
        var name = new NpgsqlConnectionStringBuilder(database.Connection).Database;
        // 样板库也是一个办公室布置的，它收摊时不能带走
        if (name == TemplateName) return;
        await using (var any = new NpgsqlConnection(database.Connection)) NpgsqlConnection.ClearPool(any);
        await OnServerAsync($"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None);
    }

    /// <summary>A PostgreSQL database without any table; null on SQLite, where a missing file is one.</summary>
    public static async Task<DatabaseSettings?> EmptyAsync(CancellationToken cancel)
    {
        if (Server is null) return null;
        var name = $"e{Guid.CreateVersion7():N}";
        await OnServerAsync($"CREATE DATABASE {name}", cancel);
        return new("postgres", Connection(name));
    }

    static async Task<string> TemplateAsync(Func<DatabaseSettings, Task> furnishAsync, CancellationToken cancel)
    {
        await Gate.WaitAsync(cancel);
        try
        {
            if (template is not null) return template;
            if (Server is null)
            {
                var path = Path.Combine(Folder, "template.db");
                var sqlite = new DatabaseSettings("sqlite", $"Data Source={path};Pooling=False");
                await new Schema(new AppDbFactory(sqlite)).MigrateAsync(cancel);
                await furnishAsync(sqlite);
                return template = path;
            }
            await OnServerAsync($"DROP DATABASE IF EXISTS {TemplateName}", cancel);
            await OnServerAsync($"CREATE DATABASE {TemplateName}", cancel);
            var postgres = new DatabaseSettings("postgres", Connection(TemplateName));
            await new Schema(new AppDbFactory(postgres)).MigrateAsync(cancel);
            await furnishAsync(postgres);
            return template = TemplateName;
        }
        finally
        {
            Gate.Release();
        }
    }

    // 每开一次上下文就新开一条连接，服务器要为它重读一遍系统表：一个测试开上百次，几乎全花在这上头
    static string Connection(string database, bool pooling = false) => new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = pooling }.ConnectionString;

    static async Task OnServerAsync(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
