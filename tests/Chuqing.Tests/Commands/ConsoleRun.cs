using Chuqing.Web.Commands;

namespace Chuqing.Web.Tests.Commands;

/// <summary>What a command answered.</summary>
sealed record ConsoleAnswer(int Exit, string Result, string Log);

/// <summary>A data folder of one test, and commands run over it as from a console.</summary>
sealed class ConsoleRun : IDisposable
{
    readonly string outer = Directory.CreateTempSubdirectory("chuqing-command-").FullName;

    /// <summary>The data folder; it does not exist until a command makes it.</summary>
    public string Data => Path.Combine(outer, "data");

    public string Beside(string name) => Path.Combine(outer, name);

    /// <summary>Copies the furnished database of the web tests into the data folder.</summary>
    public async Task FurnishAsync()
    {
        Directory.CreateDirectory(Data);
        await WebTemplate.CopyToAsync(Data, WebApp.Cancel);
    }

    public Task<ConsoleAnswer> RunAsync(params string[] words) => RunBareAsync([.. words, "--data", Data]);

    public static async Task<ConsoleAnswer> RunBareAsync(params string[] words)
    {
        var (result, log) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync(words, new(result, log), WebApp.Cancel);
        return new(exit, result.ToString(), log.ToString());
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(outer, recursive: true);
    }
}
