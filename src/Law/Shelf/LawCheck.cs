namespace Chuqing.Law.Shelf;

/// <summary>Judges a shelf: every fault that keeps it from being law.</summary>
public static class LawCheck
{
    /// <summary>All faults, in the order of the files; empty where the shelf is sound.</summary>
    /// <remarks>A file that is not JSON, or a value with two faults, shows its first fault; the next shows once that is mended.</remarks>
    public static IReadOnlyList<LawFileException> Problems(IReadOnlyList<LawFile> files)
    {
        var problems = new List<LawFileException>();
        var pack = LawPack.Read(files, problems);
        if (pack.Catalogue.Count + pack.Limits.Count == 0 && problems.Count == 0)
            problems.Add(new("catalogue/", "$", "一条规则也没有读到。"));
        return problems;
    }
}
