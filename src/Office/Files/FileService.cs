using Chuqing.Office.Data;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Files;

/// <summary>Takes files in and gives them out again, each to those who may see them.</summary>
public sealed class FileService(AppDb db, FileStore store, TimeProvider time)
{
    /// <summary>Takes a file in, with its ledger entry. It belongs to nothing until an act names it; only its sender may name it.</summary>
    /// <param name="divisionPath">Whose officers, and those above, may open it.</param>
    /// <exception cref="BadInputException">Empty or too large.</exception>
    public async Task<StoredFile> ReceiveAsync(SignedIn by, string divisionPath, string name, string contentType, Stream content, CancellationToken cancel)
    {
        if (!by.Scope.Contains(divisionPath)) throw new OutOfScopeException("附件要放进的辖区不是您的。没有保存。");
        var file = await store.SaveAsync(by.City, Short(Path.GetFileName(name)), KnownType(contentType), content, cancel);
        (file.SentBy, file.DivisionPath) = (by.PersonId, divisionPath);
        db.Add(file);
        db.Record(by.Actor, "files.receive", new("file", file.Id, divisionPath), time.UtcNow(), new { file.Size, file.Sm3 });
        await db.SaveChangesAsync(cancel);
        return file;
    }

    /// <summary>Files by their ids, as far as one may see them; the order of the ids.</summary>
    public async Task<IReadOnlyList<StoredFile>> FindAsync(SignedIn by, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var files = await db.Set<StoredFile>().AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(cancel);
        return [.. ids.Select(id => files.Find(f => f.Id == id)).OfType<StoredFile>().Where(f => MaySee(by, f))];
    }

    /// <summary>A file and its content.</summary>
    /// <exception cref="NotFoundException">No such file in one's divisions, or its content is gone from the disk.</exception>
    public async Task<(StoredFile File, Stream Content)> OpenAsync(SignedIn by, Guid id, CancellationToken cancel)
    {
        var file = await db.Set<StoredFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancel);
        if (file is null || !MaySee(by, file)) throw new NotFoundException("这个附件");
        try
        {
            return (file, store.Open(file));
        }
        catch (IOException)
        {
            throw new NotFoundException($"附件“{file.Name}”的内容");
        }
    }

    static bool MaySee(SignedIn by, StoredFile file) => file.DivisionPath is not { } path ? by.City == file.City : by.Scope.Contains(path);

    static string KnownType(string type) => type is { Length: > 0 and <= 120 } ? type : "application/octet-stream";

    // 库里留 255 字；名字太长就留住后缀
    static string Short(string name) => name.Length <= 200 ? name : name[..180] + Path.GetExtension(name)[..Math.Min(20, Path.GetExtension(name).Length)];
}
