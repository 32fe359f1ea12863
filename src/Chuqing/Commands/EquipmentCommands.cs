using System.Text;
using Chuqing.Law.Equipment;
using Chuqing.Office;

namespace Chuqing.Web.Commands;

/// <summary>Reading the column 生产线（设备）.</summary>
static class EquipmentCommands
{
    public static readonly Command Parse = new("equipment parse", "[文件] --json", "把生产线（设备）一栏的文字逐行读成设备、数量、炉号和规格；不给文件就读标准输入。", ParseAsync);

    static async Task<int> ParseAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("json");
        if (arguments.Words.Count > 1) throw new BadInputException($"equipment parse 只读一个文件，多给了“{arguments.Words[1]}”。");
        var name = arguments.Words.Count == 0 ? "-" : arguments.Words[0];
        // 先读完再写：读到一半发现编码不对时，标准输出上什么也没有
        var lines = await ReadAsync(name, cancel);
        foreach (var line in lines) await output.Result.WriteLineAsync(JsonOut.Line(EquipmentText.Parse(line)).AsMemory(), cancel);
        return 0;
    }

    static async Task<List<string>> ReadAsync(string name, CancellationToken cancel)
    {
        var lines = new List<string>();
        try
        {
            await using var stream = name == "-" ? Console.OpenStandardInput() : File.OpenRead(name);
            using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            while (await reader.ReadLineAsync(cancel) is { } line) lines.Add(line);
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException($"{(name == "-" ? "标准输入" : name)}：第 {lines.Count + 1} 行附近不是 UTF-8 编码。请另存为 UTF-8 再读；什么都没有写。");
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"打不开文件“{name}”：没有这个文件，或者不许读。");
        }
        return lines;
    }
}
