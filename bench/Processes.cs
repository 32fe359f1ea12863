namespace Chuqing.Bench;

/// <summary>The processes that are measured: the program itself and the peers.</summary>
static class Processes
{
    /// <summary>The built program; the wrapper names it.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("CHUQING_PROGRAM") is { Length: > 0 } path && File.Exists(path) ? path
        : throw new InvalidOperationException("请用 ./chuqing bench 名字 运行：它先编译，再告诉这里程序在哪。");

    public static Task<Measured> OursAsync(params string[] arguments) => MustAsync(Program, [], arguments);

    public static Task<Measured> OursAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments) => MustAsync(Program, variables, arguments);

    public static Task<Measured> PeerAsync(params string[] arguments) => MustAsync(Environment.ProcessPath!, [], ["peer", .. arguments]);

    static async Task<Measured> MustAsync(string program, IEnumerable<KeyValuePair<string, string>> variables, string[] arguments)
    {
        var measured = await Measured.RunAsync(program, variables, arguments);
        return measured.ExitCode == 0 ? measured : throw new InvalidOperationException($"{string.Join(' ', arguments)} 退出码 {measured.ExitCode}：{measured.Errors}{measured.Output}");
    }
}
