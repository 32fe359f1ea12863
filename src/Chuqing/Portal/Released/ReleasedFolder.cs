using System.Text;
using Chuqing.Office;

namespace Chuqing.Web.Portal.Released;

/// <summary>The folder that the portal serves. Needs nothing but the disk: whoever reads it never meets a half file.</summary>
public sealed class ReleasedFolder(string root)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Root => root;

    /// <summary>Writes a text unless it already stands there: temporary name, flushed to the platter, renamed.</summary>
    /// <param name="path">Relative, with forward strokes.</param>
    /// <returns>Whether something was written.</returns>
    public async Task<bool> WriteAsync(string path, string text, CancellationToken cancel)
    {
        var target = Path.Combine(root, path);
        var content = Utf8.GetBytes(text);
        if (File.Exists(target) && (await File.ReadAllBytesAsync(target, cancel)).AsSpan().SequenceEqual(content)) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var incoming = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.CreateVersion7():N}");
        try
        {
            await using (var file = new FileStream(incoming, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true))
            {
                await file.WriteAsync(content, cancel);
                file.Flush(flushToDisk: true);
            }
            File.Move(incoming, target, overwrite: true);
        }
        finally
        {
            File.Delete(incoming);
        }
        return true;
    }

    public bool Has(string path) => File.Exists(Path.Combine(root, path));

    public async Task<string?> ReadAsync(string path, CancellationToken cancel) =>
        Path.Combine(root, path) is var full && File.Exists(full) ? await File.ReadAllTextAsync(full, cancel) : null;

    /// <summary>Keeps every other writer out, also of another process, until disposed.</summary>
    /// <exception cref="BadInputException">Another writer has held it for too long.</exception>
    public async Task<IDisposable> LockAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(root);
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(50))
        {
            try
            {
                return new FileStream(Path.Combine(root, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Patience)
            {
                await Task.Delay(50, cancel);
            }
            catch (IOException held)
            {
                throw new BadInputException($"公开目录 {root} 一直被另一个程序占着：{held.Message}");
            }
        }
    }
}
