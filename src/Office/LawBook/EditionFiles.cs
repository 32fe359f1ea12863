using System.IO.Compression;
using System.Text.Json;
using Chuqing.Law.Shelf;

namespace Chuqing.Office.LawBook;

/// <summary>The files that an edition brings: one JSON file, or a folder as zip, each under its place on the shelf.</summary>
/// <param name="Files">In the order of their paths.</param>
/// <param name="IsWhole">A whole shelf: it brings the terms and the vocabulary, without which no shelf works.</param>
public sealed record EditionFiles(IReadOnlyList<LawFile> Files, bool IsWhole)
{
    /// <summary>Largest upload, in bytes, and what a zip may hold once unpacked.</summary>
    public const long Largest = 20L << 20, LargestUnpacked = 64L << 20;
    public const int MostFiles = 2000;

    static readonly Dictionary<string, string> FolderOf = new() { ["catalogue/1"] = "catalogue/", ["limits/1"] = "limits/", ["baselines/1"] = "baselines/", ["hazards/1"] = "hazards/", ["statements/1"] = "statements/" };

    public string Digest => LawFile.DigestOf(Files);

    /// <summary>Reads what was uploaded.</summary>
    /// <exception cref="BadInputException">Too large, no JSON, a name that leads out of the shelf, or a file whose place cannot be told; nothing was saved.</exception>
    public static EditionFiles Read(string name, byte[] content)
    {
        if (content.LongLength > Largest) throw new BadInputException($"“{name}”有 {content.LongLength >> 20} MB，一次最多 {Largest >> 20} MB。没有保存。");
        var isZip = content.AsSpan().StartsWith("PK\u0003\u0004"u8);
        return Of(isZip ? Unzip(name, content) : [new(PlaceOf(name, content), content)]);
    }

    /// <summary>Reads a folder, or one file, from disk.</summary>
    /// <exception cref="BadInputException">No such folder or file, or as <see cref="Read(string, byte[])"/>.</exception>
    public static EditionFiles Load(string path) =>
        File.Exists(path) ? Read(Path.GetFileName(path), File.ReadAllBytes(path)) : Of(ShelfFolder.Read(path));

    /// <summary>The shelf with these files in it.</summary>
    /// <param name="current">The shelf as it stands, local files included.</param>
    public IReadOnlyList<LawFile> Over(IReadOnlyList<LawFile> current) =>
        [.. current.Where(f => Files.All(own => own.Path != f.Path) && (!IsWhole || LocalFile.Is(f))).Concat(Files).OrderBy(f => f.Path, StringComparer.Ordinal)];

    static EditionFiles Of(IReadOnlyList<LawFile> files)
    {
        if (files.Count == 0) throw new BadInputException("里面一个 JSON 文件也没有。没有保存。");
        return new([.. files.OrderBy(f => f.Path, StringComparer.Ordinal)], files.Any(f => f.Path == "terms.json") && files.Any(f => f.Path == "vocabulary.json"));
    }

    static IReadOnlyList<LawFile> Unzip(string name, byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            var entries = zip.Entries.Where(e => e.Name.Length > 0 && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) && !e.Name.StartsWith('.')).ToList();
            if (entries.Count > MostFiles) throw new BadInputException($"“{name}”里有 {entries.Count} 个文件，最多 {MostFiles} 个。没有保存。");
            if (entries.Find(e => !e.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) is { } other) throw new BadInputException($"“{name}”里的 {other.FullName} 不是 JSON 文件。法规架上只有 JSON，请去掉再传。没有保存。");
            var paths = WithoutTop(entries.ConvertAll(e => e.FullName.Replace('\\', '/')));
            var left = LargestUnpacked;
            return [.. entries.Zip(paths, (entry, path) => new LawFile(Safe(path), Content(entry, name, ref left)))];
        }
        catch (InvalidDataException)
        {
            throw new BadInputException($"“{name}”不是完好的 zip 文件，请重新打包。没有保存。");
        }
    }

    // 声明的大小可以是假的：边解边数
    static byte[] Content(ZipArchiveEntry entry, string name, ref long left)
    {
        using var from = entry.Open();
        using var into = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (from.Read(buffer) is var read and > 0)
        {
            if ((left -= read) < 0) throw new BadInputException($"“{name}”解开后超过 {LargestUnpacked >> 20} MB。没有保存。");
            into.Write(buffer, 0, read);
        }
        return into.ToArray();
    }

    // 打包时常连外面的文件夹一起打进来
    static List<string> WithoutTop(List<string> paths)
    {
        var top = paths.Count == 0 ? null : paths[0].Split('/') is [var first, _, ..] ? $"{first}/" : null;
        var known = FolderOf.Values.Concat(["texts/", "calendar/", "divisions/", LocalFile.Folder]);
        return top is null or "../" or "./" or "/" || known.Contains(top) || !paths.TrueForAll(p => p.StartsWith(top, StringComparison.Ordinal)) ? paths : WithoutTop(paths.ConvertAll(p => p[top.Length..]));
    }

    static string Safe(string path) =>
        path.Length <= 200 && !path.StartsWith('/') && path.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && !part.Contains(':'))
            ? path : throw new BadInputException($"文件名“{path}”不能用：应是法规架里的位置，如 catalogue/steel.json。没有保存。");

    static string PlaceOf(string name, byte[] content)
    {
        var file = Path.GetFileName(name.Replace('\\', '/'));
        if (!file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) throw new BadInputException($"“{name}”不是 JSON 文件，也不是 zip。请传法规架的 JSON，或把整个文件夹打成 zip。没有保存。");
        try
        {
            var bytes = content.AsMemory();
            using var json = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, new() { CommentHandling = JsonCommentHandling.Skip });
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Array) return Safe($"texts/{file}");
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("format", out var said) && said.ValueKind == JsonValueKind.String)
            {
                if (FolderOf.TryGetValue(said.GetString()!, out var folder)) return Safe(folder + file);
                if (said.GetString() == LocalFile.Format) return Safe($"{LocalFile.Folder}{LocalFile.Open(new(file, content)).Area}/{file}");
                if (said.GetString() == "transitions/1") return "transitions.json";
            }
            if (file is "terms.json" or "vocabulary.json") return file;
        }
        catch (JsonException bad)
        {
            throw new BadInputException($"{file}：$：不是合格的 JSON：第 {bad.LineNumber + 1} 行附近写错了。没有保存。");
        }
        catch (Law.LawFileException bad)
        {
            throw new BadInputException(bad.Message, "没有保存。");
        }
        throw new BadInputException($"{file}：$：看不出放在法规架的哪里。format 应是 catalogue/1、limits/1、baselines/1、hazards/1、statements/1、transitions/1 或 {LocalFile.Format}；别的文件请连文件夹打成 zip。没有保存。");
    }
}
