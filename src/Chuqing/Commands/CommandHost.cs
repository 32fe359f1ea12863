using System.Data.Common;
using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Settings;

namespace Chuqing.Web.Commands;

/// <summary>
/// The office without a web server, for commands that need a database. Commands see everything, as the person at the console does.
/// <code>
/// await using var office = await CommandHost.OpenAsync(arguments, cancel);
/// var checks = await office.Get&lt;LedgerProof>().VerifyAsync(cancel);
/// </code>
/// </summary>
public sealed class CommandHost : IAsyncDisposable
{
    readonly ServiceProvider services;

    CommandHost(OfficeSettings settings)
    {
        Settings = settings;
        services = new ServiceCollection().AddLogging().AddOffice(settings).BuildServiceProvider();
    }

    public OfficeSettings Settings { get; }

    public IServiceProvider Services => services;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>The database without scope.</summary>
    public AppDb Everything() => Get<AppDbFactory>().Open(DataScope.System);

    /// <summary>A scope of services in which somebody acts, as a request would.</summary>
    public AsyncServiceScope As(Chuqing.Office.People.SignedIn person)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().SignedIn = person;
        return scope;
    }

    /// <summary>Opens the database of the data folder.</summary>
    /// <exception cref="BadInputException">There is none, or it is of another version; nothing was created.</exception>
    public static async Task<CommandHost> OpenAsync(Arguments arguments, CancellationToken cancel)
    {
        var host = Unchecked(DataFolder.SettingsOf(arguments));
        try
        {
            if (await host.FaultOfDatabaseAsync(cancel) is { } fault) throw new BadInputException(fault);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The office of these settings, whether its database is there or not: for making one.</summary>
    public static CommandHost Unchecked(OfficeSettings settings) => new(settings);

    /// <summary>What keeps the database from being used, as a sentence; null when it is there and current.</summary>
    public async Task<string?> FaultOfDatabaseAsync(CancellationToken cancel)
    {
        var sqlite = Path.Combine(Settings.DataFolder, DatabaseSettings.FileName);
        if (Get<AppDbFactory>().IsSqlite && !File.Exists(sqlite))
            return $"没有数据库 {sqlite}。先运行 ./chuqing demo 或 ./chuqing db migrate；什么都没有建。";
        try
        {
            return await Get<Schema>().StateAsync(cancel) switch
            {
                SchemaState.Unreachable => "连不上数据库。请检查连接串和数据库服务；什么都没有建。",
                SchemaState.Empty => "数据库是空的。先运行 ./chuqing db migrate；什么都没有建。",
                SchemaState.Older => "数据库是旧版本的。先备份，再运行 ./chuqing db migrate。",
                SchemaState.Newer => "数据库是更新的版本写的，这个程序太旧。请换新程序；什么都没有改。",
                _ => null,
            };
        }
        catch (DbException bad)
        {
            return $"数据库打不开：{bad.Message}";
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
