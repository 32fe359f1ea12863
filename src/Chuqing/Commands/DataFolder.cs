using Chuqing.Office.Settings;

namespace Chuqing.Web.Commands;

/// <summary>Which data folder a command works on: <c>--data</c>, else <c>CHUQING__DATA</c>, else <c>./data</c>. Asking creates nothing.</summary>
public static class DataFolder
{
    public const string Variable = "CHUQING__DATA";

    public static string Of(Arguments arguments) =>
        Path.GetFullPath(arguments.Option("data") ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : "data"));

    /// <summary>The settings of the folder, from the environment and its <c>chuqing.json</c>.</summary>
    /// <exception cref="Chuqing.Office.BadInputException">A setting is wrong.</exception>
    public static OfficeSettings SettingsOf(Arguments arguments) => SettingsReader.Read(Of(arguments), Environment.GetEnvironmentVariable);
}
