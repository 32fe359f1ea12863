using Chuqing.Law;
using Chuqing.Office;
using Chuqing.Office.LawBook;
using Chuqing.Office.Settings;
using Npgsql;

namespace Chuqing.Web.Commands;

/// <summary><c>config check</c>: lists what the installation runs with, without secrets, and says what is out of order. It writes nothing.</summary>
static class ConfigCommand
{
    public static readonly Command Command = new("config check", "[--data 文件夹] [--json]", "列出生效的设置（不含密码）并逐项查验；有不合用的退出码为 1。", RunAsync);

    /// <param name="Setting">What it is about.</param>
    /// <param name="Value">What is in force, without secrets.</param>
    /// <param name="Fault">What is wrong and what to do; null when in order.</param>
    sealed record Line(string Setting, string Value, string? Fault = null);

    static async Task<int> RunAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("json");
        arguments.AllowWords(0);
        var settings = DataFolder.SettingsOf(arguments);
        List<Line> lines = [DataLine(settings.DataFolder), await DatabaseLineAsync(settings, cancel), .. LawLines(settings), Plans(settings), Sheets(settings), ToolLine("LibreOffice", "soffice", "xls、et 不能导入，公文不能另存 PDF")];
        if (settings.Database.Provider == "postgres") lines.Add(ToolLine("PostgreSQL 客户端", "pg_dump", "backup 与 restore 不能用"));
        foreach (var line in lines)
            await output.Result.WriteLineAsync(arguments.Has("json") ? JsonOut.Line(line) : $"{(line.Fault is null ? "好　" : "不好")} {line.Setting}：{line.Value}{(line.Fault is null ? "" : $"\n      {line.Fault}")}");
        return lines.Exists(l => l.Fault is not null) ? 1 : 0;
    }

    static Line DataLine(string folder)
    {
        if (!Directory.Exists(folder)) return new("数据文件夹", folder, "没有这个文件夹。db migrate 会建它。");
        var probe = Path.Combine(folder, $"probe-{Guid.CreateVersion7():N}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new("数据文件夹", folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("数据文件夹", folder, "不能写。请把它的属主改成运行本程序的用户。");
        }
    }

    static Line Sheets(OfficeSettings settings) =>
        new("大表", $"超过 {settings.LargeSheetBytes / 1048576m:0.##} MB 或 {settings.LargeSheetRows} 行的在后台读写；{(settings.RunsJobs ? "本进程做" : "本进程不做，由别的进程做")}");

    static async Task<Line> DatabaseLineAsync(OfficeSettings settings, CancellationToken cancel)
    {
        await using var host = CommandHost.Unchecked(settings);
        return new("数据库", WithoutSecrets(settings), await host.FaultOfDatabaseAsync(cancel));
    }

    static string WithoutSecrets(OfficeSettings settings)
    {
        if (settings.Database.Provider == "sqlite") return "sqlite（在数据文件夹里）";
        var server = new NpgsqlConnectionStringBuilder(settings.Database.Connection);
        return $"postgres {server.Username}@{server.Host}:{server.Port}/{server.Database}";
    }

    static IEnumerable<Line> LawLines(OfficeSettings settings)
    {
        LoadedLaw law;
        try
        {
            law = new LawLibrary(settings).Shipped;
        }
        catch (Exception bad) when (bad is LawFileException or BadInputException)
        {
            return [new("法规架", settings.LawFolder, bad.Message)];
        }
        return [new("法规架", $"{settings.LawFolder}（{law.Digest[..12]}）"), new("放假安排", $"已公布到 {law.Calendar.KnownThrough:yyyy-MM-dd}，其后的到期日都是暂定")];
    }

    static Line Plans(OfficeSettings settings) => new("工作方案", settings.PlansFolder, Directory.Exists(settings.PlansFolder) ? null : "没有这个文件夹，程序没有装全。");

    // 没装不算错：只是少几样本事
    static Line ToolLine(string setting, string program, string without) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists) is { } found
            ? new(setting, found) : new(setting, $"没有装：{without}");
}
