using Chuqing.Law.Shelf;
using Chuqing.Office;

namespace Chuqing.Web.Commands;

/// <summary>The shelf that came with the program.</summary>
public static class LawFolder
{
    /// <summary>Where it lies beside the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "law");

    /// <summary>All files of a law folder, with paths relative to it.</summary>
    /// <exception cref="BadInputException">The folder is not there.</exception>
    public static IReadOnlyList<LawFile> Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new BadInputException($"没有找到法规目录 {folder}。请重新安装程序，或检查 law 目录是否齐全。");
        return [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => new LawFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path)))
            .OrderBy(f => f.Path, StringComparer.Ordinal)];
    }
}
