using System.IO.Compression;
using System.Xml;

namespace Chuqing.Office.Files.Sheets;

/// <summary>The zip of an xlsx: its limits, its list of sheets and the way to each part.</summary>
sealed class XlsxPackage : IDisposable
{
    static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
    readonly ZipArchive zip;
    readonly SheetLimits limits;
    readonly Dictionary<string, ZipArchiveEntry> parts;
    List<string>? strings;
    XlsxStyles? styles;
    string? stringsPart, stylesPart;

    XlsxPackage(ZipArchive zip, string file, SheetLimits limits)
    {
        (this.zip, File, this.limits) = (zip, file, limits);
        parts = zip.Entries.GroupBy(e => Clean(e.FullName)).ToDictionary(g => g.Key, g => g.First());
    }

    public string File { get; }

    public bool Is1904 { get; private set; }

    public IReadOnlyList<SheetTable> Tables { get; private set; } = [];

    /// <summary>The ending of a sheet in another zipped format, .ods or .xlsb; null for xlsx.</summary>
    public string? ConvertedFrom => parts.ContainsKey("xl/workbook.bin") ? ".xlsb" : parts.ContainsKey("content.xml") && parts.ContainsKey("mimetype") ? ".ods" : null;

    public List<string> Strings => strings ??= Read(stringsPart, xml => XlsxStrings.Read(xml, File, limits));

    public XlsxStyles Styles => styles ??= Read(stylesPart, XlsxStyles.Read);

    public static XlsxPackage Open(Stream stream, string file, SheetLimits limits)
    {
        ZipArchive? zip = null;
        try
        {
            stream.Position = 0;
            zip = new(stream, ZipArchiveMode.Read, leaveOpen: true);
            CheckDirectory(zip, file, limits);
            var package = new XlsxPackage(zip, file, limits);
            if (package.ConvertedFrom is null) package.ReadWorkbook();
            return package;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or XmlException)
        {
            zip?.Dispose();
            throw Damaged(file);
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    public static BadInputException Damaged(string place) => new($"{place} 不完整或已损坏（可能下载、拷贝时中断）。请重新取一份，或在 Excel 里打开、修复后另存为 xlsx。");

    static void CheckDirectory(ZipArchive zip, string file, SheetLimits limits)
    {
        if (zip.Entries.Count > limits.MaxParts) throw new BadInputException($"{file} 里有 {zip.Entries.Count} 个部件，超过上限 {limits.MaxParts}，不像表格。");
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            if (entry.IsEncrypted) throw new BadInputException($"{file} 加了密码，读不了。请去掉密码再交。");
            total += entry.Length;
            if (total < 0 || total > limits.MaxUnpackedBytes)
                throw new BadInputException($"{file} 解开后超过 {SheetLimits.Megabytes(limits.MaxUnpackedBytes)} 的上限，没有读取。请拆成几个文件。");
            if (entry.Length > 8 << 20 && entry.Length > entry.CompressedLength * limits.MaxRatio)
                throw new BadInputException($"{file} 的压缩比超过 {limits.MaxRatio} 倍，像是压缩炸弹，没有读取。请在 Excel 里打开，把数据粘到新表，另存为 xlsx。");
        }
    }

    void ReadWorkbook()
    {
        if (parts.Keys.Any(p => p.StartsWith("word/", StringComparison.Ordinal))) throw new BadInputException($"{File} 其实是 Word 文档，不是表格。请把表格放进 Excel，另存为 xlsx 再交。");
        if (parts.Keys.Any(p => p.StartsWith("ppt/", StringComparison.Ordinal))) throw new BadInputException($"{File} 其实是 PPT，不是表格。请交 xlsx 或 csv。");
        var workbook = Relations("").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target ?? "xl/workbook.xml";
        if (!parts.ContainsKey(workbook)) throw new BadInputException($"{File} 是压缩包，里面没有表格。请解压后交里面的 xlsx 或 csv。");
        var relations = Relations(workbook).DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        stringsPart = relations.Values.FirstOrDefault(r => r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Target;
        stylesPart = relations.Values.FirstOrDefault(r => r.Type.EndsWith("/styles", StringComparison.Ordinal)).Target;
        var tables = new List<SheetTable>();
        using var xml = Part(workbook)!;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") Is1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet") continue;
            var id = Attribute(xml, "id") ?? "";
            if (relations.TryGetValue(id, out var relation) && relation.Type.EndsWith("/worksheet", StringComparison.Ordinal) && parts.ContainsKey(relation.Target))
                tables.Add(new XlsxTable(this, relation.Target, xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden", limits));
        }
        Tables = tables.Count > 0 ? tables : throw new BadInputException($"{File} 里没有工作表。");
    }

    /// <summary>Opens a part; every byte that comes out is counted.</summary>
    public Stream? Bytes(string? part) => part is null || !parts.TryGetValue(part, out var entry) ? null
        : new BoundedStream(entry.Open(), limits.MaxUnpackedBytes, () => new($"{File} 解开后超过 {SheetLimits.Megabytes(limits.MaxUnpackedBytes)} 的上限，没有读完。请拆成几个文件。"));

    public IReadOnlyCollection<ZipArchiveEntry> Entries => zip.Entries;

    public XmlReader? Part(string? part) => Bytes(part) is { } bytes ? Over(bytes) : null;

    /// <summary>Reads XML with the limits that hold for every part; closes what it reads.</summary>
    public static XmlReader Over(Stream bytes)
    {
        var settings = Xml.Clone();
        settings.CloseInput = true;
        return XmlReader.Create(bytes, settings);
    }

    /// <summary>Runs a reading and turns what a damaged part throws into a sentence.</summary>
    public static T Guard<T>(string place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or XmlException)
        {
            throw Damaged(place);
        }
    }

    T Read<T>(string? part, Func<XmlReader?, T> read) => Guard(File, () =>
    {
        using var xml = Part(part);
        return read(xml);
    });

    IEnumerable<(string Id, string Type, string Target)> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        using var xml = Part($"{part[..slash]}_rels/{part[slash..]}.rels");
        while (xml?.Read() == true)
            if (xml.LocalName == "Relationship" && xml.NodeType == XmlNodeType.Element && xml.GetAttribute("TargetMode") != "External")
                yield return (xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", Resolve(part[..slash], xml.GetAttribute("Target") ?? ""));
    }

    static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return Clean(target);
        var steps = new List<string>();
        foreach (var step in (folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step != ".") steps.Add(step);
        return Clean(string.Join('/', steps));
    }

    static string? Attribute(XmlReader xml, string localName)
    {
        string? found = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == localName) found = xml.Value;
        xml.MoveToElement();
        return found;
    }

    // 部件名不分大小写（ECMA-376 第二部分）；个别软件写反斜杠
    internal static string Clean(string name) => name.Replace('\\', '/').TrimStart('/').ToLowerInvariant();

    public void Dispose() => zip.Dispose();
}
