namespace Chuqing.Law.Shelf;

/// <summary>地方规定: one file <c>local/{area}/{name}.json</c> with the rules of a province or city, in the forms of the shelf itself.</summary>
/// <remarks>Every id in it begins with <c>local.{area}.</c>: it adds to the national law and can never take the place of a national value.</remarks>
public sealed class LocalFile
{
    public const string Folder = "local/", Format = "local/1";
    internal const string Prefix = "local.";
    internal static readonly string[] RuleKinds = ["catalogue", "limits", "baselines"];

    LocalFile(LawFile file, LawNode root, string area, string name) => (File, Root, Area, Name) = (file, root, area, name);

    public LawFile File { get; }

    /// <summary>Code of the province or city, six digits: 440000, 440200.</summary>
    public string Area { get; }

    /// <summary>Name of the instrument, as people read it.</summary>
    public string Name { get; }

    /// <summary>What every id of the file begins with.</summary>
    public string IdPrefix => $"{Prefix}{Area}.";

    internal LawNode Root { get; }

    public static bool Is(LawFile file) => file.IsIn(Folder);

    /// <summary>Opens a local file; its rules are read with the pack.</summary>
    /// <exception cref="LawFileException">Not a local file, an area that is none, or one that its place on the shelf does not name.</exception>
    public static LocalFile Open(LawFile file)
    {
        var root = LawNode.Open(file).Only("format", "area", "name", "texts", "catalogue", "limits", "baselines");
        var format = root.Need("format", "文件格式");
        if (format.Text() != Format) throw format.Wrong($"格式“{format.Text()}”不认识，这里应是“{Format}”。");
        var area = root.Need("area", "行政区划代码");
        if (area.Text() is not { Length: 6 } code || !code.All(char.IsAsciiDigit) || !code.EndsWith("00", StringComparison.Ordinal))
            throw area.Wrong($"“{area.Text()}”不是省、市的六位行政区划代码，请写成 440000 或 440200 这样。");
        if (Is(file) && file.Path.Split('/') is not [_, var folder, _]) throw root.Wrong($"地方规定的位置应是 {Folder}区划代码/文件名.json。");
        if (Is(file) && file.Path.Split('/')[1] != code) throw area.Wrong($"文件放在 {file.Path}，与区划代码 {code} 不一致。");
        return new(file, root, code, root.Need("name", "文件名称").Text());
    }

    /// <summary>Whether the area holds for a city: the city itself, or its province.</summary>
    public static bool Holds(string area, string city) => area == city || IsProvince(area) && city.StartsWith(area[..2], StringComparison.Ordinal);

    public static bool IsProvince(string area) => area.EndsWith("0000", StringComparison.Ordinal);

    /// <summary>Why an id may not stand where it stands: local ids begin with their area, national ones never do.</summary>
    internal static string? WrongId(string id, string? prefix) =>
        prefix is null
            ? id.StartsWith(Prefix, StringComparison.Ordinal) ? $"编号“{id}”以 {Prefix} 开头，那是地方规定的编号；全国的规定不能这样写。" : null
            : !id.StartsWith(prefix, StringComparison.Ordinal) || id.Length == prefix.Length ? $"编号“{id}”应以 {prefix} 开头，免得与全国的规定混淆。" : null;

    internal IEnumerable<LawNode> Parts(string kind) => Root.Maybe(kind)?.Items() ?? [];
}
