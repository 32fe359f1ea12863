using Chuqing.Office.Data;

namespace Chuqing.Office.Settings;

/// <summary>What an installation is told at start. Validated there; <c>config check</c> lists it.</summary>
/// <param name="DataFolder">Database (SQLite), files, released pages and inbox live beneath it.</param>
/// <param name="Database">Which database.</param>
/// <param name="LawFolder">The shelf that came with the program.</param>
/// <param name="PlansFolder">Work plans as data.</param>
public sealed record OfficeSettings(string DataFolder, DatabaseSettings Database, string LawFolder, string PlansFolder)
{
    /// <summary>演示: every page says that the data is invented.</summary>
    public bool IsDemo { get; init; }

    /// <summary>A sheet of more bytes or more rows is read and written by the job runner, not while its sender's request waits.</summary>
    public long LargeSheetBytes { get; init; } = 2L << 20;
    public int LargeSheetRows { get; init; } = 5000;

    /// <summary>This process takes jobs. Of several over one PostgreSQL and one data folder, at least one must.</summary>
    public bool RunsJobs { get; init; } = true;

    public string FilesFolder => Path.Combine(DataFolder, "files");

    /// <summary>What the portal serves; it needs nothing else.</summary>
    public string ReleasedFolder => Path.Combine(DataFolder, "released");
    public string KeysFolder => Path.Combine(DataFolder, "keys");

    /// <summary>The settings of a data folder, with the law and plans that stand beside the program.</summary>
    public static OfficeSettings InFolder(string dataFolder) => new(
        Path.GetFullPath(dataFolder), DatabaseSettings.InFolder(Path.GetFullPath(dataFolder)),
        Path.Combine(AppContext.BaseDirectory, "law"), Path.Combine(AppContext.BaseDirectory, "plans"));
}
