namespace Chuqing.Office.Files.Sheets;

/// <summary>Whose data a sheet holds, where the licence asks that the name be shown wherever the data are.</summary>
/// <remarks>It travels inside the source of each fact, before the file and row: so it is there as long as the fact is, also in old versions, snapshots and copies of the table.</remarks>
/// <param name="Source">Who made it and its name: Global Energy Monitor, Global Iron and Steel Tracker.</param>
/// <param name="Licence">Such as CC BY 4.0.</param>
/// <param name="Link">Where it was published; https.</param>
public sealed record Attribution(string Source, string Licence, string Link)
{
    /// <summary>Most characters of <see cref="ToString"/>.</summary>
    public const int Longest = 210;

    // 事实的来源一栏最长 300 字：署名之外，留给文件名和行号
    const int LongestFile = 70;
    internal const string Opens = "【来源：", Closes = "】";
    const string Parts = "；";

    /// <summary>As a mapping writes it.</summary>
    /// <param name="problem">What is wrong; null when all is well.</param>
    public static Attribution? Of(string? source, string? licence, string? link, out string? problem)
    {
        var made = new Attribution(source?.Trim() ?? "", licence?.Trim() ?? "", link?.Trim() ?? "");
        problem = made.Source.Length == 0 || made.Licence.Length == 0 ? "source 和 licence 都要写"
            : !Uri.TryCreate(made.Link, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps ? "link 要写 https:// 开头的网址"
            : new[] { made.Source, made.Licence, made.Link }.Any(p => p.Contains(Parts, StringComparison.Ordinal) || p.Contains(Closes, StringComparison.Ordinal)) ? $"不能有“{Parts}”和“{Closes}”"
            : made.ToString().Length > Longest ? $"合起来最长 {Longest} 字" : null;
        return problem is null ? made : null;
    }

    /// <summary>The name of a file as the facts of its rows bear it: with the attribution before it, where there is one.</summary>
    public static string Mark(Attribution? attribution, string file) =>
        attribution is null ? file : $"{attribution}{(file.Length <= LongestFile ? file : file[..LongestFile] + "…")}";

    /// <summary>The attribution that a fact's source carries, and the rest: file and row. Null where it carries none.</summary>
    public static (Attribution? Attribution, string Place) In(string source)
    {
        var end = source.StartsWith(Opens, StringComparison.Ordinal) ? source.IndexOf(Closes, StringComparison.Ordinal) : -1;
        if (end < 0 || source[Opens.Length..end].Split(Parts) is not [var who, var licence, var link]) return (null, source);
        return Of(who, licence, link, out _) is { } found ? (found, source[(end + Closes.Length)..]) : (null, source);
    }

    public override string ToString() => $"{Opens}{Source}{Parts}{Licence}{Parts}{Link}{Closes}";
}
