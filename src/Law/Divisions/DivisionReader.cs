namespace Chuqing.Law.Divisions;

/// <summary>A division as the official code list writes it.</summary>
/// <param name="Code">Six digits for a city or county, nine for a town.</param>
/// <param name="Towns">Empty for a town.</param>
public sealed record DivisionEntry(string Code, string Name, IReadOnlyList<DivisionEntry> Towns);

/// <summary>One file of <c>law/divisions/</c>: a city with its counties and towns.</summary>
/// <param name="From">Day since which codes and names stand so.</param>
/// <param name="Outside">Stands for places outside the city; null where the file has none.</param>
public sealed record CityDivisions(string Code, string Name, DateOnly From, DivisionEntry? Outside, IReadOnlyList<DivisionEntry> Counties);

/// <summary>Reads one file of <c>law/divisions/</c>.</summary>
public static class DivisionReader
{
    /// <param name="file">Name for refusals, e.g. <c>divisions/440200.json</c>.</param>
    /// <exception cref="LawFileException">A code of the wrong form, one twice, or one that does not lie in the place above it.</exception>
    public static CityDivisions Read(Stream stream, string file)
    {
        var root = LawNode.Open(stream, file).Only("city", "outside", "counties");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var city = root.Need("city", "市").Only("code", "name", "from");
        var code = Code(city, 6, "", seen);
        if (!code.EndsWith("00", StringComparison.Ordinal)) throw city.Wrong($"市的代码“{code}”末两位应是 00。");
        var outside = root.Maybe("outside")?.Only("code", "name");
        return new(code, city.Need("name", "市名").Text(), city.Need("from", "施行日").Day(),
            outside is null ? null : new(Code(outside, 6, "", seen), outside.Need("name", "名称").Text(), []),
            [.. root.Need("counties", "县（市、区）").Items().Select(c => County(c, code[..4], seen))]);
    }

    static DivisionEntry County(LawNode node, string city, HashSet<string> seen)
    {
        var code = Code(node.Only("code", "name", "towns"), 6, city, seen);
        return new(code, node.Need("name", "县名").Text(),
            [.. node.Need("towns", "镇（街道）").Items().Select(t => new DivisionEntry(Code(t.Only("code", "name"), 9, code, seen), t.Need("name", "镇名").Text(), []))]);
    }

    static string Code(LawNode node, int digits, string above, HashSet<string> seen)
    {
        var code = node.Need("code", "区划代码");
        var text = code.Text();
        if (text.Length != digits || !text.All(char.IsAsciiDigit)) throw code.Wrong($"区划代码“{text}”应是 {digits} 位数字。");
        if (!text.StartsWith(above, StringComparison.Ordinal)) throw code.Wrong($"区划代码“{text}”不在 {above} 之下。");
        return seen.Add(text) ? text : throw code.Wrong($"区划代码“{text}”写了两次。");
    }
}
