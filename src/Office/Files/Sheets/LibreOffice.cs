using System.Diagnostics;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Turns xls, et, ods and xlsb into xlsx where LibreOffice is installed.</summary>
static class LibreOffice
{
    static readonly string[] Names = ["soffice", "libreoffice", "soffice.exe"];
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static string? Find(string? path) =>
        (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);

    /// <returns>A stream that removes its file when closed.</returns>
    public static FileStream ToXlsx(Stream source, string name, SheetLimits limits)
    {
        var program = Find(Environment.GetEnvironmentVariable("PATH"))
            ?? throw new BadInputException($"{name} 是旧格式表格（xls、et、ods），这台机器没有装 LibreOffice，转不了。请在 Excel 或 WPS 里另存为 xlsx 再交。");
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var input = Path.Combine(folder.FullName, "sheet" + (Path.GetExtension(name) is { Length: > 1 } extension ? extension : ".xls"));
            using (var copy = File.Create(input)) { source.Position = 0; source.CopyTo(copy); }
            Run(program, folder.FullName, input);
            var output = new FileInfo(Path.Combine(folder.FullName, "out", "sheet.xlsx"));
            if (!output.Exists || output.Length > limits.MaxFileBytes)
                throw new BadInputException($"{name} 转不成 xlsx：文件可能已损坏、加了密码或太大。请在 Excel 或 WPS 里打开，另存为 xlsx 再交。");
            var kept = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            output.MoveTo(kept);
            return new FileStream(kept, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Run(string program, string folder, string input)
    {
        // 自带用户目录，免得与别人开着的 LibreOffice 相互等待
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "-env:UserInstallation=" + new Uri(Path.Combine(folder, "profile")), "--headless", "--norestore",
                "--convert-to", "xlsx", "--outdir", Path.Combine(folder, "out"), input,
            },
        };
        using var process = Process.Start(start) ?? throw new BadInputException("LibreOffice 启动不了。请另存为 xlsx 再交。");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(Patience)) return;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }
}
