using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Web.Commands;

/// <summary>The shelf that came with the program.</summary>
public static class LawFolder
{
    /// <summary>Where it lies beside the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "law");

    /// <summary>The documents of the shipped shelf alone: commands that print one citation must start at once.</summary>
    /// <exception cref="Law.LawFileException">A file is wrong.</exception>
    public static IReadOnlyDictionary<string, LegalText> Texts() =>
        LegalTexts.Read(Directory.EnumerateFiles(Path.Combine(Shipped, "texts"), "*.json").Order(StringComparer.Ordinal)
            .Select(path => new LawFile($"texts/{Path.GetFileName(path)}", File.ReadAllBytes(path))));
}
