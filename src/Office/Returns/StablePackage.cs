using System.IO.Compression;

namespace Chuqing.Office.Returns;

/// <summary>Writes a zip so that the same content gives the same bytes: entries in order of name, all with one old date.</summary>
static class StablePackage
{
    // zip 里最早的日子：文件里不留生成的时刻
    static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same package, xlsx or docx, without the moment of its making.</summary>
    public static byte[] Of(byte[] package)
    {
        using var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        List<(string, byte[])> entries = [];
        foreach (var entry in source.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            entries.Add((entry.FullName, content.ToArray()));
        }
        return Write(entries);
    }

    public static byte[] Write(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
            // 内容类型须在最前，读包的程序先看它
            foreach (var (name, content) in entries.OrderBy(e => e.Name != "[Content_Types].xml").ThenBy(e => e.Name, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Epoch;
                using var stream = entry.Open();
                stream.Write(content);
            }
        return target.ToArray();
    }
}
