using System.Globalization;
using System.Text;
using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Office;

namespace Chuqing.Web.Commands;

/// <summary>One command of the program: how it is called and what it does.</summary>
/// <param name="Name">One or two words, as typed: <c>screen</c>, <c>law check</c>.</param>
/// <param name="Usage">The arguments, as printed in the help.</param>
/// <param name="Purpose">One Chinese sentence.</param>
/// <param name="RunAsync">Returns the exit code: 0 done; 1 done, with rejected rows or a failed proof; 2 bad input.</param>
public sealed record Command(string Name, string Usage, string Purpose, Func<Arguments, CommandOutput, CancellationToken, Task<int>> RunAsync);

/// <summary>Where a command writes: results on stdout, everything else on stderr.</summary>
public sealed record CommandOutput(TextWriter Result, TextWriter Log)
{
    /// <summary>Appends lines that are UTF-8 already, straight to the stream where there is one.</summary>
    public async Task WriteUtf8Async(ReadOnlyMemory<byte> lines, CancellationToken cancel)
    {
        if (Result is StreamWriter { Encoding: UTF8Encoding } direct)
        {
            await direct.FlushAsync(cancel);
            await direct.BaseStream.WriteAsync(lines, cancel);
        }
        else await Result.WriteAsync(Encoding.UTF8.GetString(lines.Span));
    }
}

/// <summary>The list of commands and the way into them.</summary>
public static class CommandLine
{
    static readonly Command[] Commands =
    [
        DemoCommand.Command,
        ServeCommand.Command,
        ConfigCommand.Command,
        DatabaseCommands.Migrate,
        PeopleCommand.Add,
        BackupCommands.Backup,
        BackupCommands.Restore,
        ImportCommand.Ledger,
        TemplateCommand.Ledger,
        EquipmentCommands.Parse,
        ScreenCommand.Command,
        new("law check", "[目录]", "查法规数据：缺出处、版本颠倒、单位不认识、日历缺年等，全部列出。", LawCommands.CheckAsync),
        new("law list", "[--on 日期] [--json]", "列出某日施行的规则、期限和放假安排。", LawCommands.ListAsync),
        new("law show", "编号 [--on 日期] --json", "给出一条规则、一个期限或一年放假安排的全文、出处和各个版本。", LawCommands.ShowAsync),
        LawPreviewCommand.Command,
        TimeCommands.Term,
        TimeCommands.Workdays,
        CreditCodeCommand.Command,
        ReportCommand.Year,
        ReplayCommand.Command,
        ClocksCommand.Rebuild,
        DatabaseCommands.Verify,
        ListCommands.Publish,
        ListCommands.Verify,
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        await using var result = new StreamWriter(Console.OpenStandardOutput(), utf8, 64 * 1024);
        await using var log = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        using var cancel = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; cancel.Cancel(); };
        return await RunAsync(args, new(result, log), cancel.Token);
    }

    /// <summary>Runs a command with the given output; tests call it without a process.</summary>
    public static async Task<int> RunAsync(string[] args, CommandOutput output, CancellationToken cancel)
    {
        var (command, rest) = Find(args);
        if (command is null)
        {
            await output.Log.WriteLineAsync(args is [] or ["help" or "--help" or "-h"] ? Help() : $"没有“{string.Join(' ', args.Take(2))}”这个命令。\n{Help()}");
            return args is [] or ["help" or "--help" or "-h"] ? 0 : 2;
        }
        if (rest is ["--help" or "-h"])
        {
            await output.Log.WriteLineAsync("用法：chuqing " + Say(command));
            return 0;
        }
        try
        {
            return await command.RunAsync(Arguments.Parse(rest), output, cancel);
        }
        catch (BadInputException bad)
        {
            foreach (var line in bad.Lines) await output.Log.WriteLineAsync(line);
            return 2;
        }
        catch (Exception refused) when (refused is LawFileException or NotFoundException or ConflictException or InvalidFieldsException or NotPermittedException)
        {
            await output.Log.WriteLineAsync(refused.Message);
            return 2;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await output.Log.WriteLineAsync("已中断。");
            return 130;
        }
    }

    static (Command?, string[]) Find(string[] args)
    {
        foreach (var words in new[] { 2, 1 })
        {
            if (args.Length < words) continue;
            var name = string.Join(' ', args.Take(words));
            if (Array.Find(Commands, c => c.Name == name) is { } command) return (command, args[words..]);
        }
        return (null, args);
    }

    static string Help() => "用法：chuqing 命令 [参数]\n" + string.Join('\n', Commands.Select(c => "  " + Say(c)));

    static string Say(Command command) => $"{command.Name} {command.Usage}\n      {command.Purpose}";
}
