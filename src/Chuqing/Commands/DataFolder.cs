using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Settings;
using Microsoft.Data.Sqlite;

namespace Chuqing.Web.Commands;

/// <summary>The database that a command works on. It must be there: a command creates none.</summary>
static class DataFolder
{
    /// <summary>Opens the office of <c>--data</c>, else of <c>CHUQING__DATA</c>, else of <c>./data</c>.</summary>
    /// <exception cref="BadInputException">No database there, or one of another version; nothing was created.</exception>
    public static async Task<ServiceProvider> OpenAsync(Arguments arguments, CancellationToken cancel)
    {
        var folder = Path.GetFullPath(arguments.Option("data") ?? Environment.GetEnvironmentVariable("CHUQING__DATA") ?? "data");
        var settings = OfficeSettings.InFolder(folder);
        var file = new SqliteConnectionStringBuilder(settings.Database.Connection).DataSource;
        if (!File.Exists(file)) throw new BadInputException($"{folder} 里没有数据库。请用 --data 指定数据目录，或先运行 demo、db migrate；什么都没有建。");
        var services = new ServiceCollection().AddOffice(settings).BuildServiceProvider();
        if (await services.GetRequiredService<Schema>().IsCurrentAsync(cancel)) return services;
        await services.DisposeAsync();
        throw new BadInputException($"{folder} 里的数据库不是这个版本的。请先备份，再运行 db migrate；什么都没有改。");
    }
}
