using System.Data.Common;
using Chuqing.Office.Data.Bulk;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Chuqing.Office.Data;

/// <summary>The embedded default: WAL, synchronous FULL, foreign keys, ten seconds of patience.</summary>
public sealed class SqliteDb(DbContextOptions options, DataScope scope) : AppDb(options, scope)
{
    protected override string OrdinalCollation => "BINARY";

    // SQLite 一次只有一个写事务；EF 开的事务是 IMMEDIATE，开了就是锁
    public override async Task LockAsync(string name, CancellationToken cancel)
    {
        if (Database.CurrentTransaction is null) await Database.BeginTransactionAsync(cancel);
    }

    private protected override Task InsertManyAsync(BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancel)
    {
        var connection = (SqliteConnection)Database.GetDbConnection();
        SqliteBulk.Widen(connection);
        SqliteBulk.Insert(connection, table, rows);
        return Task.CompletedTask;
    }

    private protected override Task<int> UpdateManyAsync(BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancel) =>
        Task.FromResult(SqliteBulk.Update((SqliteConnection)Database.GetDbConnection(), table, rows));
}

/// <summary>Production. Advisory locks per name; the scope stands on the connection for the row policies.</summary>
public sealed class PostgresDb(DbContextOptions options, DataScope scope) : AppDb(options, scope)
{
    /// <summary>The pieces of the search column as PostgreSQL finds them: kept beside it, so that no query takes a text apart anew.</summary>
    public const string SearchVector = "SearchVector";

    protected override string OrdinalCollation => "C";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => t.FindProperty("SearchText") is not null).ToList())
        {
            var entity = modelBuilder.Entity(type.ClrType);
            entity.Property<NpgsqlTsVector>(SearchVector).HasComputedColumnSql("to_tsvector('simple', \"SearchText\")", stored: true);
            entity.HasIndex(SearchVector).HasMethod("gin");
        }
    }

    public override async Task LockAsync(string name, CancellationToken cancel)
    {
        if (Database.CurrentTransaction is null) await Database.BeginTransactionAsync(cancel);
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancel);
    }

    private protected override Task InsertManyAsync(BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancel) =>
        PostgresBulk.InsertAsync((NpgsqlConnection)Database.GetDbConnection(), (NpgsqlTransaction)Database.CurrentTransaction!.GetDbTransaction(), table, rows, cancel);

    private protected override Task<int> UpdateManyAsync(BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancel) =>
        PostgresBulk.UpdateAsync((NpgsqlConnection)Database.GetDbConnection(), (NpgsqlTransaction)Database.CurrentTransaction!.GetDbTransaction(), table, rows, cancel);
}

/// <summary>Which database this installation uses.</summary>
/// <param name="Provider"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Connection">Connection string of the provider.</param>
public sealed record DatabaseSettings(string Provider, string Connection)
{
    /// <summary>Name of the SQLite file in a data folder.</summary>
    public const string FileName = "chuqing.db";

    /// <summary>The SQLite file of a data folder.</summary>
    public static DatabaseSettings InFolder(string folder) =>
        new("sqlite", new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, FileName) }.ConnectionString);
}

/// <summary>Opens the database for a scope. The only place that knows which provider runs.</summary>
public sealed class AppDbFactory
{
    readonly DatabaseSettings settings;

    public AppDbFactory(DatabaseSettings settings)
    {
        this.settings = settings;
        if (settings.Provider is not ("sqlite" or "postgres"))
            throw new BadInputException($"数据库种类“{settings.Provider}”不认识。可用：sqlite、postgres。");
    }

    public bool IsSqlite => settings.Provider == "sqlite";

    public AppDb Open(DataScope scope)
    {
        if (IsSqlite)
            return new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(settings.Connection, o => o.CommandTimeout(10)).AddInterceptors(SqliteSettings.Instance).Options, scope);
        return new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(settings.Connection, o => o.CommandTimeout(30)).AddInterceptors(new PostgresScope(scope)).Options, scope);
    }
}

/// <summary>Sets what SQLite forgets with every connection.</summary>
sealed class SqliteSettings : DbConnectionInterceptor
{
    public static readonly SqliteSettings Instance = new();
    const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA cache_size=-8192;";

    // 迁移前的探问以只读打开，只读连接不能改日志方式
    static string For(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? Pragmas : "PRAGMA journal_mode=WAL; " + Pragmas;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>Writes the scope onto a PostgreSQL connection, where the row policies of the first migration read it.</summary>
sealed class PostgresScope(DataScope scope) : DbConnectionInterceptor
{
    const string Set = "SELECT set_config('chuqing.city', @city, false), set_config('chuqing.path_from', @from, false), set_config('chuqing.path_to', @to, false)";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Set;
        foreach (var (name, value) in new[] { ("city", scope.City), ("from", scope.PathFrom), ("to", scope.PathTo) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}

/// <summary>For <c>dotnet ef migrations</c> only.</summary>
sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options, DataScope.System);
}

/// <inheritdoc cref="SqliteDesign"/>
sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=none").Options, DataScope.System);
}
