namespace Chuqing.Office.Files.Sheets;

/// <summary>How long a sheet is, told without reading its cells.</summary>
public static class SheetSize
{
    /// <summary>Number of the last row of the longest sheet; of a csv the number of its line ends.</summary>
    /// <returns>Null where it cannot be told: old formats, and files that reading will refuse.</returns>
    public static int? RowsOf(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            switch (FileContent.Sniff(stream))
            {
                case ContentKind.Zip:
                    using (var package = XlsxPackage.Open(stream, Path.GetFileName(path), SheetLimits.Default))
                        return package.ConvertedFrom is null ? package.Tables.Max(t => t.LastRow) : null;
                case ContentKind.Text:
                    return LineEnds(stream);
                default:
                    return null;
            }
        }
        catch (BadInputException)
        {
            return null; // 读的时候会说清楚
        }
    }

    static int LineEnds(Stream stream)
    {
        var (count, buffer) = (0, new byte[1 << 16]);
        for (int read; (read = stream.Read(buffer)) > 0;) count += buffer.AsSpan(0, read).Count((byte)'\n');
        return count;
    }
}
