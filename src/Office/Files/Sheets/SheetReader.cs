namespace Chuqing.Office.Files.Sheets;

/// <summary>Opens an officer's sheet by what it is, not by what it is called.</summary>
public static class SheetReader
{
    /// <param name="path">The file on disk.</param>
    /// <param name="limits">What the sheet may cost.</param>
    /// <param name="name">The sender's name for it, for messages; null takes that on disk.</param>
    /// <param name="convertedAt">Where the conversion of an old format is kept, and taken from the next time; null keeps none.</param>
    /// <param name="cancel">Ends a conversion that is under way.</param>
    /// <exception cref="BadInputException">Missing, empty, too large, damaged, encrypted or no sheet at all; says which.</exception>
    public static SheetBook Read(string path, SheetLimits? limits = null, string? name = null, string? convertedAt = null, CancellationToken cancel = default)
    {
        name ??= Path.GetFileName(path);
        if (!File.Exists(path)) throw new BadInputException($"找不到文件 {path}。");
        try
        {
            return Own(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), name, limits ?? SheetLimits.Default, convertedAt, cancel);
        }
        catch (UnauthorizedAccessException)
        {
            throw new BadInputException($"没有权限读 {path}。");
        }
        catch (IOException)
        {
            throw new BadInputException($"{name} 打不开：可能正被别的程序占用，请关掉后再试。");
        }
    }

    /// <inheritdoc cref="Read(string, SheetLimits?, string?, string?, CancellationToken)"/>
    /// <param name="stream">Read to its end when it cannot seek; never closed here.</param>
    /// <param name="name">The sender's file name, for messages and for the remark that it does not fit the content.</param>
    /// <param name="limits">What the sheet may cost.</param>
    /// <param name="cancel">Ends a conversion that is under way.</param>
    public static SheetBook Read(Stream stream, string name, SheetLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= SheetLimits.Default;
        return stream.CanSeek ? Open(stream, name, limits, null, cancel) : Own(Spool(stream, name, limits), name, limits, null, cancel);
    }

    static SheetBook Own(FileStream file, string name, SheetLimits limits, string? convertedAt, CancellationToken cancel)
    {
        try
        {
            return Open(file, name, limits, convertedAt, cancel, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    static SheetBook Open(Stream stream, string name, SheetLimits limits, string? convertedAt, CancellationToken cancel, params IDisposable[] held)
    {
        if (stream.Length == 0) throw new BadInputException($"{name} 是空文件（0 字节）。");
        if (stream.Length > limits.MaxFileBytes)
            throw new BadInputException($"{name} 有 {SheetLimits.Megabytes(stream.Length)}，超过上限 {SheetLimits.Megabytes(limits.MaxFileBytes)}。请拆成几个文件。");
        var extension = Path.GetExtension(name).TrimStart('.').ToUpperInvariant();
        switch (FileContent.Sniff(stream))
        {
            case ContentKind.Zip:
                var package = XlsxPackage.Open(stream, name, limits);
                if (package.ConvertedFrom is { } other) { package.Dispose(); return Convert(stream, name, other, limits, convertedAt, held, cancel); }
                return new(name, package.Tables, Remark(extension, "XLSX", "XLSM", "XLTX", "ET"), [package, .. held]);
            case ContentKind.OldExcel:
                return Convert(stream, name, ".xls", limits, convertedAt, held, cancel);
            case ContentKind.Text:
                return new(name, [new CsvTable(stream, name, limits)], Remark(extension, "CSV", "TSV", "TXT"), held);
            case var refused:
                throw new BadInputException($"{name} {FileContent.Refusal(refused)}");
        }

        string[] Remark(string extension, params string[] fitting) =>
            extension.Length == 0 || fitting.Contains(extension) ? []
                : [$"{name} 的扩展名是 .{extension.ToLowerInvariant()}，内容其实是 {fitting[0].ToLowerInvariant()}，已按内容读取。"];
    }

    static SheetBook Convert(Stream stream, string name, string extension, SheetLimits limits, string? convertedAt, IDisposable[] held, CancellationToken cancel)
    {
        var converted = Kept(convertedAt) ?? LibreOffice.ToXlsx(stream, name, extension, limits, limits.SearchPath ?? Environment.GetEnvironmentVariable("PATH"), cancel);
        if (convertedAt is not null && !File.Exists(convertedAt)) Keep(converted, convertedAt);
        try
        {
            var package = XlsxPackage.Open(converted, name, limits);
            return new(name, package.Tables, [$"{name} 是旧格式，已由 LibreOffice 转成 xlsx 后读取。"], [package, converted, .. held]);
        }
        catch
        {
            converted.Dispose();
            throw;
        }
    }

    static FileStream? Kept(string? path) => path is not null && File.Exists(path) ? new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16) : null;

    // 先写别名再改名：半途断了，下次重转
    static void Keep(FileStream converted, string path)
    {
        var fresh = path + Path.GetRandomFileName();
        using (var copy = File.Create(fresh)) converted.CopyTo(copy);
        converted.Position = 0;
        File.Move(fresh, path, overwrite: true);
    }

    static FileStream Spool(Stream stream, string name, SheetLimits limits)
    {
        var spool = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        using var bounded = new BoundedStream(stream, limits.MaxFileBytes, () => new($"{name} 超过上限 {SheetLimits.Megabytes(limits.MaxFileBytes)}。请拆成几个文件。"), leaveOpen: true);
        try
        {
            bounded.CopyTo(spool);
            spool.Position = 0;
            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }
}
