using System.IO.Compression;
using Chuqing.Law.Shelf;

namespace Chuqing.Office.LawBook;

/// <summary>A shelf as a folder on disk or as the zip that the database keeps. Both give the same files, so the same pack.</summary>
public static class ShelfFolder
{
    const long LargestShelf = 64L << 20;

    /// <summary>All JSON files beneath a folder.</summary>
    /// <exception cref="BadInputException">No such folder.</exception>
    public static IReadOnlyList<LawFile> Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new BadInputException($"找不到法规文件夹“{folder}”。");
        return [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => new LawFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path)))
            .OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    public static byte[] Zip(IReadOnlyList<LawFile> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in files)
            {
                using var entry = zip.CreateEntry(file.Path, CompressionLevel.Optimal).Open();
                entry.Write(file.Content);
            }
        return buffer.ToArray();
    }

    public static IReadOnlyList<LawFile> Unzip(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        if (zip.Entries.Sum(e => e.Length) > LargestShelf) throw new BadInputException($"法规包解开后超过 {LargestShelf >> 20} MB，没有读。");
        return [.. zip.Entries.Select(entry =>
        {
            using var from = entry.Open();
            using var into = new MemoryStream();
            from.CopyTo(into);
            return new LawFile(entry.FullName, into.ToArray());
        })];
    }
}
