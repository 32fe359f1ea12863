using System.Text.Json;
using Chuqing.Office.Data;
using Npgsql;

namespace Chuqing.Office.Settings;

/// <summary>What <c>chuqing.json</c> in the data folder may say. Environment variables win over it.</summary>
sealed record SettingsFile
{
    public string? Provider { get; init; }
    public string? Connection { get; init; }
    public bool Demo { get; init; }
    public long? LargeSheetBytes { get; init; }
    public int? LargeSheetRows { get; init; }
    public bool RunsJobs { get; init; } = true;
}

/// <summary>Reads the settings of a data folder: environment first, then <c>chuqing.json</c>, then the embedded default.</summary>
public static class SettingsReader
{
    /// <summary>A file of this name in the data folder marks demonstration data: every page then says so.</summary>
    public const string DemoMark = "demo";

    public const string FileName = "chuqing.json", ProviderVariable = "CHUQING__DATABASE__PROVIDER", ConnectionVariable = "CHUQING__DATABASE__CONNECTION";
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <param name="dataFolder">Need not exist.</param>
    /// <param name="environment">Looks up a variable; null where it is not set.</param>
    /// <param name="fileFolder">Where <c>chuqing.json</c> lies, when not in the data folder itself: while restoring.</param>
    /// <exception cref="BadInputException">A setting is unknown or contradicts another.</exception>
    public static OfficeSettings Read(string dataFolder, Func<string, string?> environment, string? fileFolder = null)
    {
        var folder = Path.GetFullPath(dataFolder);
        var file = ReadFile(Path.Combine(fileFolder ?? folder, FileName));
        var provider = Given(environment(ProviderVariable)) ?? Given(file.Provider) ?? "sqlite";
        var connection = Given(environment(ConnectionVariable)) ?? Given(file.Connection);
        if (file.LargeSheetBytes < 0 || file.LargeSheetRows < 0) throw new BadInputException($"{FileName} 里 largeSheetBytes、largeSheetRows 不能是负数；0 就是每份表都在后台读写。");
        var settings = OfficeSettings.InFolder(folder) with { Database = DatabaseOf(provider, connection, folder), IsDemo = file.Demo || File.Exists(Path.Combine(folder, DemoMark)) };
        return settings with { LargeSheetBytes = file.LargeSheetBytes ?? settings.LargeSheetBytes, LargeSheetRows = file.LargeSheetRows ?? settings.LargeSheetRows, RunsJobs = file.RunsJobs };
    }

    static DatabaseSettings DatabaseOf(string provider, string? connection, string folder) => provider switch
    {
        "sqlite" when connection is null => DatabaseSettings.InFolder(folder),
        "sqlite" => throw new BadInputException($"用 sqlite 时不写连接串：库总在数据文件夹里。请去掉 {ConnectionVariable}，或把 {ProviderVariable} 设为 postgres。"),
        "postgres" when connection is null => throw new BadInputException($"用 postgres 时要有连接串。请设 {ConnectionVariable}，例如 Host=127.0.0.1;Database=chuqing;Username=chuqing_app;Password=…"),
        "postgres" => new("postgres", Checked(connection!)),
        _ => throw new BadInputException($"数据库种类“{provider}”不认识（{ProviderVariable}）。可用：sqlite、postgres。"),
    };

    static string Checked(string connection)
    {
        try
        {
            if (new NpgsqlConnectionStringBuilder(connection) is { Host.Length: > 0, Database.Length: > 0 }) return connection;
        }
        catch (ArgumentException)
        {
            // 下面统一说：连接串里可能有密码，不把原文写出来
        }
        throw new BadInputException($"{ConnectionVariable} 的连接串看不懂，或缺 Host、Database。请写成 Host=…;Database=…;Username=…;Password=…");
    }

    static SettingsFile ReadFile(string path)
    {
        if (!File.Exists(path)) return new();
        try
        {
            return JsonSerializer.Deserialize<SettingsFile>(File.ReadAllText(path), Json) ?? new();
        }
        catch (JsonException bad)
        {
            throw new BadInputException($"{path} 第 {bad.LineNumber + 1} 行看不懂。可用的项：provider、connection、demo、largeSheetBytes、largeSheetRows、runsJobs。");
        }
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
