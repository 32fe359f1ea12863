using System.IO.Compression;
using System.Text.Json;
using Chuqing.Office.Settings;

namespace Chuqing.Office.Data.Backups;

/// <summary>Puts a backup into an empty data folder. Everything is unpacked and proven beside it first; then one rename. Nothing is ever half restored.</summary>
public static class Restoring
{
    /// <param name="file">The backup.</param>
    /// <param name="dataFolder">Must not exist, or be empty.</param>
    /// <param name="environment">Looks up a variable, for the database.</param>
    /// <returns>The backup's list.</returns>
    /// <exception cref="BadInputException">The file is no whole backup, or the target is not empty; nothing was written.</exception>
    public static async Task<BackupManifest> RunAsync(string file, string dataFolder, Func<string, string?> environment, CancellationToken cancel)
    {
        if (!File.Exists(file)) throw new BadInputException($"没有文件 {file}。");
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new BadInputException($"{target} 不是空的，没有恢复。请用 --data 指一个新文件夹；旧的留着，确认无误再删。");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var beside = $"{target}.restoring-{Guid.CreateVersion7():N}";
        try
        {
            var manifest = await UnpackAsync(file, beside, cancel);
            await PutDatabaseAsync(manifest, beside, SettingsReader.Read(target, environment, fileFolder: beside).Database, cancel);
            if (Directory.Exists(target)) Directory.Delete(target);
            Directory.Move(beside, target);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }

    static async Task PutDatabaseAsync(BackupManifest manifest, string beside, DatabaseSettings database, CancellationToken cancel)
    {
        if (manifest.Provider != database.Provider)
            throw new BadInputException($"备份来自 {manifest.Provider}，现在设的是 {database.Provider}。请改 {SettingsReader.ProviderVariable}；没有恢复。");
        var copy = Path.Combine(beside, BackupManifest.Database);
        if (database.Provider == "sqlite")
        {
            File.Move(copy, Path.Combine(beside, DatabaseSettings.FileName));
            return;
        }
        try
        {
            if (!await DatabaseCopy.IsPostgresEmptyAsync(database, cancel)) throw new BadInputException("目标 PostgreSQL 库里已经有表，没有恢复。请新建一个空库。");
            await DatabaseCopy.PutPostgresAsync(database, copy, cancel);
        }
        catch (System.Data.Common.DbException bad)
        {
            throw new BadInputException($"目标 PostgreSQL 库用不了，没有恢复：{bad.Message}");
        }
        File.Delete(copy);
    }

    static async Task<BackupManifest> UnpackAsync(string file, string beside, CancellationToken cancel)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            var manifest = ReadManifest(zip, file);
            Directory.CreateDirectory(beside);
            foreach (var member in manifest.Members)
            {
                var entry = zip.GetEntry(member.Path) ?? throw Damaged(file, $"缺 {member.Path}");
                await using var from = entry.Open();
                var path = PathOf(member.Path, beside, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await using var into = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                var (length, sha256) = await BackupService.CopyAsync(from, into, cancel);
                if (length != member.Length || sha256 != member.Sha256) throw Damaged(file, $"{member.Path} 的摘要对不上");
                into.Flush(flushToDisk: true);
            }
            return manifest;
        }
        catch (InvalidDataException)
        {
            throw Damaged(file, "压缩包读不通");
        }
    }

    static BackupManifest ReadManifest(ZipArchive zip, string file)
    {
        var entry = zip.GetEntry(BackupManifest.Name) ?? throw Damaged(file, $"没有 {BackupManifest.Name}，可能不是本程序的备份");
        try
        {
            using var stream = entry.Open();
            var manifest = BackupManifest.Read(stream);
            var (listed, held) = (manifest.Members.Select(m => m.Path).Append(BackupManifest.Name).ToHashSet(), zip.Entries.Select(e => e.FullName).ToList());
            if (held.Find(name => !listed.Contains(name)) is { } extra) throw Damaged(file, $"多出 {extra}");
            if (!listed.Contains(BackupManifest.Database)) throw Damaged(file, "里面没有数据库");
            return manifest;
        }
        catch (JsonException)
        {
            throw Damaged(file, $"{BackupManifest.Name} 看不懂，可能是更新的版本写的");
        }
    }

    // 备份里的名字不许走出文件夹
    static string PathOf(string name, string beside, string file)
    {
        var path = Path.GetFullPath(Path.Combine(beside, name.StartsWith("data/", StringComparison.Ordinal) ? name["data/".Length..] : name));
        return path.StartsWith(beside + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : throw Damaged(file, $"成员名“{name}”不合规");
    }

    static BadInputException Damaged(string file, string how) => new($"{file} 不是完整的备份：{how}。什么都没有恢复。");
}
