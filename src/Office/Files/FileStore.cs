using System.Security.Cryptography;
using Chuqing.Office.Data;
using Org.BouncyCastle.Crypto.Digests;

namespace Chuqing.Office.Files;

/// <summary>附件: a file that came in, addressed by its content.</summary>
public sealed class StoredFile : ICityOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string City { get; init; }

    /// <summary>The name that the sender gave; shown, never used as a path.</summary>
    public required string Name { get; init; }
    public required string ContentType { get; init; }
    public long Size { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>SM3 of the content: what the ledger keeps.</summary>
    public required string Sm3 { get; init; }
    public DateTime At { get; init; }

    /// <summary>Who sent it; null for what the program itself loaded.</summary>
    public Guid? SentBy { get; set; }

    /// <summary>The division whose officers, and those above, may open it; null for the whole city.</summary>
    public string? DivisionPath { get; set; }
}

/// <summary>Files on disk: temporary name, flushed to the platter, renamed to the SHA-256 of the content. A half file is never seen.</summary>
public sealed class FileStore(string root, TimeProvider time)
{
    /// <summary>Largest file taken in, in bytes.</summary>
    public const long Limit = 200L << 20;

    /// <summary>Streams a file to disk. The row is the caller's to save, with its act.</summary>
    /// <exception cref="BadInputException">The file is larger than <see cref="Limit"/>, or empty.</exception>
    public async Task<StoredFile> SaveAsync(string city, string name, string contentType, Stream content, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.Combine(root, "incoming"));
        var incoming = Path.Combine(root, "incoming", Guid.CreateVersion7().ToString("N"));
        try
        {
            var (sha, sm3, size) = await CopyAsync(content, incoming, name, cancel);
            var address = Address(sha);
            Directory.CreateDirectory(Path.GetDirectoryName(address)!);
            if (!File.Exists(address)) File.Move(incoming, address);
            return new() { City = city, Name = Path.GetFileName(name), ContentType = contentType, Size = size, Sha256 = sha, Sm3 = sm3, At = time.UtcNow() };
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    public Stream Open(StoredFile file) => File.OpenRead(Address(file.Sha256));

    /// <summary>Whether the content is on disk, with the length that the row says.</summary>
    public bool Has(StoredFile file) => new FileInfo(Address(file.Sha256)) is { Exists: true } found && found.Length == file.Size;

    string Address(string sha256) => Path.Combine(root, sha256[..2], sha256);

    static async Task<(string Sha256, string Sm3, long Size)> CopyAsync(Stream content, string path, string name, CancellationToken cancel)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sm3 = new SM3Digest();
        var (buffer, size) = (new byte[128 * 1024], 0L);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true);
        while (await content.ReadAsync(buffer, cancel) is var read and > 0)
        {
            size += read;
            if (size > Limit) throw new BadInputException($"文件“{name}”超过 {Limit >> 20} MB。请压缩图片或分开上传；没有保存。");
            sha.AppendData(buffer, 0, read);
            sm3.BlockUpdate(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        if (size == 0) throw new BadInputException($"文件“{name}”是空的，没有保存。");
        file.Flush(flushToDisk: true);
        var digest = new byte[sm3.GetDigestSize()];
        sm3.DoFinal(digest);
        return (Convert.ToHexStringLower(sha.GetHashAndReset()), Convert.ToHexStringLower(digest), size);
    }
}
