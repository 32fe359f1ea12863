using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Chuqing.Office.Data.Backups;

/// <summary>Takes a consistent copy of the database into one file while others go on writing, and puts one back.</summary>
static class DatabaseCopy
{
    public static Task TakeAsync(DatabaseSettings database, string file, CancellationToken cancel) =>
        database.Provider == "sqlite" ? TakeSqliteAsync(database, file, cancel) : RunAsync("pg_dump", database.Connection, ["--format=custom", "--file", file], cancel);

    /// <summary>Puts a PostgreSQL dump into an empty database, wholly or not at all.</summary>
    public static async Task PutPostgresAsync(DatabaseSettings database, string file, CancellationToken cancel)
    {
        await using (var connection = new NpgsqlConnection(database.Connection))
        {
            await connection.OpenAsync(cancel);
            await using var roles = new NpgsqlCommand(Roles, connection);
            await roles.ExecuteNonQueryAsync(cancel);
        }
        await RunAsync("pg_restore", database.Connection, ["--single-transaction", "--exit-on-error", "--no-owner", file], cancel);
    }

    public static async Task<bool> IsPostgresEmptyAsync(DatabaseSettings database, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(database.Connection);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT NOT EXISTS (SELECT FROM information_schema.tables WHERE table_schema = 'public')", connection);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    // 转储里的授权指着这三个角色；新的服务器上还没有
    const string Roles = """
        DO $$
        DECLARE name text;
        BEGIN
          FOREACH name IN ARRAY ARRAY['chuqing_owner', 'chuqing_app', 'chuqing_reader'] LOOP
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', name); END IF;
          END LOOP;
        END $$;
        """;

    static async Task TakeSqliteAsync(DatabaseSettings database, string file, CancellationToken cancel)
    {
        await using var from = new SqliteConnection(new SqliteConnectionStringBuilder(database.Connection) { Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await using var into = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await from.OpenAsync(cancel);
        await into.OpenAsync(cancel);
        from.BackupDatabase(into);
        await using var check = into.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        var verdict = await check.ExecuteScalarAsync(cancel) as string;
        if (verdict != "ok") throw new BadInputException($"数据库自查没有通过：{verdict}。没有写成备份。");
    }

    static async Task RunAsync(string program, string connection, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var server = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(program) { RedirectStandardError = true };
        foreach (var argument in (string[])[$"--dbname={server.Database}", $"--host={server.Host}", $"--port={server.Port}", $"--username={server.Username}", "--no-password", .. arguments])
            start.ArgumentList.Add(argument);
        // 密码走环境，不上命令行：命令行谁都看得见
        if (server.Password is { Length: > 0 } password) start.Environment["PGPASSWORD"] = password;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new BadInputException($"没有找到 {program}。请安装 PostgreSQL 客户端（版本不低于服务器），或改用数据库自带的备份；什么都没有改。");
        }
        using (process)
        {
            var said = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0) throw new BadInputException($"{program} 没有成功，什么都没有改：", said.Trim());
        }
    }
}
