using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Chuqing.Office.Files;
using Chuqing.Office.Settings;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Data.Backups;

/// <summary>What a backup holds.</summary>
/// <param name="Lost">Names of files that the database knows and the disk does not have; the backup stands without them.</param>
public sealed record BackupDone(long Bytes, int Members, IReadOnlyList<string> Lost);

/// <summary>Database, files, packs and keys together in one file. A server may go on working meanwhile.</summary>
public sealed class BackupService(OfficeSettings settings, AppDbFactory databases, TimeProvider time)
{
    // 半成的上传、别的程序的草稿、库本身（另外照）都不进备份
    static readonly string[] LeftOut = ["incoming", "tmp", "staging", "released", DatabaseSettings.FileName, DatabaseSettings.FileName + "-wal", DatabaseSettings.FileName + "-shm", DatabaseSettings.FileName + "-journal"];

    /// <summary>Writes a backup: temporary name, flushed, renamed. A half backup never bears the name.</summary>
    /// <exception cref="BadInputException">The file is there already, or the database could not be copied.</exception>
    public async Task<BackupDone> TakeAsync(string file, CancellationToken cancel)
    {
        var target = Path.GetFullPath(file);
        if (File.Exists(target) || Directory.Exists(target)) throw new BadInputException($"已经有 {target}，没有覆盖。请换一个文件名。");
        if (Path.GetDirectoryName(target) is not { } folder || !Directory.Exists(folder)) throw new BadInputException($"没有文件夹 {Path.GetDirectoryName(target)}。请先建好。");
        if (target.StartsWith(settings.DataFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new BadInputException("备份不能放在数据文件夹里。请换一个地方，最好是另一块盘。");
        var (part, copy) = ($"{target}.part", $"{target}.database.part");
        try
        {
            // 先照库再抄文件：文件先于它的行写成，且从不改、不删，所以库里有的文件一定抄得到
            var lost = await LostAsync(cancel);
            await DatabaseCopy.TakeAsync(settings.Database, copy, cancel);
            var members = await WriteAsync(part, copy, cancel);
            File.Move(part, target);
            return new(new FileInfo(target).Length, members, lost);
        }
        finally
        {
            File.Delete(part);
            File.Delete(copy);
        }
    }

    async Task<IReadOnlyList<string>> LostAsync(CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.System);
        var files = new FileStore(settings.FilesFolder, time);
        var rows = await db.Set<StoredFile>().AsNoTracking().OrderBy(f => f.At).ToListAsync(cancel);
        return [.. rows.Where(f => !files.Has(f)).Select(f => f.Name)];
    }

    async Task<int> WriteAsync(string part, string copy, CancellationToken cancel)
    {
        await using var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None);
        List<BackupMember> members = [];
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            members.Add(await AddAsync(zip, BackupManifest.Database, copy, cancel));
            foreach (var path in FilesBeneath(settings.DataFolder))
                members.Add(await AddAsync(zip, $"data/{Path.GetRelativePath(settings.DataFolder, path).Replace('\\', '/')}", path, cancel));
            await using var manifest = zip.CreateEntry(BackupManifest.Name).Open();
            await manifest.WriteAsync(new BackupManifest(1, settings.Database.Provider, time.UtcNow(), members).Write(), cancel);
        }
        stream.Flush(flushToDisk: true);
        return members.Count;
    }

    static IEnumerable<string> FilesBeneath(string folder) => new DirectoryInfo(folder).EnumerateFileSystemInfos()
        .Where(entry => !LeftOut.Contains(entry.Name) && !entry.Name.StartsWith('.') && entry.LinkTarget is null)
        .OrderBy(entry => entry.Name, StringComparer.Ordinal)
        .SelectMany(entry => entry is DirectoryInfo inner ? FilesBeneath(inner.FullName) : [entry.FullName]);

    static async Task<BackupMember> AddAsync(ZipArchive zip, string name, string path, CancellationToken cancel)
    {
        await using var from = File.OpenRead(path);
        await using var into = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        var (length, sha256) = await CopyAsync(from, into, cancel);
        return new(name, length, sha256);
    }

    internal static async Task<(long Length, string Sha256)> CopyAsync(Stream from, Stream into, CancellationToken cancel)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        var length = 0L;
        while (await from.ReadAsync(buffer, cancel) is var read and > 0)
        {
            digest.AppendData(buffer, 0, read);
            await into.WriteAsync(buffer.AsMemory(0, read), cancel);
            length += read;
        }
        ArrayPool<byte>.Shared.Return(buffer);
        return (length, Convert.ToHexStringLower(digest.GetHashAndReset()));
    }
}
