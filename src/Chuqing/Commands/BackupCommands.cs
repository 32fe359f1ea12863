using System.Globalization;
using Chuqing.Office;
using Chuqing.Office.Data.Backups;

namespace Chuqing.Web.Commands;

/// <summary><c>backup</c> and <c>restore</c>: database, files, packs and keys together in one file.</summary>
static class BackupCommands
{
    public static readonly Command Backup = new("backup", "文件 [--data 文件夹]", "把库、附件、法规包、密钥一起写成一个文件；服务不用停。", BackupAsync);

    public static readonly Command Restore = new("restore", "文件 [--data 新文件夹]", "把备份恢复到空的数据文件夹；先逐件核对摘要，对不上就一件不写。", RestoreAsync);

    static async Task<int> BackupAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow();
        var file = arguments.Word(0, "备份文件名，例如 备份-2026-11-23.zip");
        arguments.AllowWords(1);
        await using var host = await CommandHost.OpenAsync(arguments, cancel);
        var done = await host.Get<BackupService>().TakeAsync(file, cancel);
        await output.Result.WriteLineAsync($"已备份到 {Path.GetFullPath(file)}：{done.Members} 件，{(done.Bytes / 1048576m).ToString("0.0", CultureInfo.InvariantCulture)} MB。内有登录密钥，请按涉密介质保管。");
        foreach (var name in done.Lost) await output.Log.WriteLineAsync($"磁盘上没有附件“{name}”，库里却有它：备份里也没有。");
        return done.Lost.Count > 0 ? 1 : 0;
    }

    static async Task<int> RestoreAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow();
        var file = arguments.Word(0, "备份文件名");
        arguments.AllowWords(1);
        var manifest = await Restoring.RunAsync(file, DataFolder.Of(arguments), Environment.GetEnvironmentVariable, cancel);
        await output.Result.WriteLineAsync($"已恢复到 {DataFolder.Of(arguments)}：{manifest.Members.Count} 件，备份于 {ChinaTime(manifest.At)}。");
        await using var host = CommandHost.Unchecked(DataFolder.SettingsOf(arguments));
        if (await host.FaultOfDatabaseAsync(cancel) is { } fault) await output.Log.WriteLineAsync(fault);
        return 0;
    }

    static string ChinaTime(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
