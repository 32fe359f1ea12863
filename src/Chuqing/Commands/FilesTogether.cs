using Chuqing.Office;
using Chuqing.Office.Returns;

namespace Chuqing.Web.Commands;

/// <summary>Writes several files of a folder so that all are new or all are as before.</summary>
static class FilesTogether
{
    /// <exception cref="BadInputException">The folder cannot be written; what stood there stands as it was.</exception>
    public static async Task WriteAsync(string folder, IReadOnlyList<ReturnFile> files, CancellationToken cancel)
    {
        var made = !Directory.Exists(folder);
        var mark = Guid.CreateVersion7().ToString("N");
        Stack<(string From, string To)> moved = [];
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in files) await WriteThroughAsync(Beside(file.Name, "new"), file.Content, cancel);
            // 从这里起只换名，不再能中途取消
            foreach (var file in files)
            {
                var path = Path.Combine(folder, file.Name);
                if (File.Exists(path)) Move(path, Beside(file.Name, "before"));
                Move(Beside(file.Name, "new"), path);
            }
        }
        catch (Exception e)
        {
            while (moved.TryPop(out var last)) File.Move(last.To, last.From);
            if (Directory.Exists(folder))
            {
                foreach (var file in files) File.Delete(Beside(file.Name, "new"));
                if (made && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
            }
            if (e is IOException or UnauthorizedAccessException) throw new BadInputException($"{folder} 写不了：{e.Message} 三份文件一份都没有换。");
            throw;
        }
        foreach (var file in files) File.Delete(Beside(file.Name, "before"));

        void Move(string from, string to)
        {
            File.Move(from, to);
            moved.Push((from, to));
        }

        string Beside(string name, string what) => Path.Combine(folder, $".{name}.{mark}.{what}");
    }

    static async Task WriteThroughAsync(string path, byte[] content, CancellationToken cancel)
    {
        await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await stream.WriteAsync(content, cancel);
        stream.Flush(flushToDisk: true);
    }
}
