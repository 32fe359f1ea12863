using Chuqing.Office;
using Chuqing.Office.Files.Sheets;

namespace Chuqing.Web.Commands;

/// <summary>Writes the empty ledger sheet that counties fill in.</summary>
public static class TemplateCommand
{
    public static readonly Command Ledger = new("template ledger", "FILE.xlsx [--county 名称]…", "写出空白台账：带下拉、示例和填表说明", LedgerAsync);

    static async Task<int> LedgerAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("county");
        var path = arguments.Word(0, "要写的文件，如 台账.xlsx");
        if (!path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) throw new BadInputException($"模板是 xlsx，文件名“{path}”要以 .xlsx 结尾。没有写文件。");
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
            LedgerTemplate.Write(file, arguments.All("county"));
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new BadInputException($"{path} 已经有了，没有覆盖。请换个文件名。");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} 写不了：文件夹不存在或没有权限。");
        }
        await output.Result.WriteLineAsync(path.AsMemory(), cancel);
        return 0;
    }
}
