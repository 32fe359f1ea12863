using System.Diagnostics;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Turns xls, et, ods and xlsb into xlsx where LibreOffice is installed.</summary>
static class LibreOffice
{
    static readonly string[] Names = ["soffice", "libreoffice", "soffice.exe"];

    static readonly Dictionary<string, string> Filters = new() { [".xls"] = "MS Excel 97", [".ods"] = "calc8", [".xlsb"] = "Calc MS Excel 2007 Binary" };

    // 一次转换要几百兆内存；几个人同时传旧表时排队
    static readonly SemaphoreSlim Seats = new(2);

    /// <summary>How long one sheet may take before the conversion is ended.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The program in the folders of a search path; null where there is none.</summary>
    public static string? Find(string? path) =>
        (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);

    /// <param name="extension">By content, with its dot; never the sender's name.</param>
    /// <returns>A stream that removes its file when closed.</returns>
    /// <exception cref="BadInputException">Not installed, too slow, or nothing came out.</exception>
    public static FileStream ToXlsx(Stream source, string name, string extension, SheetLimits limits, string? searchPath, CancellationToken cancel)
    {
        var program = Find(searchPath)
            ?? throw new BadInputException($"{name} 是旧格式表格（xls、et、ods），这台机器没有装 LibreOffice，转不了。请在 Excel 或 WPS 里另存为 xlsx 再交；或请管理员安装 libreoffice-calc。");
        Seats.Wait(cancel);
        DirectoryInfo? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("chuqing-convert-");
            var input = Path.Combine(folder.FullName, "sheet" + extension);
            using (var copy = File.Create(input)) { source.Position = 0; source.CopyTo(copy); }
            if (!Run(program, folder.FullName, input, cancel))
                throw new BadInputException($"{name} 转成 xlsx 用了 {Patience.TotalMinutes} 分钟还没有完，已停下。请在 Excel 或 WPS 里另存为 xlsx 再交。");
            var output = new FileInfo(Path.Combine(folder.FullName, "out", "sheet.xlsx"));
            if (!output.Exists || output.Length > limits.MaxFileBytes)
                throw new BadInputException($"{name} 转不成 xlsx：文件可能已损坏、加了密码或太大。请在 Excel 或 WPS 里打开，另存为 xlsx 再交。");
            var kept = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            output.MoveTo(kept);
            return new FileStream(kept, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose);
        }
        finally
        {
            Seats.Release();
            Clear(folder);
        }
    }

    static void Clear(DirectoryInfo? folder)
    {
        try
        {
            folder?.Delete(recursive: true);
        }
        catch (IOException)
        {
            // 被结束的进程还没松手；临时目录由系统清
        }
    }

    /// <returns>False when it took too long.</returns>
    static bool Run(string program, string folder, string input, CancellationToken cancel)
    {
        // 自带用户目录，免得与别人开着的 LibreOffice 相互等待
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            ArgumentList =
            {
                "-env:UserInstallation=" + new Uri(Path.Combine(folder, "profile")), "--headless", "--norestore",
                // 指定读法：坏了的 xls 不许当成文本读进来
                "--infilter=" + Filters[Path.GetExtension(input)], "--convert-to", "xlsx", "--outdir", Path.Combine(folder, "out"), input,
            },
        };
        using var process = Process.Start(start) ?? throw new BadInputException("LibreOffice 启动不了。请另存为 xlsx 再交。");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        bool ended;
        // 关了网页就不再等：外壳和它的子进程一起结束
        using (cancel.Register(() => Kill(process)))
            ended = process.WaitForExit(Patience);
        if (!ended) Kill(process);
        if (!ended || cancel.IsCancellationRequested) process.WaitForExit(TimeSpan.FromSeconds(10));
        cancel.ThrowIfCancellationRequested();
        return ended;
    }

    static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // 恰好自己结束了
        }
    }
}
